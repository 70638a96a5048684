"""A scene as a pack of tables: one a theme and geometry type, with style keys, licences and clocks."""

from collections.abc import Iterable
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo.measure.ellipsoid import LONLAT
from layers.displacement.origins import list_origins
from layers.events.origins import list_sources
from layers.sources.notices import FROM_TEXT, describe_layers, list_notices
from layers.tables.claims import CLAIMS, arrange_claims
from layers.tables.pack import Clock, Pack, PackTable, Shape, TableNote, make_table
from maps.gis.notes import ABOUT, ODBL, OF_SOURCE, cite_report, note_claims, write_footer
from maps.scene.change_layers import layer_changes
from maps.scene.scene import BaseLayers, Scene
from maps.scene.waters import hold_between, is_water, shown_day
from maps.style.wording import SECTIONS, Text

_ALWAYS: Final[dict[str, Shape]] = {
    "uncertainty": "line",
    "mark_lines": "line",
    "marks": "point",
}
_HIDDEN: Final = frozenset({"events", "change_claims", "displacement", "refugee_flows"})
_CLOCKS: Final = (
    ("graded_on", "valid_to"),  # a mark is drawn in its grade, so not before somebody gave it that
    ("valid_from", "valid_to"),
    ("from_date", "to_date"),
    ("published", None),
    ("event_date", "event_date_to"),
)
_FAMILIES: Final = (
    ("mark_", "marks"),
    ("stretch_", "mark_lines"),
    ("event_", "events"),
    ("road_", "highways"),
    ("river_", "rivers"),
)
_SHAPE_OF: Final[dict[str, Shape]] = {"Point": "point", "LineString": "line", "LinearRing": "line", "Polygon": "area"}


def pack_scene(scene: Scene, *, base: BaseLayers, lineage: str = "") -> Pack:
    """
    Return everything a scene shows as tables, and its base layers whole.

    Scene layers of one family make one table with a `style` column (a key of the palette); a family this module has
    never heard of is taken along like any other. Withheld claims are not in a scene and so in no pack.
    """
    families: dict[str, list[gpd.GeoDataFrame]] = {}
    day = shown_day(scene.day, scene.as_of)
    for layer in (*scene.layers, *layer_changes(scene)):
        name = family_of(layer.key)
        if is_water(layer):
            frame = hold_between(layer.frame, day, day).drop(columns=["valid_from", "valid_to"], errors="ignore")
            families.setdefault(name, []).append(frame.assign(style=layer.style))
        elif name not in {"settlements", "highways"}:
            families.setdefault(name, []).append(layer.frame.assign(style=layer.style))
    frames = {name: _stack(parts) for name, parts in families.items()}
    frames |= {
        "settlements": _settlements(scene, base),
        "highways": base.highways.assign(style="road_" + base.highways["precision"].astype(str)),
    }
    empty = _empty_marks(scene)
    frames = dict.fromkeys(_ALWAYS, empty) | {name: frame for name, frame in frames.items() if len(frame.columns)}
    if scene.history is not None:
        faces = scene.history.faces
        frames["control"] = faces.assign(style=faces["kind"])
    elif "control" in frames:
        frames["control"] = with_validity(frames["control"])
    frames["claims"] = arrange_claims(scene.claims.rename(columns={"quote": "sentence"}), frames["marks"])
    if "changes" in frames:
        frames["change_claims"] = _links(frames["changes"])
    tables = tuple(_table(name, frames[name], scene) for name in _ordered(frames))
    notices = (ODBL, *(_credit(credit) for credit in scene.credits))
    return Pack(
        tables=tables,
        title=scene.title,
        as_of=scene.as_of,
        footer=write_footer(scene.as_of, has_control=scene.has_control),
        reports=tuple(cite_report(ref.title, ref.source, ref.published, ref.url) for ref in scene.reports),
        notices=notices,
        lineage=lineage,
        language=scene.lang,
        publication=scene.publication,
        day=scene.day.isoformat() if scene.history is not None and scene.day else None,
    )


def family_of(key: str) -> str:
    """
    Return the table that a scene layer belongs to.

    >>> family_of("stretch_claimed"), family_of("control:NZZ:2025-06-12:unclear"), family_of("oblasts")
    ('mark_lines', 'control', 'oblasts')
    """
    if ":" in key:
        return key.split(":", 1)[0]
    for prefix, name in _FAMILIES:
        if key.startswith(prefix):
            return name
    return key


