"""
Files of control polygons become snapshots; the store and the ledger.

May import disk, tables, geo.control and geo.measure. Reading order: labels, files, checks, read, store, ledger.
"""
