"""
Runs inside Debian's Python with QGIS, in a process of its own: opens a GeoPackage and its project and tells what it saw.

Usage: qgis_probe.py FOLDER YYYY-MM-DD WEST,SOUTH,EAST,NORTH...; prints JSON; draws FOLDER/qgis-day.png, which shows
the first bounds on that day, FOLDER/sheet.png and sheet.pdf, the printed sheet, and FOLDER/qgis-0.png, qgis-1.png and so on, which show each bounds without a day.
"""

import json
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("XDG_RUNTIME_DIR", "/tmp")  # noqa: S108 - QGIS wants one to be named

from qgis.core import (  # type: ignore[import-not-found]
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsDateTimeRange,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsLayoutExporter,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDateTime, QSize  # type: ignore[import-not-found]

SIZE = 1200
DPI = 150


def look_at_layer(path: str, name: str) -> dict:
    layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
    _, has_style = layer.loadDefaultStyle()
    renderer = layer.renderer()
    if renderer.type() == "mergedFeatureRenderer":
        renderer = renderer.embeddedRenderer()
    rules = renderer.rootRule().children() if renderer.type() == "RuleRenderer" else []
    time = layer.temporalProperties()
    return {
        "valid": layer.isValid(),
        "rows": layer.featureCount(),
        "style": bool(has_style),
        "rules": [rule.label() for rule in rules],
        "temporal": [time.mode(), time.startField(), time.endField()] if time.isActive() else None,
        "title": layer.metadata().title(),
        "licences": layer.metadata().licenses(),
        "rights": layer.metadata().rights(),
        "types": {field.name(): field.typeName() for field in layer.fields()},
        "labels": layer.labelsEnabled(),
    }


def draw(project: QgsProject, target: str, bounds: list[float], day: str | None) -> list[str]:
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(SIZE, SIZE))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(project.crs())
    shown = project.layerTreeRoot().checkedLayers()
    settings.setLayers([layer for layer in project.layerTreeRoot().layerOrder() if layer in shown])
    settings.setBackgroundColor(project.backgroundColor())
    into = QgsCoordinateTransform(QgsCoordinateReferenceSystem("EPSG:4326"), project.crs(), project)
    settings.setExtent(into.transformBoundingBox(QgsRectangle(*bounds)))
    if day:
        start = QDateTime.fromString(f"{day}T00:00:00Z", "yyyy-MM-ddTHH:mm:ssZ")
        settings.setIsTemporal(True)
        settings.setTemporalRange(QgsDateTimeRange(start, start.addDays(1), True, False))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.globalScope())
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(target)
    extent = settings.visibleExtent()
    corners = into.transformBoundingBox(extent, QgsCoordinateTransform.ReverseTransform)
    seen = [corners.xMinimum(), corners.yMinimum(), corners.xMaximum(), corners.yMaximum()]
    return [*(str(error.message) for error in job.errors()), *map(str, seen)]


def print_sheet(project: QgsProject, folder: Path) -> dict:
    (layout,) = project.layoutManager().printLayouts()
    exporter = QgsLayoutExporter(layout)
    picture = QgsLayoutExporter.ImageExportSettings()
    picture.dpi = DPI
    told = [exporter.exportToImage(str(folder / "sheet.png"), picture)]
    told.append(exporter.exportToPdf(str(folder / "sheet.pdf"), QgsLayoutExporter.PdfExportSettings()))
    names = ("map", "legend", "scale", "north", "title", "days", "credits")
    items = {name: layout.itemById(name) for name in names}
    extent = items["map"].extent()
    key = items["legend"].model()
    return {
        "told": told,
        "extent": [extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()],
        "segment": items["scale"].unitsPerSegment(),
        "classes": [node.data(0) for layer in key.rootGroup().findLayers() for node in key.layerLegendNodes(layer)],
        "text": {name: items[name].text() for name in ("title", "days", "credits")},
    }


def main() -> None:
    folder = Path(sys.argv[1])
    day = sys.argv[2]
    bounds = [[float(part) for part in given.split(",")] for given in sys.argv[3:]]
    application = QgsApplication([], False)
    application.initQgis()
    told: list[str] = []
    QgsApplication.messageLog().messageReceived.connect(lambda text, tag, level: told.append(f"{tag} {level}: {text}"))
    geopackage = str(folder / "pack.gpkg")
    whole = QgsVectorLayer(geopackage, "all", "ogr")
    names = [line.split("!!::!!")[1] for line in whole.dataProvider().subLayers()]
    names = [name for name in names if name != "layer_styles"]
    seen: dict = {"layers": {name: look_at_layer(geopackage, name) for name in names}}
    project = QgsProject.instance()
    seen["project"] = {
        "read": project.read(str(folder / "pack.qgz")),
        "title": project.title(),
        "layers": {layer.name(): layer.isValid() for layer in project.mapLayers().values()},
        "order": [layer.name() for layer in project.layerTreeRoot().layerOrder()],
        "groups": [group.name() for group in project.layerTreeRoot().findGroups()],
        "relations": {key: one.isValid() for key, one in project.relationManager().relations().items()},
        "range": [
            project.timeSettings().temporalRange().begin().toString("yyyy-MM-dd"),
            project.timeSettings().temporalRange().end().toString("yyyy-MM-dd"),
        ],
        "credits": project.metadata().abstract(),
    }
    seen["extents"] = [draw(project, str(folder / f"qgis-{at}.png"), one, None) for at, one in enumerate(bounds)]
    draw(project, str(folder / "qgis-day.png"), bounds[0], day)
    seen["sheet"] = print_sheet(project, folder)
    seen["told"] = told
    print(json.dumps(seen), flush=True)  # noqa: T201 - this is how it answers
    os._exit(0)  # QGIS 3.22 crashes on the way out of an offscreen process


main()
