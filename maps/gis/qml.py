"""QGIS styles (QML) of a pack's tables: rules from the palette, labels in both languages, time and legend."""

from dataclasses import dataclass, replace
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

import shapely

from geo.vocabulary import ACTORS
from layers.export.gpkg import StoredStyle
from layers.tables.pack import Pack, PackTable
from maps.gis.qml_labels import Lang, find_labels, labelling
from maps.gis.qml_symbols import area_symbol, line_symbol, point_symbol
from maps.scene.change_layers import CHANGE_LABELS
from maps.style.palette import BASE_INK, STYLES, Style
from maps.style.wording import SECTIONS

QGIS_VERSION: Final = "3.22.16-Białowieża"
_TIMED: Final = "@map_start_time IS NOT NULL"
"""What only the temporal controller sets: without it, a series would lie on top of itself."""

_LANGUAGES: Final[dict[Lang, str]] = {"en": "English", "uk": "Українська"}


@dataclass(frozen=True, slots=True)
class _Rule:
    label: str
    where: str
    symbol: Element
    to_scale: int | None = None


def style_tables(pack: Pack) -> dict[str, tuple[StoredStyle, ...]]:
    """Return the English and Ukrainian styles of each table; the pack's language is the default."""
    return {
        table.name: tuple(
            StoredStyle(
                words, write_qml(table, lang=lang, day=pack.day), f"{table.note.about} ({words})", lang == pack.language
            )
            for lang, words in _LANGUAGES.items()
        )
        for table in pack.tables
    }


def write_qml(table: PackTable, *, lang: Lang = "en", day: str | None = None) -> str:
    """Return a table's style as a QML document; an empty table is styled for what it may come to hold."""
    root = Element(
        "qgis",
        {
            "version": QGIS_VERSION,
            "styleCategories": "Symbology|Labeling|Fields|Rendering|MapTips|Temporal",
            "simplifyDrawingHints": "0" if table.shape == "point" else "1",
            "labelsEnabled": "1" if find_labels(table, lang=lang) else "0",
            "hasScaleBasedVisibilityFlag": "0",
        },
    )
    for part in style_parts(table, lang=lang, day=day):
        root.append(part)
    SubElement(root, "layerGeometryType").text = {"point": "0", "line": "1", "area": "2"}[table.shape]
    return document(root, doctype="<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")


def style_parts(table: PackTable, *, lang: Lang, day: str | None) -> list[Element]:
    """Return what a QML document and a layer in a project share: renderer, labels, time, display name."""
    parts = [_renderer(table, lang=lang, day=day)]
    rules = find_labels(table, lang=lang)
    if rules:
        parts.append(labelling(rules, shape=table.shape))
    parts.append(_temporal(table))
    shown = next((name for name in ("place_name", f"name_{lang}", "ref", "kind") if name in table.columns), None)
    preview = Element("previewExpression")
    preview.text = f'"{shown}"' if shown else ""
    parts.append(preview)
    return parts


def list_classes(table: PackTable, *, lang: Lang, day: str | None) -> list[str]:
    """Return the words of a table's classes as its renderer has them, in their order."""
    return [rule.label for rule in _rules(table, lang=lang, day=day)]


def metadata_xml(pack: Pack, table: PackTable) -> str:
    """Return a table's metadata as QGIS reads it: title, about, licence, rights, lineage, extent."""
    return document(metadata_part(pack, table), doctype="<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>")


def metadata_part(pack: Pack, table: PackTable, *, tag: str = "qgis") -> Element:
    """Return a table's metadata as an element, for a project's layer under another name."""
    root = Element(tag, {"version": QGIS_VERSION} if tag == "qgis" else {})
    SubElement(root, "identifier").text = table.name
    SubElement(root, "type").text = "dataset"
    SubElement(root, "title").text = f"{table.note.title_en} / {table.note.title_uk}"
    SubElement(root, "abstract").text = f"{table.note.about}. {pack.footer}"
    SubElement(root, "language").text = "ENG"
    SubElement(root, "license").text = table.note.licence
    for notice in table.note.notices:
        SubElement(root, "rights").text = notice
    for line in (*(f"Report: {report}" for report in pack.reports), pack.lineage):
        if line:
            SubElement(root, "history").text = line
    SubElement(root, "fees")
    SubElement(root, "encoding").text = "UTF-8"
    crs = SubElement(root, "crs")
    spatial_reference(crs)
    if not table.frame.empty and table.frame.geometry.notna().any():
        extent = SubElement(root, "extent")
        west, south, east, north = (f"{edge:.6f}" for edge in shapely.total_bounds(table.frame.geometry.to_numpy()))
        box = {"minx": west, "miny": south, "maxx": east, "maxy": north, "minz": "0", "maxz": "0"}
        SubElement(extent, "spatial", {**box, "crs": "EPSG:4326", "dimensions": "2"})
    return root


def spatial_reference(parent: Element) -> None:
    """Add EPSG:4326 as QGIS names a reference system."""
    system = SubElement(parent, "spatialrefsys")
    for tag, text in (
        ("proj4", "+proj=longlat +datum=WGS84 +no_defs"),
        ("srsid", "3452"),
        ("srid", "4326"),
        ("authid", "EPSG:4326"),
        ("description", "WGS 84"),
        ("projectionacronym", "longlat"),
        ("ellipsoidacronym", "EPSG:7030"),
        ("geographicflag", "true"),
    ):
        SubElement(system, tag).text = text


