"""People who fled as layers: oblasts by how many, lines from Ukraine to countries; what is unknown is hatched."""

import dataclasses
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

import geopandas as gpd
import pandas as pd
from shapely.geometry import LineString

from maps.errors import SceneError
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.style.palette import STYLES
from maps.style.wording import SECTIONS, Text

AREAS: Final = "displacement"
FLOWS: Final = "refugee_flows"
"""Families of layers, each a table of a pack."""

AREA_BOUNDS: Final = (50_000, 100_000, 200_000, 500_000)
FLOW_BOUNDS: Final = (10_000, 100_000, 500_000)
"""Where the classes of palette.toml begin: the same for every round, so that two maps can be compared."""

SHOWN: Final = ("value", "measure", "round", "to_date", "source", "series", "note")
"""Columns that a reader may see of an area or a line, besides its name."""


def add_areas(scene: Scene, figures: pd.DataFrame) -> Scene:
    """
    Return a scene with figures on its oblasts (by `name_en`), a layer a class, below control and all that is drawn.

    `figures` are one measure of one series and round, with `value` (null: unknown) and the columns SHOWN. An oblast
    that is not among them is unknown too. Raises SceneError for figures of several measures, series or rounds.
    """
    _check_one(figures)
    oblasts = scene.layer("oblasts").frame[["name_en", "name_uk", "geometry"]]
    frame = oblasts.merge(figures.drop(columns="name_uk", errors="ignore"), on="name_en", how="left")
    for name in ("source", "series", "measure", "round"):
        frame[name] = figures[name].iloc[0]
    frame["note"] = (
        frame["note"].astype(object).where(frame["value"].notna() | frame["note"].notna(), "not in the table")
    )
    styles = ["displaced_unknown" if pd.isna(one) else _style("displaced", one, AREA_BOUNDS) for one in frame["value"]]
    return _add(scene, frame, styles, family=AREAS)


def add_flows(scene: Scene, figures: pd.DataFrame) -> Scene:
    """
    Return a scene with a line from the middle of Ukraine to each country (by `iso_a2`), wider where more people fled.

    `figures` are as for `add_areas`; countries of no known figure, of nobody, or without an area on the map have no
    line. The lines are schematic: where in Ukraine people come from, and how they went, is not told.
    """
    _check_one(figures)
    countries = scene.layer("countries").frame
    middle = {
        code: shape.centroid if code == "UA" else shape.representative_point()
        for code, shape in zip(countries["iso_a2"], countries.geometry, strict=True)
    }
    told = figures[(figures["value"] > 0).fillna(value=False) & figures["iso_a2"].isin(set(middle) - {"UA"})]
    lines = [LineString([middle["UA"], middle[code]]) for code in told["iso_a2"]] if "UA" in middle else []
    named = countries.set_index("iso_a2")[["name_en", "name_uk"]]
    if not lines:
        return scene
    places = named.loc[told["iso_a2"]].reset_index(drop=True)
    frame = pd.concat(
        [places, told.drop(columns=["name_en", "name_uk"], errors="ignore").reset_index(drop=True)], axis=1
    )
    styles = [_style("flow", one, FLOW_BOUNDS) for one in frame["value"]]
    return _add(scene, gpd.GeoDataFrame(frame, geometry=lines, crs=countries.crs), styles, family=FLOWS)


def _add(scene: Scene, frame: gpd.GeoDataFrame, styles: Sequence[str], *, family: str) -> Scene:
    """Return the scene with a layer for each style that is used, before the first layer that is not of the base."""
    words = SECTIONS["people"]
    measure = str(frame["measure"].iloc[0])
    title = words[measure] if measure in words else Text(measure, measure)
    layers = []
    for key in [key for key in STYLES if key in set(styles)]:
        rows = frame[[style == key for style in styles]]
        label = Text(*(f"{getattr(title, lang)}: {getattr(STYLES[key].legend, lang)}" for lang in ("en", "uk")))
        kept = rows[["name_en", "name_uk", *SHOWN, *_codes(rows), "geometry"]].reset_index(drop=True)
        layers.append(SceneLayer(f"{family}:{key}", kept, key, label, "people", note=_cite(frame), columns=SHOWN))
    above = next(
        (at for at, layer in enumerate(scene.layers) if layer.group not in {"base", "people"}), len(scene.layers)
    )
    return dataclasses.replace(scene, layers=(*scene.layers[:above], *layers, *scene.layers[above:]))


def _codes(frame: gpd.GeoDataFrame) -> list[str]:
    return [name for name in ("iso_3166_2", "pcode", "katottg", "iso_a2", "from_date") if name in frame.columns]


def _cite(frame: gpd.GeoDataFrame) -> str:
    """Return source, round and days of figures, in no language: "…" between days of which each figure has its own."""
    first = frame.iloc[0]
    days = sorted({str(day) for day in frame["to_date"] if not pd.isna(day)})
    told = [str(first["source"]) + ("" if pd.isna(first["round"]) else f" R{int(first['round'])}")]
    return ", ".join(told + (["…".join(dict.fromkeys((days[0], days[-1])))] if days else []))


def _style(family: str, value: float, bounds: Sequence[int]) -> str:
    return f"{family}_{bisect_right(bounds, value) + 1}"


def _check_one(figures: pd.DataFrame) -> None:
    for name in ("source", "series", "measure", "round"):
        found = figures[name].astype(str).unique()
        if len(found) > 1:
            raise SceneError(f"a map shows one {name} of displacement at a time, not {', '.join(found)}")
