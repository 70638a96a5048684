"""
Tables for people on stdout, a folder for each folder of commands, with counts on stderr.

May import screen and, for what became of a claim, steps. No folder imports another.
"""
