"""Dates in report text: full dates, days without a year, ranges and nights."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

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
DATE: Final = re.compile(
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    rf"|\b\d{{4}}-\d{{2}}-\d{{2}}\b)"
)
"""A date with a year, in the three ways that reports write one."""

_DAY: Final = r"\d{1,2}(?!\d)(?:st|nd|rd|th)?"
_MENTION: Final = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:,? (?P<year>20\d\d)\b)?"
    rf"(?:(?:,? (?:and|to|through|until|or) (?:on |early on |late )?|\s?[-–]\s?|, (?=[^.;]{{0,30}}?\d))"
    rf"(?:(?P<month2>{_MONTH}) )?(?P<day2>{_DAY})(?!\s?(?:kilometers|km|percent|%|:\d))"
    rf"(?:,? and (?:(?P<month3>{_MONTH}) )?(?P<day3>{_DAY}))?(?:,? (?P<year2>20\d\d)\b)?)?"
)


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

    >>> parse_date("June 12, 2025"), parse_date("12 June 2025"), parse_date("June 31, 2025")
    (datetime.date(2025, 6, 12), datetime.date(2025, 6, 12), None)
    """
    iso = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text.strip())
    if iso:
        return _day(int(iso[1]), int(iso[2]), int(iso[3]))
    month = re.search(r"[A-Za-z]{3,}", text)
    numbers = re.findall(r"\d+", text)
    if month is None or len(numbers) < 2:
        return None
    return _day(int(numbers[-1]), MONTHS.get(month[0].casefold(), 0), int(numbers[0]))


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _near(month: int, number: int, published: date) -> date | None:
    """Return the day of that month and number that lies nearest before the publication, or at most 45 days after it."""
    latest = published + timedelta(days=45) if published < date(9999, 11, 1) else published
    days = [
        day for year in (published.year + 1, published.year, published.year - 1) if (day := _day(year, month, number))
    ]
    return next((day for day in days if day <= latest), None)


def find_dates(text: str, *, published: date | None) -> list[DateMention]:
    """
    Return the days and ranges named in a text, in order; without a publication date, days without a year are left out.

    >>> [(d.first.day, d.last.day) for d in find_dates("overnight on May 19 to 20", published=date(2024, 5, 21))]
    [(19, 20)]
    """
    out = []
    for match in _MENTION.finditer(text):
        days = list(_days(match, published))
        if days:
            out.append(DateMention(match.start(), match.end(), min(days), max(days)))
    return out


def _days(match: re.Match[str], published: date | None) -> list[date]:
    year = match["year2"] or match["year"]
    month = MONTHS.get(match["month"].casefold().rstrip("."), 0)
    out = []
    for suffix in ("", "2", "3"):
        if match["day" + suffix] is None:
            continue
        if suffix and match["month" + suffix]:
            month = MONTHS.get(match["month" + suffix].casefold().rstrip("."), 0)
        number = int(re.sub(r"\D", "", match["day" + suffix]))
        day = _day(int(year), month, number) if year else (_near(month, number, published) if published else None)
        if day:
            out.append(day)
    return out


_MONTH_YEAR: Final = re.compile(rf"\b(?:(?P<month>{_MONTH})(?: of)? )?(?P<year>20\d\d)\b")
_BEGINNING: Final = re.compile(r"\b(?:since|began|begun|started|launched|ongoing from|stalled)\b[^,;]{0,40}$")


def names_past(text: str, *, published: date | None, days: int = 60) -> bool:
    """
    Tell whether a text names a month or year that ended more than some days before the publication.

    >>> (
    ...     names_past("in early October 2024", published=date(2025, 1, 7)),
    ...     names_past("in 2025", published=date(2025, 1, 7)),
    ... )
    (True, False)
    """
    if published is None:
        return False
    for match in _MONTH_YEAR.finditer(text):
        if _BEGINNING.search(text, max(0, match.start() - 60), match.start()):
            continue
        month = MONTHS.get((match["month"] or "December").casefold().rstrip("."), 12)
        last = _day(int(match["year"]), month, 28)
        if last is not None and (published - last).days > days:
            return True
    return False
