"""
The steps that commands share: open, read, locate, take control, draw.

May import screen and every room. Reading order: read_and_locate, controls, open, draw, claim_status.
"""
