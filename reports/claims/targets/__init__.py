"""
Where an event is: the phrases that can be its place, and what of them is one.

May import events. Reading order: standing, same_phrase, target.
"""
