"""A pack as KML or KMZ: folders, styles, balloons and times as the palette says, no height added, hatches as lines."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import numpy as np
import shapely

from layers.disk.packed.zips import ZIP_TIME
from layers.tables.pack import Pack, PackTable, cite_all
from layers.tables.saying import tell_who
from layers.tables.text import plain
from maps.scene.change_layers import CHANGE_LABELS
from maps.still.icons import draw_icon
from maps.style.palette import ACTOR_INK, BASE_INK, PATTERN_GROUND, STYLES, Style

KML: Final = "http://www.opengis.net/kml/2.2"
LEFT_OUT: Final = frozenset({"countries", "regions", "claims"})
"""Google Earth has borders of its own; claims are told in the balloons of their marks."""

HATCHES_ACROSS: Final = 60
"""Hatch lines across the wider side of an area: KML knows no pattern, so the hatch is drawn."""
_ANGLES: Final = {"hatch45": (1,), "hatch135": (-1,), "cross": (1, -1)}
_HEADS: Final = ("place_name", "name_en", "ref", "kind", "mark_id", "claim_id")
_UNTOLD: Final = frozenset({"style", "extent", "start", "end", "fid", "labelled", "named"})


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What placemarks share: where icons lie (null: none), and the claims told in the balloons, by claim_id."""

    icons: str | None
    claims: dict[str, dict[str, Any]]


def write_kml(pack: Pack) -> bytes:
    """Return a KML document (UTF-8); symbols become coloured pins, for a plain KML carries no pictures."""
    return _document(pack, icons=None)


def write_kmz(pack: Pack) -> bytes:
    """Return a KMZ: the document with the symbols as pictures beside it; equal packs give equal bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        files = {"doc.kml": _document(pack, icons="icons")}
        for style, actor in _symbols():
            files[f"icons/{_style_id(style, actor)}.png"] = draw_icon(style, actor=actor)
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, ZIP_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return out.getvalue()


def kml_colour(colour: str, opacity: float = 1.0) -> str:
    """
    Return #RRGGBB as KML writes it, alpha first and red last.

    >>> kml_colour("#FEC44F", 0.65)
    'a64fc4fe'
    """
    return f"{round(255 * opacity):02x}{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower()


def _document(pack: Pack, *, icons: str | None) -> bytes:
    root = Element("kml", {"xmlns": KML})
    document = SubElement(root, "Document")
    SubElement(document, "name").text = pack.title
    SubElement(document, "open").text = "1"
    SubElement(document, "description").text = _paragraphs(cite_all(pack))
    for style, actor in _symbols():
        _style(document, style, actor, icons=icons)
    for style in STYLES.values():
        if style.shape is None:
            _style(document, style, None, icons=icons, rims=pack.day is None)
    claims = {}
    if any(table.name == "claims" for table in pack.tables):
        claims = {row["claim_id"]: row for row in pack.table("claims").frame.to_dict("records")}
    sheet = _Sheet(icons, claims)
    for table in reversed(pack.tables):
        if table.name not in LEFT_OUT:
            _folder(document, table, pack, sheet)
    indent(root, space=" ")
    body: bytes = tostring(root, encoding="utf-8")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + body + b"\n"


def _symbols() -> list[tuple[Style, str | None]]:
    """Return every pair of point style and actor, in the palette's order; which are used changes no file's name."""
    return [
        (style, actor)
        for style in STYLES.values()
        if style.shape is not None
        for actor in (ACTOR_INK if _is_of_actor(style) else (None,))
    ]


def _is_of_actor(style: Style) -> bool:
    """Tell whether a symbol takes its actor's colour: those of marks and events do."""
    return style.key.startswith(("mark_", "event_"))


def _style_id(style: Style, actor: str | None) -> str:
    return f"{style.key}_{actor}" if actor else style.key


def _style(document: Element, style: Style, actor: str | None, *, icons: str | None, rims: bool = True) -> None:
    """Add one shared style; without `rims`, for the faces of a history, areas have no edge of their own."""
    element = SubElement(document, "Style", {"id": _style_id(style, actor)})
    ink = ACTOR_INK[actor].light if actor else BASE_INK["text"].light  # type: ignore[index]
    if style.shape is not None:
        icon = SubElement(element, "IconStyle")
        if icons is None:
            SubElement(icon, "color").text = kml_colour(ink)
        SubElement(icon, "scale").text = "0.4" if style.shape == "dot" else "0.9"
        if icons is not None:
            SubElement(SubElement(icon, "Icon"), "href").text = f"{icons}/{_style_id(style, actor)}.png"
            SubElement(icon, "hotSpot", {"x": "0.5", "y": "0.5", "xunits": "fraction", "yunits": "fraction"})
        SubElement(SubElement(element, "LabelStyle"), "scale").text = "0.8"
    line = SubElement(element, "LineStyle")
    SubElement(line, "color").text = kml_colour(ink if actor else style.edge or ink)
    SubElement(line, "width").text = f"{style.edge_width:g}"
    area = SubElement(element, "PolyStyle")
    share = PATTERN_GROUND if style.pattern != "none" else 1.0
    SubElement(area, "color").text = kml_colour(style.fill, style.opacity * share) if style.fill else "00ffffff"
    SubElement(area, "fill").text = "1" if style.fill else "0"
    SubElement(area, "outline").text = "1" if style.edge and (rims or not style.fill) else "0"


def _folder(document: Element, table: PackTable, pack: Pack, sheet: _Sheet) -> None:
    folder = SubElement(document, "Folder")
    SubElement(folder, "name").text = f"{table.note.title_en} / {table.note.title_uk}"
    SubElement(folder, "visibility").text = "1" if table.note.visible else "0"
    SubElement(folder, "description").text = _paragraphs(cite_all(pack, table))
    rows = table.frame[table.frame.geometry.notna()]
    if table.name == "settlements":
        rows = rows[rows["named"]]
    for row in rows.to_dict("records"):
        _placemark(folder, table, row, sheet)


