"""Which period and which as-of day a figure has, among those that its sentence names."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reports.figure import Figure, FigureKind
from reports.figures.numbers import Number
from reports.figures.periods import INVASION, Period
from reports.figures.sources import Source
from reports.figures.units.measure import Measure

_WAR: Final = re.compile(r"Russian|Ukrainian|North Korean|Wagner")
_OF_A_STAFF: Final = re.compile(
    r"(?:Russian|Ukrainian) (?:General Staff|Ministry of Defen[sc]e|MoD)|Ukraine[’']s General Staff"
)
_ELSEWHEN: Final = re.compile(r"[^.;:,]{0,40}\b(?:after|before|from|on|this|last)\b")
_LOSSES: Final = frozenset({"casualties", "personnel"})


@dataclass(frozen=True, slots=True)
class TimeScope:
    """What a figure's time is read from: the sentence, the periods it names, and the report's day."""

    text: str
    periods: Sequence[Period]
    published: date | None


def time_of(
    scope: TimeScope, number: Number, found: Measure, *, source: Source, gap: tuple[int, int], base: Figure | None
) -> tuple[Period | None, date | None, str | None]:
    """Return the period of a figure, its as-of day and the words of the period."""
    text, periods, published = scope.text, scope.periods, scope.published
    stop = segment_end(text, number.start)
    # "In 2023, A, and in 2024, B": what opens a clause is not for a number before it
    own = [p for p in periods if gap[0] <= p.start < min(gap[1], stop) and not _opens_clause(text, p, number)]
    begin = segment_start(text, number.start)
    near = [p for p in own if p.start >= number.start]
    if not near and not (found.of == "part" and _ELSEWHEN.match(text, found.end)):
        near = [p for p in periods if begin <= p.start < number.start][-1:]
    if base is not None or found.kind == "money":
        near = near or [p for p in periods if number.start <= p.start < stop and _only_aside(text, found.end, p.start)]
    dated = [p for p in near if p.sort == "as_of"] or [
        p for p in periods if p.sort == "as_of" and (number.start <= p.start < stop or p.start == begin)
    ]
    spans = [p for p in near if p.sort != "as_of" and not _is_inner(text, number, p)]
    period = spans[0] if spans else None
    as_of = dated[0].last if dated else source.day
    if period is not None and period.sort == "on" and source.day is not None and period.last == source.day:
        as_of = source.day
    words = text[period.start : period.end] if period else None
    if as_of is None and not source.has_vague_day and base is None and _is_open(found, period, published):
        as_of = published
    return period, as_of, words


def _opens_clause(text: str, period: Period, number: Number) -> bool:
    """Tell whether a period behind a number opens the next clause."""
    if period.start < number.start or not text.startswith(",", period.end):
        return False
    return re.search(r"(?:,|\band|\bbut|\bwhile)\s$", text[max(0, period.start - 8) : period.start]) is not None


def _is_inner(text: str, number: Number, period: Period) -> bool:
    """Tell whether a period dates something else that "since" names: "since the truce between May 3 and 9"."""
    return (
        period.sort != "since" and re.search(r"\b(?:since|before|after)\b", text[number.end : period.start]) is not None
    )


def segment_start(text: str, at: int) -> int:
    """Return where the part of a sentence between semicolons or colons begins that holds an offset."""
    return max(text.rfind(";", 0, at), text.rfind(": ", 0, at), 0)


def segment_end(text: str, at: int) -> int:
    """Return where the part of a sentence up to the next semicolon ends."""
    found = text.find(";", at)
    return len(text) if found < 0 else found


def _only_aside(text: str, end: int, start: int) -> bool:
    return re.fullmatch(r"\s?(?:\([^()]{0,60}\))?[\w\s,]{0,40}", text[end:start]) is not None


def _is_open(found: Measure, period: Period | None, published: date | None) -> bool:
    """Tell whether a figure runs up to the report's own day: an open period, this year so far, or a count of now."""
    if found.kind in {"money", "duration", "per_item", "per_year"}:
        return False
    if period is None:
        return found.kind in {"total", "area", "count", "share", "stock"}
    if period.sort == "since":
        return True
    return (
        period.sort == "year"
        and published is not None
        and period.first is not None
        and period.first.year == published.year
    )


def kind_of(
    found: Measure, number: Number, period: Period | None, words: str | None, published: date | None
) -> FigureKind:
    """Return the kind of a figure now that its period is known: a total of one year or of this year so far."""
    if found.kind == "money":
        return "money_total" if "total" in number.words else "money"
    if found.kind == "total" and period is not None and period.sort == "year" and period.first is not None and words:
        if published is not None and period.first.year == published.year:
            return "year_to_date"
        return "year_total"
    return found.kind


def as_year_total(found: Measure, period: Period | None) -> Measure:
    """Return losses "per year" of one named year as its total: "a yearly count of 900 casualties in 2023"."""
    base = found.unit.partition(" per ")[0]
    if found.kind != "per_year" or found.is_growth or base not in _LOSSES or period is None or period.sort != "year":
        return found
    return replace(found, unit=base, kind="total")


def is_of_war(subject: str, found: Measure, source: Source) -> bool:
    """Tell whether a figure is of this war, by its subject; a staff of either side counts no other losses."""
    if _WAR.search(subject):
        return True
    is_staff = any(_OF_A_STAFF.search(who) for who in (source.speaker, source.via or ""))
    return is_staff and found.unit.partition(" per ")[0] in _LOSSES


def fit_period(
    period: Period | None, kind: FigureKind, *, is_war: bool, as_of: date | None, published: date | None
) -> tuple[date | None, date | None]:
    """Close open periods on the as-of day, end this year on it, and let war losses of 2022 begin with the invasion."""
    if period is None:
        return None, None
    first, last = period.first, period.last
    if period.sort == "since":
        last = as_of
    elif (
        period.sort == "year"
        and published is not None
        and first is not None
        and first.year == published.year
        and not kind.startswith("money")
    ):
        last = as_of or published if kind in {"year_to_date", "area", "total", "per_day", "share"} else last
    if (
        first is not None
        and first < INVASION
        and first >= date(2022, 1, 1)
        and (last is None or last >= INVASION)
        and not kind.startswith("money")
        and is_war
    ):
        first = INVASION
    # a day before the period began can't end it
    return first, None if first and last and last < first else last
