"""
Words as written and as a language's lexicon knows them, and which language that is.

Reading order: words, paradigms, lexicon, language.
"""
