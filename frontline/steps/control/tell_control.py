"""What a command says on stderr about the control it read: what was met on the way, and what there is."""

from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note

if TYPE_CHECKING:
    from frontline.steps.reading.read_and_locate import Reading
    from geo.control.history import History, Series
    from layers.control.checks.finding import Finding

_ORDER = ("set_aside", "jump", "missing", "repeated", "note")


def tell_findings(findings: Sequence["Finding"], *, most: int = 12) -> None:
    """
    Print what was found while reading control: what was set aside first, the rest counted beyond some lines.

    What is said of many files alike is one line.
    """
    from layers.control.checks.finding import join_alike

    ordered = sorted(join_alike(findings), key=lambda finding: _ORDER.index(finding.what))
    for finding in ordered[:most]:
        note(str(finding))
    if len(ordered) > most:
        note(f"and {len(ordered) - most} more such lines")


def tell_history(history: "History") -> None:
    """Print a line for each source: its kinds, their days and how many areas each shows on its last day."""
    for source, group in groupby(history.series, key=lambda one: one.source):
        note(f"control of {source}: {'; '.join(_tell_series(one) for one in group)}")


def _tell_series(series: "Series") -> str:
    """Return one kind's days and areas in words."""
    import shapely

    first, last = series.days[0], series.days[-1]
    count = int(shapely.get_num_geometries(series.at(last)))
    areas = "1 area" if count == 1 else f"{count:,} areas"
    if first == last:
        return f"{series.kind} of {last}, {areas}"
    return f"{series.kind} of {len(series.days)} days from {first} to {last}, {areas} on the last"


def tell_disputed(history: "History", snapshots: Any, *, name: str, most: int = 6) -> None:
    """Print which snapshots (EPSG:4326) show another area for a day than the history has, which keeps its own."""
    from geo.control.history import find_disputed
    from geo.measure.ellipsoid import area_km2

    disputed = find_disputed(history, snapshots)
    keys = zip(snapshots["source"], snapshots["kind"], snapshots["date"], strict=True)
    given = dict(zip(keys, snapshots.geometry, strict=True))
    for source, kind, day in disputed[:most]:
        kept = area_km2(history.find(source=source, kind=kind).at(day))
        told = f"{name}: {source} {kind} {day} shows {area_km2(given[source, kind, day]):,.0f} km2"
        note(f"{told}, but the store has {kept:,.0f} km2 for this day and keeps it: two editions, so look at both")
    if len(disputed) > most:
        note(f"{name}: and {len(disputed) - most} more days that the store has with another area")


def tell_ends(history: "History", reading: "Reading") -> None:
    """Say which sources end before the newest report: what they show is older than what it tells."""
    newest = max((report.published for report in reading.dated if report.published), default=None)
    for one in history.series:
        if newest is not None and one.days and one.days[-1] < newest:
            note(
                f"{one.source} {one.kind}: its last day is {one.days[-1]}, before the report of {newest}; "
                "what it shows is older than the claims"
            )
