"""Plausibility of a dated series of control polygons: days that can't be true beside the others are set aside."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby, pairwise
from typing import Any, Final

import shapely

from geo.measure.ellipsoid import area_km2
from layers.control.checks.contradictions import find_lookalikes, leave_clashes, leave_future
from layers.control.checks.finding import Finding

BANDS_KM2: Final[dict[tuple[str, str], tuple[float, float]]] = {
    ("DeepState", "assessed_control"): (60_000, 180_000),
    ("ISW", "assessed_control"): (60_000, 180_000),
    ("NZZ/Liveuamap", "assessed_control"): (40_000, 180_000),
}
"""What a whole-country layer of a known source can cover; the widest hold of this war stayed inside."""

WHOLE_KM2: Final = 610_000.0
"""More than Ukraine within its recognised borders (603,500 km2): no layer covers that."""

JUMP_SHARE: Final = 0.05
"""Share of the area by which a whole-country layer can't change between two snapshots without being looked at."""


def screen(
    rows: Sequence[dict[str, Any]], *, partial: bool = False, today: date | None = None
) -> tuple[list[dict[str, Any]], list[Finding]]:
    """
    Return the rows that can stand (source, kind, date, geometry, label, by_name) and what was found.

    Rows are sorted by source, kind and date. Set aside, with the reason: a day after `today`; an area outside the band
    of its source; several different areas of one day, all of them; control and liberated ground of one source and day
    that is one ground; and, for whole-country layers, a jump of more than JUMP_SHARE that the next snapshot takes back,
    or that no later one confirms. Reported and kept: the same day twice with one area, an area that repeats the day
    before, missing days, maps that only their files' names tell apart, and a jump that stays, which is a publication of
    the source and not one day's fighting. `partial` says that the rows are extracts: whole-country bands and jumps do
    not hold for them.
    """
    kept: list[dict[str, Any]] = []
    rows, findings = leave_future(rows, today)
    for (source, kind), group in groupby(rows, key=lambda row: (row["source"], row["kind"])):
        name = f"{source} {kind}"
        series = _settle_days(list(group), name, findings)
        whole = (source, kind) in BANDS_KM2 and not partial
        series = _check_bands(series, BANDS_KM2[source, kind] if whole else None, name, findings)
        if whole:
            series = _check_jumps(series, name, findings)
        _note_gaps(series, name, findings)
        kept += series
    kept, clashes = leave_clashes(kept)
    return kept, [*findings, *clashes, *find_lookalikes(kept)]


def _settle_days(rows: list[dict[str, Any]], name: str, findings: list[Finding]) -> list[dict[str, Any]]:
    """Return one row a day: equal ones once, different ones not at all."""
    kept = []
    for day, group in groupby(rows, key=lambda row: row["date"]):
        same = list(group)
        labels = " and ".join(row["label"] for row in same)
        if len(same) == 1:
            kept.append(same[0])
        elif all(shapely.equals(row["geometry"], same[0]["geometry"]) for row in same[1:]):
            kept.append(same[0])
            findings.append(Finding("repeated", f"{name} {day}: given {len(same)} times with one area ({labels})"))
        else:
            why = f"{name} {day}: set aside, {labels} show different areas for one day; keep the one that is right"
            findings.append(Finding("set_aside", why))
    return kept


def _check_bands(
    rows: list[dict[str, Any]], band: tuple[float, float] | None, name: str, findings: list[Finding]
) -> list[dict[str, Any]]:
    """Return the rows whose area can be; every row learns its `km2`."""
    low, high = band or (0.0, WHOLE_KM2)
    kept = []
    for row in rows:
        km2 = area_km2(row["geometry"])
        if low <= km2 <= high:
            kept.append({**row, "km2": km2})
        else:
            why = f"{name} {row['date']}: set aside, covers {km2:,.0f} km2, outside {low:,.0f} to {high:,.0f}"
            way = "check the copy" + (", or say that it is an extract: --partial" if band else "")
            findings.append(Finding("set_aside", f"{why} ({row['label']}); {way}"))
    return kept


def _check_jumps(rows: list[dict[str, Any]], name: str, findings: list[Finding]) -> list[dict[str, Any]]:
    """Return the rows without those whose area jumps away and back, or jumps at the end where nothing confirms it."""
    kept: list[dict[str, Any]] = []
    for number, row in enumerate(rows):
        before = kept[-1] if kept else None
        following = rows[number + 1] if number + 1 < len(rows) else None
        if before is None or not _jumps(before, row):
            kept.append(row)
            continue
        share = row["km2"] / before["km2"] - 1
        told = f"{name} {row['date']}: {row['km2']:,.0f} km2 is {share:+.1%} against {before['date']}"
        if following is not None and not _jumps(row, following):
            kept.append(row)
            findings.append(Finding("jump", f"{told}, and stays: a publication of the source, not one day's fighting"))
        else:
            findings.append(Finding("set_aside", f"{told}; set aside, no later day confirms it ({row['label']})"))
    return kept


def _jumps(before: dict[str, Any], after: dict[str, Any]) -> bool:
    """Tell whether the area changes by more than JUMP_SHARE between two rows."""
    return bool(abs(after["km2"] - before["km2"]) > JUMP_SHARE * before["km2"])


def _note_gaps(rows: list[dict[str, Any]], name: str, findings: list[Finding]) -> None:
    """Report missing days in one line and areas repeated from the day before in another."""
    days = [row["date"] for row in rows]
    gaps = [(a, b) for a, b in pairwise(days) if (b - a).days > 1]
    missing = sum((b - a).days - 1 for a, b in gaps)
    if missing:
        named = ", ".join(_span(a, b) for a, b in gaps[:6]) + (" and more" if len(gaps) > 6 else "")
        findings.append(Finding("missing", f"{name}: {missing} days without a snapshot show the last one ({named})"))
    same = [b["date"] for a, b in pairwise(rows) if shapely.equals_identical(a["geometry"], b["geometry"])]
    if same:
        named = ", ".join(map(str, same[:6])) + (" and more" if len(same) > 6 else "")
        findings.append(Finding("repeated", f"{name}: {len(same)} snapshots repeat the one before ({named})"))


def _span(before: date, after: date) -> str:
    """Return the missing days between two snapshots."""
    first, last = date.fromordinal(before.toordinal() + 1), date.fromordinal(after.toordinal() - 1)
    return str(first) if first == last else f"{first} to {last}"
