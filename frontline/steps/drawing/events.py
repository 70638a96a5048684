"""Events of others on a map: files of the user's own or fetched anomalies, those of the days the reports tell of."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.screen.notes import note

if TYPE_CHECKING:
    from frontline.steps.reading.read_and_locate import Reading
    from maps.scene.scene import Scene

FETCHED: Final = {"firms": "anomalies"}
"""Fetched sources whose name stands for their events, and the layer they are."""

FAMILY: Final = "other_events"
"""The table that events of others make in a pack."""

BEFORE: Final = timedelta(days=7)
"""Events from so long before the first report are drawn: it tells of the days before it."""


def add_events(scene: "Scene", paths: Sequence[Path], reading: "Reading", *, settlements: Any) -> "Scene":
    """
    Return a scene with events on top, a layer a source, credited; those of other days than the reports' are left out.

    Raises EventsError for a file that is none of a known source and FrontlineError for a source that was not fetched.
    """
    import dataclasses

    from layers.events.origins import list_sources
    from layers.events.read import COLUMN_SHOWN, read_events
    from maps.scene.own_layer import add_own_layer
    from maps.scene.scene import Credit

    days = [report.published for report in reading.dated if report.published is not None]
    for path in paths:
        is_fetched = str(path) in FETCHED and not path.exists()
        frame = _load_fetched(str(path)) if is_fetched else read_events(path, settlements=settlements)
        for line in frame.attrs.get("notes", ()):
            note(line)
        kept = _of_days(frame, days)
        note(f"{path}: {len(kept):,} of {len(frame):,} events are of the reports' days and are drawn")
        for origin, rows in kept.groupby("source"):
            columns = [name for name in COLUMN_SHOWN if rows[name].notna().any()]
            name = f"{origin} ({path.name})"
            scene = add_own_layer(scene, rows, name=name, columns=columns, family=FAMILY)
            used = list_sources([origin])
            credits_ = tuple(Credit(name=one.notice, licence=one.licence, url=one.url) for one in used)
            scene = dataclasses.replace(scene, credits=tuple(dict.fromkeys((*scene.credits, *credits_))))
    return scene


def _load_fetched(key: str) -> Any:
    from frontline.steps.reading.base_layers import load_fetched

    frame = load_fetched(FETCHED[key])
    if frame is None:
        raise FrontlineError(f"{key}: is not fetched yet; fetch it first: frontline fetch {key}")
    return frame


def _of_days(frame: Any, days: Sequence[date]) -> Any:
    """Return the events with a point that may have been on the reports' days."""
    placed = frame[frame.geometry.notna()]
    if not days:
        return placed
    first, last = min(days) - BEFORE, max(days)
    return placed[(placed["event_date_to"] >= first) & (placed["event_date"] <= last)]
