"""
One kind of span a file: sides, units, roads, brackets, speakers, verb phrases and the deeds they tell, descriptions.

May import lexicon, text and the values.
"""
