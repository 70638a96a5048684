"""
Text in, claims and figures out: no coordinates, no files except the packaged lexicon.

May import geo (the vocabulary). Reading order: report, claim, then the files that read one thing each.
"""
