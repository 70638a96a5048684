"""
From located claims to a page, with the events of others.

May import steps/opening and what lies below it. Reading order: events, draw.
"""
