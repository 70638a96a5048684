"""
Claims become located claims, each with its reasons.

May import gazetteer, disk, geo and the values of reports. Reading order: mentions, candidates, scores, neighbours,
solve, resolution, place, claims_frame, locate, corrections.
"""
