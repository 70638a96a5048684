"""Checks of rates: averages against totals, ratios, shares, exchange rates, and rates of two sources."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import combinations, product
from typing import Final

from reports.figure import Figure
from reports.figures.checks.finding import (
    CheckFinding,
    Verdict,
    is_lower_bound,
    is_one_source,
    is_upper_bound,
    number,
    slack,
    value_of,
)
from reports.figures.periods import count_days, later

_TIMES: Final = {"per_day": 1.0, "per_week": 7.0, "per_month": 365.25 / 12, "per_year": 365.25}
_AVERAGE_SHARE: Final = 0.005
_RATIO_SHARE: Final = 0.05
_END_APART: Final = timedelta(days=14)
_NEAR_DAYS: Final = 31
_MOST: Final = 60  # figures of one kind that are compared with each other; keeps a hostile text linear


_TOTALS: Final = frozenset({"total", "year_total", "year_to_date"})


def total_figures(figures: Sequence[Figure]) -> list[Figure]:
    """Return the totals with a whole period, repeats left out."""
    return [f for f in figures if f.kind in _TOTALS | {"area"} and f.repeats is None and f.period_from and f.period_to]


def check_averages(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Compare every average of a period with the total of that period over its days, leap days counted."""
    rates = [f for f in figures if f.kind in _TIMES and f.repeats is None and f.period_from and f.period_to][:_MOST]
    for rate, total in product(rates, total_figures(figures)[:_MOST]):
        same_sentence = rate.sentence_id == total.sentence_id and rate.subject.split()[0] in total.subject
        if rate.unit.partition(" per ")[0] != total.unit or not (rate.subject == total.subject or same_sentence):
            continue
        if rate.period_from is None or rate.period_to is None or total.period_from is None or total.period_to is None:
            continue
        if rate.period_from != total.period_from or abs(rate.period_to - total.period_to) > _END_APART:
            continue
        days = count_days(total.period_from, total.period_to)
        if days < 1:
            continue
        derived = value_of(total) / days * _TIMES[rate.kind]
        yield _average(rate, total, days, derived)


def _average(rate: Figure, total: Figure, days: int, derived: float) -> CheckFinding:
    stated = value_of(rate)
    tolerance = max(1.0 if stated >= 10 else rate.last_place, _AVERAGE_SHARE * stated)
    gap = abs(derived - stated)
    note = ""
    verdict: Verdict = "agrees"
    if gap <= tolerance:
        if stated < derived and 0.5 < gap < 1:
            note = f"cut off, not rounded ({derived:,.0f} would be the rounded value)"
    elif not is_one_source([rate, total]):
        verdict = "two_sources"
    elif gap <= slack(rate):
        verdict = "rounded"
    else:
        verdict = "differs"
        side = "low" if stated < derived else "high"
        note = f"the stated average is {gap / derived:.1%} {side}; it would fit {value_of(total) / stated:,.0f} days"
        if round(derived, -1) == stated:
            note += ", or rounding to tens"
    if is_lower_bound(total) or is_upper_bound(total):
        note = "; ".join(filter(None, (note, f"the total is a bound ({total.qualifier})")))
    statement = (
        f"{number(value_of(total))} over {days} days ({total.period_from} to {total.period_to}) is {number(derived)} "
        f"per {rate.unit.partition(' per ')[2]}; the text says {number(stated)}"
    )
    return CheckFinding("average", verdict, statement, stated, derived, rate.unit, tolerance, (rate, total), note)


