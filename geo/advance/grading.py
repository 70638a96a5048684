"""Changes graded by claims: which reports speak for a face that changed hands, and which only mention the place."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.advance.rules import gains_for, is_rejected, text_of
from geo.advance.spells import grade_of
from geo.measure.ellipsoid import check_lonlat
from geo.plane.edges import Geometries
from geo.vocabulary import evidence_rank
from geo.where.extents import widen

GRADED_KINDS: Final = frozenset({"assessed_control", "assessed_advance", "liberated", "pre_2022"})
"""Kinds a claim may grade. What a source itself calls claimed stays claimed."""

WITHIN: Final = 0.5
"""Share of a footprint that must lie in a face too large to be covered by it."""


@dataclass(frozen=True)
class Grading:
    """
    What makes a claim speak for a face.

    Its uncertainty is at most `uncertainty_km` and its precision at most `precision`; its report appeared from `before`
    days before to `after` days after the map that first shows the change, so that a change seen after months takes no
    evidence from what was said in between; and it covers at least `share` of the
    face, or lies in it with half of its own footprint and covers at least `floor` of it: a village says nothing of a
    change of a thousand square kilometres around it. `start` and `end` bound all dates where given.
    """

    uncertainty_km: float = 5.0
    precision: int = 3
    before: int = 7
    after: int = 7
    share: float = 0.1
    floor: float = 0.05
    start: date | None = None
    end: date | None = None


def mark_changes(
    changes: gpd.GeoDataFrame, claims: gpd.GeoDataFrame, *, rule: Grading | None = None
) -> gpd.GeoDataFrame:
    """
    Return changes with `evidence`, `support`, `share_covered`, `claim_ids` and `mentions` set from located claims.

    A claim grades a face when it says that the same actor gained the ground (or the other side withdrew), without
    intent, precisely and in time (see Grading), and the face is of a kind that is no claim itself. The face takes the
    highest grade among them; `share_covered` is the share of its area within their footprints. Claims that touch a face
    but fail a rule stand in `mentions` and grade nothing. A denied claim never grades; beside others it makes the
    support contradicted. Faces without a grading claim keep evidence null: no report was found. Raises MeasureError for
    another CRS.
    """
    check_lonlat(changes.crs)
    check_lonlat(claims.crs)
    rule = rule or Grading()
    rows = [row for row in claims.to_dict("records") if _is_placed(row)]
    footprints = np.array([widen(row["geometry"], km=float(row["uncertainty_km"])) for row in rows], object)
    faces: Geometries = changes.geometry.to_numpy()
    near: dict[int, list[int]] = {}
    if rows and len(faces):
        shapely.prepare(footprints)
        for claim, face in zip(*shapely.STRtree(faces).query(footprints, predicate="intersects").tolist(), strict=True):
            near.setdefault(face, []).append(claim)
    graded = [
        _grade(face, faces[number], [(rows[one], footprints[one]) for one in sorted(near.get(number, []))], rule)
        for number, face in enumerate(changes.to_dict("records"))
    ]
    result = changes.copy()
    for column in ("evidence", "support", "share_covered", "claim_ids", "mentions"):
        result[column] = pd.Series([one[column] for one in graded], index=changes.index, dtype=object)
    result["share_covered"] = result["share_covered"].astype(float)
    return result


def _grade(
    face: dict[str, Any], shape: BaseGeometry, near: list[tuple[dict[str, Any], BaseGeometry]], rule: Grading
) -> dict[str, Any]:
    """Return what the claims near a face say about it."""
    grading: list[tuple[dict[str, Any], BaseGeometry]] = []
    denied = False
    mentions: list[str] = []
    for row, footprint in near:
        common = shapely.intersection(footprint, shape)
        within = common.area >= WITHIN * footprint.area and common.area >= rule.floor * shape.area
        enough = common.area >= rule.share * shape.area or within
        fits = _fits(row, face, rule) and enough
        if fits and row["evidence"] != "denied":
            grading.append((row, common))
        else:
            denied = denied or (fits and row["evidence"] == "denied")
            mentions.append(row["claim_id"])
    if not grading:
        return _told(None, None, 0.0, (), mentions)
    best = max((grade_of(row) for row, _ in grading), key=evidence_rank)
    words = {text_of(row["support"]) for row, _ in grading if grade_of(row) == best}
    order = ("contradicted", "corroborated", "unsupported")
    support = "contradicted" if denied else next((word for word in order if word in words), None)
    share = min(1.0, float(shapely.union_all([common for _, common in grading]).area / shape.area))
    return _told(best, support, share, [row["claim_id"] for row, _ in grading], mentions)


def _told(evidence: str | None, support: str | None, share: float, ids: Any, mentions: Any) -> dict[str, Any]:
    return {
        "evidence": evidence,
        "support": support,
        "share_covered": share,
        "claim_ids": tuple(dict.fromkeys(ids)),
        "mentions": tuple(dict.fromkeys(mentions)),
    }


def _fits(row: dict[str, Any], face: dict[str, Any], rule: Grading) -> bool:
    """Tell whether a claim may speak for a face, whatever its evidence."""
    day = text_of(row["published"])
    return (
        face["kind"] in GRADED_KINDS
        and face["side"] is not None
        and gains_for(row) == face["side"]
        and text_of(row["modality"]) is None
        and int(row["precision"]) <= rule.precision
        and float(row["uncertainty_km"]) <= rule.uncertainty_km
        and day is not None
        and (rule.start is None or rule.start <= day)
        and (rule.end is None or day <= rule.end)
        and face["to_date"] - timedelta(rule.before) <= day <= face["to_date"] + timedelta(rule.after)
    )


def _is_placed(row: dict[str, Any]) -> bool:
    """Tell whether a claim has a place on the map and nobody rejected it."""
    shape = row["geometry"]
    return (
        shape is not None and not shape.is_empty and not is_rejected(row) and text_of(row["uncertainty_km"]) is not None
    )
