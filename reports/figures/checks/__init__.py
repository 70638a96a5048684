"""
Figures against each other: sums, rates, and what two sources say.

May import figures, never the other way. Reading order: finding, rates, sums, check, rows.
"""
