"""
How things look and read: the palette and the wording, for every backend.

Imports the vocabulary alone. Reading order: palette, wording.
"""
