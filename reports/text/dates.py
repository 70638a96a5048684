"""Dates in report text: full dates, days without a year, ranges and nights."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from reports.search.pattern import Pattern

MONTHS: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            *("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul"),
            *("august aug", "september sept sep", "october oct", "november nov", "december dec"),
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH: Final = "(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\b\.?"
_GENITIVE: Final[dict[str, int]] = {
    name: number
    for number, names in enumerate(
        (
            *("січня января", "лютого февраля", "березня марта", "квітня апреля", "травня мая", "червня июня"),
            *("липня июля", "серпня августа", "вересня сентября", "жовтня октября", "листопада ноября"),
            "грудня декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_FIGURES: Final = r"(?<![\d./])\d{1,2}(?P<mark>[./])\d{1,2}(?P=mark)(?:20)?\d{2}(?![\d/]|\.\d)"
_IN_FIGURES: Final = Pattern(_FIGURES)
DATE: Final = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|\b\d{{1,2}} (?i:{'|'.join(_GENITIVE)}) \d{{4}}|{_FIGURES}"
    rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
)
"""A date with a year, in the ways that reports write one: by words, in figures with the day first, as ISO does."""

_DAY: Final = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_MENTION: Final = Pattern(
    rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:,? (?P<year>20\d\d)\b)?"
    rf"(?:(?:,? (?:and|to|through|until|or) (?:on |early on |late )?|\s?[-–]\s?|, (?=[^.;]{{0,30}}?\d))"
    rf"(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY})(?!\s?(?:kilometers|km|percent|%|:\d))"
    rf"(?:,? and (?:(?P<month3>{_MONTH}) )?(?P<day3>{_DAY}))?(?:,? (?P<year2>20\d\d)\b)?)?"
)


_DAY_FIRST: Final = Pattern(
    rf"(?<![\d.,:$€£-])\b(?P<day>{_DAY})(?:(?:\s?[-–]\s?|,? (?:and|to|through|until|or) (?:on )?)(?P<day2>{_DAY}))?"
    rf"(?: of)? (?P<month>{_MONTH})(?! (?:have|be)\b)(?:,? (?P<year>20\d\d)\b)?"
    rf"(?:(?:\s?[-–]\s?| (?:and|to|through|until|or) (?:on )?)(?P<day3>{_DAY}) (?P<month3>{_MONTH})"
    rf"(?:,? (?P<year2>20\d\d)\b)?)?"
)
DAY_LINE: Final = re.compile(
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?P<month>{_MONTH}) (?P<day>{_DAY})"
    rf"|(?P<day2>{_DAY}) (?P<month2>{_MONTH}|(?i:{'|'.join(_GENITIVE)})))(?:,? (?P<year>20\d\d))?:?"
)
"""A line that is a day and nothing else, with or without its year."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day or a range of days named in a text; `first` equals `last` for one day."""

    start: int
    end: int
    first: date
    last: date


def parse_date(text: str) -> date | None:
    """
    Return the day that a full date names, else None.

    In figures the day comes first; between slashes, where Americans put the month first, only one reading may be a day.

    >>> parse_date("June 12, 2025"), parse_date("12.06.25"), parse_date("31 June 2025")
    (datetime.date(2025, 6, 12), datetime.date(2025, 6, 12), None)
    >>> parse_date("13/06/2025"), parse_date("12/06/2025")
    (datetime.date(2025, 6, 13), None)
    """
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text.strip())
    if iso:
        return day_of(int(iso[1]), int(iso[2]), int(iso[3]))
    figures = re.fullmatch(r"(\d{1,2})([./])(\d{1,2})\2(\d{2}|\d{4})", text.strip())
    if figures:
        return _day_in_figures(int(figures[1]), int(figures[3]), int(figures[4]), slashes=figures[2] == "/")
    month = re.search(r"[^\W\d_]{3,}", text)
    numbers = re.findall(r"\d+", text)
    if month is None or len(numbers) < 2:
        return None
    return day_of(int(numbers[-1]), month_number(month[0]), int(numbers[0]))


def month_number(name: str) -> int:
    """
    Return the number of a month by its English name or short name, or its Ukrainian or Russian genitive; 0 for others.

    >>> month_number("Sept."), month_number("червня"), month_number("Maytime")
    (9, 6, 0)
    """
    word = name.casefold().rstrip(".")
    return MONTHS.get(word) or _GENITIVE.get(word, 0)


def _day_in_figures(first: int, second: int, year: int, *, slashes: bool) -> date | None:
    year += 2000 if year < 100 else 0
    day, swapped = day_of(year, second, first), day_of(year, first, second) if slashes else None
    return day if swapped is None or swapped == day else (None if day else swapped)


