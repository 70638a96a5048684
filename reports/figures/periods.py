"""The time that a figure is for: since, between, in, as of; with whole years and parts of months as written."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

from reports.lexicon.load import any_of
from reports.text.dates import MONTHS

INVASION: Final = date(2022, 2, 24)
"""First day of the full-scale invasion: losses "in 2022" or "since February 2022" are counted from here."""

_PARTS: Final = {"early": (1, 5, 10), "mid": (11, 15, 20), "late": (21, 25, 31)}
"""First, middle and last day of a part of a month; as an end of a period, a part stands for its middle."""

_MONTH: Final = any_of([m.capitalize() for m in MONTHS])
_POINT: Final = (
    rf"(?:(?:the )?(?P<{{n}}edge>start|beginning|end|middle) of )?(?:about |around )?(?P<{{n}}part>early|mid"
    rf"|late)?[ -]?"
    rf"(?:(?P<{{n}}month>{_MONTH})\b\.?(?! \d{{{{1,2}}}}[-–]to\b)"
    rf"(?: (?P<{{n}}day>\d{{{{1,2}}}})(?:st|nd|rd|th)?(?!\d))?(?:,? (?P<{{n}}year>"
    rf"(?:19|20)\d\d)(?!\d))?"
    rf"|(?P<{{n}}bare>(?:19|20)\d\d)(?![\d,]\d|\d))"
)


def _point(name: str) -> str:
    return _POINT.format(n=name).replace("{{", "{").replace("}}", "}")


_PERIOD: Final = re.compile(
    rf"(?P<asof>\b[Aa]s of {_point('o')})"
    rf"|(?P<since>\b[Ss]ince (?P<war>[^.;\[\](){{}}]{{0,60}}?\binvasion\b(?: of Ukraine)?(?: in| on)? ?)?"
    rf"(?:{_point('s')}))"
    rf"|(?P<warsince>\b[Ss]ince (?:the )?(?:start|beginning|launch) of [^.;\[\](){{}}]{{0,30}}?(?:full-scale "
    rf"(?:invasion|war)|invasion of Ukraine)\b)"
    rf"|(?P<between>\b(?:[Bb]etween|[Ff]rom) {_point('b')}"
    rf"(?: and | to | through | until |\s?[-–]\s?){_point('c')}(?!\d))"
    rf"|(?P<sameMonth>\b(?:[Bb]etween|[Ff]rom) (?P<mm>{_MONTH}) (?P<md1>\d{{1,2}})(?: and | to |\s?[-–]\s?)"
    rf"(?P<md2>\d{{1,2}})(?!\d)(?:,? (?P<my>20\d\d))?)"
    rf"|(?P<within>\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ff]or|[Oo]ver)(?: the)?(?: month| year)?(?: of)? {_point('i')})"
    rf"|(?P<on>\b(?:[Oo]vernight on|[Oo]n the night of|[Oo]n) (?P<om>{_MONTH}) (?P<od1>\d{{1,2}})(?!\d)(?:(?: and | to "
    rf"|\s?[-–]\s?)(?:(?P<om2>{_MONTH}) )?(?P<od2>\d{{1,2}})(?!\d))?(?:,? (?P<oy>20\d\d))?)"
)

_SINGLE: Final = {"asof": "o", "since": "s", "within": "i"}

PeriodSort = Literal["as_of", "since", "span", "year", "on"]


@dataclass(frozen=True, slots=True)
class Period:
    """
    A stretch of time named in a text.

    `sort`: "as_of" (only `last`), "since" (only `first`), "span", "year" (one calendar year) or "on" (days, nights).
    """

    start: int
    end: int
    sort: PeriodSort
    first: date | None
    last: date | None


def find_periods(text: str, *, published: date | None) -> list[Period]:
    """
    Return the periods named in a text in order; a month without a year needs the publication date, else it is left out.

    >>> [
    ...     (p.sort, p.first and p.first.isoformat(), p.last and p.last.isoformat())
    ...     for p in find_periods("in 2023; since mid-May 2024", published=None)
    ... ]
    [('year', '2023-01-01', '2023-12-31'), ('since', '2024-05-15', None)]
    """
    out = []
    for match in _PERIOD.finditer(text):
        made = _read(match, published)
        if made is not None:
            out.append(made)
    return out


def _read(match: re.Match[str], published: date | None) -> Period | None:
    start, end = match.span()
    if match["warsince"]:
        return Period(start, end, "since", INVASION, None)
    if match["sameMonth"] or match["on"]:
        return _days(match, published)
    if match["between"]:
        last = _bounds(match, "c", published)
        first = _bounds(match, "b", published, last[1] if last else None)
        return Period(start, end, "span", first[0], last[1]) if first and last and first[0] <= last[1] else None
    name = next(letter for group, letter in _SINGLE.items() if match[group])
    ends = _bounds(match, name, published)
    return _single(match, name, ends) if ends else None


def _single(match: re.Match[str], name: str, ends: tuple[date, date]) -> Period:
    start, end = match.span()
    if name == "o":
        return Period(start, end, "as_of", None, ends[1])
    if name == "s":
        named_war = match["war"] is not None and ends[0] <= INVASION <= ends[1]
        return Period(start, end, "since", INVASION if named_war else ends[0], None)
    is_year = match["ibare"] is not None and match["iedge"] is None and match["ipart"] is None
    return Period(start, end, "year" if is_year else "span", *ends)


def _days(match: re.Match[str], published: date | None) -> Period | None:
    """Read days of one month: "between May 3 and 9", "on the night of May 3 to 4"."""
    between = match["sameMonth"] is not None
    month, first, second, year = (
        match[k] for k in (("mm", "md1", "md2", "my") if between else ("om", "od1", "od2", "oy"))
    )
    start = _day(year, MONTHS[month.casefold()], int(first), published)
    last = start
    if second is not None:
        later = match["om2"] if not between and match["om2"] else month
        last = _day(year, MONTHS[later.casefold()], int(second), published)
    if start is None or last is None or last < start:
        return None
    return Period(match.start(), match.end(), "span" if between else "on", start, last)


def _bounds(
    match: re.Match[str], name: str, published: date | None, before: date | None = None
) -> tuple[date, date] | None:
    """Return the first and last day that a named point covers; a lacking year comes from `before` or `published`."""
    if match[name + "bare"]:
        year = int(match[name + "bare"])
        return _edge(match[name + "edge"], date(year, 1, 1), date(year, 12, 31))
    month = MONTHS[match[name + "month"].casefold()]
    limit = before or published
    if match[name + "year"]:
        year = int(match[name + "year"])
    elif limit is None:
        return None
    else:
        latest = limit.month + (before is None)  # a report may name the month that comes
        year = max(1, limit.year - (month > latest))
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    if match[name + "day"]:
        number = int(match[name + "day"])
        return (first.replace(day=number),) * 2 if 1 <= number <= last.day else None
    if match[name + "part"]:
        days = _PARTS[match[name + "part"]]
        if name != "i":
            return (first.replace(day=days[1]),) * 2
        return first.replace(day=days[0]), last.replace(day=min(days[2], last.day))
    return _edge(match[name + "edge"], first, last)


def _edge(word: str | None, first: date, last: date) -> tuple[date, date]:
    """Narrow a stretch to its start, middle or end, where the text names one."""
    if word in {"start", "beginning"}:
        return first, first
    if word == "end":
        return last, last
    if word == "middle":
        return (first + (last - first) / 2,) * 2
    return first, last


def _day(year: str | None, month: int, number: int, published: date | None) -> date | None:
    if year is None and published is None:
        return None
    wanted = int(year) if year else published.year  # type: ignore[union-attr]  # one of the two is given
    try:
        day = date(wanted, month, number)
        if year is None and published and day > published + timedelta(days=45):
            day = date(wanted - 1, month, number)
    except (ValueError, OverflowError):
        return None
    return day


def count_days(first: date, last: date) -> int:
    """
    Return the number of days of a period, both ends counted; leap days count.

    >>> count_days(date(2024, 1, 1), date(2024, 12, 31)), count_days(INVASION, date(2022, 12, 31))
    (366, 311)
    """
    return (last - first).days + 1


def later(day: date, days: int) -> date:
    """
    Return the day some days later, at most the last one that dates know.

    >>> later(date(2024, 2, 28), 2), later(date.max, 1) == date.max
    (datetime.date(2024, 3, 1), True)
    """
    return date.fromordinal(min(day.toordinal() + days, date.max.toordinal()))
