"""The scene as plain data for the page: whole numbers for geometry, short keys, nothing that policy keeps back."""

from dataclasses import dataclass
from typing import Any, Final

from maps.page.coding.encode import encode_lines, encode_point, encode_polygons
from maps.page.coding.json_cells import LONGEST_QUOTE, plain
from maps.page.parts.changes import describe_changes
from maps.page.parts.claims import GRADES, both_names, describe_claims, describe_marks, grades_on_days
from maps.page.parts.displaced import describe_displaced
from maps.page.parts.ground import draw_ground, name_ground
from maps.page.parts.names import name_roads, name_settlements
from maps.page.parts.near import describe_near
from maps.page.parts.own_layers import describe_own
from maps.page.parts.story import describe_story
from maps.page.parts.time import describe_time
from maps.page.parts.track import describe_track
from maps.page.parts.waters import describe_waters
from maps.scene.scene import Credit, Scene, SceneLayer
from maps.scene.views import View
from maps.scene.waters import is_water
from maps.style.notices import translate
from maps.style.palette import ACTOR_INK, BASE_INK, STYLES
from maps.style.wording import WORDING

STILL_ONLY: Final = frozenset({"grid_new", "grid_none", "control_elsewhere", "outside_frame"})
"""Words of still maps that no page says: it would carry them in two languages."""


def describe_scene(scene: Scene) -> dict[str, Any]:
    """Return everything the page knows, as values JSON can hold; the same scene gives the same data."""
    frames = {layer.key: layer.frame for layer in scene.layers}
    marks, mark_rows = describe_marks(scene)
    claims, quotes = describe_claims(scene, marks)
    claim_rows = {claim["id"]: number for number, claim in enumerate(claims)}
    time = describe_time(scene)
    layers = _layers(scene, _Rows(mark_rows, claim_rows, {mark["id"] for mark in marks if mark.get("form") == "point"}))
    ground = frames["oblasts"], frames["countries"], frames["regions"]
    return {
        "lang": scene.lang,
        "embed": scene.embed,
        "title": "" if scene.title in WORDING["untitled"] else plain(scene.title),
        "asOf": scene.as_of,
        "window": list(scene.window) if scene.window else None,
        "bounds": list(scene.bounds),
        "views": [_view(view) for view in scene.views],
        "hasControl": scene.has_control,
        "reports": [
            _cells(ref, ("report_id", "title", "source", "published", "url", "retrieved")) for ref in scene.reports
        ],
        "credits": [_credit(item) for item in scene.credits],
        "unread": [[plain(number), plain(text, limit=LONGEST_QUOTE)] for number, text in scene.unread],
        "words": {
            lang: {key: getattr(text, lang) for key, text in WORDING.items() if _is_said(key, scene)}
            for lang in ("en", "uk")
        },
        "inks": {"actor": _inks(ACTOR_INK), "base": _inks(BASE_INK)},
        "styles": {key: _style(key) for key in STYLES},
        "layers": layers if time is None else _add_grades(layers, grades_on_days(claims, marks)),
        "marks": marks,
        "claims": claims,
        "quotes": quotes,
        "ground": draw_ground(*ground),
        "names": {
            "labels": name_ground(*ground, views=scene.views),
            "roads": name_roads(scene),
            "settlements": name_settlements(frames["settlements"]),
        },
        "time": time,
        "track": describe_track(scene),
        "near": describe_near(scene),
        "story": describe_story(scene.story),
        "oblastNames": {plain(row.name_en): plain(row.name_uk) for row in frames["oblasts"].itertuples()},
    }


def _is_said(key: str, scene: Scene) -> bool:
    """Tell whether the page of a scene says a phrase: those of settlements are for pages that list them."""
    return key not in STILL_ONLY and not (scene.near is None and (key == "near" or key.startswith("near_")))


def _cells(value: Any, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: plain(getattr(value, name)) for name in names}


def _credit(credit: Credit) -> dict[str, Any]:
    texts = {"name": translate(credit.name), "licence": translate(credit.licence)}
    names = {name: {lang: plain(getattr(text, lang)) for lang in ("en", "uk")} for name, text in texts.items()}
    return {**names, "url": plain(credit.url)}


def _view(view: View) -> dict[str, Any]:
    place = both_names(*view.place) if view.place else None
    return {"bounds": list(view.bounds), "oblasts": plain(view.oblasts), "count": view.count, "place": place}


