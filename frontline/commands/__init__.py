"""
The commands, one file each; each loads the rooms it needs when it runs, and no folder imports another.

Folders: reading, control, near, drawing, campaign, data.
"""