def document(root: Element, *, doctype: str) -> str:
    """Return an element as an indented document."""
    indent(root, space=" ")
    return f"{doctype}\n{tostring(root, encoding='unicode')}\n"


def _renderer(table: PackTable, *, lang: Lang, day: str | None) -> Element:
    rules = _rules(table, lang=lang, day=day)
    renderer = Element(
        "renderer-v2", {"type": "RuleRenderer", "symbollevels": "0", "enableorderby": "0", "forceraster": "0"}
    )
    group = SubElement(renderer, "rules", {"key": "rules"})
    symbols = SubElement(renderer, "symbols")
    for number, rule in enumerate(rules):
        given = {"key": f"rule{number}", "symbol": str(number), "label": rule.label}
        if rule.where:
            given["filter"] = rule.where
        if rule.to_scale:
            given |= {"scalemaxdenom": str(rule.to_scale), "scalemindenom": "1"}
        SubElement(group, "rule", given)
        rule.symbol.set("name", str(number))
        symbols.append(rule.symbol)
    if day is None or table.name != "control":
        return renderer
    # the faces of a history side by side make a day's control: joined before they are drawn, or each would have a rim
    joined = Element("renderer-v2", {"type": "mergedFeatureRenderer", "enableorderby": "0", "forceraster": "0"})
    joined.append(renderer)
    return joined


def _rules(table: PackTable, *, lang: Lang, day: str | None) -> list[_Rule]:
    """Return one rule for each style among the rows, and for each actor where the table has actors."""
    if table.name == "settlements":
        return _settlement_rules(lang)
    if table.name == "countries":
        return _country_rules(lang)
    present = set(table.frame["style"]) if "style" in table.columns else set()
    styles = [style for key, style in STYLES.items() if key in present]
    if not styles:
        styles = (
            [style for key, style in STYLES.items() if key.startswith("mark_")] if table.note.group == "marks" else []
        )
    rules = []
    for style in styles:
        where = f"\"style\" = '{style.key}'"
        if table.note.group == "control" and "valid_to" in table.columns:
            where += f" AND ({_holding(day)} OR {_TIMED})"
        if "actor" in table.columns and style.key != "uncertainty":
            rules += [
                _Rule(
                    f"{getattr(SECTIONS['qgis'][actor], lang)}: {getattr(style.legend, lang)}",
                    f"{where} AND \"actor\" = '{actor}'",
                    _symbol_of(style, table, actor=actor),
                )
                for actor in ACTORS
            ]
        else:
            legend = CHANGE_LABELS.get(style.key, style.legend)
            rules.append(_Rule(getattr(legend, lang), where, _symbol_of(style, table)))
    return rules


def _holding(day: str | None) -> str:
    """Return the filter of what a still map shows: what holds on a day, or what still holds."""
    if day is None:
        return '"valid_to" IS NULL'
    return f"\"valid_from\" <= to_date('{day}') AND coalesce(\"valid_to\" > to_date('{day}'), TRUE)"


def _symbol_of(style: Style, table: PackTable, *, actor: str | None = None) -> Element:
    if table.shape == "area":
        return area_symbol(style, name="0")
    if table.shape == "line":
        return line_symbol(style, name="0", actor=actor)
    return point_symbol(style, name="0", actor=actor)


def _country_rules(lang: Lang) -> list[_Rule]:
    """Return the calm ground: Ukraine's land lighter than its neighbours'; no ground colour means control."""
    style = STYLES["country"]
    words = [getattr(SECTIONS["qgis"][key], lang) for key in ("home", "neighbours")]
    return [
        _Rule(words[0], "\"iso_a2\" = 'UA'", area_symbol(replace(style, fill=BASE_INK["home"].light), name="0")),
        _Rule(words[1], "\"iso_a2\" <> 'UA'", area_symbol(replace(style, fill=BASE_INK["land"].light), name="0")),
    ]


def _settlement_rules(lang: Lang) -> list[_Rule]:
    """Return the settlements' dots: those named always, the others as the map comes nearer."""
    style = STYLES["settlement"]
    words = [getattr(SECTIONS["qgis"][key], lang) for key in ("named", "cities", "towns", "villages")]
    small = 'NOT "named" AND coalesce("population", 0) < 60000'
    return [
        _Rule(words[0], '"named"', point_symbol(style, name="0", size_mm=1.7), 3_000_000),
        _Rule(words[1], 'NOT "named" AND "population" >= 60000', point_symbol(style, name="0", size_mm=1.7)),
        _Rule(words[2], f'{small} AND "labelled"', point_symbol(style, name="0", size_mm=1.1), 800_000),
        _Rule(words[3], f'{small} AND NOT "labelled"', point_symbol(style, name="0", size_mm=0.8), 150_000),
    ]


def _temporal(table: PackTable) -> Element:
    """Return the temporal settings: from a start to before an end (null = still), or on one day."""
    clock = table.note.clock
    values = {
        "enabled": "1" if clock else "0",
        "mode": "0" if clock is None else ("2" if clock.end else "1"),
        "startField": clock.start if clock else "",
        "endField": (clock.end or "") if clock else "",
        "limitMode": "0",  # begin included, end excluded, as valid_from <= d < valid_to
        "accumulate": "0",
        "durationField": "",
        "durationUnit": "d",
        "fixedDuration": "0" if clock and clock.end else "1",
        "startExpression": "",
        "endExpression": "",
    }
    element = Element("temporal", values)
    fixed = SubElement(element, "fixedRange")
    SubElement(fixed, "start")
    SubElement(fixed, "end")
    return element
