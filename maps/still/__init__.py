"""
A scene becomes PNG, SVG or PDF; icons of symbols.

May import scene and style. Reading order: drawing, around, figure, grid, icons.
"""
