"""
Geometry, the advance logic and the vocabulary: pure functions, no files, no network, no drawing.

Imports no other room. Reading order: words, errors, measures, bearings, borders, corridors, footprints, advance.
"""
