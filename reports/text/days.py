"""Timelines: texts under headings that are days, as chronicles and encyclopedias write; each a document of its day."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reports.text.dates import DATE, DAY_LINE, day_near, day_of, month_number, parse_date

_YEAR_LINE: Final = re.compile(r"(?:(?P<month>[A-Z][a-z]+) )?(?P<year>20\d\d):?")
_YEAR: Final = re.compile(r"\b20\d\d\b")
_OPEN: Final = re.compile(r"\s*(?:[-–—]|to\b|until\b|onwards?\b)")
_SINCE: Final = re.compile(r"(?:since|from)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Heading:
    """
    A heading that is a day: where its line begins, and the day, null where no year is known.

    `states_year` tells that the year stands in the heading itself: such a day may be that of the publication, while a
    day without a year is when the events below it happened.
    """

    start: int
    day: date | None
    states_year: bool


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    month: int
    number: int
    year: int | None
    ruled_by: int | None


def find_day_headings(text: str, start: int, end: int, *, known: date | None) -> list[Heading]:
    r"""
    Return the day headings of a document in order, none where it is no timeline.

    A timeline has at least two different days on lines of their own, in order up or down, each with text below. Years
    come from the heading, a year's heading above it, the text before the first one, or else from `known`, a day soon
    after the events.

    >>> text = "Diary (30 December 2024 – present)\n\n31 December\nFog.\n\n1 January\nRain."
    >>> [str(heading.day) for heading in find_day_headings(text, 0, len(text), known=None)]
    ['2024-12-31', '2025-01-01']
    """
    lines = _day_lines(text, start, end)
    ways = {_goes_up(a, b) for a, b in itertools.pairwise(lines)}
    if len(ways) != 1 or None in ways:
        return []
    upward = ways == {True}
    years = _years(lines, text[start : lines[0].start], upward=upward, known=known)
    return [
        Heading(line.start, day_of(year, line.month, line.number) if year else None, line.year is not None)
        for line, year in zip(lines, years, strict=True)
    ]


def _day_lines(text: str, start: int, end: int) -> list[_Line]:
    """Return the lines that are days and have text below them."""
    out: list[_Line] = []
    ruling: int | None = None
    at, empty = start, False
    for line in text[start:end].splitlines(keepends=True):
        words = line.strip(" \t\r\n#*=")
        found = DAY_LINE.fullmatch(words) if len(words) <= 40 else None
        year = _YEAR_LINE.fullmatch(words) if len(words) <= 20 else None
        if year is not None and (year["month"] is None or month_number(year["month"])):
            ruling = int(year["year"])
        elif found is not None:
            if empty:
                out.pop()  # a day without a word below it heads nothing
            month = month_number(found["month"] or found["month2"])
            number = int(re.sub(r"\D", "", found["day"] or found["day2"]))
            out.append(_Line(at, month, number, int(found["year"]) if found["year"] else None, ruling))
            empty = True
        elif words:
            empty = False
        at += len(line)
    return out[:-1] if empty else out


def _goes_up(first: _Line, second: _Line) -> bool | None:
    """Tell whether the second of two days is the later one; null where they are the same."""
    years = (first.year or first.ruled_by, second.year or second.ruled_by)
    if None not in years and years[0] != years[1]:
        return (years[1] or 0) > (years[0] or 0)
    days = (first.month, first.number), (second.month, second.number)
    return None if days[0] == days[1] else (days[1] > days[0]) is not _turns(first, second)


def _turns(first: _Line, second: _Line) -> bool:
    """Tell whether a step goes over a new year: from the last months to the first or back."""
    return abs(first.month - second.month) >= 9


def _years(lines: Sequence[_Line], before: str, *, upward: bool, known: date | None) -> list[int | None]:
    """Return the year of each day, null where nothing says it."""
    turns = [False, *(_turns(a, b) for a, b in itertools.pairwise(lines))]
    year = _first_year(lines[0], before, upward=upward, turning=any(turns), known=known)
    out: list[int | None] = []
    for line, turn in zip(lines, turns, strict=True):
        if turn and year is not None:
            year += 1 if upward else -1
        year = line.year or line.ruled_by or year
        out.append(year)
    return out


def _first_year(line: _Line, before: str, *, upward: bool, turning: bool, known: date | None) -> int | None:
    """Return the year of the first day as the text before it says, else as a day soon after the events does."""
    heads = "\n".join(one for one in before.splitlines() if len(one) <= 160)
    for found in DATE.finditer(heads):
        day = parse_date(found[0])
        opens = _OPEN.match(heads, found.end()) or _SINCE.search(heads, 0, found.start())
        if day is not None and opens and upward:
            return day.year if (line.month, line.number) >= (day.month, day.day) else day.year + 1
    years = {int(found[0]) for found in _YEAR.finditer(heads)}
    if len(years) == 1 and not turning:
        return years.pop()
    if len(years) == 2 and turning:
        return min(years) if upward else max(years)
    if years or known is None:
        return None
    day = day_near(line.month, line.number, known)
    return day.year if day is not None else None
