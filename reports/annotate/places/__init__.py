"""
The grammar of place phrases: names, lists, bearings, words that point back.

May import spans, lexicon, text and the values. Reading order: kinds, names, phrase, lists, anaphora, grammar.
"""
