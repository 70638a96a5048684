"""
One file a service: what it is asked for, how its answer is checked, and what layers are made of it.

May import wish and network, and every other room of layers. Reading order: content, control_checks, geonames,
boundaries, deepstate, isw, firms, displacement.
"""
