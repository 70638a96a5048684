"""
One kind of span a file: sides, units, roads, brackets, speakers, deeds, descriptions.

May import lexicon, text and the values.
"""
