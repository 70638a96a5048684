"""
Schemas, columns, packs of tables, cells as Arrow and as text, and reading a table from any file.

May import disk, sources, geo.measure and reports.claims.policy. Reading order: schemas, columns, pack, arrow, text,
read, claims, quotes.
"""
