"""
Frames become a scene, bottom to top; it knows no backend.

May import style, layers.tables and geo. Reading order: layer, views, context, outlines, control,
change_layers, scene, own_layer, displaced.
"""
