"""
A scene becomes a pack of tables, QGIS styles and project, and KML.

May import scene, style, still.icons and layers. Reading order: pack_scene, qml, qgis_project, kml.
"""
