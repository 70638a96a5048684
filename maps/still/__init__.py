"""
A scene becomes PNG, SVG or PDF; icons of symbols.

May import scene and style. Reading order: canvas, ink, markers, labels, furniture, figure.
"""
