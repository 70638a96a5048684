"""Checks of sums: totals against the parts that fill their time, sums of money, and lists after "including"."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from typing import Final

from reports.figure import Figure
from reports.figures.checks.finding import (
    CheckFinding,
    CheckName,
    Verdict,
    is_lower_bound,
    is_one_source,
    is_upper_bound,
    number,
    slack,
    value_of,
)
from reports.figures.checks.rates import total_figures
from reports.figures.periods import count_days, later
from reports.lexicon.load import any_word

_LAST_GAP: Final = 31  # days that the last part may end before the total does
_MOST_PARTS: Final = 12
_MOST: Final = 60
_OPEN_SHARE: Final = 0.05
_TOTALLING: Final = re.compile(rf"\b{any_word('quantities', 'sums.totalling')}\b", re.IGNORECASE)
_INCLUDING: Final = re.compile(rf"\b{any_word('quantities', 'sums.parts')}\b|:", re.IGNORECASE)


def check_parts(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Compare every total with each row of shorter totals that fill its period without a gap or overlap."""
    totals = total_figures(figures)[:_MOST]
    for total in totals:
        same = [f for f in totals if (f.unit, f.subject) == (total.unit, total.subject) and f is not total]
        for parts in _tilings(total, same):
            yield _parts(total, parts)


def _tilings(total: Figure, candidates: Sequence[Figure]) -> Iterator[tuple[Figure, ...]]:
    """Yield the rows of two or more parts that run from the total's first day to at most a month before its last."""
    by_start: dict[date | None, list[Figure]] = {}
    for figure in candidates:
        by_start.setdefault(figure.period_from, []).append(figure)
    rows: list[tuple[Figure, ...]] = [()]
    found = 0
    while rows and found < 8:
        row = rows.pop()
        begin = later(row[-1].period_to, 1) if row and row[-1].period_to else total.period_from
        for part in by_start.get(begin, [])[:4]:
            if part.period_to is None or total.period_to is None or part.period_to > total.period_to:
                continue
            longer = (*row, part)
            if len(longer) >= 2 and (total.period_to - part.period_to).days <= _LAST_GAP:
                found += 1
                yield longer
            elif len(longer) < _MOST_PARTS and len(rows) < _MOST:
                rows.append(longer)


def _parts(total: Figure, parts: tuple[Figure, ...]) -> CheckFinding:
    last = parts[-1]
    stated, low = value_of(total), sum(value_of(part) for part in parts)
    left, daily = 0, 0.0
    if total.period_to and last.period_to and last.period_from:
        left = (total.period_to - last.period_to).days
        daily = value_of(last) / count_days(last.period_from, last.period_to)
    high = low + left * daily
    tolerance = sum(slack(figure) for figure in (total, *parts))
    is_open = any(is_lower_bound(part) for part in parts)
    verdict = _parts_verdict(total, low, high, tolerance, is_open=is_open)
    if verdict == "differs" and not is_one_source([total, *parts]):
        verdict = "two_sources"
    listed = " + ".join(("over " if is_lower_bound(part) else "") + number(value_of(part)) for part in parts)
    statement = f"{listed} = {'at least ' if is_open else ''}{number(low)}"
    if left:
        statement += f" by {last.period_to}; with {left} more days at {number(daily)} a day {number(high)}"
    said = f"{total.qualifier} " if total.qualifier not in {"exact", "average"} else ""
    statement += f"; the text says {said}{number(stated)}"
    note = ""
    if verdict in {"differs", "two_sources"}:
        short = low - stated
        note = f"the stated total is {number(abs(short))} {'less' if short > 0 else 'more'} than its parts"
        if not left and is_lower_bound(total):
            note = f"the parts are {number(abs(short))} short of the stated total"
    elif left and is_lower_bound(total) and low < stated:
        note = f"reached when the {left} days bring {number((stated - low) / left)} a day"
    return CheckFinding("parts", verdict, statement, stated, high, total.unit, tolerance, (total, *parts), note)


def _parts_verdict(total: Figure, low: float, high: float, tolerance: float, *, is_open: bool) -> Verdict:
    stated = value_of(total)
    spare = (high - low) * 0.25  # the days not covered may well have been a quarter worse
    if is_lower_bound(total):
        return (
            "agrees"
            if high + spare + tolerance >= stated or (is_open and high * (1 + _OPEN_SHARE) >= stated)
            else "differs"
        )
    if is_upper_bound(total):
        return "agrees" if low <= stated + tolerance else "differs"
    if low - tolerance <= stated <= high + spare + tolerance:
        return "agrees" if low <= stated <= high + spare else "rounded"
    return "agrees" if is_open and low <= stated <= high * (1 + _OPEN_SHARE) else "differs"


