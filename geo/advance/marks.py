"""The advance logic: located claims become marks, and no claim is raised by its neighbours."""

import hashlib
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.advance.rules import has_claimant, text_of
from geo.advance.spells import (
    WITHIN_DAYS,
    find_spells,
    find_turns,
    grade_of,
    is_placed,
    lasting_gains,
    list_steps,
    place_key,
    tell_steps_of,
    turns_of,
)
from geo.measure.ellipsoid import LONLAT, check_lonlat
from geo.rows import list_rows
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
    "times_said",
    "evidence_steps",
    "graded_on",
    "valid_from",
    "valid_to",
    "edited",
    "geometry",
)

_DTYPES: Final = {"precision": "int64", "uncertainty_km": float, "open_end": bool, "times_said": "int64"}
"""All other columns are objects, so that null stays null."""


def mark_claims(claims: gpd.GeoDataFrame, *, within_days: int = WITHIN_DAYS) -> gpd.GeoDataFrame:
    """
    Return the marks of a claims frame (EPSG:4326): one row for each place x actor x gain in one stretch of time.

    A mark joins the episodes of all claimants: a gain that nobody said for more than `within_days` days, or that was
    said to be lost again in between, is another mark when it is said anew. It holds from the day it was first said
    (`valid_from`) until `within_days` after it was last said (`published`), or until it is said to be lost (`valid_to`,
    the first day it holds no longer); `times_said` counts reports, and `evidence_steps` tell on which day whose word
    first raised or denied it, `graded_on` on which it had the mark's grade first. Undated claims make marks without
    these days.

    A mark carries the highest evidence among its own claims and the ids of all of them; a claim that its own words
    leave open ("may have advanced") raises it no higher than reported. Claims at another place, by the other side, with
    another action, with an intent, withheld, rejected by a person or without geometry add nothing. A denied claim
    beside others makes the support contradicted; alone it is a denied mark. A gain that its own sentence says is lost
    again makes none. Rows stand in the order of their first
    claim; an empty frame gives an empty frame with all columns. Raises MeasureError for another CRS.
    """
    check_lonlat(claims.crs)
    said = list_rows(claims)
    turns = find_turns(said)
    spells = find_spells((row for row in lasting_gains(said) if is_placed(row)), turns=turns, within_days=within_days)
    rows = [_merge(spell, turns_of(spell[0], turns), within_days) for spell in spells]
    columns = {name: pd.Series([row[name] for row in rows], dtype=_DTYPES.get(name, object)) for name in MARK_COLUMNS}
    shapes = gpd.GeoSeries([row["geometry"] for row in rows], crs=LONLAT)
    return gpd.GeoDataFrame({**columns, "geometry": shapes}, geometry="geometry", crs=LONLAT)


def drawn_marks(marks: gpd.GeoDataFrame, *, claim_ids: Iterable[str]) -> gpd.GeoDataFrame:
    """Return the marks that a map draws: of one of these claims at least, and known as well as a sector or better."""
    kept = set(claim_ids)
    of_kept = [not kept.isdisjoint(ids) for ids in marks["claim_ids"]]
    return marks.loc[np.array(of_kept, dtype=bool) & (marks["precision"] <= DRAWN_PRECISION).to_numpy(dtype=bool)]


def support_of(rows: list[dict[str, Any]], evidence: str) -> str | None:
    """
    Return the support of a mark: contradicted beside a denied claim, else the best word of its strongest claims.

    Corroborated outranks unsupported; weaker claims of the same place do not speak for the stronger ones.
    """
    if any(row["evidence"] == "denied" for row in rows):
        return "contradicted"
    words = {text_of(row["support"]) for row in rows if grade_of(row) == evidence}
    return next((word for word in ("contradicted", "corroborated", "unsupported") if word in words), None)


def _merge(rows: list[dict[str, Any]], turns: tuple[date, ...], within_days: int) -> dict[str, Any]:
    """Return the mark of all claims about one place, actor and action in one stretch of time."""
    best = max(rows, key=lambda row: evidence_rank(grade_of(row)))
    evidence = grade_of(best)
    ids = _unique(row["claim_id"] for row in rows)
    first = rows[0]
    days = sorted(row["published"] for row in rows if text_of(row["published"]) is not None)
    begun = days[:1]
    steps = list_steps(rows) if days else []
    name = "|".join(
        str(part) for part in (*place_key(first)[:-1], first["actor"], first["action"], first["geometry"].wkt, *begun)
    )
    return {
        "mark_id": hashlib.blake2b(name.encode(), digest_size=6).hexdigest(),
        "actor": best["actor"],
        "action": best["action"],
        "evidence": evidence,
        "support": support_of(rows, evidence),
        "claim_ids": ids,
        "claimants": _unique(row["claimant"] for row in rows if has_claimant(row)),
        "place_name": text_of(best["place_name"]),
        "place_name_uk": text_of(best["place_name_uk"]),
        "katottg": text_of(best["katottg"]),
        "oblast": text_of(best["oblast"]),
        "precision": int(best["precision"]),
        "uncertainty_km": float(best["uncertainty_km"]),
        "open_end": bool(best["open_end"]),
        "published": days[-1] if days else None,
        "times_said": len({row.get("report_id", row["claim_id"]) for row in rows}),
        "evidence_steps": tell_steps_of(steps),
        "graded_on": next((day for day, grade, _ in steps if grade == evidence), begun[0] if begun else None),
        "valid_from": days[0] if days else None,
        "valid_to": _ends(days[-1], turns, within_days) if days else None,
        "edited": next((row["edited"] for row in rows if text_of(row["edited"]) is not None), None),
        "geometry": best["geometry"],
    }


def _ends(last: date, turns: tuple[date, ...], within_days: int) -> date:
    """Return the first day on which a gain last said on a day no longer holds."""
    end = last + timedelta(within_days + 1)
    return min((turn for turn in turns if last < turn < end), default=end)


def _unique(values: Iterable[str]) -> tuple[str, ...]:
    """Return values in their first order, each once."""
    return tuple(dict.fromkeys(values))
