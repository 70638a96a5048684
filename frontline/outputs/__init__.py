"""
What to write where (plan), gathering it, and writing a file or a folder.

May import steps, screen and the rooms. Its name is no plain export, which would hide the notebook's function.
"""
