"""Marks as layers of the scene, the weakest evidence lowest, and the located claims that no mark carries."""

import numpy as np
import shapely
from geopandas import GeoDataFrame

from geo.vocabulary import DRAWN_PRECISION, EVIDENCE, GAINS
from maps.scene.layer import SceneLayer
from maps.scene.marks.outlines import outline_marks
from maps.style.palette import STYLES


def find_loose_events(claims: GeoDataFrame, marks: GeoDataFrame) -> GeoDataFrame:
    """Return located claims (EPSG:4326) that no mark carries: attacks, strikes, withdrawals; no intent, no rejects."""
    marked = {claim for ids in marks["claim_ids"] for claim in ids}
    rejected = claims["edited"].fillna("").str.startswith("reject")
    loose = ~claims["claim_id"].isin(marked) & ~claims["action"].isin(GAINS) & claims["modality"].isna() & ~rejected
    placed = ~(claims.geometry.isna() | claims.geometry.is_empty) & (claims["precision"] <= DRAWN_PRECISION)
    return claims[(loose & placed).fillna(value=False).astype(bool)]


def layer_events(events: GeoDataFrame) -> tuple[SceneLayer, ...]:
    """Return a layer for each action that a row tells of, switched off; `events` is EPSG:4326, none gives none."""
    layers = []
    for action in ("other", "withdraw", "attack_unsuccessful", "attack", "strike"):
        rows = events[events["action"] == action]
        if not rows.empty:
            key = f"event_{action}"
            layers.append(SceneLayer(key, _anchor(rows), key, STYLES[key].legend, "events", visible=False))
    return tuple(layers)


def layer_marks(marks: GeoDataFrame) -> tuple[SceneLayer, ...]:
    """Return the layers of marks: outlines, then stretches, then symbols; in each the weakest evidence lies lowest."""
    drawn = marks[~(marks.geometry.isna() | marks.geometry.is_empty)]
    lines = drawn.geometry.geom_type.isin({"LineString", "MultiLineString"})
    outlines = outline_marks(drawn)
    layers = [SceneLayer("uncertainty", outlines, "uncertainty", STYLES["uncertainty"].legend, "marks")]
    grades = ("denied", *(grade for grade in reversed(EVIDENCE) if grade != "denied"))
    for kind, rows in (("stretch", drawn[lines]), ("mark", _anchor(drawn))):
        for grade in grades:
            of_grade = rows[rows["evidence"] == grade]
            style = STYLES[f"mark_{grade}"]
            if not of_grade.empty:
                layers.append(SceneLayer(f"{kind}_{grade}", of_grade, style.key, style.legend, "marks"))
    return tuple(layers)


def _anchor(frame: GeoDataFrame) -> GeoDataFrame:
    """Return the frame with the point where the symbol stands, and `form`: what it was (point, line or area)."""
    lines = frame.geometry.geom_type.isin({"LineString", "MultiLineString"})
    points = shapely.point_on_surface(frame.geometry.to_numpy())
    if lines.any():
        merged = shapely.line_merge(frame.geometry.to_numpy()[lines])
        points[lines] = shapely.line_interpolate_point(merged, 0.5, normalized=True)
    form = np.where(lines, "line", np.where(frame.geometry.geom_type == "Point", "point", "area"))
    return frame.assign(form=form).set_geometry(points, crs=frame.crs)
