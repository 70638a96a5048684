"""
Text becomes reports: markup, pages, articles, documents, sentences, footnotes, dates, tokens.

May import the values report, claim and figure. Reading order: invisible, dates, days, documents, extract, markup,
page_heads, pages, furniture, blocks, article, footnotes, sentences, read, tokens.
"""
