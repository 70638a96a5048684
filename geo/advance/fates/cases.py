"""Episodes held against a control source, or against the reports' own later word: what a track record is made of."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd

from geo.advance.fates.fates import follow_claims, name_source
from geo.advance.fates.reach import Reach
from geo.advance.rules import has_claimant, text_of
from geo.control.changes import HELD
from geo.control.history import History
from geo.rows import list_rows

CASE_COLUMNS: Final = (
    "episode_id",
    "control_source",
    "claimant",
    "evidence",
    "actor",
    "action",
    "oblast",
    "month",
    "source",
    "said_on",
    "status",
    "confirmed",
    "days",
    "not_held_on",
    "held_on",
    "lost_on",
    "known_until",
    "denied",
)
STATUSES: Final = ("followed", "already_held", "not_covered", "not_locatable")
REPORTS: Final = "the reports' own later word"
"""Name of the source where no control is given: a claim counts as confirmed once it is assessed or geolocated."""


def follow_episodes(
    episodes: gpd.GeoDataFrame,
    history: History,
    *,
    as_of: date | None = None,
    reaches: Mapping[str, Reach] | None = None,
) -> pd.DataFrame:
    """
    Return one case for each episode and source of assessed control: whether, and after how many days, it was shown.

    An episode counts from the day it was first said, denied ones too: whoever was contradicted had claimed it. What is
    only denied, with nobody named who claimed it, is no case: who denies claims nothing. `status` is `followed`,
    `already_held` that day, `not_covered` where the source does not show the ground or begins or ends so that it knows
    nothing of that day, or `not_locatable`. `days` of a followed case are those to the first map that shows it
    (`confirmed`), else to the newest map: the source ends, not the claim. No episodes give no cases.
    """
    episodes = _claimed(episodes)
    claims = episodes.rename(columns={"episode_id": "claim_id", "first_said": "published"})
    claims = claims.assign(evidence="claimed", modality=None, withheld=None, edited=None)
    began = {name_source(one): one.days[0] for one in history.series if one.kind in HELD and one.days}
    by_id = {row["episode_id"]: row for row in list_rows(episodes)}
    rows = []
    fates = follow_claims(claims, history, as_of=as_of, reaches=reaches, measure=False)
    for fate in list_rows(fates):
        episode = by_id[fate["claim_id"]]
        said, known = episode["first_said"], fate["as_known_on"]
        held = text_of(fate["held_on"])
        status = fate["outcome"] if fate["outcome"] in STATUSES else "followed"
        if status in {"followed", "already_held"} and not began[fate["control_source"]] <= said <= known:
            status = "not_covered"
        if status == "followed" and said == known:
            status = "not_covered"
        days = ((held or known) - said).days if status == "followed" else None
        told = {name: text_of(fate[name]) for name in ("not_held_on", "held_on", "lost_on")}
        rows.append(_case(episode, fate["control_source"], status, days, {**told, "known_until": known}))
    return _frame(rows)


def follow_words(episodes: gpd.GeoDataFrame, *, until: date) -> pd.DataFrame:
    """
    Return one case for each episode: whether, and after how many days, a report assessed or geolocated the same gain.

    `until` is the day of the last report. `already_held` are gains that were assessed no later than first claimed,
    among them all that the assessing report says itself; a claim of the last day is `not_covered`. What is only denied,
    with nobody named who claimed it, is no case.
    """
    episodes = _claimed(episodes)
    assessed: dict[str, list[date]] = {}
    for gain, day in zip(episodes["gain_id"], episodes["assessed_on"], strict=True):
        if text_of(day) is not None:
            assessed.setdefault(gain, []).append(day)
    rows = []
    for episode in list_rows(episodes):
        said = episode["first_said"]
        own = text_of(episode["assessed_on"])
        held = own or min((day for day in assessed.get(episode["gain_id"], []) if day > said), default=None)
        status = "already_held" if own is not None and own <= said else "followed"
        if status == "followed" and said >= until:
            status = "not_covered"
        days = ((held or until) - said).days if status == "followed" else None
        told = {"not_held_on": None, "held_on": held, "lost_on": None, "known_until": until}
        rows.append(_case(episode, REPORTS, status, days, told))
    return _frame(rows)


def _claimed(episodes: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the episodes that somebody claims, without those that a report only denies."""
    kept = [has_claimant(row) for row in list_rows(episodes)]
    return episodes.loc[np.array(kept, dtype=bool)]


def _case(episode: dict[str, Any], source: str, status: str, days: int | None, told: dict[str, Any]) -> dict[str, Any]:
    same = {name: text_of(episode[name]) for name in ("episode_id", "claimant", "actor", "action", "oblast", "source")}
    followed = status == "followed"
    return {
        **same,
        **{name: day if followed or name == "known_until" else None for name, day in told.items()},
        "control_source": source,
        "evidence": episode["first_evidence"],
        "month": f"{episode['first_said']:%Y-%m}",
        "said_on": episode["first_said"],
        "status": status,
        "confirmed": followed and told["held_on"] is not None,
        "days": days,
        "denied": text_of(episode["denied_on"]) is not None,
    }


def _frame(rows: list[dict[str, Any]]) -> pd.DataFrame:
    dtypes = {"confirmed": bool, "denied": bool, "days": "Int64"}
    columns = {name: pd.Series([row[name] for row in rows], dtype=dtypes.get(name, object)) for name in CASE_COLUMNS}
    return pd.DataFrame(columns)
