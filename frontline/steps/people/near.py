"""Settlements near the front with what was claimed of each, and those of which only a rough centre is known."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

if TYPE_CHECKING:
    from frontline.steps.people.front import Front
    from layers.public.rule import PublicRule

NEAR_SETTLEMENTS: Final = (
    "katottg",
    "name_en",
    "name_uk",
    "category",
    "hromada",
    "raion",
    "oblast",
    "population",
    "distance_km",
    "side",
    "shown_on",
    "control_source",
    "since",
    "not_before",
    "last_change",
    "times_changed",
    "claims",
    "last_claim_on",
    "last_claim",
    "outcome",
)
HELD: Final = {True: "inside assessed Russian control", False: "outside assessed Russian control"}
BAND_KM: Final = 5.0
"""A public output tells distances from the front in bands of so many kilometres."""

AT_LINE: Final = "at the front line, its point "
"""Said before the side of a settlement whose ground the line may cut."""


@dataclass(frozen=True)
class Near:
    """
    Settlements near the front, a row each (EPSG:4326), and lines on what the table does not hold.

    `ukrainian` has for each row hromada, raion and last claim in Ukrainian, null where they are not known so. `rough`
    counts the settlements that may be near, but are known by the centre of their hromada or raion alone. `held` tells
    which lie inside assessed Russian control, `at_line` of which the line may cut the ground.
    """

    table: Any
    told: tuple[str, ...]
    ukrainian: Any
    rough: int
    held: Any
    at_line: Any


def list_near(front: "Front", *, within: float, rule: "PublicRule | None" = None, lang: str = "en") -> Near:
    """
    Return the settlements within kilometres of the front; a rough centre alone are counted, not listed.

    With a rule distances are told in bands, and populations below the fewest are null. Lines are in a language.
    """
    import numpy as np

    from frontline.steps.reading.words import say
    from geo.people.front import find_front, measure_km
    from geo.people.membership import POINT_KM, radii_km, within_km
    from geo.people.near import find_near
    from layers.public.gate import suppress

    line = find_front(front.series.at(front.day), country=front.country)
    found = find_near(front.settlements, front.series, day=front.day, line=line, within=within)
    found["at_line"] = found["distance_km"] <= POINT_KM
    found["side"] = [
        (AT_LINE if cut else "") + HELD[bool(held)] for cut, held in zip(found["at_line"], found["held"], strict=True)
    ]
    found, named = _name_raions(found, lang)
    found = _add_claims(found, front)
    told = list(named)
    rough = front.settlements[front.settlements["radius_km"].notna()]
    may = 0
    if len(rough):
        gaps = measure_km(rough.geometry.to_numpy(), line)
        may = int(np.sum(within_km(gaps, radii_km(rough["radius_km"]), km=within).possibly))
        told.append(say("near_rough", lang, count=may, km=f"{within:g}"))
    unknown = int(found["population"].isna().sum())
    told.append(say("near_unknown", lang, count=unknown, all=len(found)))
    shown = front.series.shown_on(front.day)
    if shown != front.day:
        told.append(say("near_shown", lang, source=front.series.source, day=front.day, shown=shown))
    told += front.publication
    if rule is not None:
        found, few = suppress(found, ["population"], fewest=rule.fewest)
        found["distance_km"] = (found["distance_km"] // BAND_KM * BAND_KM + BAND_KM).clip(upper=within)
        found = found.sort_values(["distance_km", "katottg"], kind="stable").reset_index(drop=True)
        told.append(say("near_bands", lang, km=f"{BAND_KM:g}", count=few, fewest=rule.fewest))
    ukrainian = found.reindex(columns=["hromada_uk", "raion_uk", "last_claim_uk"])
    table = found[[*NEAR_SETTLEMENTS, found.geometry.name]]
    return Near(table, tuple(told), ukrainian, may, found["held"], found["at_line"])


def _name_raions(found: Any, lang: str) -> tuple[Any, list[str]]:
    """Return the settlements with a raion for those without a code that says it: the nearest settlements' one."""
    from frontline.steps.reading.base_layers import is_fetched, load_base
    from frontline.steps.reading.words import say
    from layers.gazetteer.raions import name_raions

    # Kyiv and Sevastopol have codes and no raion
    open_ones = (found["raion"].isna() & ~found["katottg"].str.fullmatch(r"UA\d{17}")).to_numpy(dtype=bool)
    if not open_ones.any():
        return found, []
    names = found["raion"].astype(object).to_numpy(copy=True)
    raions = load_base("raions")
    names[open_ones] = name_raions(list(found.geometry[open_ones]), raions)
    count = int(open_ones.sum())
    line = say("near_raions_fetched" if is_fetched(raions) else "near_raions", lang, count=count)
    return found.assign(raion=pd.Series(names, index=found.index, dtype=object)), [line]


def _add_claims(found: Any, front: "Front") -> Any:
    """Return the settlements with how many claims speak of each, the last one, and what became of it."""
    from frontline.steps.answers.place import tell_outcomes
    from frontline.steps.control.history_of_page import reaches_of
    from geo.advance.fates.fates import follow_claims
    from layers.tables.saying import tell_who

    names = ("claims", "last_claim_on", "last_claim", "last_claim_uk", "outcome")
    columns: dict[str, list[Any]] = {name: [] for name in names}
    groups: dict[str, Any] = {}
    if front.opened is not None:
        located = front.opened.located
        own = located[located["withheld"].isna() & located["katottg"].isin(found["katottg"])]
        # a list of no rows maps to objects, not to bools: without bool it would select columns
        own = own[own["published"].map(lambda day: day is not None and day <= front.day).astype(bool)]
        known = front.history.until(front.day)
        reaches = reaches_of(known, partial=front.opened.partial)
        fates = follow_claims(own, known, reaches=reaches, measure=False)
        own = own.merge(tell_outcomes(fates), on="claim_id", how="left")
        groups = dict(tuple(own.sort_values(["published", "start"], kind="stable").groupby("katottg")))
    for key in found["katottg"]:
        group = groups.get(key)
        last = None if group is None else group.iloc[-1]
        columns["claims"].append(None if front.opened is None else 0 if group is None else len(group))
        columns["last_claim_on"].append(None if last is None else last["published"])
        columns["last_claim"].append(
            None
            if last is None
            else f"{last['actor']} {last['action']}, {last['evidence']} ({tell_who(last)})"
            + (f", {last['modality']}" if isinstance(last["modality"], str) else "")
        )
        columns["last_claim_uk"].append(None if last is None else _tell_in_ukrainian(last))
        columns["outcome"].append(None if last is None or pd.isna(last["outcome"]) else last["outcome"])
    return found.assign(**{name: pd.Series(cells, index=found.index, dtype=object) for name, cells in columns.items()})


def _tell_in_ukrainian(last: Any) -> str:
    from frontline.steps.reading.deeds import tell_deed, tell_who
    from frontline.steps.reading.words import say, word

    aim = f", {say('intent', 'uk')}" if isinstance(last["modality"], str) else ""
    row = last.to_dict()
    return f"{tell_deed(row, 'uk')}, {word('evidence', row['evidence'], 'uk')} ({tell_who(row, 'uk')}){aim}"
