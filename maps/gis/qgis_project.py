"""A QGIS project (.qgz) over a GeoPackage beside it: groups, order, styles, time, relations, sheet, credits."""

import io
import zipfile
from typing import Final
from xml.etree.ElementTree import Element, SubElement

from pyproj import Transformer

from layers.disk.packed.zips import ZIP_TIME
from layers.tables.pack import Pack, PackTable, cite_all
from maps.gis.qgis_layout import write_layout
from maps.gis.qml import QGIS_VERSION, document, metadata_part, spatial_reference, style_parts
from maps.gis.qml_labels import Lang
from maps.scene.views import Bounds
from maps.style.palette import BASE_INK
from maps.style.wording import SECTIONS, WORDING, Text

GROUPS: Final[tuple[tuple[str, Text], ...]] = (
    ("labels", SECTIONS["qgis"]["places"]),
    *((group, WORDING[f"group_{group}"]) for group in ("marks", "events", "control", "people", "base")),
)
"""Groups of the layer tree from top to bottom."""

RELATIONS: Final = (
    ("claims_of_mark", "claims", "mark_id", "marks", "mark_id"),
    ("claims_of_change", "change_claims", "change_id", "changes", "change_id"),
    ("changes_of_claim", "change_claims", "claim_id", "claims", "claim_id"),
    ("lines_of_mark", "mark_lines", "mark_id", "marks", "mark_id"),
    ("outline_of_mark", "uncertainty", "mark_id", "marks", "mark_id"),
)
"""Key, child layer and field, parent layer and field; their names are words of the [qgis] section."""

PROJECTED: Final = "EPSG:3857"
"""The canvas only; every layer stays in EPSG:4326 and no area is measured in it."""


def write_project(pack: Pack, *, geopackage: str, bounds: Bounds, sheet: Bounds | None = None) -> bytes:
    """
    Return the project as a .qgz that finds `geopackage` (a file name) in its own folder.

    `bounds` is what the canvas shows, in degrees, `sheet` what is printed, where that is more. Equal packs give equal
    bytes.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo(geopackage.removesuffix(".gpkg") + ".qgs", ZIP_TIME)
        entry.compress_type = zipfile.ZIP_DEFLATED
        archive.writestr(entry, project_xml(pack, geopackage=geopackage, bounds=bounds, sheet=sheet))
    return out.getvalue()


def project_xml(pack: Pack, *, geopackage: str, bounds: Bounds, sheet: Bounds | None = None) -> str:
    """Return the project's document (.qgs)."""
    lang: Lang = "uk" if pack.language == "uk" else "en"
    root = Element("qgis", {"version": QGIS_VERSION, "projectname": pack.title, "saveUser": "", "saveUserFull": ""})
    SubElement(root, "title").text = pack.title
    spatial_reference_of_project(SubElement(root, "projectCrs"))
    _tree(root, pack, geopackage=geopackage, lang=lang)
    _canvas(root, bounds)
    layers = SubElement(root, "projectlayers")
    for table in reversed(pack.tables):
        layers.append(_map_layer(pack, table, geopackage=geopackage, lang=lang))
    order = SubElement(root, "layerorder")
    for table in reversed(pack.tables):
        SubElement(order, "layer", {"id": layer_id(table.name)})
    _relations(root, pack, lang=lang)
    ids = {table.name: layer_id(table.name) for table in pack.tables}
    SubElement(root, "Layouts").append(write_layout(pack, extent=_project(sheet or bounds), layer_ids=ids))
    _properties(root, pack)
    _metadata(root, pack)
    return document(root, doctype="<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")


def layer_id(name: str) -> str:
    """Return a layer's id in the project; QGIS replaces ids of ten letters or fewer with its own."""
    return f"frontline_layer_{name}"


def spatial_reference_of_project(parent: Element) -> None:
    """Add Web Mercator as QGIS names it."""
    system = SubElement(parent, "spatialrefsys")
    for tag, text in (
        ("srsid", "3857"),
        ("srid", "3857"),
        ("authid", PROJECTED),
        ("description", "WGS 84 / Pseudo-Mercator"),
        ("projectionacronym", "merc"),
        ("ellipsoidacronym", "EPSG:7030"),
        ("geographicflag", "false"),
    ):
        SubElement(system, tag).text = text


def _source(table: PackTable, geopackage: str) -> str:
    return f"./{geopackage}|layername={table.name}"


def _title(table: PackTable, lang: Lang) -> str:
    return table.note.title_uk if lang == "uk" else table.note.title_en


def _tree(root: Element, pack: Pack, *, geopackage: str, lang: Lang) -> None:
    tree = SubElement(root, "layer-tree-group")
    for key, words in GROUPS:
        tables = [table for table in reversed(pack.tables) if _group_of(table) == key]
        if not tables:
            continue
        group = SubElement(
            tree, "layer-tree-group", {"name": getattr(words, lang), "checked": "Qt::Checked", "expanded": "1"}
        )
        for table in tables:
            SubElement(
                group,
                "layer-tree-layer",
                {
                    "id": layer_id(table.name),
                    "name": _title(table, lang),
                    "source": _source(table, geopackage),
                    "providerKey": "ogr",
                    "checked": "Qt::Checked" if table.note.visible else "Qt::Unchecked",
                    "expanded": "1" if table.note.group in {"marks", "control"} else "0",
                },
            )
    custom = SubElement(tree, "custom-order", {"enabled": "1"})  # groups are for people, this is what lies on top
    for table in reversed(pack.tables):
        SubElement(custom, "item").text = layer_id(table.name)


