"""
A sentence taken apart: its verbs become events, each with its actor, its places, its day and its outcome.

Reading order: event, parse, unreal, agents, unnamed_strikers, within, attach, goals, days, outcomes, sightings.
"""
