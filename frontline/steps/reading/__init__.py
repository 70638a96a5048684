"""
From files to located claims: what a file holds, its claims, their places.

May import screen and every room below. Reading order: example, base_layers, open_text, read_files, read_and_locate,
displacement, raions.
"""
