"""Labels as QGIS keeps them: rules with a filter, a scale range, a halo, and the English or the Ukrainian name."""

from dataclasses import dataclass, replace
from typing import Final, Literal
from xml.etree.ElementTree import Element, SubElement

from layers.tables.pack import PackTable
from maps.gis.qml_symbols import RING_MM, rgba
from maps.style.palette import ACTOR_INK, BASE_INK
from maps.style.wording import SECTIONS

Lang = Literal["en", "uk"]


@dataclass(frozen=True, slots=True)
class Label:
    """
    One rule of labels: what is written where the filter holds, at scales from 1 : `from_scale` to 1 : `to_scale`.

    `priority` 0 to 10 says who wins where there is no room for both, `away_mm` how far from a point the words stand.
    """

    expression: str
    where: str = ""
    size_pt: float = 8.0
    bold: bool = False
    colour: str = BASE_INK["text"].light
    to_scale: int | None = None
    from_scale: int = 1
    priority: int = 5
    spacing: float = 0.0
    away_mm: float = 1.2


_NAMES: Final = {
    "oblasts": Label(
        "{name}",
        size_pt=9.5,
        colour=BASE_INK["text_soft"].light,
        priority=2,
        spacing=1.4,
        to_scale=6_000_000,
        from_scale=300_000,
    ),
    "countries": Label(
        "{name}",
        size_pt=11,
        colour=BASE_INK["text_soft"].light,
        priority=1,
        spacing=2.0,
        to_scale=50_000_000,
        from_scale=1_500_000,
    ),
    "lakes": Label("{name}", size_pt=7.5, colour=BASE_INK["river"].light, to_scale=2_500_000, priority=3),
    "rivers": Label("{name}", size_pt=7.5, colour=BASE_INK["river"].light, to_scale=4_000_000, priority=3),
    "highways": Label('"ref"', size_pt=7, colour=BASE_INK["road"].light, to_scale=1_500_000, priority=4),
}
_SETTLEMENTS: Final = (
    Label("{name}", '"named"', size_pt=9, bold=True, priority=9, to_scale=3_000_000, away_mm=RING_MM / 2 + 0.4),
    Label("{name}", 'NOT "named" AND "population" >= 250000', size_pt=10, priority=8),
    Label("{name}", 'NOT "named" AND "population" >= 60000 AND "population" < 250000', priority=6, to_scale=2_500_000),
    Label(
        "{name}",
        'NOT "named" AND "labelled" AND coalesce("population", 0) < 60000',
        size_pt=7.5,
        priority=4,
        to_scale=500_000,
    ),
    Label("{name}", 'NOT "named" AND NOT "labelled"', size_pt=7, priority=2, to_scale=120_000),
)


def find_labels(table: PackTable, *, lang: Lang) -> tuple[Label, ...]:
    """Return the label rules of a table in a language; names missing in it are given in the other."""
    other = "uk" if lang == "en" else "en"
    name = f'coalesce("name_{lang}", "name_{other}")'
    if table.name == "settlements":
        rules: tuple[Label, ...] = _SETTLEMENTS
    elif table.name in _NAMES:
        rules = (_NAMES[table.name],)
    elif table.name == "marks":
        rules = tuple(
            Label(
                _mark_text(lang),
                f"\"actor\" = '{actor}'",
                size_pt=6.5,
                colour=ink.light,
                to_scale=300_000,
                priority=7,
            )
            for actor, ink in ACTOR_INK.items()
        )
    else:
        rules = ()
    return tuple(_with_name(rule, name) for rule in rules)


def labelling(rules: tuple[Label, ...], *, shape: str) -> Element:
    """Return QGIS's rule-based labelling of these rules."""
    root = Element("labeling", {"type": "rule-based"})
    group = SubElement(root, "rules", {"key": "labels"})
    for number, rule in enumerate(rules):
        given = {"key": f"label{number}", "description": rule.where or rule.expression}
        if rule.where:
            given["filter"] = rule.where
        if rule.to_scale:
            given |= {"scalemaxdenom": str(rule.to_scale), "scalemindenom": str(rule.from_scale)}
        _settings(SubElement(group, "rule", given), rule, shape=shape)
    return root


def _settings(parent: Element, rule: Label, *, shape: str) -> None:
    settings = SubElement(parent, "settings", {"calloutType": "simple"})
    style = SubElement(
        settings,
        "text-style",
        {
            "fieldName": rule.expression,
            "isExpression": "1",
            "fontFamily": "DejaVu Sans",
            "fontSize": f"{rule.size_pt:g}",
            "fontSizeUnit": "Point",
            "fontWeight": "75" if rule.bold else "50",
            "namedStyle": "Bold" if rule.bold else "Book",
            "fontLetterSpacing": f"{rule.spacing:g}",
            "textColor": rgba(rule.colour),
            "textOpacity": "1",
        },
    )
    SubElement(
        style,
        "text-buffer",
        {
            "bufferDraw": "1",
            "bufferSize": "0.8",
            "bufferSizeUnits": "MM",
            "bufferColor": rgba(BASE_INK["halo"].light),
            "bufferOpacity": "0.9",
        },
    )
    # placement: 6 cartographic around points, 2 along lines, 1 over areas
    placement = {"point": "6", "line": "2", "area": "1"}[shape]
    SubElement(
        settings,
        "placement",
        {
            "placement": placement,
            "priority": str(rule.priority),
            "dist": f"{rule.away_mm:g}" if shape == "point" else "0.6",
            "distUnits": "MM",
            "predefinedPositionOrder": "TR,TL,BR,BL,R,L,TSR,BSR",
            "offsetType": "1",
            "fitInPolygonOnly": "0",
            "centroidWhole": "0",
        },
    )
    SubElement(
        settings,
        "rendering",
        {
            "obstacle": "1" if shape == "point" else "0",  # an oblast all around would push every name away
            "obstacleFactor": "1",
            "displayAll": "0",
            "mergeLines": "1" if shape == "line" else "0",
            "limitNumLabels": "0",
            "drawLabels": "1",
        },
    )


_DAY_OF_GRADE: Final = 'coalesce("graded_on", "published")'


def _mark_text(lang: Lang) -> str:
    """Return the day of the grade and the grade, never a place: the name stands at the place itself."""
    if lang == "en":
        return f"format_date({_DAY_OF_GRADE}, 'd MMM', 'en') || ' · ' || \"evidence\""
    words = "map(" + ",".join(f"'{grade}','{word.uk}'" for grade, word in SECTIONS["evidence"].items()) + ")"
    return f"format_date({_DAY_OF_GRADE}, 'dd.MM') || ' · ' || map_get({words}, \"evidence\")"


def _with_name(rule: Label, name: str) -> Label:
    return replace(rule, expression=rule.expression.replace("{name}", name))
