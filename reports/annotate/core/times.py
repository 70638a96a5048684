"""Days of a sentence: dates, with or without a year, and days told from the report's own."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

from reports.annotate.core.phrases.clauses import clause_of
from reports.annotate.core.scene import Scene
from reports.annotate.core.spells import find_spells
from reports.annotate.core.vocabulary.words import Word
from reports.text.dates import day_near, day_of, month_number, parse_date

_DASHES: Final = frozenset({"-", "–", "—"})
_OLD: Final = timedelta(days=60)
"""What a text dates earlier than this before it was published is told as the past."""


_WHOLE_YEAR: Final = timedelta(days=300)
"""What is dated to some day of a longer stretch than this is no news."""


@dataclass(frozen=True, slots=True)
class Time:
    """
    Words `i` to `j` that name a day, or the days from `first` to `last`; `is_long_ago` whatever day the text is of.

    Days are null where they hang on that day and it is not known.
    """

    i: int
    j: int
    first: date | None
    last: date | None
    is_long_ago: bool = False


def find_times(scene: Scene, *, published: date | None) -> list[Time]:
    """Return the times of a sentence in order; what hangs on the report's day is left out where that is not known."""
    out: list[Time] = []
    words = scene.words
    i = 0
    while i < len(words):
        found = _date_at(scene, i, published)
        if found is not None:
            out.append(found)
        i = max(i + 1, found.j if found is not None else 0)
    out += _relative(scene, published)
    taken = {k for time in out for k in range(time.i, time.j)}
    out += [
        Time(spell.i, spell.j, spell.first, spell.last, is_long_ago=spell.is_long_ago)
        for spell in find_spells(scene, published=published)
        if not taken & set(range(spell.i, spell.j))
    ]
    return _long_ago_together(words, sorted(out, key=lambda time: time.i))


def _long_ago_together(words: Sequence[Word], times: Sequence[Time]) -> list[Time]:
    """Return times with those long ago that stand right beside one that is: "рік тому, 13 червня" is of no year."""
    out = list(times)
    for k, (one, two) in enumerate(itertools.pairwise(times)):
        is_beside = all(not word.is_word for word in words[one.j : two.i]) and two.i - one.j <= 1
        if is_beside and one.is_long_ago != two.is_long_ago:
            other = k + 1 if one.is_long_ago else k
            out[other] = replace(out[other], first=None, last=None, is_long_ago=True)
    return out


def _date_at(scene: Scene, i: int, published: date | None) -> Time | None:
    words, told = scene.words, scene.lexicon.stance["days"]
    in_figures = parse_date(words[i].text) if words[i].text.count(".") == 2 else None
    if in_figures is not None:
        return Time(i, i + 1, in_figures, in_figures)
    numbers, j = _numbers_at(words, i, joins=told["joins"])
    if not numbers or j >= len(words):
        return None
    month = month_number(words[j].key)
    if not month:
        return None
    year = int(words[j + 1].text) if j + 1 < len(words) and _is_year(words[j + 1].text) else None
    days = [_day(year, month, number, published) for number in numbers]
    known = [day for day in days if day is not None]
    if not known:
        return None
    is_night = any(word.key in told["nights"] for word in words[max(0, i - 2) : i])  # "у ніч на 12 червня"
    first = min(known) - timedelta(days=1) if is_night and min(known) > date.min else min(known)
    return Time(i, j + 1 + (year is not None), first, max(known))


def _numbers_at(words: Sequence[Word], i: int, *, joins: Sequence[str]) -> tuple[list[int], int]:
    """Return the days of a month that stand from a word on ("12", "12-13", "12 та 13"), and where they end."""
    numbers: list[int] = []
    while i < len(words) and len(numbers) < 3:
        figure = words[i].text.partition("-")[0]
        if not figure.isdigit() or not 1 <= int(figure) <= 31:
            break
        numbers.append(int(figure))
        i += 1
        if (
            i + 1 < len(words)
            and (words[i].text in _DASHES or words[i].key in joins)
            and words[i + 1].text[:1].isdigit()
        ):
            i += 1
        else:
            break
    return numbers, i


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith("20") and text.isdigit()


def _day(year: int | None, month: int, number: int, published: date | None) -> date | None:
    if year is not None:
        return day_of(year, month, number)
    return day_near(month, number, published) if published is not None else None


