"""
Areas, lengths and azimuths on the ellipsoid; bearings and sectors.

Imports errors and the vocabulary alone. Reading order: ellipsoid, bearings.
"""
