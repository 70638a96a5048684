"""
Frames in, map text or bytes out: scene, palette, the folium page, static figures, QGIS and KML styling.

May import layers, reports and geo. Reading order: palette, scene, page.
"""
