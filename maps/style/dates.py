"""Days as the readers of a language write them: "12 June 2025", "12 червня 2025"."""

import re
from datetime import date
from typing import Final

from maps.style.wording import SECTIONS, WORDING

_ISO: Final = r"\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_DAYS: Final = re.compile(rf"(?<![\w-])({_ISO})(?:([–…])({_ISO}))?(?![\w-])")
"""A day that stands by itself, not in a file's name, or two: "–" from one to the other, "…" each figure has its own."""


def write_day(day: date | str, lang: str) -> str:
    """
    Return a day (or its ISO text) in words of a language; text that is no day stays as it is.

    >>> write_day("2025-06-12", "en"), write_day("2025-06-12", "uk")
    ('12 June 2025', '12 червня 2025')
    """
    return write_days(day, day, lang)


def write_days(first: date | str, last: date | str, lang: str) -> str:
    """
    Return the days from one to another in words of a language; text that is no day stays as it is.

    >>> write_days("2025-01-09", "2025-01-15", "en"), write_days("2022-10-03", "2023-01-10", "en")
    ('9–15 January 2025', '3 October 2022 – 10 January 2023')
    """
    days = [_parse(first), _parse(last)]
    begin, end = days
    if begin is None or end is None:
        told = [str(given) if day is None else _word(day, lang) for given, day in zip((first, last), days, strict=True)]
        return " – ".join(dict.fromkeys(told))
    if (begin.year, begin.month) == (end.year, end.month):
        return _word(end, lang, days=str(end.day) if begin == end else f"{begin.day}–{end.day}")
    return f"{_word(begin, lang)} – {_word(end, lang)}"


def write_days_within(text: str, lang: str) -> str:
    """
    Return words in no language, such as a source with its day, with their ISO days written out.

    >>> write_days_within("2022-10-03–2023-01-10", "uk"), write_days_within("file-2025-06-12", "en")
    ('3 жовтня 2022 – 10 січня 2023', 'file-2025-06-12')
    >>> write_days_within("UNHCR, 2022-10-03…2023-01-10", "en")
    'UNHCR, each with its own day, 3 October 2022 – 10 January 2023'
    """

    def write(found: re.Match[str]) -> str:
        days = write_days(found[1], found[3] or found[1], lang)
        return str(getattr(WORDING["days_each"], lang)).format(days=days) if found[2] == "…" else days

    return _DAYS.sub(write, text)


def _parse(given: date | str) -> date | None:
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError:
        return None


def _word(day: date, lang: str, *, days: str | None = None) -> str:
    return str(getattr(SECTIONS["day"][str(day.month)], lang)).format(day=days or day.day, year=day.year)
