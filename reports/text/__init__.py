"""
Text becomes reports: markup, documents, sentences, footnotes, dates, tokens.

May import the values report, claim and figure. Reading order: invisible, markup, dates, days, documents, footnotes,
sentences, read, tokens.
"""
