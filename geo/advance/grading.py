"""Changes graded by claims: which reports speak for a face that changed hands, and which only mention the place."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo.advance.rules import gains_for, is_rejected, text_of
from geo.advance.spells import grade_of
from geo.measure.ellipsoid import check_lonlat
from geo.plane.edges import Bools, Geometries, Ints
from geo.rows import list_rows
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
    rows = [row for row in list_rows(claims) if _is_placed(row)]
    footprints = np.array([widen(row["geometry"], km=float(row["uncertainty_km"])) for row in rows], object)
    faces: Geometries = changes.geometry.to_numpy()
    near = _find_near(changes, faces, rows, footprints, rule)
    graded = [_grade(faces[number], near.get(number, []), rows) for number in range(len(faces))]
    result = changes.copy()
    for column in ("evidence", "support", "share_covered", "claim_ids", "mentions"):
        result[column] = pd.Series([one[column] for one in graded], index=changes.index, dtype=object)
    result["share_covered"] = result["share_covered"].astype(float)
    return result


def _find_near(
    changes: gpd.GeoDataFrame, faces: Geometries, rows: list[dict[str, Any]], footprints: Geometries, rule: Grading
) -> dict[int, list[tuple[int, BaseGeometry | None]]]:
    """
    Return for each face the claims that touch it in the order given, with what they share with it.

    Null where the claim only mentions the face: what both share is cut only for claims that may speak for it.
    """
    if not rows or not len(faces):
        return {}
    shapely.prepare(footprints)
    claim, face = shapely.STRtree(faces).query(footprints, predicate="intersects")
    order = np.lexsort((claim, face))
    claim, face = claim[order], face[order]
    fit = np.flatnonzero(_fit(changes, rows, rule, claim, face))
    common = shapely.intersection(footprints[claim[fit]], faces[face[fit]])
    shared, size = shapely.area(common), shapely.area(faces[face[fit]])
    within = (shared >= WITHIN * shapely.area(footprints[claim[fit]])) & (shared >= rule.floor * size)
    enough = (shared >= rule.share * size) | within
    spoken = dict(zip(fit[enough].tolist(), common[enough], strict=True))
    near: dict[int, list[tuple[int, BaseGeometry | None]]] = {}
    for number, (one, other) in enumerate(zip(claim.tolist(), face.tolist(), strict=True)):
        near.setdefault(other, []).append((one, spoken.get(number)))
    return near


def _fit(changes: gpd.GeoDataFrame, rows: list[dict[str, Any]], rule: Grading, claim: Ints, face: Ints) -> Bools:
    """Tell for pairs of a claim and a face whether the one may speak for the other, whatever its evidence."""
    days = [text_of(row["published"]) if _may_speak(row, rule) else None for row in rows]
    said = np.array([0 if day is None else day.toordinal() for day in days])
    gains = np.array(["" if day is None else gains_for(row) or "" for day, row in zip(days, rows, strict=True)])
    graded = changes["kind"].isin(GRADED_KINDS)
    sides = [text_of(side) if known else None for side, known in zip(changes["side"], graded, strict=True)]
    gained = np.array([side or "nobody" for side in sides])
    late = said[claim] - np.array([day.toordinal() for day in changes["to_date"]])[face]
    fits: Bools = (gains[claim] == gained[face]) & (-rule.before <= late) & (late <= rule.after)
    return fits


def _grade(
    shape: BaseGeometry, near: list[tuple[int, BaseGeometry | None]], rows: list[dict[str, Any]]
) -> dict[str, Any]:
    """Return what the claims near a face say about it."""
    speaking = [(rows[claim], common) for claim, common in near if common is not None]
    grading = [(row, common) for row, common in speaking if row["evidence"] != "denied"]
    mentions = [
        rows[claim]["claim_id"] for claim, common in near if common is None or rows[claim]["evidence"] == "denied"
    ]
    if not grading:
        return _told(None, None, 0.0, (), mentions)
    best = max((grade_of(row) for row, _ in grading), key=evidence_rank)
    words = {text_of(row["support"]) for row, _ in grading if grade_of(row) == best}
    order = ("contradicted", "corroborated", "unsupported")
    denied = len(speaking) > len(grading)
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


def _may_speak(row: dict[str, Any], rule: Grading) -> bool:
    """Tell whether a claim is one that may speak for some face: no intent, precise, of a known day within the rule."""
    day = text_of(row["published"])
    return (
        text_of(row["modality"]) is None
        and int(row["precision"]) <= rule.precision
        and float(row["uncertainty_km"]) <= rule.uncertainty_km
        and day is not None
        and (rule.start is None or rule.start <= day)
        and (rule.end is None or day <= rule.end)
    )


def _is_placed(row: dict[str, Any]) -> bool:
    """Tell whether a claim has a place on the map and nobody rejected it."""
    shape = row["geometry"]
    return (
        shape is not None and not shape.is_empty and not is_rejected(row) and text_of(row["uncertainty_km"]) is not None
    )
