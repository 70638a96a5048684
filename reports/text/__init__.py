"""
Text becomes reports: markup, pages, documents, sentences, footnotes, dates, tokens.

May import the values report, claim and figure. Reading order: invisible, dates, days, documents, extract, markup,
page_heads, pages, footnotes, sentences, read, tokens.
"""
