"""
A sentence taken apart: its verbs become events, each with its actor, its places, its day and its outcome.

Reading order: event, parse, dropped, verbless, actors, belonging, turns.
"""
