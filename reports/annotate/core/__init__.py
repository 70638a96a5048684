"""
Reading that is the same for every language: words, phrases, clauses and statements, and who stands for them.

What differs between languages is data under reports/lexicon. Ukrainian and Russian are read so. Reading order:
vocabulary, phrases, stance, scene, headings, holders, times, statements, read.
"""