def check_totals(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Set different totals for the same thing and time side by side."""
    for one, other in combinations(total_figures(figures)[:_MOST], 2):
        if (one.unit, one.subject) != (other.unit, other.subject) or one.period_from != other.period_from:
            continue
        if one.period_to != other.period_to or one.value == other.value:
            continue
        stated, derived = value_of(one), value_of(other)
        tolerance = slack(one) + slack(other)
        verdict: Verdict = "two_sources"
        note = f"{derived / stated - 1:+.1%}" if stated else ""
        if one.speaker == other.speaker and one.as_of != other.as_of:
            verdict = "updated"
            note += f"; counted to {one.as_of or 'an unstated day'} and to {other.as_of or 'an unstated day'}"
        elif abs(stated - derived) < tolerance:
            verdict = "rounded"
        elif one.speaker == other.speaker:
            verdict = "differs"
        statement = (
            f"{one.speaker}: {number(stated)}; {other.speaker}: {number(derived)} {other.unit} for the same time"
        )
        yield CheckFinding("two_totals", verdict, statement, stated, derived, one.unit, tolerance, (one, other), note)


def check_sums(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Add up the sums of money that a sentence joins to a total, and their conversions likewise."""
    groups = _by_sentence([f for f in figures if f.kind in {"money", "money_total", "money_converted"}])
    conversions = {f.converts: f for f in figures if f.converts}
    first_of = {f.figure_id: f.repeats for f in figures}
    for group in groups:
        plain = [f for f in group if f.kind != "money_converted"][:_MOST]
        for total in [f for f in plain if f.kind == "money_total"]:
            parts, is_list = _money_parts(total, plain)
            if len(parts) < 2:
                continue
            made = _sum(total, parts, check="including" if is_list else "sum")
            if made is None:
                continue
            yield made
            mirrored = [
                conversions.get(f.figure_id) or conversions.get(first_of.get(f.figure_id) or "")
                for f in (total, *parts)
            ]
            given = [figure for figure in mirrored if figure is not None]
            if len(given) == len(parts) + 1:
                other = _sum(given[0], given[1:], check=made.check)
                if other is not None:
                    yield other


def _money_parts(total: Figure, plain: Sequence[Figure]) -> tuple[list[Figure], bool]:
    """Return the sums that make up a total, and whether they are a list after "including"."""
    same = [f for f in plain if f.unit == total.unit and f.kind == "money"]
    after = [f for f in same if f.start > total.end]
    if len(after) >= 2 and _INCLUDING.search(_between(total, after[0])):
        return after, True
    before = [f for f in same if f.end < total.start]
    if before and _TOTALLING.search(_between(before[-1], total)):
        return before, False
    return [], False


def _between(one: Figure, other: Figure) -> str:
    """Return the words of a sentence between two of its figures."""
    return one.sentence[one.end - one.sentence_start : other.start - other.sentence_start]


def check_including(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Add up a list of counts that follows "including" a count of the same things."""
    for group in _by_sentence([f for f in figures if f.kind == "count"]):
        for place, total in enumerate(group[:_MOST]):
            following = next((f for f in group[place + 1 :] if f.unit == total.unit), None)
            if following is None or not _INCLUDING.search(_between(total, following)):
                continue
            parts = [f for f in group[place + 1 :] if f.unit == total.unit]
            if len(parts) >= 2:
                made = _sum(total, parts, check="including")
                if made is not None:
                    yield made
            break


def _sum(total: Figure, parts: Sequence[Figure], *, check: CheckName) -> CheckFinding | None:
    stated, derived = value_of(total), sum(value_of(part) for part in parts)
    tolerance = sum(figure.last_place / 2 for figure in (total, *parts)) if total.kind != "count" else 0.0
    gap = abs(stated - derived)
    exact = gap < 1e-9 * max(stated, 1.0)
    if check == "including" and derived < stated - tolerance:
        return None  # "including" need not name everything
    verdict: Verdict = "agrees" if exact else "rounded" if gap <= tolerance * (1 + 1e-9) else "differs"
    if verdict == "differs" and is_lower_bound(total) and derived > stated:
        verdict = "agrees"
    listed = " + ".join(number(value_of(part)) for part in parts)
    statement = f"{listed} = {number(derived)} {total.unit}; the text says {number(stated)}"
    note = "" if exact else f"{'rounded' if verdict == 'rounded' else 'apart'} by {number(gap)} {total.unit}"
    return CheckFinding(check, verdict, statement, stated, derived, total.unit, tolerance, (total, *parts), note)


def _by_sentence(figures: Sequence[Figure]) -> list[list[Figure]]:
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure.report_id, figure.sentence_id), []).append(figure)
    return list(groups.values())
