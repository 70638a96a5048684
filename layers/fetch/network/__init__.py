"""
What is asked of a service and how it comes: whole, within limits, or a line that says why not.

The client alone reads the network. May import layers/disk. Reading order: request, parts, client.
"""
