"""
Names become places, areas and roads; the reader of a user's own tables.

May import tables, sources and the keys of names. Reading order: values, index, names, gazetteer, romanise, complete,
own, compiled, raions.
"""
