"""The scene as plain data for the page: whole numbers for geometry, short keys, nothing that policy keeps back."""

import json
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd
import shapely

from maps.encode import encode_lines, encode_point, encode_polygons
from maps.ground import draw_ground, name_ground
from maps.palette import ACTOR_INK, BASE_INK, STYLES
from maps.scene import Scene, SceneLayer
from maps.wording import WORDING

LONGEST_TEXT: Final = 2_000
"""Names and notes from strangers are cut here; a whole sentence may be longer."""

LONGEST_QUOTE: Final = 20_000

_BIDI: Final = {ord(mark): "\ufffd" for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Direction overrides could make a quote read as something else: they show as replacement characters."""


def describe_scene(scene: Scene) -> dict[str, Any]:
    """Return everything the page knows, as values JSON can hold; the same scene gives the same data."""
    frames = {layer.key: layer.frame for layer in scene.layers}
    marks, mark_rows = _marks(scene)
    claims, quotes = _claims(scene, marks)
    base = frames["oblasts"], frames["countries"], frames["regions"]
    return {
        "lang": scene.lang,
        "title": plain(scene.title),
        "asOf": scene.as_of,
        "window": list(scene.window) if scene.window else None,
        "bounds": list(scene.bounds),
        "views": [
            {
                "bounds": list(view.bounds),
                "oblasts": list(view.oblasts),
                "count": view.count,
                "place": _names(*view.place) if view.place else None,
            }
            for view in scene.views
        ],
        "hasControl": scene.has_control,
        "reports": [
            {
                name: plain(getattr(ref, name))
                for name in ("report_id", "title", "source", "published", "url", "retrieved")
            }
            for ref in scene.reports
        ],
        "credits": [
            {name: plain(getattr(item, name)) for name in ("name", "licence", "url")} for item in scene.credits
        ],
        "unread": [[number, plain(text, limit=LONGEST_QUOTE)] for number, text in scene.unread],
        "words": {lang: {key: getattr(text, lang) for key, text in WORDING.items()} for lang in ("en", "uk")},
        "inks": {"actor": _inks(ACTOR_INK), "base": _inks(BASE_INK)},
        "styles": {key: _style(key) for key in STYLES},
        "layers": [_layer(layer, mark_rows, claims) for layer in scene.layers],
        "marks": marks,
        "claims": claims,
        "quotes": quotes,
        "ground": draw_ground(*base),
        "names": {
            "labels": [
                {**row, "en": plain(row["en"]), "uk": plain(row["uk"])} for row in name_ground(*base, views=scene.views)
            ],
            "roads": _road_names(scene),
            "settlements": _settlements(frames["settlements"]),
        },
        "oblastNames": {plain(row.name_en): plain(row.name_uk) for row in frames["oblasts"].itertuples()},
    }


def to_json(data: dict[str, Any]) -> str:
    """Return data as JSON that can stand inside a script element: no <, > or & and no line separators of JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair would stop the file from being written


def plain(value: Any, *, limit: int = LONGEST_TEXT) -> Any:
    """Return one cell as JSON can hold it: missing values become null, dates ISO text, long text is cut."""
    if isinstance(value, tuple | list | np.ndarray):
        return [plain(item, limit=limit) for item in value]
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        text = value.translate(_BIDI)
        return text if len(text) <= limit else text[:limit] + "…"
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    return round(float(value), 3)


def _inks(table: dict[Any, Any]) -> dict[str, Any]:
    return {name: {"light": ink.light, "dark": ink.dark} for name, ink in table.items()}


def _style(key: str) -> dict[str, Any]:
    style = STYLES[key]
    names = ("fill", "opacity", "pattern", "edge", "edge_width", "shape")
    legend = {"en": style.legend.en, "uk": style.legend.uk}
    return {name: getattr(style, name) for name in names} | {"dash": list(style.dash), "legend": legend}


def _marks(scene: Scene) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Return the marks, strongest evidence last as they are drawn, and the row number of each mark_id."""
    outlines = dict(
        zip(scene.layer("uncertainty").frame["mark_id"], scene.layer("uncertainty").frame.geometry, strict=True)
    )
    marks: list[dict[str, Any]] = []
    rows: dict[str, int] = {}
    for layer in scene.layers:
        if not layer.key.startswith("mark_"):
            continue
        for row in layer.frame.to_dict("records"):
            rows[row["mark_id"]] = len(marks)
            around = outlines.get(row["mark_id"], row["geometry"])
            marks.append(
                {
                    **{
                        name: plain(row[name])
                        for name in (
                            "actor",
                            "action",
                            "evidence",
                            "support",
                            "oblast",
                            "published",
                            "edited",
                            "precision",
                            "form",
                        )
                    },
                    "id": plain(row["mark_id"]),
                    "claimIds": plain(row["claim_ids"]),
                    "placeName": _names(row["place_name"], row["place_name_uk"]),
                    "uncertainty": plain(row["uncertainty_km"]),
                    "open": plain(row["open_end"]) or False,
                    "at": encode_point(row["geometry"]),
                    "box": [round(float(edge), 4) for edge in around.bounds],
                }
            )
    return marks, rows


_CLAIM_NAMES: Final = (
    ("id", "claim_id"),
    ("report", "report_id"),
    ("number", "sentence_id"),
    ("section", "section"),
    ("actor", "actor"),
    ("action", "action"),
    ("evidence", "evidence"),
    ("support", "support"),
    ("modality", "modality"),
    ("claimant", "claimant"),
    ("place", "place"),
    ("relation", "relation"),
    ("part", "part"),
    ("bearing", "bearing"),
    ("bearingOf", "bearing_of"),
    ("km", "distance_km"),
    ("oblast", "oblast"),
    ("event", "event_date"),
    ("eventFrom", "event_date_from"),
    ("source", "source_date"),
    ("published", "published"),
    ("precision", "precision"),
    ("uncertainty", "uncertainty_km"),
    ("why", "why"),
    ("whyNot", "why_not"),
    ("edited", "edited"),
    ("takeaway", "is_takeaway"),
    ("repeats", "repeats"),
    ("outcome", "outcome"),
    ("outcomeSource", "control_source"),
    ("outcomeDate", "on_date"),
    ("lag", "lag_days"),
)
_CLAIM_LISTS: Final = (
    ("line", "line"),
    ("border", "border"),
    ("oblasts", "oblasts"),
    ("roads", "roads"),
    ("units", "units"),
    ("footnotes", "footnotes"),
    ("footnotesInherited", "footnotes_inherited"),
)


def _claims(scene: Scene, marks: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the claims and the quotes they point at; claims of one sentence share one quote."""
    mark_of = {claim: number for number, mark in enumerate(marks) for claim in mark["claimIds"]}
    quotes: dict[str, int] = {}
    claims = []
    for row in scene.claims.to_dict("records"):
        quote = plain(row["quote"], limit=LONGEST_QUOTE) or ""
        shape = row["geometry"]
        placed = shape is not None and not shape.is_empty
        claims.append(
            {
                **{name: plain(row.get(column)) for name, column in _CLAIM_NAMES},
                **{
                    name: plain(row.get(column) if row.get(column) is not None else ()) for name, column in _CLAIM_LISTS
                },
                "quote": quotes.setdefault(quote, len(quotes)),
                "placeName": _names(row.get("place_name"), row.get("place_name_uk")),
                "mark": mark_of.get(row["claim_id"]),
                "box": [round(float(edge), 4) for edge in shape.bounds] if placed else None,
            }
        )
    return claims, list(quotes)


def _names(english: Any, ukrainian: Any) -> dict[str, str] | None:
    en, uk = plain(english), plain(ukrainian)
    return {"en": en or uk, "uk": uk or en} if en or uk else None


def _layer(layer: SceneLayer, mark_rows: dict[str, int], claims: list[dict[str, Any]]) -> dict[str, Any]:
    known = {
        "key": plain(layer.key),
        "style": layer.style,
        "group": layer.group,
        "label": {"en": plain(layer.label.en), "uk": plain(layer.label.uk)},
        "note": plain(layer.note),
        "visible": layer.visible,
        "count": len(layer.frame),
    }
    kind = layer.key.partition("_")[0] if layer.group in {"marks", "events"} else layer.group
    shapes = layer.frame.geometry
    if kind == "mark":
        return known | {"kind": "mark", "rows": [mark_rows[name] for name in layer.frame["mark_id"]]}
    if kind in {"stretch", "uncertainty"}:
        pairs = zip(layer.frame["mark_id"], shapes, strict=True)
        rows = [{"mark": mark_rows[name], "path": encode_lines(shape)} for name, shape in pairs]
        return known | {"kind": "stretch" if kind == "stretch" else "outline", "rows": rows}
    if kind == "event":
        number_of = {claim["id"]: number for number, claim in enumerate(claims)}
        pairs = zip(layer.frame["claim_id"], shapes, strict=True)
        return known | {
            "kind": "event",
            "rows": [{"claim": number_of[name], "at": encode_point(at)} for name, at in pairs],
        }
    if kind == "control":
        return known | {"kind": "area", "rows": [{"area": encode_polygons(shape)} for shape in shapes]}
    if layer.key.startswith("road_"):
        return known | {"kind": "road", "rows": [{"path": encode_lines(shape)} for shape in shapes]}
    return known | {"kind": "ground", "rows": []}


def _road_names(scene: Scene) -> list[dict[str, Any]]:
    """Return each road's ref with the spots its label may stand on: middle first, then outward."""
    roads = []
    for layer in scene.layers:
        if not layer.key.startswith("road_"):
            continue
        for row in layer.frame.to_dict("records"):
            line = shapely.line_merge(row["geometry"])
            shares = (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.15, 0.85, 0.92, 0.08)
            spots = [
                encode_point(shapely.line_interpolate_point(part, share, normalized=True))
                for part in shapely.get_parts(line)
                for share in shares
            ]
            roads.append(
                {
                    "ref": plain(row["ref"]),
                    "name": plain(row.get("name")),
                    "stops": plain(row["stops"]),
                    "spots": spots,
                    "box": [round(float(edge), 4) for edge in line.bounds],
                }
            )
    return roads


def _settlements(frame: Any) -> list[dict[str, Any]]:
    return [
        {
            "en": plain(row["name_en"]),
            "uk": plain(row["name_uk"]),
            "at": encode_point(row["geometry"]),
            "pop": plain(row["population"]),
            "named": bool(row["named"]),
            "oblast": plain(row.get("oblast")),
        }
        for row in frame.to_dict("records")
    ]
