"""
Figures and changes become charts.

May import style and the values of reports. Reading order: figures, changes.
"""
