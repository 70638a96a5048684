"""
The tables: schemas, readers, writers, sources, the gazetteer and the packaged data.

May import reports and geo. Disk, clock and network live in disk and in fetch.py alone. Reading order: disk, tables,
sources, gazetteer, locate, control, export.
"""
