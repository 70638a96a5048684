"""What dated control areas can't all be true of: days to come, ground held by both sides, one map under two names."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations, groupby
from typing import Any, Final

import shapely

from geo.measure.ellipsoid import area_km2
from layers.control.checks.finding import Finding

EXCLUSIVE: Final = (("assessed_control", "liberated"), ("liberated", "pre_2022"))
"""Kinds that deny each other: ground of one source and day is never both. Claims may lie over either."""

SLIVER_KM2: Final = 0.5
"""Neighbours drawn by hand overlap along their border; in real layers by up to 0.06 km2 in 4,000."""

CLASH_SHARE: Final = 0.01
"""Share of the smaller of two kinds from which their overlap is no inexact border but a contradiction."""


def leave_future(rows: Sequence[dict[str, Any]], today: date | None) -> tuple[list[dict[str, Any]], list[Finding]]:
    """Return the rows (source, kind, date, label) of days up to today and a finding for each later one."""
    kept: list[dict[str, Any]] = []
    findings: list[Finding] = []
    for row in rows:
        if today is None or row["date"] <= today:
            kept.append(row)
        else:
            findings.append(Finding("set_aside", tell_future(row["source"], row["kind"], row["date"], row["label"])))
    return kept, findings


def tell_future(source: str, kind: str, day: date, label: str) -> str:
    """Return the line that says why a map of a day to come is not used."""
    return f"{source} {kind} {day}: set aside, this day is still to come ({label}); correct its date"


def leave_clashes(rows: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Finding]]:
    """
    Return the rows (source, kind, date, geometry, label) without the kinds of one source and day that deny each other.

    Both are set aside where they share more than CLASH_SHARE of the smaller one, since nobody can say which is true;
    a smaller overlap is said and kept, and slivers along a border are no overlap.
    """
    found: dict[tuple[str, date], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["source"], row["date"]), []).append(row)
    bad: set[int] = set()
    findings: list[Finding] = []
    for (source, day), group in sorted(found.items()):
        for one, other in combinations(sorted(group, key=lambda row: row["kind"]), 2):
            shared = _shared_km2(one, other)
            if shared <= SLIVER_KM2:
                continue
            labels = " and ".join(dict.fromkeys((one["label"], other["label"])))
            told = f"{source} {day}: {one['kind']} and {other['kind']} share {shared:,.1f} km2 ({labels})"
            if shared < CLASH_SHARE * min(area_km2(one["geometry"]), area_km2(other["geometry"])):
                findings.append(Finding("jump", f"{told}; both are drawn there, so look at the file"))
            else:
                bad |= {id(one), id(other)}
                why = "both set aside, ground can't be held by both sides; correct the file"
                findings.append(Finding("set_aside", f"{told}; {why}"))
    return [row for row in rows if id(row) not in bad], findings


def _shared_km2(one: dict[str, Any], other: dict[str, Any]) -> float:
    """Return what two rows of kinds that deny each other share, 0 for other kinds."""
    if (one["kind"], other["kind"]) not in EXCLUSIVE:
        return 0.0
    shared = shapely.intersection(one["geometry"], other["geometry"])
    return 0.0 if shared.area == 0 else area_km2(shared)


def find_lookalikes(rows: Sequence[dict[str, Any]]) -> list[Finding]:
    """
    Return a finding where sources that only their files' names tell apart show one kind of one day differently.

    They may be two editions of one map. Rows have `by_name` where nothing else names their source. Two sources are told
    of once, on the first day that differs.
    """
    findings: list[Finding] = []
    told: set[tuple[str, str, str]] = set()
    named = sorted(
        (row for row in rows if row.get("by_name")), key=lambda row: (row["kind"], row["date"], row["source"])
    )
    for (kind, day), group in groupby(named, key=lambda row: (row["kind"], row["date"])):
        for one, other in combinations(group, 2):
            key = (kind, one["source"], other["source"])
            if key in told or shapely.equals(one["geometry"], other["geometry"]):
                continue
            told.add(key)
            line = f"{kind} {day}: {one['source']} and {other['source']} differ and are told apart by file names alone"
            findings.append(Finding("jump", f"{line}; if they are editions of one map, keep the one that is right"))
    return findings
