"""The track record as a table, with its counts, and what it says and does not say on stderr."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, is_given, new_table, show

if TYPE_CHECKING:
    from frontline.steps.answers.track import Track

_COUNTS = {
    "episodes": "said",
    "not_locatable": "not placed",
    "not_covered": "not shown",
    "already_held": "held before",
    "followed": "followed",
    "confirmed": "came true",
    "open": "not so far",
    "lost_90": "lost again",
    "denied": "denied",
}


def print_track(found: "Track", *, within: Sequence[int], by: str) -> None:
    """Print a track record, a table a source, and in notes how to read it and what of the changes nobody claimed."""
    for source, record in found.record.groupby("control_source", sort=True):
        note(f"shown on {source}:")
        table = new_table([by, *_COUNTS.values(), "median days", *(f"within {days} d" for days in within)])
        for row in record.to_dict("records"):
            counts = [str(row[name]) for name in _COUNTS]
            median = f"{row['median_lag_days']:.0f}" if is_given(row["median_lag_days"]) else ""
            cells = [row["group"], *counts, median, *(_share(row, days) for days in within)]
            table.add_row(*(cell(text) for text in cells))
        show(table)
    note(
        "said: gains, each counted once however often it is repeated; shares are of those followed, with their 95 % "
        "interval in brackets; below them, how many of those said so long before the map ends; no share of fewer than 5"
    )
    if found.mirror is None:
        note("no control given: came true means that a report itself later assessed or geolocated the same gain")
        return
    note("a map that the reports' own publisher draws is not independent of what it reports")
    for row in found.mirror.to_dict("records"):
        ahead = row["median_days_ahead"]
        told = f", the first claim {ahead:.0f} days ahead of the map in the median" if is_given(ahead) else ""
        note(
            f"{row['control_source']} {row['kind']}, {row['side']} gains while the reports ran: {row['area_km2']:,.0f} "
            f"km2 in {row['faces']} faces of at least 1 km2; {row['claimed_area_km2']:,.0f} km2 in "
            f"{row['claimed_faces']} had been claimed{told}"
        )


def _share(row: dict[str, Any], days: int) -> str:
    """Return a share with its interval and its counts; the counts alone where there are too few for a share."""
    counts = f"{row[f'confirmed_{days}']} of {row[f'seen_{days}']}"
    if not is_given(row[f"share_{days}"]):
        return f"\n{counts}"
    low, high = row[f"low_{days}"], row[f"high_{days}"]
    return f"{row[f'share_{days}']:.0%} ({100 * low:.0f}-{100 * high:.0f})\n{counts}"