def _group_of(table: PackTable) -> str:
    known = {key for key, _ in GROUPS}
    return "labels" if table.name == "settlements" else (table.note.group if table.note.group in known else "base")


def _map_layer(pack: Pack, table: PackTable, *, geopackage: str, lang: Lang) -> Element:
    kinds = {"point": "Point", "line": "Line", "area": "Polygon"}
    layer = Element(
        "maplayer",
        {
            "type": "vector",
            "geometry": kinds[table.shape],
            "wkbType": table.geometry_type,
            "simplifyDrawingHints": "0" if table.shape == "point" else "1",
            "labelsEnabled": "1",
            "readOnly": "0",
            "autoRefreshEnabled": "0",
        },
    )
    SubElement(layer, "id").text = layer_id(table.name)
    SubElement(layer, "datasource").text = _source(table, geopackage)
    SubElement(layer, "layername").text = _title(table, lang)
    SubElement(layer, "abstract").text = table.note.about
    SubElement(layer, "attribution").text = "; ".join(table.note.notices)
    spatial_reference(SubElement(layer, "srs"))
    layer.append(metadata_part(pack, table, tag="resourceMetadata"))
    SubElement(layer, "provider", {"encoding": "UTF-8"}).text = "ogr"
    SubElement(
        SubElement(layer, "map-layer-style-manager", {"current": "default"}), "map-layer-style", {"name": "default"}
    )
    for part in style_parts(table, lang=lang, day=pack.day):
        layer.append(part)
    return layer


def _canvas(root: Element, bounds: Bounds) -> None:
    canvas = SubElement(root, "mapcanvas", {"name": "theMapCanvas", "annotationsVisible": "1"})
    SubElement(canvas, "units").text = "meters"
    extent = SubElement(canvas, "extent")
    west, south, east, north = _project(bounds)
    for tag, value in (("xmin", west), ("ymin", south), ("xmax", east), ("ymax", north)):
        SubElement(extent, tag).text = f"{value:.3f}"
    SubElement(canvas, "rotation").text = "0"
    spatial_reference_of_project(SubElement(canvas, "destinationsrs"))
    SubElement(canvas, "rendermaptile").text = "0"


def _project(bounds: Bounds) -> tuple[float, float, float, float]:
    there = Transformer.from_crs("EPSG:4326", PROJECTED, always_xy=True)
    west, south = there.transform(bounds[0], bounds[1])
    east, north = there.transform(bounds[2], bounds[3])
    return west, south, east, north


def _relations(root: Element, pack: Pack, *, lang: Lang) -> None:
    relations = SubElement(root, "relations")
    names = {table.name: table for table in pack.tables}
    for key, child, field, parent, target in RELATIONS:
        if child not in names or parent not in names:
            continue
        given = {"id": key, "name": getattr(SECTIONS["qgis"][key], lang), "strength": "Association"}
        relation = SubElement(
            relations, "relation", {**given, "referencingLayer": layer_id(child), "referencedLayer": layer_id(parent)}
        )
        SubElement(relation, "fieldRef", {"referencingField": field, "referencedField": target})


def _properties(root: Element, pack: Pack) -> None:
    """Set relative paths, the ground colour, the ellipsoid for measuring and the range of the temporal controller."""
    properties = SubElement(root, "properties")
    _property(properties, "Paths", "Absolute", "bool", "false")
    _property(properties, "Measure", "Ellipsoid", "QString", "EPSG:7030")
    _property(properties, "SpatialRefSys", "ProjectionsEnabled", "int", "1")
    water = BASE_INK["water"].light
    gui = SubElement(properties, "Gui")
    for name, at in (("CanvasColorRedPart", 1), ("CanvasColorGreenPart", 3), ("CanvasColorBluePart", 5)):
        SubElement(gui, name, {"type": "int"}).text = str(int(water[at : at + 2], 16))
    first, last = time_range(pack)
    if first and last:
        settings = SubElement(
            root,
            "ProjectTimeSettings",
            {"timeStepUnit": "d", "timeStep": "1", "frameRate": "4", "cumulativeTemporalRange": "0"},
        )
        span = SubElement(settings, "TemporalRange")
        SubElement(span, "start").text = f"{first}T00:00:00Z"
        SubElement(span, "end").text = f"{last}T00:00:00Z"


def time_range(pack: Pack) -> tuple[str | None, str | None]:
    """Return the first and last day of what is drawn (ISO), null where nothing has a day; marks end after the last."""
    days = {
        cell
        for table in pack.tables
        if table.note.clock is not None and table.note.visible
        for name in (table.note.clock.start, table.note.clock.end)
        if name and (name == table.note.clock.start or table.note.group == "control")
        for cell in table.frame[name]
        if cell is not None
    }
    return (min(days).isoformat(), max(days).isoformat()) if days else (None, None)


def _property(properties: Element, scope: str, name: str, kind: str, value: str) -> None:
    SubElement(SubElement(properties, scope), name, {"type": kind}).text = value


def _metadata(root: Element, pack: Pack) -> None:
    """Say in the project's properties what it is and whom to credit."""
    metadata = SubElement(root, "projectMetadata")
    SubElement(metadata, "identifier").text = pack.title
    SubElement(metadata, "type").text = "project"
    SubElement(metadata, "title").text = pack.title
    SubElement(metadata, "abstract").text = pack.footer
    for notice in pack.notices:
        SubElement(metadata, "rights").text = notice
    for line in cite_all(pack):
        SubElement(metadata, "history").text = line
    SubElement(metadata, "creation").text = pack.stamp.removesuffix(".000Z")
