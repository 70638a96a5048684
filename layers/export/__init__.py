"""
A pack of tables becomes files of every format, and comes back.

May import tables and disk. Reading order: single, gpkg, shapefile, pmtiles, manifest, read_back.
"""
