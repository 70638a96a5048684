"""
Names become places, areas and roads; the reader of a user's own table.

May import tables, sources and the keys of names. Reading order: values, index, names, gazetteer, own_table, complete,
compiled, own_roads.
"""
