"""
A scene becomes one HTML text that needs no network; its scripts and styles are in assets.

May import scene and style. Reading order: coding, parts, describe, bundle, tiles, plain, page, notebook.
"""
