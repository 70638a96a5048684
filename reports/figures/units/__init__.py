"""
What a number counts, one family of nouns a file.

May import figures.numbers, figures.losses, lexicon and the values. Reading order: measure, phrase, people, money,
area, things, rates, read.
"""
