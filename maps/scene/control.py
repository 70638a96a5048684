"""The control layers of a scene: the polygons of given days, or what a history shows on the day a map opens on."""

from datetime import date
from typing import Any

from geopandas import GeoDataFrame

from geo.control.history import History
from maps.errors import SceneError
from maps.scene.layer import SceneLayer
from maps.style.palette import CONTROL_ORDER, STYLES


def draw_control(control: GeoDataFrame | None) -> tuple[SceneLayer, ...]:
    """
    Return one layer for each source, kind and day; only the newest day of a source is switched on.

    Raises SceneError for a kind outside the palette.
    """
    if control is None or control.empty:
        return ()
    _check_kinds(set(control["kind"]))
    newest = control.groupby("source")["date"].max()
    layers = []
    for (source, day, kind), rows in control.groupby(["source", "date", "kind"], sort=True):
        note = f"{source}, {iso_day(day)}"
        key = f"control:{source}:{iso_day(day)}:{kind}"
        layers.append(SceneLayer(key, rows, kind, STYLES[kind].legend, "control", bool(day == newest[source]), note))
    return _order(layers)


def draw_history(history: History, *, day: date) -> tuple[SceneLayer, ...]:
    """
    Return one layer for each series of a history, holding what it shows on a day.

    The source with the most snapshots is switched on: several sources over each other could not be read.
    """
    _check_kinds({one.kind for one in history.series})
    first = main_source(history)
    shown = history.at(day)
    layers = []
    for one in history.series:
        rows = shown[(shown["source"] == one.source) & (shown["kind"] == one.kind)]
        seen = one.shown_on(day)
        note = f"{one.source}, {seen.isoformat()}" if seen else one.source
        key = series_key(one.source, one.kind)
        layers.append(SceneLayer(key, rows, one.kind, STYLES[one.kind].legend, "control", one.source == first, note))
    return _order(layers)


def series_key(source: str, kind: str) -> str:
    """Return the key of the layer of a series."""
    return f"control:{source}:{kind}"


def main_source(history: History) -> str | None:
    """Return the source with the most snapshots, the first by name among equals; null for an empty history."""
    counts: dict[str, int] = {}
    for one in history.series:
        counts[one.source] = max(counts.get(one.source, 0), len(one.days))
    return min(counts, key=lambda name: (-counts[name], name)) if counts else None


def opening_day(history: History, *, wanted: date | None) -> date | None:
    """
    Return the day a map opens on: the wanted one, or the history's first where that is later; null without snapshots.

    After the last snapshot the history shows that last one and says so, so that a newer report's marks keep their day.
    """
    days = [day for one in history.series for day in one.days]
    if not days:
        return None
    return max(days) if wanted is None else max(wanted, min(days))


def iso_day(value: Any) -> str:
    """Return a day as YYYY-MM-DD, without the hours of a timestamp."""
    return str(value.isoformat())[:10]


def _check_kinds(kinds: set[str]) -> None:
    unknown = sorted(kinds - set(CONTROL_ORDER))
    if unknown:
        raise SceneError(f"control has the kinds {', '.join(unknown)}; known are {', '.join(CONTROL_ORDER)}")


def _order(layers: list[SceneLayer]) -> tuple[SceneLayer, ...]:
    return tuple(sorted(layers, key=lambda layer: (CONTROL_ORDER.index(layer.style), layer.key)))
