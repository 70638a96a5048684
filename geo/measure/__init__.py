"""
Areas, lengths and azimuths on the ellipsoid; fast flat distances for arrays; bearings and sectors.

Imports errors and the vocabulary alone. Reading order: flat, ellipsoid, local_plane, bearings, tangles, faults.
"""
