"""
A campaign: a folder with its settings and one store, in which months of reports and maps are kept.

May import all of layers. Reading order: settings, rows, store.
"""
