"""One gain at one place in one stretch of time: claims parted where they fall silent or the place is taken back."""

from collections.abc import Hashable, Iterable, Mapping
from datetime import date
from typing import Any, Final

from geo.advance.rules import denier_of, gains_for, is_rejected, text_of
from geo.vocabulary import CONFIRMING, GAINS, evidence_rank

WITHIN_DAYS: Final = 14
"""Days after which a gain that is said again is a new one: both armies' reports repeat one for about a week."""

ROUGH: Final = 4
"""From this precision on a geometry no longer tells places apart, and their names as written do."""

_PLACE: Final = (
    "katottg",
    "place_name",
    "oblast",
    "relation",
    "part",
    "bearing",
    "distance_km",
    "roads",
    "line",
    "border",
    "precision",
)
"""Columns that together say where: "south of X" and "the border northwest of X" are two places."""

_AS_WRITTEN: Final = ("place", "relation", "part", "bearing", "bearing_of", "distance_km", "roads", "line", "oblasts")
"""Columns that say where for a claim without a geometry."""

_AT_THE_PLACE: Final = frozenset({None, "in", "from"})

Row = dict[str, Any]


def find_spells(
    rows: Iterable[Row], *, turns: Mapping[Hashable, tuple[date, ...]] | None = None, within_days: int = WITHIN_DAYS
) -> list[list[Row]]:
    """
    Return claims of gains in spells: one place, actor and gain, said again within some days and not undone in between.

    Rows of a spell stand in order of publication, report and reading, spells in that of their first claim as given.
    `turns` are the days on which a place is said to be lost again, as `find_turns` gives them; a saying after such a
    day begins a new spell. Claims without a day are spells apart. No rows give no spells.
    """
    groups: dict[Hashable, list[tuple[int, Row]]] = {}
    for number, row in enumerate(rows):
        groups.setdefault((where_of(row), row["actor"], row["action"]), []).append((number, row))
    spells: list[tuple[int, list[Row]]] = []
    for group in groups.values():
        days = turns_of(group[0][1], turns or {})
        spells += split_by_days(group, days, within_days)
    return [spell for _, spell in sorted(spells, key=lambda spell: spell[0])]


def split_by_days(
    group: Iterable[tuple[int, Row]], turns: tuple[date, ...], within_days: int
) -> list[tuple[int, list[Row]]]:
    """Return numbered rows parted where more than some days, or a turn, lie between two of them; undated rows apart."""
    numbered = list(group)
    undated = [(number, row) for number, row in numbered if text_of(row["published"]) is None]
    dated = sorted(
        ((number, row) for number, row in numbered if text_of(row["published"]) is not None),
        key=lambda one: (one[1]["published"], str(one[1].get("report_id")), one[0]),  # not as the reports were given
    )
    spells: list[list[tuple[int, Row]]] = [undated] if undated else []
    last: date | None = None
    for number, row in dated:
        day: date = row["published"]
        if last is None or (day - last).days > within_days or any(last < turn < day for turn in turns):
            spells.append([])
        spells[-1].append((number, row))
        last = day
    return [(min(number for number, _ in spell), [row for _, row in spell]) for spell in spells]


def find_turns(rows: Iterable[Row]) -> dict[Hashable, tuple[date, ...]]:
    """
    Return the days on which a settlement is said to be lost by an actor: taken by the other side, or left.

    An advance of the other side takes nothing back, and what is denied, intended, withheld or rejected turns nothing.
    """
    days: dict[Hashable, set[date]] = {}
    for row in rows:
        winner = gains_for(row) if row["action"] in {"seize", "withdraw"} else None
        day = text_of(row["published"])
        if winner is None or day is None or row["evidence"] == "denied" or not may_be_true(row):
            continue
        loser = "russian" if winner == "ukrainian" else "ukrainian"
        key = _turn_key(row, loser)
        if key is not None:
            days.setdefault(key, set()).add(day)
    return {key: tuple(sorted(found)) for key, found in days.items()}


def lasting_gains(rows: Iterable[Row]) -> list[Row]:
    """
    Return the claims of gains in order, without those that their own sentence says are lost again further on.

    "Entered A and withdrew", "took A, but the other side retook it": rows of a sentence stand in its order.
    """
    kept: list[Row] = []
    lost: set[Hashable] = set()
    for row in reversed(list(rows)):
        name = text_of(row["katottg"]) or str(text_of(row.get("place")) or "").casefold()
        where = (row.get("report_id"), text_of(row.get("sentence_id")), name)
        is_told = name and where[1] is not None and row["evidence"] != "denied" and may_be_true(row)
        if says_gain(row) and (*where, row["actor"]) not in lost:
            kept.append(row)
        winner = gains_for(row) if row["action"] in {"seize", "withdraw"} else None
        if is_told and winner is not None:
            lost.add((*where, "russian" if winner == "ukrainian" else "ukrainian"))
    return kept[::-1]


