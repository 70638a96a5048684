"""A control history as the page knows it: arcs with the cell on each side, and the days each cell was held."""

from datetime import timedelta
from typing import Any, Final

from geo.control.sheets import lay_sheets
from maps.page.encode import FINE
from maps.page.json_cells import plain
from maps.page.pack_sheet import AREA_UNIT_KM2, pack_sheet
from maps.scene.control import all_days, series_key
from maps.scene.scene import Scene
from maps.style.palette import GAIN_INK, LOSS_INK

AGE_INKS: Final = {"gain": GAIN_INK, "loss": LOSS_INK}


def describe_time(scene: Scene) -> dict[str, Any] | None:
    """
    Return the history of a scene: the calendar days it spans, its series and their packed sheets; null without one.

    `days` of a series are the calendar days of its snapshots as steps from `first` and from each other.
    """
    if scene.history is None or scene.day is None:
        return None
    first, count = all_days(scene.history, day=scene.day)
    sheets = lay_sheets(scene.history.series)
    series = [
        {
            "key": plain(series_key(track.source, track.kind)),
            "source": plain(track.source),
            "kind": track.kind,
            "sheet": number,
            "days": _steps([(day - first) // timedelta(days=1) for day in track.days]),
        }
        for number, sheet in enumerate(sheets)
        for track in sheet.tracks
    ]
    return {
        "first": first.isoformat(),
        "count": count,
        "day": (scene.day - first) // timedelta(days=1),
        "series": series,
        "sheets": [pack_sheet(sheet) for sheet in sheets],
        "areaUnit": AREA_UNIT_KM2,
        "scale": FINE,
        "inks": {kind: [[ink.light, ink.dark] for ink in inks] for kind, inks in AGE_INKS.items()},
    }


def _steps(days: list[int]) -> list[int]:
    """Return each day's distance to the one before: a year of daily maps is a row of ones, which packs to nothing."""
    return [day - before for before, day in zip([0, *days], days, strict=False)]
