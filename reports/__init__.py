"""
Text in, claims and figures out: no coordinates, no files except the packaged word lists.

May import geo (the vocabulary). Reading order: report, claim and figure (the values), lexicon, text, annotate (spans,
places, evidence, document), claims, figures.
"""
