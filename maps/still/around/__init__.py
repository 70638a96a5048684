"""
What stands around a still map, and where: title, key, scale bar, small map, notes.

May import drawing. Reading order: corners, furniture, key, locator, notes, layout.
"""
