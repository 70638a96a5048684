"""
Frames in, map text or bytes out: scene, palette, the folium page, static figures, QGIS and KML styling.

May import layers, reports and geo. Reading order: style (how things look and read), scene (what a map holds), page
(the folium page; its scripts and styles in assets), still, plots, gis.
"""
