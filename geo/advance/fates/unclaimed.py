"""The mirror of a track record: what a source's map shows as changed, and whether anybody had claimed it."""

from datetime import timedelta
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.advance.grading import Grading, mark_changes
from geo.control.changes import HELD

AHEAD_DAYS: Final = 90
"""A claim counts for a change that a map shows so many days later: maps follow claims by weeks."""

BEHIND_DAYS: Final = 7
LEAST_KM2: Final = 1.0
"""Smaller faces are left out: redrawn lines make thousands of slivers that nobody could claim."""

MIRROR_COLUMNS: Final = (
    "control_source",
    "kind",
    "side",
    "faces",
    "area_km2",
    "claimed_faces",
    "claimed_area_km2",
    "unclaimed_faces",
    "unclaimed_area_km2",
    "median_days_ahead",
)


def sum_unclaimed(changes: gpd.GeoDataFrame, claims: gpd.GeoDataFrame) -> pd.DataFrame:
    """
    Return for each source, kind and gaining side how much of its changes had been claimed, in faces and km2.

    `changes` are day-to-day faces (EPSG:4326, see `find_changes`) of kinds that show control; faces under 1 km2 are
    left out. A face is claimed when a claim grades it that appeared up to 90 days before the map or 7 after.
    `median_days_ahead` is by how many days the first such claim ran ahead of the map, negative where it came after;
    null where nothing was claimed. No changes give no rows. Raises MeasureError for another CRS.
    """
    shown = changes[changes["kind"].isin(HELD) & changes["side"].notna() & (changes["area_km2"] >= LEAST_KM2)]
    graded = mark_changes(shown, claims, rule=Grading(before=AHEAD_DAYS, after=BEHIND_DAYS))
    said = dict(zip(claims["claim_id"], claims["published"], strict=True))
    rows = []
    for (source, kind, side), group in graded.groupby(["source", "kind", "side"], sort=True):
        claimed = group[group["evidence"].notna()]
        ahead = [
            (day - min(said[one] for one in ids)) / timedelta(days=1)
            for day, ids in zip(claimed["to_date"], claimed["claim_ids"], strict=True)
        ]
        whole, part = float(group["area_km2"].sum()), float(claimed["area_km2"].sum())
        rows.append(
            {
                "control_source": source,
                "kind": kind,
                "side": side,
                "faces": len(group),
                "area_km2": whole,
                "claimed_faces": len(claimed),
                "claimed_area_km2": part,
                "unclaimed_faces": len(group) - len(claimed),
                "unclaimed_area_km2": whole - part,
                "median_days_ahead": float(pd.Series(ahead).median()) if ahead else None,
            }
        )
    return pd.DataFrame(rows, columns=list(MIRROR_COLUMNS))
