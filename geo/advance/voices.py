"""One event in many mouths: of each gain at a place, who said it first, who confirmed or denied it, and when."""

from collections.abc import Hashable
from datetime import date, datetime
from typing import Final

import pandas as pd

from geo.advance.rules import denier_of, gains_for, has_claimant, text_of
from geo.advance.spells import WITHIN_DAYS, Row, find_turns, grade_of, may_be_true, split_by_days, turns_of
from geo.rows import list_rows
from geo.vocabulary import CONFIRMING, evidence_rank

VOICE_COLUMNS: Final = (
    "katottg",
    "place",
    "place_name",
    "oblast",
    "actor",
    "action",
    "who",
    "said",
    "on",
    "lag_days",
    "lag_hours",
    "evidence",
    "times_said",
    "langs",
    "claim_ids",
)
_CLAIMED: Final[Row] = {"evidence": "claimed", "confirmed": False, "source_date": None, "published_at": None}
"""What a denied claim was when it was made: at which moment is not told."""
_ORDER: Final = {"first": 0, "also": 1, "confirms": 2, "admits": 3, "loss": 4, "denies": 5}


def compare_voices(claims: pd.DataFrame, *, within_days: int = WITHIN_DAYS) -> pd.DataFrame:
    """
    Return a row for each voice that speaks of a gain at a place, the gains of one place beside each other.

    A gain is place x actor x action, said again within `within_days` days and not undone in between; how the event lies
    to the place (in it, near it) is left aside. A denied claim has two voices: who claimed it, where the text names
    one, with no more than a claim, and who denies it. `said` is `first`, `also`, `confirms` (assessed or geolocated by
    another than the first), `admits` (who withdrew says so), `loss` (another says that the other side withdrew) or
    `denies`. `on` is that voice's first such day, of the statement or footage where the text tells it, else of
    publication, as always for a denied claim: one day cannot be both the claim's and the denial's. `lag_days` are the
    days since the first to claim it, below 0 for a denial before any known claim; `lag_hours` the hours, null where the
    moment (`published_at`) of one of the two is not known. `evidence` is the best the voice lends, `times_said` counts
    reports, `langs` are the languages of its sentences. Places of most voices come first, then earlier ones. Claims
    without day or place, and those withheld, intended or rejected, are left out; none give an empty frame with all
    columns.
    """
    rows = list_rows(claims)
    turns = find_turns(rows)
    groups: dict[Hashable, list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows):
        key = _key(row)
        if key is not None:
            groups.setdefault(key, []).append((number, row))
    found: list[list[Row]] = []
    for group in groups.values():
        for _, spell in split_by_days(group, turns_of(group[0][1], turns), within_days):
            if any(row["action"] != "withdraw" for row in spell):
                found.append(_tell(spell))
    found.sort(key=lambda told: (told[0]["on"], told[0]["actor"], told[0]["action"]))
    places: dict[Hashable, list[Row]] = {}
    for told in found:
        places.setdefault(_place(told[0]), []).extend(told)
    ordered = sorted(places.values(), key=lambda told: (-len({row["who"] for row in told}), told[0]["on"]))
    return pd.DataFrame([row for told in ordered for row in told], columns=list(VOICE_COLUMNS))


def _key(row: Row) -> Hashable | None:
    """Return what makes two claims be of one gain; a withdrawal is of the other side's seizure; null for all else."""
    winner = gains_for(row)
    if winner is None or text_of(row["published"]) is None or not may_be_true(row):
        return None
    place = _place(row)
    action = "seize" if row["action"] == "withdraw" else row["action"]
    return None if place is None else (place, winner, action)


def _place(row: Row) -> Hashable | None:
    code, written = text_of(row["katottg"]), text_of(row["place"])
    return code if code is not None else (written.casefold() if written is not None else None)


def _tell(spell: list[Row]) -> list[Row]:
    """Return the voices of one gain in order of their first day."""
    by_voice: dict[tuple[str, str], list[Row]] = {}
    claimed = []
    for row in spell:
        denier = denier_of(row)
        if denier is not None:
            by_voice.setdefault((denier, "denies"), []).append(row)
        if has_claimant(row):
            said = row if denier is None else row | _CLAIMED
            stance = _of_loss(said) if said["action"] == "withdraw" else ""
            by_voice.setdefault((said["claimant"], stance), []).append(said)
            claimed += [said] if not stance else []
    begun = min(map(_said_on, claimed or spell))
    begun_at = _said_at(claimed or spell, begun)
    head = next((row for row in spell if row["action"] != "withdraw"), spell[0])
    named = next((row for row in spell if text_of(row["place_name"]) is not None), head)
    shared = {name: text_of(named[name]) for name in ("katottg", "place", "place_name", "oblast")}
    shared |= {"actor": head["actor"], "action": head["action"]}
    out = [
        shared
        | {
            "who": who,
            "said": stance or _stance(own, begun, claimed, begun_at),
            "on": (on := min(map(_said_on, own))),
            "lag_days": (on - begun).days,
            "lag_hours": _hours(begun_at, _said_at(own, on)),
            "evidence": max(map(grade_of, own), key=evidence_rank),
            "times_said": len({row["report_id"] for row in own}),
            "langs": tuple(sorted({str(row["lang"]) for row in own})),
            "claim_ids": tuple(dict.fromkeys(row["claim_id"] for row in own)),
        }
        for (who, stance), own in by_voice.items()
    ]
    # without a moment nobody of a day is known to be later than its first
    return sorted(out, key=lambda row: (row["on"], row["lag_hours"] or 0.0, _ORDER[row["said"]], row["who"]))


def _of_loss(row: Row) -> str:
    """Return whether a withdrawal is told by the side that withdrew or by another, as the claimant's name says."""
    return "admits" if str(row["claimant"]).casefold().startswith(str(row["actor"])) else "loss"


def _said_on(row: Row) -> date:
    """Return the day on which something was said or shown, as far as the text tells, else that of its report."""
    published: date = row["published"]
    is_told = row["evidence"] != "denied" and text_of(row["source_date"]) is not None
    return published if not is_told else min(published, row["source_date"])


def _said_at(rows: list[Row], on: date) -> datetime | None:
    """Return the first moment at which some rows of a day were said; null where one of them has none that is told."""
    told = [row for row in rows if _said_on(row) == on]
    stamps = [text_of(row.get("published_at")) for row in told]
    if not told or None in stamps or any(row["published"] != on for row in told):
        return None
    return min(datetime.fromisoformat(str(stamp)) for stamp in stamps)


def _hours(first: datetime | None, second: datetime | None) -> float | None:
    return None if first is None or second is None else round((second - first).total_seconds() / 3600, 1)


def _stance(own: list[Row], begun: date, claimed: list[Row], begun_at: datetime | None) -> str:
    """Return how a voice stands to the first: it is that, says it too, or confirms what others said."""
    others = {row["claimant"] for row in claimed if _said_on(row) == begun} - {own[0]["claimant"]}
    confirms = any(grade_of(row) in CONFIRMING for row in own)
    said_at = _said_at(own, begun)
    is_later = begun_at is not None and said_at is not None and said_at > begun_at
    if min(map(_said_on, own)) > begun or is_later:
        return "confirms" if confirms else "also"
    unconfirmed = any(
        grade_of(row) not in CONFIRMING for row in claimed if row["claimant"] in others and _said_on(row) == begun
    )
    return "confirms" if confirms and unconfirmed else "first"
