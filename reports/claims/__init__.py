"""
Annotated sentences become events, and events become claims.

May import annotate, lexicon, text and the values. Reading order: event, events, agents, attach, outcomes, standing,
targets, assemble, ids, policy, find, coverage.
"""
