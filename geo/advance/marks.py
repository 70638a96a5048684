"""The advance logic: located claims become marks, and no claim is raised by its neighbours."""

import hashlib
from collections.abc import Hashable, Iterable
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.advance.rules import text_of
from geo.advance.spells import grade_of, is_placed, place_key, says_gain
from geo.measure.ellipsoid import LONLAT, check_lonlat
from geo.vocabulary import DRAWN_PRECISION, evidence_rank

MARK_COLUMNS: Final = (
    "mark_id",
    "actor",
    "action",
    "evidence",
    "support",
    "claim_ids",
    "claimants",
    "place_name",
    "place_name_uk",
    "katottg",
    "oblast",
    "precision",
    "uncertainty_km",
    "open_end",
    "published",
    "edited",
    "geometry",
)

_DTYPES: Final = {"precision": "int64", "uncertainty_km": float, "open_end": bool}
"""All other columns are objects, so that null stays null."""


def mark_claims(claims: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return the marks of a claims frame (EPSG:4326): one row for each place x actor x gain.

    A mark carries the highest evidence among its own claims and the ids of all of them; a claim that its own words
    leave open ("may have advanced") raises it no higher than reported. Claims at another place, by the other side, with
    another action, with an intent, withheld, rejected by a person or without geometry add nothing. A denied claim
    beside others makes the support contradicted; alone it is a denied mark. Rows stand in the order of their first
    claim; an empty frame gives an empty frame with all columns. Raises MeasureError for another CRS.
    """
    check_lonlat(claims.crs)
    groups: dict[Hashable, list[dict[str, Any]]] = {}
    for row in claims.to_dict("records"):
        if is_gain(row):
            groups.setdefault((place_key(row), row["actor"], row["action"]), []).append(row)
    rows = [_merge(group) for group in groups.values()]
    columns = {name: pd.Series([row[name] for row in rows], dtype=_DTYPES.get(name, object)) for name in MARK_COLUMNS}
    shapes = gpd.GeoSeries([row["geometry"] for row in rows], crs=LONLAT)
    return gpd.GeoDataFrame({**columns, "geometry": shapes}, geometry="geometry", crs=LONLAT)


def drawn_marks(marks: gpd.GeoDataFrame, *, claim_ids: Iterable[str]) -> gpd.GeoDataFrame:
    """Return the marks that a map draws: of one of these claims at least, and known as well as a sector or better."""
    kept = set(claim_ids)
    of_kept = [not kept.isdisjoint(ids) for ids in marks["claim_ids"]]
    return marks.loc[np.array(of_kept, dtype=bool) & (marks["precision"] <= DRAWN_PRECISION).to_numpy(dtype=bool)]


def is_gain(row: dict[str, Any]) -> bool:
    """Tell whether a located claim says that ground was gained and may be drawn."""
    return says_gain(row) and is_placed(row)


def support_of(rows: list[dict[str, Any]], evidence: str) -> str | None:
    """
    Return the support of a mark: contradicted beside a denied claim, else the best word of its strongest claims.

    Corroborated outranks unsupported; weaker claims of the same place do not speak for the stronger ones.
    """
    if any(row["evidence"] == "denied" for row in rows):
        return "contradicted"
    words = {text_of(row["support"]) for row in rows if grade_of(row) == evidence}
    return next((word for word in ("contradicted", "corroborated", "unsupported") if word in words), None)


def _merge(rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the mark of all claims about one place, actor and action."""
    best = max(rows, key=lambda row: evidence_rank(grade_of(row)))
    evidence = grade_of(best)
    ids = _unique(row["claim_id"] for row in rows)
    first = rows[0]
    name = "|".join(
        str(part) for part in (*place_key(first)[:-1], first["actor"], first["action"], first["geometry"].wkt)
    )
    return {
        "mark_id": hashlib.blake2b(name.encode(), digest_size=6).hexdigest(),
        "actor": best["actor"],
        "action": best["action"],
        "evidence": evidence,
        "support": support_of(rows, evidence),
        "claim_ids": ids,
        "claimants": _unique(row["claimant"] for row in rows),
        "place_name": text_of(best["place_name"]),
        "place_name_uk": text_of(best["place_name_uk"]),
        "katottg": text_of(best["katottg"]),
        "oblast": text_of(best["oblast"]),
        "precision": int(best["precision"]),
        "uncertainty_km": float(best["uncertainty_km"]),
        "open_end": bool(best["open_end"]),
        "published": max((row["published"] for row in rows if text_of(row["published"]) is not None), default=None),
        "edited": next((row["edited"] for row in rows if text_of(row["edited"]) is not None), None),
        "geometry": best["geometry"],
    }


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return values in their first order, each once."""
    return tuple(dict.fromkeys(values))
