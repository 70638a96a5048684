"""
Events of others as points: GeoConfirmed, Bellingcat, ACLED, UCDP, NASA FIRMS; and VIINA's status of settlements.

May import tables, disk, sources, geo and the policy of reports. Reading order: table, origins, rows, acled, ucdp,
geoconfirmed, bellingcat, firms, viina, read.
"""
