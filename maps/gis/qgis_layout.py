"""A sheet to print from a QGIS project: A4 across with map, key, title, days, scale bar, north arrow, licences."""

import base64
import re
from collections.abc import Iterable
from textwrap import wrap
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5
from xml.etree.ElementTree import Element, SubElement

from layers.tables.claims import CLAIMS
from layers.tables.pack import Pack, PackTable
from maps.gis.notes import write_footer
from maps.gis.qml import list_classes
from maps.gis.qml_labels import Lang
from maps.gis.qml_symbols import RING_MM, rgba
from maps.style.dates import write_day, write_days_within
from maps.style.notices import translate
from maps.style.palette import BASE_INK
from maps.style.wording import SECTIONS, WORDING

Box = tuple[float, float, float, float]
"""Left, top, width and height in millimetres of the sheet."""

Extent = tuple[float, float, float, float]
"""West, south, east and north in the project's units."""

SHEET_MM: Final = (297.0, 210.0)
MARGIN_MM: Final = 8.0
TITLE: Final[Box] = (MARGIN_MM, 6, 281, 9)
DAYS: Final[Box] = (MARGIN_MM, 15, 281, 6)
MAP: Final[Box] = (MARGIN_MM, 22, 197, 156)
KEY: Final[Box] = (208, 22, 81, 156)
SCALE: Final[Box] = (MARGIN_MM + 3, 166, 60, 10)
NORTH: Final[Box] = (192, 25, 10, 13)
CREDITS: Final[Box] = (MARGIN_MM, 180, 281, 26)
MOST_CITED: Final = 3
"""Reports that the sheet names one by one."""

_KEY_PT: Final = 7.0
_KEY_LEAST_PT: Final = 4.5
_KEY_TITLE_MM: Final = 7.0
_ROW_GAP_MM: Final = 0.9
_SYMBOL_MM: Final = 9.0
"""What the widest symbol and the room beside it take of a row of the key."""

_WRAP: Final = "|"
"""Where a line of the key ends: no class has it in its words."""

_CREDIT_SIZES: Final = (6.0, 5.5, 5.0, 4.5)
_MM_PER_POINT: Final = 0.353
_LETTER: Final = 0.56
"""Width of a letter, line breaks included, and height of a line, in sizes of the font: DejaVu Sans is a wide one."""

_LEADING: Final = 1.3
_NOTICE: Final = re.compile(r"(?P<name>.+?)(?: \((?P<licence>[^()]+)\))?(?P<url> https?://\S+)?")
_KINDS: Final = {
    "page": "65638",
    "map": "65639",
    "picture": "65640",
    "label": "65641",
    "legend": "65642",
    "scale": "65646",
}
_FONT: Final = "DejaVu Sans"
_ARROW: Final = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 26"><path d="M10 0 18 18 10 14 2 18z" fill="{ink}" '
    'stroke="{halo}" stroke-width="1"/><text x="10" y="25.5" font-family="DejaVu Sans" font-size="8" '
    'font-weight="bold" text-anchor="middle" fill="{ink}">{north}</text></svg>'
)


def write_layout(pack: Pack, *, extent: Extent, layer_ids: dict[str, str]) -> Element:
    """Return the layout of a pack; `extent` is what the map must show, `layer_ids` the project's id of each table."""
    lang: Lang = "uk" if pack.language == "uk" else "en"
    words = SECTIONS["qgis"]
    layout = Element("Layout", {"name": getattr(words["print_layout"], lang), "units": "mm", "printResolution": "300"})
    SubElement(
        layout, "Grid", {"resolution": "10", "resUnits": "mm", "offsetX": "0", "offsetY": "0", "offsetUnits": "mm"}
    )
    pages = SubElement(layout, "PageCollection")
    _symbol_of_page(pages)
    _item(pages, "page", (0, 0, *SHEET_MM), {}, order=0)
    ground = _item(layout, "map", MAP, {"followPreset": "false", "keepLayerSet": "false", "mapRotation": "0"}, order=1)
    west, south, east, north = widen(extent, MAP[2] / MAP[3])
    edges = {"xmin": west, "ymin": south, "xmax": east, "ymax": north}
    SubElement(ground, "Extent", {name: f"{value:.3f}" for name, value in edges.items()})
    _legend(layout, pack, lang=lang, layer_ids=layer_ids)
    _scale_bar(layout)
    _north(layout, getattr(words["north_letter"], lang))
    _label(layout, "title", TITLE, pack.title, size_pt=16 if len(pack.title) <= 80 else 11, bold=True)
    _label(layout, "days", DAYS, write_shown_days(pack, lang=lang), size_pt=8.5)
    credit = write_credits(pack, lang=lang)
    _label(layout, "credits", CREDITS, credit, size_pt=credit_size(credit), soft=True)
    return layout