def day_of(year: int, month: int, number: int) -> date | None:
    """Return a day, null where the calendar has none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def day_near(month: int, number: int, published: date) -> date | None:
    """
    Return the day of that month and number that lies nearest before the publication, or at most 45 days after it.

    None where no year has such a day.
    """
    latest = published + timedelta(days=45) if published < date(9999, 11, 1) else published
    days = [
        day for year in (published.year + 1, published.year, published.year - 1) if (day := day_of(year, month, number))
    ]
    return next((day for day in days if day <= latest), None)


def find_dates(text: str, *, published: date | None) -> list[DateMention]:
    """
    Return the days and ranges named in a text, in order; without a publication date, days without a year are left out.

    >>> [(d.first.day, d.last.day) for d in find_dates("overnight on May 19 to 20", published=date(2024, 5, 21))]
    [(19, 20)]
    """
    matches = list(_MENTION.finditer(text))
    taken = [match.span() for match in matches]
    matches += [
        match for match in _DAY_FIRST.finditer(text) if not any(a < match.end() and match.start() < b for a, b in taken)
    ]
    out = []
    for match in matches:
        days = _days(match, published)
        if days:
            out.append(DateMention(match.start(), match.end(), min(days), max(days)))
    for match in _IN_FIGURES.finditer(text):
        day = parse_date(match[0])
        if day is not None:
            out.append(DateMention(match.start(), match.end(), day, day))
    return sorted(out, key=lambda mention: mention.start)


def _days(match: re.Match[str], published: date | None) -> list[date]:
    year = match["year2"] or match["year"]
    month = month_number(match["month"])
    named = match.groupdict()
    out = []
    for suffix in ("", "2", "3"):
        if match["day" + suffix] is None:
            continue
        if suffix and named.get("month" + suffix):
            month = month_number(named["month" + suffix])
        number = int(re.sub(r"\D", "", match["day" + suffix]))
        day = day_of(int(year), month, number) if year else (day_near(month, number, published) if published else None)
        if day:
            out.append(day)
    return out


_MONTH_YEAR: Final = re.compile(rf"\b(?:(?P<month>{_MONTH})(?: of)? )?(?P<year>(?:19|20)\d\d)\b")
# "in December" without a year: the last December there was
_MONTH_ALONE: Final = re.compile(rf"\bin (?:early |late |mid-)?(?P<month>{_MONTH})\b(?! (?:of )?(?:\d|this))")
_RELATIVE_PAST: Final = re.compile(
    r"(?i)\blast (?:year|summer|autumn|fall|winter|spring)\b"
    r"|\b(?:a|one|two|three|four|several|many|some|\d+) years? (?:ago|earlier|before|after|since)\b|\banniversary\b"
    r"|\b[a-z]+ years ago\b|\bin 1[0-8]\d\d(?=[.,;]|$)"
    r"|\b(?:(?:three|four|five|six|seven|eight|nine|ten|eleven|\d+|several|many) months) (?:ago|earlier)\b"
    r"|\b(?:in|on|during) the (?:first|second|third|fourth|fifth|early|opening|initial)"
    r" (?:day|days|weeks?|months?|hours|year|night|phases?|stages?) of the (?:[\w-]+ ){0,2}(?:war|invasion)\b"
    r"|\b(?:at|from) the (?:start|beginning|outset|outbreak) of the (?:[\w-]+ ){0,2}(?:war|invasion)\b"
    r"|\bearly in the (?:[\w-]+ )?war\b"
)
_BEGINNING: Final = re.compile(r"\b(?:since|began|begun|started|launched|ongoing from|stalled)\b[^,;]{0,40}$")


def names_past(text: str, *, published: date | None, days: int = 60) -> bool:
    """
    Tell whether a text names a month or year that ended more than some days before the publication, or one long gone.

    >>> names_past("in December", published=date(2025, 6, 12)), names_past("in May", published=date(2025, 6, 12))
    (True, False)
    >>> (
    ...     names_past("in early October 2024", published=date(2025, 1, 7)),
    ...     names_past("in 2025", published=date(2025, 1, 7)),
    ... )
    (True, False)
    """
    if any(not _BEGINNING.search(text, max(0, m.start() - 60), m.start()) for m in _RELATIVE_PAST.finditer(text)):
        return True
    if published is None:
        return False
    for match in _MONTH_YEAR.finditer(text):
        if _BEGINNING.search(text, max(0, match.start() - 60), match.start()):
            continue
        month = month_number(match["month"] or "December")
        last = day_of(int(match["year"]), month, 28)
        if last is not None and (published - last).days > days:
            return True
    for match in _MONTH_ALONE.finditer(text):
        month = month_number(match["month"])
        last = day_of(published.year - (month > published.month), month, 28)
        begins = _BEGINNING.search(text, max(0, match.start() - 60), match.start())
        if last is not None and (published - last).days > days and not begins:
            return True
    return False
