"""Where data comes from and whether it is whole: sources, layers, a user's own files."""