def with_validity(control: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return snapshots with the day each holds from, and the day its source drew the next map (null = still)."""
    days = {source: sorted(set(rows["date"])) for source, rows in control.groupby("source")}
    later = [
        next((day for day in days[source] if day > shown), None)
        for source, shown in zip(control["source"], control["date"], strict=True)
    ]
    return control.assign(valid_from=control["date"], valid_to=pd.Series(later, index=control.index, dtype=object))


def _table(name: str, frame: gpd.GeoDataFrame, scene: Scene) -> PackTable:
    if name == CLAIMS.name:
        return make_table(frame.drop(columns="withheld", errors="ignore"), note_claims(), shape="point")
    layers = [layer for layer in (*scene.layers, *layer_changes(scene)) if family_of(layer.key) == name]
    if name in ABOUT:
        title, about = SECTIONS["table"][name], ABOUT[name]
    else:
        title, about = (layers[0].label, layers[0].note) if layers else (Text(name, name), "")
    group = "marks" if name in {"change_claims", *_ALWAYS} else (layers[0].group if layers else "base")
    packaged = {note.name: note.licence for note in describe_layers()}
    is_base = name in packaged
    notices = list_notices((name,)) if is_base else ()
    if "origin" in frame.attrs:
        kept = notices if name == "settlements" else ()  # official names and codes are joined to any gazetteer
        notices = (*kept, f"Rows: {frame.attrs['origin']}")
    if "credit" in frame.attrs:
        packaged[name] = frame.attrs["credit"][0]
    if group == "control":
        notices = tuple(_credit(credit) for credit in scene.credits if "ontrol" in credit.name)
    elif group == "own" and "source" in frame.columns:
        notices = tuple(source.notice for source in list_sources(frame["source"]))
    elif group == "people":
        notices = tuple(source.notice for source in list_origins(frame["source"]))
    elif name in {"oblasts", "countries", "regions"} and "ODbL" in packaged[name]:
        notices = (*notices, ODBL)
    starts = next(((start, end) for start, end in _CLOCKS if start in frame.columns and group != "people"), None)
    note = TableNote(
        name=name,
        title_en=title.en,
        title_uk=title.uk,
        about=about,
        licence=packaged[name] if is_base else (OF_SOURCE if group in {"control", "own", "people"} else FROM_TEXT),
        notices=notices,
        group=group,
        clock=Clock(*starts) if starts else None,
        visible=name not in _HIDDEN,
    )
    return make_table(frame.drop(columns="withheld", errors="ignore"), note, shape=_shape(name, frame))


def _shape(name: str, frame: gpd.GeoDataFrame) -> Shape:
    if name in _ALWAYS:
        return _ALWAYS[name]
    types = [kind.removeprefix("Multi") for kind in frame.geom_type.dropna().unique()]
    return _SHAPE_OF.get(types[0], "area") if types else "point"


def _stack(parts: Iterable[gpd.GeoDataFrame]) -> gpd.GeoDataFrame:
    """Put layers of one family on top of each other, the lowest first; empty parts only lend their columns."""
    parts = list(parts)
    filled = [part for part in parts if len(part)]
    return pd.concat(filled, ignore_index=True) if filled else parts[0]


def _settlements(scene: Scene, base: BaseLayers) -> gpd.GeoDataFrame:
    """Return the whole gazetteer, telling which places the claims name and which the map would label."""
    shown = scene.layer("settlements").frame
    named = set(shown.loc[shown["named"].astype(bool), "katottg"])
    keys = base.settlements["katottg"]
    return base.settlements.assign(
        named=keys.isin(named), labelled=keys.isin(set(shown["katottg"])), style="settlement"
    )


def _links(changes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return one row for each change and claim that speaks for it, without a place of its own."""
    pairs = [
        {"change_id": change, "claim_id": claim}
        for change, claims in zip(changes["change_id"], changes["claim_ids"], strict=True)
        for claim in (claims if isinstance(claims, tuple | list) else ())
    ]
    plain = pd.DataFrame(pairs, columns=["change_id", "claim_id"])
    return gpd.GeoDataFrame(plain, geometry=gpd.GeoSeries([None] * len(plain), crs=LONLAT), crs=LONLAT)


def _empty_marks(scene: Scene) -> gpd.GeoDataFrame:
    """Return marks without a row but with all columns, for a scene in which nothing could be placed."""
    frame = scene.layer("uncertainty").frame.iloc[:0]
    return frame.assign(style=pd.Series(dtype=object))


def _ordered(frames: dict[str, Any]) -> list[str]:
    known = list(ABOUT)
    above = known.index("events")  # what nobody knows lies over control and under the marks
    return sorted(frames, key=lambda name: (known.index(name) if name in known else above - 0.5, name))


def _credit(credit: Any) -> str:
    return " ".join(part for part in (credit.name, f"({credit.licence})", credit.url) if part)
