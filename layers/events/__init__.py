"""
Events of others as a layer of points: GeoConfirmed, ACLED, UCDP, NASA FIRMS; and VIINA's status of settlements.

May import tables, disk, sources and geo. Reading order: table, rows, acled, ucdp, geoconfirmed, firms, viina, read.
"""
