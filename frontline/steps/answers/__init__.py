"""
What commands tell of claims: their status, one place's history, the track record, notes on stderr.

May import steps/opening and what lies below it. Reading order: claim_status, tell, place, track, heat.
"""