def list_steps(rows: Iterable[Row]) -> list[tuple[date, str, str]]:
    """
    Return (day, evidence, who) for each rise of the evidence and the first denial among rows in order of days.

    Who is the claimant, of a denial who denies.

    Of one day only its best word is a step, so that the order within a report means nothing.
    """
    by_day: dict[date, list[Row]] = {}
    for row in rows:
        by_day.setdefault(row["published"], []).append(row)
    steps: list[tuple[date, str, str]] = []
    best, denied = 0, False
    for day, said in by_day.items():
        strongest = max(said, key=lambda row: evidence_rank(grade_of(row)))
        rank = evidence_rank(grade_of(strongest))
        if rank > best:
            steps.append((day, grade_of(strongest), strongest["claimant"]))
            best = rank
        against = next((row for row in said if row["evidence"] == "denied"), None)
        if against is not None and not denied:
            steps.append((day, "denied", str(denier_of(against))))
            denied = True
    return steps


def tell_steps_of(steps: Iterable[tuple[date, str, str]]) -> tuple[str, ...]:
    """Return steps as texts."""
    return tuple(f"{day} {grade} ({who})" for day, grade, who in steps)


def turns_of(row: Row, turns: Mapping[Hashable, tuple[date, ...]]) -> tuple[date, ...]:
    """Return the days on which the place of a claim is said to be lost again by its actor, none for other places."""
    return turns.get(_turn_key(row, str(row["actor"])), ())


def says_gain(row: Row) -> bool:
    """Tell whether a claim says, or denies, that ground was gained, as an event and open to all."""
    return row["action"] in GAINS and may_be_true(row)


def may_be_true(row: Row) -> bool:
    """Tell whether a claim speaks of an event, is not withheld and was not rejected by a person."""
    return text_of(row["modality"]) is None and not is_rejected(row)


def is_placed(row: Row) -> bool:
    """Tell whether a claim has a geometry."""
    return row["geometry"] is not None and not row["geometry"].is_empty


def where_of(row: Row) -> Hashable:
    """
    Return what makes two claims be about the same place: where they were found to be, else the words they use.

    A claim that names nothing ("several settlements") is about a place of its own.
    """
    if is_placed(row):
        return place_key(row)
    words = tuple(text_of(row.get(name)) for name in _AS_WRITTEN)
    if not any(text_of(row.get(name)) for name in ("place", "line", "roads", "oblasts")):
        return ("nowhere", row["claim_id"])
    return ("as written", *(word.casefold() if isinstance(word, str) else word for word in words))


def place_key(row: Row) -> tuple[Hashable, ...]:
    """Return what makes two claims be about the same place: the place, how the event lies to it, and the line meant."""
    values = {name: text_of(row[name]) for name in _PLACE}
    if values["relation"] is None or values["precision"] == 6:
        values["relation"] = "in"
    if isinstance(values["bearing"], str):
        values["bearing"] = " and ".join(sorted(values["bearing"].split(" and ")))
    if isinstance(values["border"], tuple):
        values["border"] = tuple(sorted(values["border"]))
    if not values["line"] and row["geometry"].geom_type == "Point":
        values["roads"] = ()  # the road only told which place is meant: a point is a point
    named = None if values["precision"] < ROUGH else text_of(row["place"])  # two villages of one region stay two
    return (*values.values(), named, row["geometry"].wkb)


def grade_of(row: Row) -> str:
    """Return the evidence that a claim lends its mark: reported where the text assesses that something may be so."""
    evidence = str(row["evidence"])
    return "reported" if evidence in CONFIRMING and not row["confirmed"] else evidence


def _turn_key(row: Row, actor: str) -> Hashable:
    """Return the settlement itself with the actor who may lose it, null for what lies beside or around it."""
    katottg = text_of(row["katottg"])
    precise = text_of(row["precision"]) == 1 and text_of(row["bearing"]) is None
    if katottg is None or not precise or text_of(row["relation"]) not in _AT_THE_PLACE:
        return None
    return (katottg, actor)
