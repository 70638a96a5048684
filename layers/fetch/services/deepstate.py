"""
DeepState's map through the interface its own page uses: one day a file, days added to those before.

Known shape: GET /api/history/last gives {id, datetime, map}; /api/history/public a list of {id, createdAt, ...};
/api/history/ID/geojson a FeatureCollection. The id is Unix seconds. The interface is not documented, and its present
form could not be looked at when this was written: every field is demanded, and the map must read as control of the
whole country (`layers.control`), or nothing is kept.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from layers.control.labels.days import KYIV
from layers.errors import show_value
from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_json, need, read_json
from layers.fetch.services.control_checks import describe_control
from layers.fetch.wish import Errand, Made

SITE: Final = "https://deepstatemap.live/api/history"
FIRST: Final = date(2022, 2, 24)


def gather(errand: Errand) -> Sequence[Path]:
    """Return the newest map, or that of the day which is wanted, under a name that says its day."""
    if errand.wish.day is not None:
        return [_gather_day(errand, errand.wish.day)]
    path = errand.get(errand.way.address, "last.json", check=_check_last)
    return [errand.rename(path, f"deepstate_{_day_of(read_json(path)['id'], errand.now()):%Y%m%d}.json")]


def make(paths: Sequence[Path], _folder: Path) -> Made:
    """Return what the map holds; raises FetchError where it can't be that of the whole country."""
    return Made(notes=describe_control(paths, source="DeepState", whole=("assessed_control",)))


def _gather_day(errand: Errand, day: date) -> Path:
    """Return the last map of a day, as DeepState's list of maps has it."""
    listed = errand.get(f"{SITE}/public", "public.json", check=check_json)
    rows = read_json(listed)
    if not isinstance(rows, list) or not rows:
        raise FetchError("the list of maps is no list; the service changed its form, and this version can't read it")
    days = [(_day_of(need(row, ["id"], what="a map of the list")["id"], errand.now()), int(row["id"])) for row in rows]
    of_day = [number for one, number in days if one == day]
    if not of_day:
        known = sorted({one for one, _ in days})
        nearest = min(known, key=lambda one: abs(one - day))
        raise FetchError(f"{errand.source.key}: has no map of {day}; the nearest is of {nearest} (--date {nearest})")
    errand.drop(listed)
    name = f"deepstate_{day:%Y%m%d}.geojson"
    return errand.get(f"{SITE}/{max(of_day)}/geojson", name, check=_check_map)


def _check_last(path: Path) -> None:
    whole = need(read_json(path), ["id", "datetime", "map"], what="the answer")
    need(whole["map"], ["features"], what="the map")


def _check_map(path: Path) -> None:
    need(read_json(path), ["features"], what="the map")


def _day_of(number: Any, now: datetime) -> date:
    """Return the day in Kyiv of a map's id; raises FetchError for one that is no moment of this war."""
    if isinstance(number, bool) or not isinstance(number, int):
        raise FetchError(f"a map's id is {show_value(number)} and no number; the service changed its form")
    try:
        moment = datetime.fromtimestamp(number, KYIV)
    except (OverflowError, OSError, ValueError):
        moment = None
    if moment is None or not moment.date() >= FIRST or moment > now + timedelta(days=2):
        raise FetchError(f"a map's id is {number}, which is no moment of this war; the service changed its form")
    return moment.date()
