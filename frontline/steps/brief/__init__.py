"""
The sections of a brief, each from what was opened and the tables that are given.

May import steps/people and what lies below it. Reading order: cells, claims, ground,
people, stated, displaced, others, glance, make.
"""
