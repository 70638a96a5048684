"""
Copies of sources into the user's cache: asked for by hand, with terms, dates and hashes kept.

The only room that reads the network (network/client alone) and the clock. May import every other of layers. Reading
order: network, wish, services, adapters, fetch, own_file, cached_layers.
"""