def _inks(table: dict[Any, Any]) -> dict[str, Any]:
    return {name: {"light": ink.light, "dark": ink.dark} for name, ink in table.items()}


def _style(key: str) -> dict[str, Any]:
    style = STYLES[key]
    names = ("fill", "opacity", "pattern", "edge", "edge_width", "shape")
    legend = {"en": style.legend.en, "uk": style.legend.uk}
    return {name: getattr(style, name) for name in names} | {"dash": list(style.dash), "legend": legend}


@dataclass(frozen=True, slots=True)
class _Rows:
    """Row numbers of marks and claims by their ids, and the marks that are points: their circle needs no path."""

    marks: dict[str, int]
    claims: dict[str, int]
    points: set[str]


def _layers(scene: Scene, rows: _Rows) -> list[dict[str, Any]]:
    """Return the layers bottom to top: changes lie over control and under what comes from text."""
    layers = [_layer(layer, rows, dated=scene.history is not None) for layer in scene.layers]
    below = sum(layer["group"] in {"base", "people", "control"} for layer in layers)
    return [*layers[:below], *describe_changes(scene, rows.claims), *layers[below:]]


def _layer(layer: SceneLayer, rows: _Rows, *, dated: bool) -> dict[str, Any]:
    drawn: Any
    if layer.group == "own":
        kind, drawn = "own", describe_own(layer)
    elif layer.group == "people":
        kind, drawn = "people", describe_displaced(layer)
    elif dated and layer.group == "control":
        kind, drawn = "series", []
    elif is_water(layer):
        kind, drawn = "water", describe_waters(layer)
    else:
        kind, drawn = _draw(layer, rows)
    return {
        "key": plain(layer.key),
        "kind": kind,
        "style": layer.style,
        "group": layer.group,
        "label": {"en": plain(layer.label.en), "uk": plain(layer.label.uk)},
        "note": plain(layer.note),
        "visible": layer.visible,
        "count": len(layer.frame),
        "rows": drawn,
    }


def _add_grades(layers: list[dict[str, Any]], found: dict[str, set[str]]) -> list[dict[str, Any]]:
    """Return the layers with an empty one for each grade that marks have on some day and none in the end."""
    result = list(layers)
    for kind, grades in found.items():
        own = {layer["style"]: layer for layer in layers if layer["kind"] == kind}
        at = next((number for number, layer in enumerate(result) if layer["kind"] == kind), len(result))
        for style in (f"mark_{grade}" for grade in GRADES if grade in grades):
            legend = STYLES[style].legend
            own.setdefault(
                style,
                {
                    "key": f"{kind}_{style.removeprefix('mark_')}",
                    "kind": kind,
                    "style": style,
                    "group": "marks",
                    "label": {"en": plain(legend.en), "uk": plain(legend.uk)},
                    "note": None,
                    "visible": True,
                    "count": 0,
                    "rows": [],
                },
            )
        ordered = [own[style] for style in (f"mark_{grade}" for grade in GRADES) if style in own]
        result = [layer for layer in result if layer["kind"] != kind]
        result[at:at] = ordered
    return result


def _draw(layer: SceneLayer, rows: _Rows) -> tuple[str, list[Any]]:
    """Return how a layer is drawn and what it draws: marks and claims by row number, other shapes as whole numbers."""
    frame, shapes = layer.frame, layer.frame.geometry
    if layer.group == "control":
        return "area", [{"area": encode_polygons(shape)} for shape in shapes]
    if layer.group == "events":
        pairs = zip(frame["claim_id"], shapes, strict=True)
        return "event", [{"claim": rows.claims[plain(name)], "at": encode_point(at)} for name, at in pairs]
    if layer.key.startswith("mark_"):
        return "mark", [rows.marks[name] for name in frame["mark_id"]]
    if layer.group == "marks":
        kind = "stretch" if layer.key.startswith("stretch_") else "outline"
        pairs = zip(frame["mark_id"], shapes, strict=True)
        return kind, [
            {"mark": rows.marks[name]} | ({} if name in rows.points else {"path": encode_lines(shape)})
            for name, shape in pairs
        ]
    if layer.key.startswith("road_"):
        return "road", [{"path": encode_lines(shape)} for shape in shapes]
    return "ground", []
