"""
Polygons as edges, cut and noded; the exact difference of two areas; the contact line.

May import measure. Reading order: edges, noding, arrangement, difference, contact, main_lines.
"""
