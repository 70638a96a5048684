"""
What a sentence states: each deed with its actor, its places, how it ended and what its word is worth.

May import scene and all below it.

Reading order: subjects, unnamed, actors, failures, persons, apart, where, doubts, grades, contradictions, statements.
"""
