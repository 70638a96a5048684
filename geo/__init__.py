"""
Geometry, the advance logic and the vocabulary: pure functions, no files, no network, no drawing.

Imports no other room. Reading order: vocabulary (the words of every column), measure, plane, where, control, advance.
"""
