"""Archives: of strangers, read within limits; our own, equal for equal files."""
