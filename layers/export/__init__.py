"""
A pack of tables becomes files of every format.

May import tables and disk. Reading order: single, gpkg, shapefile, pmtiles, manifest.
"""
