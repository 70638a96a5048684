"""
What a person sees of a command: notes, progress, options, formats.

Imports errors alone.
"""
