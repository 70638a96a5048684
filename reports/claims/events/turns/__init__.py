"""How events turned out: repelled, only a share, lost again."""