def widen(extent: Extent, aspect: float) -> Extent:
    """Return the smallest extent around another of a width to its height: QGIS would else bend the map's frame."""
    west, south, east, north = extent
    width, height = max(east - west, 1.0), max(north - south, 1.0)
    width, height = max(width, height * aspect), max(height, width / aspect)
    x, y = (west + east) / 2, (south + north) / 2
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2


def write_shown_days(pack: Pack, *, lang: Lang) -> str:
    """Return the day of the data, when the reports were published, and whose control of which day is drawn."""

    def say(key: str, **fill: str) -> str:
        return str(getattr(WORDING[key], lang)).format(
            **{slot: write_days_within(it, lang) for slot, it in fill.items()}
        )

    parts = [say("as_of", date=pack.as_of or getattr(WORDING["unknown"], lang))]
    days = sorted({day for day in _cells(pack, CLAIMS.name, "published") if day is not None})
    if days:
        first, last = days[0].isoformat(), days[-1].isoformat()
        parts.append(say("window_day" if first == last else "window", **{"from": first, "to": last}))
    shown: dict[str, str] = {}
    for source, day, end in zip(
        *(_cells(pack, "control", name) for name in ("source", "valid_from", "valid_to")), strict=True
    ):
        begun = day.isoformat()
        if (pack.day is None and end is None) or (pack.day is not None and begun <= pack.day):
            shown[source] = max(shown.get(source, ""), begun)
    parts += [say("showing_control", note=f"{source}, {pack.day or day}") for source, day in sorted(shown.items())]
    return " · ".join(parts)


def write_credits(pack: Pack, *, lang: Lang) -> str:
    """Return what the sheet does not show, the reports it is made of, the sources and their licences."""
    has_control = any(table.note.group == "control" for table in pack.tables)
    footer = write_footer(write_day(pack.as_of, lang) if pack.as_of else None, has_control=has_control, lang=lang)
    cited = [write_days_within(report, lang) for report in dict.fromkeys(pack.reports)]
    if len(cited) > MOST_CITED:
        cited = [getattr(SECTIONS["qgis"]["reports_cited"], lang).format(count=len(cited))]
    notices = [_translate_notice(notice, lang) for notice in pack.notices]
    heading = getattr(WORDING["sources"], lang)
    return f"{footer}\n{heading}: " + " ".join(f"{part.rstrip('.')}." for part in (*cited, *notices))


def _translate_notice(notice: str, lang: Lang) -> str:
    """Return a notice in a language: its name, the licence in brackets behind it, and the address as it is."""
    parts = _NOTICE.fullmatch(notice)
    if parts is None or parts["licence"] is None:
        return str(getattr(translate(notice), lang))
    name, licence = (getattr(translate(parts[part]), lang) for part in ("name", "licence"))
    return f"{name} ({licence}){parts['url'] or ''}"


