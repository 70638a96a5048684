"""
Words of place become footprints: point, sector, corridor, border stretch, extent.

May import measure and plane. Reading order: extents, borders, corridors, footprints.
"""
