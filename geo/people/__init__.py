"""
People and the front: the front line of a day, who lives how far from it, and how sure that is.

May import control, plane and measure. Reading order: front, membership, near, population, exposure.
"""
