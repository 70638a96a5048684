"""
What to write where, and writing it.

May import steps, screen and the rooms. Its name is no plain export, which would hide the notebook's function.
"""
