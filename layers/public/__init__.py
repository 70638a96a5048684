"""
What may be published: claims old enough, no unit, places no finer than a settlement or a grid, no small counts.

May import sources, tables, reports' values and policy, geo. Reading order: rule, cells, gate.
"""
