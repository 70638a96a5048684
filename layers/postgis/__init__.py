"""
A pack of tables goes into a PostGIS database.

May import tables and disk. Reading order: address, connect, tables, load.
"""
