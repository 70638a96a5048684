"""Times told roughly: a year, a month or a season by name, and how long ago something was."""

import calendar
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from reports.annotate.core.scene import Scene
from reports.annotate.core.vocabulary.words import Word
from reports.lexicon.load import load_lexicon

_SEASONS: Final = {"winter": (12, 2), "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11)}
_SEVERAL: Final = (3, 9)
_LONG: Final = timedelta(days=60)
"""How long ago what is told without a date is told as the past."""
_FIRST_YEAR: Final = 2014
_EARLIEST, _NO_YEAR = 1000, 2100
"""What a number of four digits behind a month or beside "year" can be."""


@dataclass(frozen=True, slots=True)
class Spell:
    """Words `i` to `j` that tell from when to when something was; `is_long_ago` where it was whatever the day is."""

    i: int
    j: int
    first: date | None
    last: date | None
    is_long_ago: bool = False


def find_spells(scene: Scene, *, published: date | None) -> list[Spell]:
    """Return the times that a sentence tells roughly, in order; without a publication day only those long ago."""
    words, told = scene.words, scene.lexicon.stance
    out: list[Spell] = []
    i = 0
    while i < len(words):
        found = (
            _ago_at(scene, i, published)
            or _weekday_at(words, i, told, published)
            or _named_at(words, i, told, published)
        )
        if found is not None:
            out.append(found)
        i = max(i + 1, found.j if found is not None else 0)
    return out


def _ago_at(scene: Scene, i: int, published: date | None) -> Spell | None:
    """Read "рік тому", "три місяці тому", "кілька днів тому" at the first of its words."""
    words, ago = scene.words, scene.lexicon.stance["ago"]
    low, high, k = _count_at(words, i, ago, scene.lexicon.language)
    if k >= len(words):
        return None
    days = next((int(unit) for unit, forms in ago["units"].items() if words[k].key in forms), 0)
    end = k + 1
    if not days or end >= len(words) or words[end].key not in ago["words"]:
        return None
    slack = 0 if days == 1 else days // 2
    nearest, furthest = timedelta(days=low * days - slack), timedelta(days=high * days + slack)
    if published is None or published - date.min < furthest:
        return Spell(i, end + 1, None, None, is_long_ago=nearest > _LONG)
    return Spell(i, end + 1, published - furthest, published - nearest, is_long_ago=nearest > _LONG)


def _count_at(words: Sequence[Word], i: int, ago: Mapping[str, Any], language: str) -> tuple[int, int, int]:
    """Return from how many to how many units a word counts, and where the unit stands: one at the word itself."""
    key = words[i].key
    if key.isdigit() and len(key) < 4:
        return int(key), int(key), i + 1
    if key in ago["several"]:
        return *_SEVERAL, i + 1
    for number, forms in load_lexicon("quantities", language)["numbers"].items():
        if key in forms:
            return int(number), int(number), i + 1
    return 1, 1, i


def _weekday_at(words: Sequence[Word], i: int, told: Mapping[str, Any], published: date | None) -> Spell | None:
    """Read "у понеділок" as the last one up to the publication, "у ніч на вівторок" with the day before it."""
    weekdays = told["calendar"]["weekdays"]
    number = next((int(day) for day, forms in weekdays.items() if words[i].key in forms), 0)
    if not number or published is None or published.toordinal() < 20:
        return None
    before = words[i - 1].key if i else ""
    is_last = before in told["calendar"]["last"]  # "last Thursday" of a Thursday is a week ago
    is_earlier = before in told["calendar"]["before_last"]
    back = (published.isoweekday() - number) % 7 or 7 * (is_last or is_earlier)
    day = published - timedelta(days=back + 7 * is_earlier)
    is_night = any(word.key in told["days"]["nights"] for word in words[max(0, i - 2) : i])
    return Spell(i, i + 1, day - timedelta(days=1) if is_night else day, day)


def _named_at(words: Sequence[Word], i: int, told: Mapping[str, Any], published: date | None) -> Spell | None:
    """Read "у травні 2023-го", "восени 2022-го", "у 2022 році", "минулої осені", "ще в січні", "минулого місяця"."""
    names = told["calendar"]
    is_last = words[i].key in names["last"]
    at = i + is_last
    if at >= len(words) or (i and words[i - 1].text[:1].isdigit()):
        return None  # behind a number it is a day: "12 червня"
    if words[i].key in names["start"]:
        return _since_start(words, i, names, published)
    months = _months_of(words[at].key, names)
    if is_last and months is None:
        return _last_unit(words, i, names, published)
    behind = at + 1 if months else at
    year = _year_at(words, behind, names) if behind < len(words) else None
    end = behind if year is None else behind + 1 + _is_year_word(words, behind + 1, names)
    if is_last and year is None and months is not None and months[0] != months[1]:
        return Spell(i, end, None, None, is_long_ago=True)  # "last summer": not the one just over
    begins = i > 0 and words[i - 1].key in names["since"]
    return _spell(i, end, months, year, published, begins=begins)


def _spell(
    i: int, end: int, months: tuple[int, int] | None, year: int | None, published: date | None, *, begins: bool
) -> Spell | None:
    """Return the time from the first to the last of some months in a year; "вперше з 2022 року" is none of a deed."""
    if months is None and (year is None or begins):
        return None
    found = _days_of(months or (1, 12), year, published)
    if found is None:
        return None
    first, last = found
    return Spell(i, end, first, (published if begins else min(last, published)) if published else last)


def _months_of(key: str, names: Mapping[str, Any]) -> tuple[int, int] | None:
    month = next((int(number) for number, forms in names["months"].items() if key in forms), 0)
    if month:
        return month, month
    return next((_SEASONS[season] for season, forms in names["seasons"].items() if key in forms), None)


def _year_at(words: Sequence[Word], at: int, names: Mapping[str, Any]) -> int | None:
    """Return the year that a word is: behind a month, before "year", or with the ending of one."""
    digits, _, ending = words[at].key.partition("-")
    if len(digits) != 4 or not digits.isdigit() or not _EARLIEST <= int(digits) < _NO_YEAR:
        return None
    before = words[at - 1].key if at else ""
    is_named = _months_of(before, names) is not None or _is_year_word(words, at + 1, names)
    return int(digits) if is_named or ending in names["endings"] else None


def _is_year_word(words: Sequence[Word], at: int, names: Mapping[str, Any]) -> bool:
    return at < len(words) and words[at].key in names["year"]


def _last_unit(words: Sequence[Word], i: int, names: Mapping[str, Any], published: date | None) -> Spell | None:
    """Read "минулого місяця": the calendar month before."""
    if words[i + 1].key not in names["month"] or published is None:
        return None
    last = published
    for _ in range(1 + (words[i].key in names["before_last"])):  # "позаминулого": the one before that
        last = last.replace(day=1) - timedelta(days=1) if last > date(1, 2, 1) else last
    return Spell(i, i + 2, last.replace(day=1), last)


def _since_start(words: Sequence[Word], i: int, names: Mapping[str, Any], published: date | None) -> Spell | None:
    """Read "з початку року" and "з початку місяця"."""
    if published is None or not i or i + 1 >= len(words) or words[i - 1].key not in names["since"]:
        return None
    if words[i + 1].key in names["year"]:
        return Spell(i, i + 2, published.replace(month=1, day=1), published)
    return Spell(i, i + 2, published.replace(day=1), published) if words[i + 1].key in names["month"] else None


def _days_of(months: tuple[int, int], year: int | None, published: date | None) -> tuple[date, date] | None:
    """Return the first and last day of months in a year, else of the last ones that had begun by the publication."""
    if year is None:
        if published is None or published.year < _FIRST_YEAR:
            return None
        year = published.year - (date(published.year, months[0], 1) > published)
    last_year = min(year + (months[0] > months[1]), date.max.year)
    last = date(last_year, months[1], calendar.monthrange(last_year, months[1])[1])
    return date(year, months[0], 1), last