def check_ratios(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Compare a rate per area with a total over an area of about the same time."""
    rates = [f for f in figures if f.kind == "per_area" and f.repeats is None][:_MOST]
    areas = [f for f in figures if f.kind == "area" and f.repeats is None][:_MOST]
    totals = [f for f in figures if f.kind in _TOTALS and f.repeats is None][:_MOST]
    for rate, total, area in product(rates[:8], totals, areas[:8]):
        if rate.subject != total.subject or rate.unit != f"{total.unit} per {area.unit}" or not value_of(area):
            continue
        if not _are_told_together(rate, total, area) and not _are_of_one_time(rate, total, area):
            continue
        derived, stated = value_of(total) / value_of(area), value_of(rate)
        tolerance = _RATIO_SHARE * stated
        one = is_one_source([rate, total, area])
        verdict: Verdict = "agrees" if abs(derived - stated) <= tolerance else "differs" if one else "two_sources"
        statement = (
            f"{number(value_of(total))} {total.unit} over {number(value_of(area))} {area.unit} is {number(derived)}; "
            f"the text says {number(stated)}"
        )
        note = (
            ""
            if verdict == "agrees"
            else (
                f"{stated / derived - 1:+.0%}; {number(stated)} would need {number(value_of(total) / stated)} "
                f"{area.unit} or {number(stated * value_of(area))} {total.unit}; "
                f"show both, compute neither from the other"
            )
        )
        yield CheckFinding(
            "ratio", verdict, statement, stated, derived, rate.unit, tolerance, (rate, total, area), note
        )


def _are_told_together(*figures: Figure) -> bool:
    """Tell whether one sentence gives all figures and dates none of them otherwise."""
    return len({(f.sentence_id, f.period_from, f.period_to) for f in figures}) == 1


def _are_of_one_time(rate: Figure, total: Figure, area: Figure) -> bool:
    """Tell whether a total and an area begin alike, end within a month, name one actor, and a rate may be for them."""
    if total.period_from is None or total.period_from != area.period_from or not total.period_to or not area.period_to:
        return False
    close = abs(total.period_to - area.period_to).days <= _NEAR_DAYS and _is_of_that_time(rate, total)
    return close and total.subject.split()[0] in area.subject


def _is_of_that_time(rate: Figure, total: Figure) -> bool:
    """Tell whether a rate may be for a total's period: it has the same start, or no period and a fitting day."""
    if total.period_from is None or total.period_to is None:
        return False
    if rate.period_from is not None:
        return rate.period_from == total.period_from
    return rate.as_of is None or total.period_from <= rate.as_of <= later(total.period_to, _NEAR_DAYS)


def check_rates(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Set the rates of different speakers for the same time side by side."""
    rates = [f for f in figures if f.kind in _TIMES and f.repeats is None and not f.converts][:_MOST]
    totals = total_figures(figures)[:_MOST]
    for one, other in combinations(rates, 2):
        if (one.unit, one.subject) != (other.unit, other.subject) or one.speaker == other.speaker:
            continue
        if not _share_time(one, other):
            continue
        stated, derived = value_of(one), value_of(other)
        tolerance = 0.01 * stated
        verdict: Verdict = "agrees" if abs(stated - derived) <= tolerance else "two_sources"
        statement = f"{one.speaker}: {number(stated)}; {other.speaker}: {number(derived)} {other.unit}"
        note = f"{stated / derived - 1:+.1%}" if derived and verdict != "agrees" else ""
        if other.period_from is None:
            note += "; the second source states no period"
        total = next((t for t in totals if t.subject == one.subject and t.period_from == one.period_from), None)
        if total is not None and total.period_from and total.period_to and one.period_from and one.kind == "per_day":
            days = count_days(total.period_from, total.period_to)
            given = number(derived * days)
            note += f"; at {number(derived)} a day {days} days give {given}, stated {number(value_of(total))}"
        yield CheckFinding(
            "two_rates", verdict, statement, stated, derived, one.unit, tolerance, (one, other), note.lstrip("; ")
        )


def _share_time(one: Figure, other: Figure) -> bool:
    if one.period_from and other.period_from and one.period_to and other.period_to:
        return one.period_from <= other.period_to and other.period_from <= one.period_to
    dated, bare = (one, other) if one.period_from else (other, one)
    if bare.as_of is None or dated.period_to is None or dated.period_from is None:
        return (
            one.period_from is None and other.period_from is None and one.as_of is not None and other.as_of is not None
        )
    return dated.period_from <= bare.as_of <= later(dated.period_to, _NEAR_DAYS)


def check_shares(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Compare a share of a total with the figure for that part of the time."""
    by_id = {f.figure_id: f for f in figures}
    for share in [f for f in figures if f.kind == "share" and f.repeats is None][:_MOST]:
        whole = by_id.get(share.share_of or "")
        if whole is None or not value_of(whole) or share.period_from is None:
            continue
        for part in total_figures(figures)[:_MOST]:
            same = (part.unit, part.subject) == (whole.unit, whole.subject) and part.figure_id != whole.figure_id
            if not same or (part.period_from, part.period_to) != (share.period_from, share.period_to):
                continue
            derived, stated = value_of(part) / value_of(whole), value_of(share)
            tolerance = slack(share) or 0.005
            fits = abs(derived - stated) <= tolerance
            fits = fits or (is_lower_bound(share) and derived > stated) or (is_upper_bound(share) and derived < stated)
            verdict: Verdict = "agrees" if fits else "differs" if is_one_source([share, part, whole]) else "two_sources"
            statement = (
                f"{number(value_of(part))} of {number(value_of(whole))} is {derived:.0%}; "
                f"the text says {'' if share.qualifier == 'exact' else share.qualifier + ' '}{stated:.0%}"
            )
            yield CheckFinding(
                "share", verdict, statement, stated, derived, share.unit, tolerance, (share, part, whole)
            )


def check_exchange(figures: Sequence[Figure]) -> Iterator[CheckFinding]:
    """Compare the exchange rates that the conversions of a report imply; a single one has nothing to agree with."""
    by_id = {f.figure_id: f for f in figures}
    pairs: dict[tuple[str, str], list[tuple[Figure, Figure]]] = {}
    for figure in figures:
        base = by_id.get(figure.converts or "")
        if base is not None and figure.repeats is None and value_of(base) and value_of(figure):
            pairs.setdefault((base.unit[:3], figure.unit[:3]), []).append((base, figure))
    for (first, second), rows in pairs.items():
        if len(rows) < 2:
            continue
        up = value_of(rows[0][1]) >= value_of(rows[0][0])
        unit = f"{second} per {first}" if up else f"{first} per {second}"
        ranges = [_rate_range(base, figure, up=up) for base, figure in rows]
        rates = [middle for _, middle, _ in ranges]
        low, high = max(r[0] for r in ranges), min(r[2] for r in ranges)
        spread = (max(rates) - min(rates)) / min(rates)
        verdict: Verdict = "agrees" if spread <= _AVERAGE_SHARE else "rounded" if low <= high else "differs"
        listed = ", ".join(f"{middle:.4g}" for middle in rates)
        statement = f"{len(rows)} conversions imply {listed} {unit}: a spread of {spread:.2%}"
        note = "one rate fits them all" if verdict != "differs" else "no single rate fits them all, even with rounding"
        compared = tuple(figure for pair in rows for figure in pair)
        yield CheckFinding(
            "exchange_rate",
            verdict,
            statement,
            max(rates),
            min(rates),
            unit,
            _AVERAGE_SHARE * max(rates),
            compared,
            note,
        )


def _rate_range(base: Figure, figure: Figure, *, up: bool) -> tuple[float, float, float]:
    """Return the lowest, stated and highest rate that a conversion allows, given its last written places."""
    over, under = (figure, base) if up else (base, figure)
    a, b = value_of(over), value_of(under)
    half_a, half_b = over.last_place / 2, under.last_place / 2
    return (a - half_a) / (b + half_b), a / b, (a + half_a) / max(b - half_b, b * 0.01)
