"""Episodes: one gain said again and again by one class of claimant is one row, with the steps of its evidence."""

import hashlib
from datetime import date, timedelta
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.advance.rules import text_of
from geo.advance.spells import (
    WITHIN_DAYS,
    Row,
    find_spells,
    find_turns,
    grade_of,
    is_placed,
    lasting_gains,
    list_steps,
    split_by_days,
    tell_steps_of,
    where_of,
)
from geo.measure.ellipsoid import LONLAT, check_lonlat
from geo.rows import list_rows
from geo.vocabulary import CONFIRMING, evidence_rank

EPISODE_COLUMNS: Final = (
    "episode_id",
    "gain_id",
    "source",
    "actor",
    "action",
    "claimant",
    "evidence",
    "first_evidence",
    "first_said",
    "last_said",
    "times_said",
    "evidence_steps",
    "assessed_on",
    "denied_on",
    "claim_ids",
    "place",
    "place_name",
    "place_name_uk",
    "katottg",
    "oblast",
    "precision",
    "uncertainty_km",
    "geometry",
)
_DTYPES: Final = {"times_said": "int64", "uncertainty_km": float, "precision": "Int64"}


def find_episodes(claims: gpd.GeoDataFrame, *, within_days: int = WITHIN_DAYS) -> gpd.GeoDataFrame:
    """
    Return the episodes of a claims frame (EPSG:4326): repeats of one gain by one class of claimant, as one row.

    A gain (place x actor x action) that the same class says again within `within_days` days is the same episode; after
    a longer silence, or once the place is said to be lost again in between, it is a new one. `times_said` counts
    reports. `evidence` is the best that the class itself lends it, `first_evidence` that of its first day;
    `evidence_steps` tell on which day whose word first raised or denied the gain, from the first that anybody said of
    it until `within_days` after the class last did; `assessed_on` and `denied_on` are the first days on which it was
    assessed or geolocated, and denied. A denied claim is an episode of whoever made it. `gain_id` is shared by all
    episodes of one place, actor and action. The place is that of the first claim; claims without a geometry are told
    apart by their words. Gains that their own sentence says are lost again, undated, intended, withheld and rejected
    claims and other actions are left out. Rows stand in order of their first day; an empty frame gives an empty frame
    with all columns. Raises MeasureError for another CRS.
    """
    check_lonlat(claims.crs)
    rows = list_rows(claims)
    turns = find_turns(rows)
    gains = [row for row in lasting_gains(rows) if text_of(row["published"]) is not None]
    found: list[Row] = []
    for spell in find_spells(gains, turns=turns, within_days=within_days):
        by_class: dict[str, list[tuple[int, Row]]] = {}
        for number, row in enumerate(spell):
            by_class.setdefault(row["claimant"], []).append((number, row))
        for said in by_class.values():
            found += [_episode(own, spell, within_days) for _, own in split_by_days(said, (), within_days)]
    found.sort(key=lambda row: row["first_said"])
    columns = {
        name: pd.Series([row[name] for row in found], dtype=_DTYPES.get(name, object)) for name in EPISODE_COLUMNS
    }
    shapes = gpd.GeoSeries([row["geometry"] for row in found], crs=LONLAT)
    return gpd.GeoDataFrame({**columns, "geometry": shapes}, geometry="geometry", crs=LONLAT)


def _episode(own: list[Row], spell: list[Row], within_days: int) -> Row:
    """Return one episode from its own claims and all that was said of the same gain in the same spell."""
    first = own[0]
    last_said: date = own[-1]["published"]
    until = last_said + timedelta(within_days)
    steps = list_steps(row for row in spell if row["published"] <= until)
    best = max(own, key=lambda row: evidence_rank(grade_of(row)))
    placed = is_placed(first)
    gain = "|".join(str(part) for part in (where_of(first), first["actor"], first["action"]))
    begun = [row for row in own if row["published"] == first["published"]]
    told = {key: text_of(first[key]) for key in ("place", "place_name", "place_name_uk", "katottg", "oblast")}
    return {
        **told,
        "episode_id": _hash(f"{gain}|{first['claimant']}|{first['published']}"),
        "gain_id": _hash(gain),
        "source": str(first["report_id"]).partition(f"-{first['published']}")[0],
        "actor": first["actor"],
        "action": first["action"],
        "claimant": first["claimant"],
        "evidence": grade_of(best),
        "first_evidence": max(map(grade_of, begun), key=evidence_rank),
        "first_said": first["published"],
        "last_said": last_said,
        "times_said": len({row["report_id"] for row in own}),
        "evidence_steps": tell_steps_of(steps),
        "assessed_on": next((day for day, grade, _ in steps if grade in CONFIRMING), None),
        "denied_on": next((day for day, grade, _ in steps if grade == "denied"), None),
        "claim_ids": tuple(dict.fromkeys(row["claim_id"] for row in own)),
        "precision": text_of(first["precision"]),
        "uncertainty_km": text_of(first["uncertainty_km"]) if placed else None,
        "geometry": first["geometry"] if placed else None,
    }


def _hash(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=6).hexdigest()
