"""
From located claims to a page, with the events and the figures of others.

May import steps/opening and what lies below it. Reading order: events, displaced, draw.
"""