def _relative(scene: Scene, published: date | None) -> list[Time]:
    """Return the days that words tell from the report's own: "вчора", "за минулу добу"; without it only whole years."""
    out = []
    for span in scene.spans:
        if span.kind != "time":
            continue
        first, last = (int(part) for part in span.key.split())
        if published is None:
            out += [Time(span.i, span.j, None, None, is_long_ago=True)] if first > _WHOLE_YEAR.days else []
        elif (published - date.min).days >= first:
            out.append(Time(span.i, span.j, published - timedelta(days=first), published - timedelta(days=last)))
    return out


def is_past(scene: Scene, at: int, times: Sequence[Time], *, published: date | None) -> bool:
    """
    Tell whether the deed at a word is no news.

    It is none where it is dated long before the report, and where it is only recalled and not dated at all.
    """
    time = time_of(scene, at, times)
    if time is None:
        return _is_recalled(scene, at)
    if time.first is not None and time.last is not None and time.last - time.first > _WHOLE_YEAR:
        return True  # "за рік захопив А": some day of a year is no news
    return time.is_long_ago or (published is not None and time.last is not None and published - time.last > _OLD)


def _is_recalled(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word is one that the sentence looks back at: "нагадаємо", "згадуємо, як"."""
    turns = [clause.i for clause in scene.clauses if clause.is_contrast and clause.i <= at]
    return scene.has("recalls", turns[-1] if turns else 0, len(scene.words)) or _is_history(scene, at)


def _is_history(scene: Scene, at: int) -> bool:
    """Tell whether a heading tells how something known was done: "Історія: як звільняли А", "Як ворог взяв А"."""
    told, keys = scene.lexicon.stance["history"], [word.key for word in scene.words]
    colon = keys.index(":") if ":" in keys[:at] else 0
    if colon and keys[colon - 1] in told["heads"]:
        return True
    first = next((k for k, word in enumerate(scene.words) if word.is_word), 0)
    tellers = [s.j for s in scene.spans if s.kind == "speech" and s.lemma in told["tellers"] and s.j < at]
    if tellers and "," in keys[tellers[-1] :]:
        first = keys.index(",", tellers[-1]) + 1  # "розповіли журналістам, як ..."
    is_done = any(s.i == at and s.kind in {"deed", "try"} and s.form.mood in {"past", "passive"} for s in scene.spans)
    return is_done and first < at and keys[first] in told["how"] and not {",", ":"} & set(keys[first:at])


def time_of(scene: Scene, at: int, times: Sequence[Time]) -> Time | None:
    """Return when the deed at a word was done: a time of its clause, else the sentence's only one; null for none."""
    told = [time for time in times if not is_of_saying(scene, time) and not is_of_footage(scene, time)]
    clause = clause_of(scene.clauses, at)
    near = [time for time in told if clause.i <= time.i < clause.j]
    if near:
        before = [time for time in near if time.i < at]
        return before[-1] if before else near[0]
    if len(told) != 1 or told[0].i > at:
        return None
    # "ворог, який учора захопив А, тисне на Б": the day is that of the clause in between alone
    return None if scene.within(clause_of(scene.clauses, told[0].i), "which", "when") else told[0]


def said_at(scene: Scene, at: int, times: Sequence[Time]) -> Time | None:
    """Return when the words with the deed at a word were said, null where that is not told."""
    shown = next((time for time in times if is_of_footage(scene, time)), None)
    if shown is not None or scene.holder_at(at) is None:
        return shown
    return next((time for time in times if is_of_saying(scene, time)), None)


def is_of_footage(scene: Scene, time: Time) -> bool:
    """Tell whether a time is that of footage: "кадри від 13 березня"; what it shows was done before that."""
    footage = scene.lexicon.stance["footage"]["of"]
    words = {span.j for span in scene.spans if span.kind in {"footage", "geolocated"}}
    return time.i > 1 and scene.words[time.i - 1].key in footage and time.i - 1 in words


def is_of_saying(scene: Scene, time: Time) -> bool:
    """Tell whether a time is that of a statement: it stands before "that", beside the verb of saying."""
    clause = clause_of(scene.clauses, time.i)
    speech = [span for span in scene.within(clause, "speech") if span.form.mood]
    deeds = [span for span in scene.within(clause, "deed", "repel", "try") if span.sort != "noun"]
    if not speech:
        return False
    that = next((span.i for span in scene.spans if span.kind == "that" and span.i > speech[0].i), clause.j)
    return time.i < that and not any(span.i < that for span in deeds)
