"""
What stands in a sentence: known words, who fights, places, roads, and the clauses they are in.

May import vocabulary. Reading order: spans, parties, place_name, places, roads, clauses.
"""
