"""
The parts of a page's data, one a file: claims and marks, changes, days, names, notices, own layers, the ground.

May import coding. Reading order: claims, names, changes, own_layers, displaced, time, notices, ground_lines, ground.
"""
