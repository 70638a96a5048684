"""
Annotated sentences become events, and events become claims.

May import annotate, lexicon, text and the values. Reading order: events, targets, grades, assemble, ids, told, find,
policy, coverage, explain.
"""
