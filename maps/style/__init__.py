"""
How things look and read: the palette and the wording, for every backend.

Words stand in en.toml and uk.toml, looks in palette.toml: whoever translates or draws edits those and no Python. May
import the vocabulary alone. Reading order: load, wording, palette.
"""
