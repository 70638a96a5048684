"""
Reading that is the same for every language: words, spans, parties, places, clauses, statements and who stands for them.

What differs between languages is data under reports/lexicon. Ukrainian and Russian are read so. Reading order: words,
paradigms, lexicon, language, spans, parties, places, clauses, stance, scene, actors, failures, where, grades,
statements, read.
"""
