"""Days told by the day of publication: "yesterday", "two days ago", "on Tuesday", "last Friday"."""

import re
from datetime import date, timedelta
from typing import Final

from reports.lexicon.load import any_word, load_lexicon, words_of
from reports.search.pattern import Pattern
from reports.text.dates import MONTHS, DateMention

_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEK: Final = len(_WEEKDAYS)
_ALONE: Final = {
    **dict.fromkeys(words_of("quantities", "days.today"), 0),
    **dict.fromkeys(words_of("quantities", "days.yesterday"), 1),
    **dict.fromkeys(words_of("quantities", "days.before_yesterday"), 2),
}
_NUMBERS: Final = {word: number for number, word in enumerate(load_lexicon("quantities")["spelled_out"]["ones"][:13])}
_FARTHEST: Final = 13
"""Days ago beyond which a number of days is said roughly."""
_NAMED: Final = "|".join(name.capitalize() for name in _WEEKDAYS)
_DAY: Final = Pattern(
    rf"\b(?i:(?P<alone>{any_word('quantities', 'days.before_yesterday')}|{any_word('quantities', 'days.yesterday')}"
    rf"|{any_word('quantities', 'days.today')}))\b"
    rf"|\b(?<!to )(?<!or )(?<![\w–-])(?P<number>[Aa]|(?i:\d{{1,2}}|{'|'.join(_NUMBERS)})) days? ago\b"
    rf"|\b(?:(?P<last>[Ll]ast )|[Oo]n )(?:[a-z]+ )?(?P<weekday>{_NAMED})\b"
)
# "on Tuesday, June 10": the day is told with its date
_DATED: Final = re.compile(
    rf",? (?:the )?(?:\d|(?:of )?(?:{'|'.join(sorted({m.capitalize() for m in MONTHS}, key=len, reverse=True))})\b)"
)


def find_relative_days(text: str, *, published: date | None) -> list[DateMention]:
    """
    Return the days that a text tells by the day of its publication, in order; without that day, or where unsure, none.

    "Last Friday" of a Saturday may be yesterday or the Friday before: nobody knows.

    >>> [day.first.day for day in find_relative_days("fell two days ago", published=date(2025, 6, 12))]
    [10]
    >>> [day.first.day for day in find_relative_days("fell on Tuesday", published=date(2025, 6, 12))]
    [10]
    >>> find_relative_days("fell last Tuesday", published=date(2025, 6, 12))
    []
    """
    if published is None:
        return []
    out = []
    for match in _DAY.finditer(text):
        ago = _days_ago(match, published)
        if ago is not None and _DATED.match(text, match.end()) is None:
            start = match.start("weekday") if match["weekday"] and not match["last"] else match.start()
            day = published - timedelta(days=ago)
            out.append(DateMention(start, match.end(), day, day))
    return out


def _days_ago(match: re.Match[str], published: date) -> int | None:
    """Return how many days before the publication a day was, null where the words leave that open."""
    if match["alone"]:
        return _ALONE[match["alone"].casefold()]
    if match["number"]:
        word = match["number"].casefold()
        number = 1 if word == "a" else int(word) if word.isdigit() else _NUMBERS[word]
        return number if number <= _FARTHEST else None
    ago = (published.weekday() - _WEEKDAYS.index(match["weekday"].casefold())) % _WEEK
    if match["last"] is None:
        return ago
    if ago == 0:
        return _WEEK
    return ago if ago > published.weekday() else None
