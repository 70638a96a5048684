"""
Files of control polygons become snapshots; the store and the ledger.

May import disk, tables, geo.control and geo.measure. Reading order: copies, sources, shapes, screening, read, store,
ledger.
"""
