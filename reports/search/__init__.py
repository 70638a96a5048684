"""
Patterns that are tried only where they can begin, and only in texts that hold the words they need.

Imports nothing of this project. Reading order: keys, beginnings, heads, pattern, branches.
"""
