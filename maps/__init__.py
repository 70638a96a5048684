"""
Frames in, map text or bytes out: scene, palette, the folium page, static figures, QGIS and KML styling.

May import layers, reports and geo. Reading order: palette and wording (how things look and read); views, context,
outlines and scene (what a map holds); cells, encode, ground, claimdata, namedata and pagedata (the scene as plain
data); bundle, tiles and page (the folium page). The page's own scripts and styles are the modules in assets/, joined
from app.js.
"""
