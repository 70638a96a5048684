"""
The files behind a control path and the rows in them, whatever their format; what is no map is named.

May import labels. Reading order: copies, no_maps, payload, rows.
"""
