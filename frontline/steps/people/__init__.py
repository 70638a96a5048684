"""
People and the front: settlements near it, what was claimed of each, and how many people they are.

May import steps/answers and what lies below it. Reading order: front, near, exposure, raster, objects, told, notes.
"""