def credit_size(text: str) -> float:
    """Return the largest size in points at which credits fit their box; the smallest where none does."""
    for size in _CREDIT_SIZES:
        room = CREDITS[2] / (_LETTER * size * _MM_PER_POINT)
        lines = sum(-(-len(line) // int(room)) for line in text.split("\n"))
        if lines * size * _LEADING * _MM_PER_POINT <= CREDITS[3]:
            return size
    return _CREDIT_SIZES[-1]


def _cells(pack: Pack, table: str, column: str) -> Iterable[Any]:
    found = next((one for one in pack.tables if one.name == table and column in one.columns), None)
    return () if found is None else found.frame[column]


def _item(parent: Element, kind: str, box: Box, given: dict[str, str], *, order: int, name: str = "") -> Element:
    left, top, width, height = box
    key = "{" + str(uuid5(NAMESPACE_URL, f"frontline/layout/{name or kind}")) + "}"
    place = {
        "position": f"{left:g},{top:g},mm",
        "positionOnPage": f"{left:g},{top:g},mm",
        "size": f"{width:g},{height:g},mm",
    }
    usual = {
        "type": _KINDS[kind], "uuid": key, "templateUuid": key, "id": name or kind, "zValue": str(order),
        "referencePoint": "0", "visibility": "1", "opacity": "1", "itemRotation": "0", "positionLock": "false",
        "excludeFromExports": "0", "background": "true" if kind in {"page", "map"} else "false",
        "frame": "true" if kind == "map" else "false",
        "frameJoinStyle": "miter", "outlineWidthM": "0.2,mm",
    }  # fmt: skip
    item = SubElement(parent, "LayoutItem", usual | place | given)
    ground = BASE_INK["water"].light if kind == "map" else "#FFFFFF"
    for tag, colour in (("FrameColor", BASE_INK["text_soft"].light), ("BackgroundColor", ground)):
        _colour(item, tag, colour)
    return item


def _colour(parent: Element, tag: str, colour: str) -> None:
    red, green, blue = (str(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    SubElement(parent, tag, {"red": red, "green": green, "blue": blue, "alpha": "255"})


def _symbol_of_page(pages: Element) -> None:
    symbol = SubElement(pages, "symbol", {"type": "fill", "name": "", "alpha": "1"})
    layer = SubElement(symbol, "layer", {"class": "SimpleFill", "enabled": "1", "pass": "0", "locked": "0"})
    for name, value in (("color", "255,255,255,255"), ("style", "solid"), ("outline_style", "no")):
        SubElement(layer, "prop", {"k": name, "v": value})


def _label(
    layout: Element,
    name: str,
    box: Box,
    text: str,
    *,
    size_pt: float,
    bold: bool = False,
    soft: bool = False,
) -> None:
    # QGIS works out what a label has between these signs, whoever wrote it
    plain = text.replace("[%", "[ %")
    given = {"labelText": plain, "htmlState": "0", "halign": "1", "valign": "32", "marginX": "0", "marginY": "0"}
    item = _item(layout, "label", box, given, order=5, name=name)
    _font(item, "LabelFont", size_pt, bold=bold)
    _colour(item, "FontColor", BASE_INK["text_soft" if soft else "text"].light)


def _font(parent: Element, tag: str, size_pt: float, *, bold: bool = False) -> None:
    told = f"{_FONT},{size_pt:g},-1,5,{75 if bold else 50},0,0,0,0,0"
    SubElement(parent, tag, {"description": told, "style": "Bold" if bold else "Book"})


def _legend(layout: Element, pack: Pack, *, lang: Lang, layer_ids: dict[str, str]) -> None:
    """Add the key: of the layers that are switched on, the classes that the map shows, as large as they fit."""
    tables = [table for table in reversed(pack.tables) if _is_in_key(table)]
    classes = {table.name: list_classes(table, lang=lang, day=pack.day) for table in tables}
    size, words = fit_key(tables, classes)
    ground = layout.find("LayoutItem[@id='map']")
    given = {
        "map_uuid": "" if ground is None else ground.get("uuid", ""), "title": getattr(WORDING["legend"], lang),
        "legendFilterByMap": "1", "resizeToContents": "1", "columnCount": "1", "symbolWidth": "5",
        "symbolHeight": "2.4", "boxSpace": "0", "columnSpace": "2", "lineSpacing": "0.6",
        "fontColor": BASE_INK["text"].light, "wrapChar": _WRAP, "titleAlignment": "1", "symbolAlignment": "1",
        "splitLayer": "0", "equalColumnWidth": "0", "legendFilterByAtlas": "0",
    }  # fmt: skip
    item = _item(layout, "legend", KEY, given, order=2)
    styles = SubElement(item, "styles")
    for name, points, above in (
        ("title", _KEY_PT + 3, 0.0),
        ("group", size + 1, 2.0),
        ("subgroup", size + 0.5, 1.8),
        ("symbol", size, _ROW_GAP_MM),
        ("symbolLabel", size, _ROW_GAP_MM),
    ):
        margins = {"marginTop": f"{above:g}", "marginLeft": "1.5" if name == "symbolLabel" else "0", "alignment": "1"}
        if name == "title":
            margins["marginBottom"] = "1.5"
        style = SubElement(styles, "style", {"name": name, "indent": "0", **margins})
        _font(style, "styleFont", points, bold=not name.startswith("symbol"))
    tree = SubElement(item, "layer-tree-group")
    for table in tables:
        given = {"id": layer_ids[table.name], "name": table.note.title_uk if lang == "uk" else table.note.title_en}
        node = SubElement(tree, "layer-tree-layer", {**given, "checked": "Qt::Checked", "expanded": "1"})
        custom = SubElement(SubElement(node, "customproperties"), "Option", {"type": "Map"})
        told = {f"legend/label-{number}": line for number, line in enumerate(words[table.name])}
        for key, value in {"legend/title-style": "subgroup", **told}.items():
            SubElement(custom, "Option", {"name": key, "type": "QString", "value": value})


def fit_key(tables: list[PackTable], classes: dict[str, list[str]]) -> tuple[float, dict[str, list[str]]]:
    """Return the largest size in points at which the classes of tables fit the key, and their words broken so."""
    size = _KEY_PT
    while True:
        letters = int((KEY[2] - _SYMBOL_MM) / (_LETTER * size * _MM_PER_POINT))
        words = {name: [_WRAP.join(wrap(line, letters)) for line in lines] for name, lines in classes.items()}
        high = sum(_table_mm(table, words[table.name], size) for table in tables)
        if high + _KEY_TITLE_MM <= KEY[3] or size <= _KEY_LEAST_PT:
            return size, words
        size -= 0.25


def _table_mm(table: PackTable, rows: list[str], size: float) -> float:
    """Return how high a table of the key is: its title and the classes that it has rows of."""
    line_mm = size * _MM_PER_POINT * _LEADING
    symbol_mm = RING_MM if table.name == "marks" else 2.4
    high = sum(_ROW_GAP_MM + max((row.count(_WRAP) + 1) * line_mm, symbol_mm) for row in rows)
    if "actor" in table.columns and "style" in table.columns:
        high *= len(table.frame[["style", "actor"]].drop_duplicates()) / max(len(rows), 1)
    return high + line_mm + 2.2


def _is_in_key(table: PackTable) -> bool:
    """Tell whether a table is switched on and has shapes; the ground needs no words."""
    is_drawn = table.name != CLAIMS.name and bool(table.frame.geometry.notna().any())
    return is_drawn and table.note.visible and table.name not in {"countries", "regions"}


def _scale_bar(layout: Element) -> None:
    """Add a bar of kilometres on the ellipsoid that keeps a round length however the map is moved."""
    ground = layout.find("LayoutItem[@id='map']")
    given = {
        "mapUuid": "" if ground is None else ground.get("uuid", ""), "style": "Single Box", "unitType": "km",
        "unitLabel": "km", "numMapUnitsPerScaleBarUnit": "1", "numUnitsPerSegment": "50", "numSegments": "2",
        "numSegmentsLeft": "0", "segmentSizeMode": "1", "minBarWidth": "25", "maxBarWidth": "50", "height": "1.6",
        "boxContentSpace": "1", "labelBarSpace": "1", "labelVerticalPlacement": "0", "labelHorizontalPlacement": "0",
        "alignment": "0", "outlineWidth": "0.2", "lineJoinStyle": "miter", "lineCapStyle": "square",
        "background": "true",
    }  # fmt: skip
    item = _item(layout, "scale", SCALE, given, order=3)
    style = {"fontFamily": _FONT, "fontSize": "7", "fontSizeUnit": "Point", "namedStyle": "Book", "textOpacity": "1"}
    SubElement(item, "text-style", style | {"textColor": rgba(BASE_INK["text"].light), "fontWeight": "50"})
    for tag, colour in (("fillColor", "text"), ("fillColor2", "halo"), ("strokeColor", "text")):
        _colour(item, tag, BASE_INK[colour].light)


def _north(layout: Element, letter: str) -> None:
    """Add an arrow that turns with the map."""
    ground = layout.find("LayoutItem[@id='map']")
    drawing = _ARROW.format(ink=BASE_INK["text"].light, halo=BASE_INK["halo"].light, north=letter)
    given = {
        "file": "base64:" + base64.b64encode(drawing.encode()).decode(), "mode": "0", "resizeMode": "0",
        "anchorPoint": "0",
        "pictureRotation": "0", "northMode": "0", "northOffset": "0",
        "mapUuid": "" if ground is None else ground.get("uuid", ""),
    }  # fmt: skip
    _item(layout, "picture", NORTH, given, order=4, name="north")
