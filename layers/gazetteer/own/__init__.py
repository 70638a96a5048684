"""
Tables of a user's own: settlements, roads and objects, as OpenStreetMap, GeoNames or a spreadsheet give them.

Reading order: osm_extract, known_tables, bad_rows, settlements, roads, objects.
"""
