"""
Text becomes reports: documents, sentences, footnotes, dates, tokens; `extracts` is the text of pages, letters and PDFs.

May import the values report, claim and figure, and the lexicon. Reading order: invisible, dates, days, documents,
extracts, language, footnotes, sentences, read, tokens.
"""
