"""
A raster of people of the user's own, such as WorldPop's: what it says of itself, and people in areas as ranges.

May import displacement and what lies below it. Reading order: population, count.
"""
