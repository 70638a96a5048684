"""
Text becomes reports: the text of pages, feeds, Markdown and PDFs; documents, sentences, footnotes, dates, tokens.

May import the values report, claim and figure, and the lexicon. Reading order: invisible, dates, days, documents,
extract, markup, markdown, page_heads, pages, furniture, blocks, article, feed, letter, languages, footnotes, sentences,
read, tokens.
"""
