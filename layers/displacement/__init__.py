"""
Displacement figures of others as rows: UNHCR's refugees, IOM's tracking, HDX HAPI. Different series are never added.

May import sources and errors. Reading order: rows, unhcr, iom, hapi; cells, faults, totals; units, tables, sums.
"""
