"""Rivers, lakes and reservoirs of a scene: where one is, never evidence of anything; each for the days it held."""

from collections.abc import Sequence
from datetime import date
from typing import Final

import pandas as pd
from geopandas import GeoDataFrame

from geo.control.history import History
from maps.scene.layer import SceneLayer
from maps.style.palette import STYLES

FINEST_M: Final = 25.0
"""Metres a pixel, or a point on paper, below which no river is drawn: nearer, its line would say more than it knows."""


def no_waters() -> GeoDataFrame:
    """Return a layer of rivers or lakes without a row."""
    names = ["name_en", "name_uk", "precision", "geometry"]
    return GeoDataFrame({name: [] for name in names}, geometry="geometry", crs=4326)


def layer_waters(
    rivers: GeoDataFrame, lakes: GeoDataFrame, days: tuple[date | None, date | None]
) -> tuple[SceneLayer, ...]:
    """
    Return the layers of lakes and rivers (EPSG:4326) that held on a day between the two days, both included.

    Without days those that hold still are returned. Layers without a row are left out.
    """
    frames = [("lakes", "lake", lakes)]
    for precision in ("schematic", "generalised"):
        key = f"river_{precision}"
        frames.append((key, key, rivers[rivers["precision"] == precision]))
    layers = [
        SceneLayer(key, hold_between(frame, *days), style, STYLES[style].legend, "base") for key, style, frame in frames
    ]
    return tuple(layer for layer in layers if not layer.frame.empty)


def days_of(dates: Sequence[str], as_of: str | None, history: History | None) -> tuple[date | None, date | None]:
    """Return the first and the last day that a map can show, of ISO days and a history; null where there is none."""
    shown = [date.fromisoformat(day) for day in (*dates[:1], *([as_of] if as_of else []))]
    shown += [day for one in history.series for day in (one.days[0], one.days[-1])] if history else []
    return min(shown, default=None), max(shown, default=None)


def shown_day(day: date | None, as_of: str | None) -> date | None:
    """Return the day whose waters a still map or a pack shows: that of its control, else of its newest report."""
    return day or (date.fromisoformat(as_of) if as_of else None)


def is_water(layer: SceneLayer) -> bool:
    """Tell whether a layer of a scene holds rivers or lakes."""
    return layer.key == "lakes" or layer.key.startswith("river_")


def hold_between(frame: GeoDataFrame, first: date | None, last: date | None) -> GeoDataFrame:
    """Return the rows that hold on a day of a span, from `valid_from` on until before `valid_to`."""
    held = pd.Series(data=True, index=frame.index)
    if "valid_from" in frame.columns:
        held &= frame["valid_from"].map(lambda day: pd.isna(day) or last is None or day <= last).astype(bool)
    if "valid_to" in frame.columns:
        held &= frame["valid_to"].map(lambda day: pd.isna(day) or (first is not None and day > first)).astype(bool)
    return frame[held]
