"""
Text becomes reports: markup, documents, sentences, footnotes, dates, tokens.

May import the values report, claim and figure. Reading order: invisible, markup, dates, documents, footnotes,
sentences, read, tokens.
"""
