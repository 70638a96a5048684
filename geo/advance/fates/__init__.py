"""
What became of what was said: claims, episodes, areas and stated areas held against each control source.

Reading order: reach, fates, cases, track, unclaimed, areas, stated_areas.
"""
