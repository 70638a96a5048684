"""Tables of control and of what became of claims on it."""
