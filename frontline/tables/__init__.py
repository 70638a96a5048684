"""
Tables for people on stdout, one file a subject, with counts on stderr.

May import screen and, for what became of a claim, steps.
"""