def _placemark(folder: Element, table: PackTable, row: dict[str, Any], sheet: _Sheet) -> None:
    mark = SubElement(folder, "Placemark")
    style = STYLES.get(str(row.get("style")))
    words = [plain(row.get(name)) for name in _HEADS]
    head = next((str(word) for word in words if word), table.note.title_en)
    SubElement(mark, "name").text = head
    SubElement(mark, "visibility").text = "1" if table.note.visible else "0"
    SubElement(mark, "description").text = _balloon(table, row, style, sheet)
    _when(mark, table, row)
    if style is not None:
        actor = row.get("actor")
        by_actor = _is_of_actor(style) and actor in ACTOR_INK
        SubElement(mark, "styleUrl").text = "#" + _style_id(style, str(actor) if by_actor else None)
    data = SubElement(mark, "ExtendedData")
    for name in table.columns:
        cell = plain(row[name])
        if cell is None or cell == []:
            continue
        text = "; ".join(map(str, cell)) if isinstance(cell, list) else str(cell)
        SubElement(SubElement(data, "Data", {"name": name}), "value").text = _clean(text)
    _geometry(mark, row["geometry"], style)


def _when(mark: Element, table: PackTable, row: dict[str, Any]) -> None:
    """Add a TimeSpan from the first to before the last day (open where it still holds), or a TimeStamp of one day."""
    clock = table.note.clock
    start = plain(row[clock.start]) if clock else None
    if clock is None or start is None:
        return
    if clock.end is None:
        SubElement(SubElement(mark, "TimeStamp"), "when").text = str(start)
        return
    span = SubElement(mark, "TimeSpan")
    SubElement(span, "begin").text = str(start)
    end = plain(row[clock.end])
    if end is not None:
        SubElement(span, "end").text = str(end)


def _balloon(table: PackTable, row: dict[str, Any], style: Style | None, sheet: _Sheet) -> str:
    """Return a balloon's HTML; every word of data is escaped, for a balloon runs markup."""
    lines = [f"<b>{_escape(CHANGE_LABELS.get(style.key, style.legend).en)}</b>"] if style is not None else []
    told = [
        f"{_escape(name.replace('_', ' '))}: {_escape('; '.join(map(str, cell)) if isinstance(cell, list) else cell)}"
        for name in table.columns
        if name not in _UNTOLD and (cell := plain(row[name])) not in (None, [], "")
    ]
    lines += told
    for key in row.get("claim_ids") or ():
        claim = sheet.claims.get(key)
        if claim is not None:
            source = f"{tell_who(claim)}, {claim['report_id']} {claim['sentence_id']}"
            lines.append(f"“{_escape(claim['sentence'])}” ({_escape(source)})")
    return "<br/>".join(lines)


def _geometry(parent: Element, shape: Any, style: Style | None) -> None:
    hatch = list(hatch_lines(shape, style)) if style is not None and style.pattern in _ANGLES else []
    parts = [*shapely.get_parts(shape), *hatch]
    home = SubElement(parent, "MultiGeometry") if len(parts) > 1 else parent
    for part in parts:
        if part.geom_type == "Point":
            SubElement(SubElement(home, "Point"), "coordinates").text = _coordinates(part)
        elif part.geom_type == "Polygon":
            polygon = SubElement(home, "Polygon")
            SubElement(polygon, "tessellate").text = "1"
            _ring(polygon, "outerBoundaryIs", shapely.orient_polygons(part).exterior)
            for hole in shapely.orient_polygons(part).interiors:
                _ring(polygon, "innerBoundaryIs", hole)
        else:
            line = SubElement(home, "LineString")
            SubElement(line, "tessellate").text = "1"
            SubElement(line, "coordinates").text = _coordinates(part)


def hatch_lines(shape: Any, style: Style) -> Iterator[Any]:
    """Yield a style's hatch over an area as lines; a style without a hatch yields none."""
    west, south, east, north = shape.bounds
    step = max(east - west, north - south) / HATCHES_ACROSS
    if not step > 0:
        return
    shapely.prepare(shape)
    for slope in _ANGLES.get(style.pattern, ()):
        # lines y = slope * x + c; multiples of the step, so that neighbours' hatches meet
        edges = [south - slope * west, south - slope * east, north - slope * west, north - slope * east]
        offsets = np.arange(np.floor(min(edges) / step), np.ceil(max(edges) / step) + 1) * step
        ends = np.array([[[west, slope * west + c], [east, slope * east + c]] for c in offsets])
        for cut in shapely.intersection(shapely.linestrings(ends), shape):
            yield from (part for part in shapely.get_parts(cut) if part.geom_type == "LineString" and not part.is_empty)


def _ring(polygon: Element, name: str, ring: Any) -> None:
    SubElement(SubElement(SubElement(polygon, name), "LinearRing"), "coordinates").text = _coordinates(ring)


def _coordinates(part: Any) -> str:
    return " ".join(f"{round(x, 6)},{round(y, 6)}" for x, y in shapely.get_coordinates(part))


def _paragraphs(lines: tuple[str, ...]) -> str:
    return "<br/>".join(_escape(line) for line in lines)


def _escape(text: Any) -> str:
    """Return text as a balloon may show it; `$[` would be filled in by Google Earth."""
    safe = _clean(str(text)).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace('"', "&quot;").replace("$[", "$&#91;")


def _clean(text: str) -> str:
    """Drop characters that XML 1.0 has no place for."""
    return "".join(letter for letter in text if letter >= " " or letter in "\t\n")
