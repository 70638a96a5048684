"""The days of a page: those of its reports, and of a control history as arcs with the days each cell was held."""

from datetime import date, timedelta
from typing import Any, Final

from geo.control.history import History
from geo.control.sheet import Sheet
from geo.control.sheets import lay_sheets
from maps.page.coding.encode import FINE
from maps.page.coding.json_cells import plain
from maps.page.coding.pack_sheet import AREA_UNIT_KM2, pack_sheet
from maps.scene.control import iso_day, series_key
from maps.scene.scene import Scene
from maps.style.palette import GAIN_INK, LOSS_INK

ONE_DAY: Final = timedelta(days=1)
AGE_INKS: Final = {"gain": GAIN_INK, "loss": LOSS_INK}


def describe_time(scene: Scene) -> dict[str, Any] | None:
    """
    Return the days a page can show: the calendar days it spans, its control series and their packed sheets.

    Null where there is nothing to choose: no history, and no reports of two days. The days reach from the first to the
    last of reports and snapshots; without a history there are no series. `days` of a series are the calendar days of
    its snapshots as steps from `first` and from each other.
    """
    span = span_days(scene)
    if span is None:
        return None
    first, last = span
    told = report_days(scene)
    opening = scene.day or max(told)
    sheets = () if scene.history is None else _sheets_of(scene.history)
    series = [
        {
            "key": plain(series_key(track.source, track.kind)),
            "source": plain(track.source),
            "kind": track.kind,
            "sheet": number,
            "days": _steps([(day - first) // ONE_DAY for day in track.days]),
        }
        for number, sheet in enumerate(sheets)
        for track in sheet.tracks
    ]
    return {
        "first": first.isoformat(),
        "count": (last - first) // ONE_DAY + 1,
        "day": (opening - first) // ONE_DAY,
        "reports": _steps([(day - first) // ONE_DAY for day in told]),
        "series": series,
        "sheets": [pack_sheet(sheet) for sheet in sheets],
        "areaUnit": AREA_UNIT_KM2,
        "scale": FINE,
        "inks": {kind: [[ink.light, ink.dark] for ink in inks] for kind, inks in AGE_INKS.items()},
    }


def span_days(scene: Scene) -> tuple[date, date] | None:
    """Return the first and the last day that there is to choose, null where there is nothing to choose."""
    told = report_days(scene)
    if not (scene.history is not None and scene.day is not None) and len(told) < 2:
        return None
    shown = [day for one in scene.history.series for day in one.days] if scene.history is not None else []
    days = [*told, *shown, *([scene.day] if scene.day else [])]
    return min(days), max(days)


def report_days(scene: Scene) -> list[date]:
    """Return the days of publication of reports and claims, in order, each once."""
    claims = (date.fromisoformat(iso_day(day)) for day in scene.claims["published"] if plain(day) is not None)
    return sorted({*claims, *(ref.published for ref in scene.reports if ref.published is not None)})


def _sheets_of(history: History) -> tuple[Sheet, ...]:
    """Return the sheets that were kept with a history, else lay them."""
    return lay_sheets(history.series) if history.sheets is None else history.sheets


def _steps(days: list[int]) -> list[int]:
    """Return each day's distance to the one before: a year of daily maps is a row of ones, which packs to nothing."""
    return [day - before for before, day in zip([0, *days], days, strict=False)]
