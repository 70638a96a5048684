"""
Schemas, columns, packs of tables, and cells as Arrow and as text.

May import disk, geo.measure and reports.claims.policy. Reading order: schemas, columns, pack, arrow, text, quotes.
"""
