"""
Displacement figures of others as rows: UNHCR's refugees, IOM's tracking, HDX HAPI. Different series are never added.

May import sources and errors. Reading order: rows, answers; cells, faults, totals; units, tables, sums.
"""
