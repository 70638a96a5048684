"""
The advance module: located claims become marks, and marks are held against control.

May import all of geo. Reading order: rules, spells, episodes, voices, marks, grading, fates, heat.
"""
