"""
A scene becomes one HTML text that needs no network; its scripts and styles are in assets.

May import scene and style. Reading order: encode, claims, names, changes, own_layers, time, describe,
bundle, plain, page.
"""
