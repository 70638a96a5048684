"""People near the front, on ground that changed hands and on claimed ground, on one day or over a history."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from frontline.steps.people.front import Front
    from geo.people.population import Population
    from layers.displacement.totals import Totals

CLAIMED: Final = ("claimed_control", "claimed_counteroffensive", "assessed_advance")
"""Kinds of other series in which people are counted too, where a history has them."""


@dataclass(frozen=True)
class Exposure:
    """People by area, a row each, and lines on what the ranges mean and lack."""

    table: Any
    told: tuple[str, ...]


def parse_distances(text: str) -> tuple[float, ...]:
    """
    Read kilometres such as "5,10,25,50".

    Raises FrontlineError for anything but rising numbers above 0.

    >>> parse_distances("5, 10")
    (5.0, 10.0)
    """
    try:
        found = tuple(float(word) for word in text.split(","))
    except ValueError:
        found = ()
    if not found or not found[0] > 0 or list(found) != sorted(set(found)) or not found[-1] < 1000:
        raise FrontlineError(f"--within {text}: give rising kilometres with commas between, such as 5,10,25,50")
    return found


def days_of(front: "Front", every: str | None) -> list[date]:
    """Return the days to tell of: the one asked for, or the last map of each week or month up to it."""
    shown = [day for day in front.series.days if day <= front.day]
    if every is None:
        return [front.day]
    last = {(day.isocalendar()[:2] if every == "week" else (day.year, day.month)): day for day in shown}
    return list(last.values())


def count_people(
    front: "Front",
    *,
    within: Sequence[float],
    totals: Path | None,
    by: str | None,
    since: date | None = None,
    every: str | None = None,
    today: date = date.max,
    lang: str = "en",
) -> Exposure:
    """
    Return people within each distance of the front, and on ground that changed hands from `since` on or is claimed.

    Rows are of all, and with `by` (oblast or raion) of each unit. With `every` (week or month) the distances alone are
    told, a row a map. Lines are in a language, and one tells of people of a year after `today`. Raises FrontlineError
    for a `since` that is not before the day, and FiguresError for a table of totals that can't be used.
    """
    import pandas as pd

    from geo.people.exposure import area_of, bands_of, count_exposure
    from geo.people.front import find_front

    check_since(front, since)
    # a place without an official code is a part or a former name of one that has: its people are counted there
    places = front.settlements[front.settlements["katottg"].str.fullmatch(r"UA\d{17}")]
    read = _read_totals(totals)
    population = _share_out(places, read, totals)
    oblasts = None if by is None else places["oblast"].to_numpy(dtype=object)
    raions = places["raion"].to_numpy(dtype=object) if by == "raion" else None
    frames = []
    for day in days_of(front, every):
        control = front.series.at(day)
        line = find_front(control, country=front.country)
        areas = bands_of(places, control, front=line, oblasts=front.oblasts, within=within)
        if every is None:
            others = other_areas(front, since)
            areas += [area_of(places, area, oblasts=front.oblasts, name=name) for name, area in others]
        frames.append(count_exposure(population, areas, day=day, oblasts=oblasts, raions=raions))
    table = pd.concat(frames, ignore_index=True)
    late = [] if read is None else tell_year(read.told, read.year, today=today, lang=lang)
    return Exposure(_cite(table, front, read), (*_tell(table, read, lang=lang), *late))


def _read_totals(path: Path | None) -> "Totals | None":
    from layers.displacement.totals import read_totals

    return None if path is None else read_totals(path)


def _share_out(places: Any, read: "Totals | None", path: Path | None) -> "Population":
    """Return the people of settlements with the totals read from a file; raises FiguresError that names the file."""
    from geo.errors import GeoError
    from geo.people.population import share_out
    from layers.displacement.rows import FiguresError

    known = places["population"].astype("Float64").to_numpy(dtype=float, na_value=float("nan"))
    try:
        return share_out(known, [str(code) for code in places["katottg"]], read.people if read is not None else {})
    except GeoError as error:
        raise FiguresError(f"{path}: {error}") from error


def check_since(front: "Front", since: date | None) -> None:
    """Raise FrontlineError for a day of comparison that is not before the day that is told of."""
    if since is not None and not since < front.day:
        raise FrontlineError(f"--since {since}: must be before the day that is told of, {front.day}")


def other_areas(front: "Front", since: date | None) -> list[tuple[str, Any]]:
    """Return by name the ground that changed hands since a day, and what others show as claimed or advanced into."""
    areas = [] if since is None else changed_areas(front, since)
    others = [one for one in front.history.series if one.kind in CLAIMED and one.shown_on(front.day)]
    return areas + [(f"{one.kind} ({one.source}, {one.shown_on(front.day)})", one.at(front.day)) for one in others]


def changed_areas(front: "Front", since: date) -> list[tuple[str, Any]]:
    """Return by name the ground that came under or left control between the maps of two days."""
    change = front.series.change(since, front.day)
    shown = f"{front.series.shown_on(since) or front.series.days[0]} to {front.series.shown_on(front.day)}"
    return [
        (f"{word} Russian control, {shown}", area)
        for word, area in (("came under", change.gained), ("left", change.lost))
    ]


def _cite(table: Any, front: "Front", totals: "Totals | None") -> Any:
    """Return the table with the share of unknown populations and where each number is from."""
    possible = table["possible"].astype("Float64")
    return table.assign(
        share_unknown=(table["unknown"] / possible.where(possible > 0)).astype("Float64").round(3),
        control_source=front.series.source,
        population_source=front.settlements.attrs.get("origin", "GeoNames (year not stated)"),
        total_source=None if totals is None else totals.told,
    )


def _tell(table: Any, totals: "Totals | None", *, lang: str) -> list[str]:
    from frontline.steps.reading.words import say

    told = [say(key, lang) for key in ("before", "ranges", "nested")]
    if totals is None:
        told.append(say("no_totals", lang))
    elif totals.unnamed:
        told.append(say("unnamed", lang, source=totals.source, people=totals.unnamed))
    without = int(table["without_total"].max()) if len(table) else 0
    if totals is not None and without:
        told.append(say("no_total", lang, count=without))
    return told


def tell_year(source: str, year: int | None, *, today: date, lang: str) -> list[str]:
    """Return a line where the people are of a year that is still to come: a projection."""
    from frontline.steps.reading.words import say

    return [say("future", lang, source=source)] if year is not None and year > today.year else []
