"""The history of one settlement: which one a name means, what was claimed of it, and how the maps showed it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.errors import FrontlineError
from geo.rows import list_rows

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from layers.gazetteer.gazetteer import Gazetteer
    from layers.gazetteer.values import Place

CLAIM_COLUMNS: Final = (
    "published",
    "claimant",
    "denied_by",
    "evidence",
    "support",
    "actor",
    "action",
    "modality",
    "relation",
    "bearing",
    "outcome",
    "on_date",
    "sentence",
    "claim_id",
    "report_id",
)
PLACE_COLUMNS: Final = (
    "katottg",
    "place_name",
    "oblast",
    "claims",
    "gains",
    "first_said",
    "last_said",
    "evidence",
    "held_by",
)
MOST_NAMED: Final = 8


@dataclass(frozen=True)
class PlaceHistory:
    """A settlement, its claims in order of days, its status on each map, and what could not be told of its name."""

    place: "Place"
    claims: Any
    spans: Any
    told: tuple[str, ...] = ()


def find_place(name: str, *, located: Any, places: "Gazetteer", oblast: str | None = None) -> "tuple[Place, list[str]]":
    """
    Return the one settlement that a name or code means, and lines on others of that name.

    Of several that bear it, the one that is claimed about is meant where there is only one such. Raises FrontlineError
    for an unknown name, and where several may be meant: they are listed, never guessed.
    """
    if places.has(name):
        return places.by_key(name), []
    found = [places.place(hit.row) for hit in places.find(name)]
    if oblast is not None:
        found = [one for one in found if str(one.oblast).casefold() == oblast.casefold().removesuffix(" oblast")]
    if not found:
        where = f" in {oblast} Oblast" if oblast else ""
        raise FrontlineError(f"{name}: no settlement of that name{where} in the gazetteer; check the spelling")
    claimed = set(located["katottg"].dropna())
    told_of = [one for one in found if one.katottg in claimed]
    chosen = told_of or found
    if len(chosen) > 1:
        listed = "; ".join(f"{one.katottg} {one.name_en}, {one.raion}, {one.oblast}" for one in chosen[:MOST_NAMED])
        more = f"; and {len(chosen) - MOST_NAMED} more" if len(chosen) > MOST_NAMED else ""
        raise FrontlineError(
            f"{name}: {len(chosen)} settlements bear that name; give the code of one, or --oblast: {listed}{more}"
        )
    others = len(found) - 1
    return chosen[0], [f"{others} other settlements bear the name {name}; nothing is claimed about them"] * bool(others)


def tell_place(opened: "Opened", name: str, *, oblast: str | None = None) -> PlaceHistory:
    """Return the history of a settlement in what was opened; raises FrontlineError as `find_place` does."""
    from frontline.steps.control.history_of_page import reaches_of
    from frontline.steps.reading.read_and_locate import gazetteer
    from geo.advance.fates.fates import follow_claims
    from geo.control.history import History
    from geo.control.spans import find_spans
    from layers.tables.quotes import conceal
    from reports.lexicon.name_keys import name_key

    located = opened.located
    places = gazetteer(opened.settlements)
    place, told = find_place(name, located=located, places=places, oblast=oblast)
    own = located[(located["katottg"] == place.katottg) & located["withheld"].isna()]
    history = opened.history or History(())
    fates = follow_claims(own, history, reaches=reaches_of(history, partial=opened.partial), measure=False)
    claims = conceal(own).sort_values(["published", "report_id", "start"], kind="stable")
    claims = claims.merge(tell_outcomes(fates), on="claim_id", how="left")[list(CLAIM_COLUMNS)]
    keys = {name_key(name), name_key(place.name_en)}
    open_ones = located[located["katottg"].isna() & located["place"].map(lambda one: name_key(one or "") in keys)]
    if len(open_ones):
        told.append(f"{len(open_ones)} more claims name it without telling which settlement is meant")
    spans = find_spans(history, place.point) if place.point is not None else None
    if spans is None:
        told.append(f"no point of {place.name_en} is known, so no map can be asked about it")
    return PlaceHistory(place, claims, spans, tuple(told))


def list_places(opened: "Opened") -> Any:
    """Return a row for each settlement that is claimed about: how often, when, the best evidence, and who holds it."""
    import numpy as np

    from geo.vocabulary import GAINS, evidence_rank
    from layers.tables.quotes import conceal

    shown = conceal(opened.located)
    shown = shown[shown["katottg"].notna() & shown["withheld"].isna()]
    rows = []
    for katottg, group in shown.groupby("katottg", sort=False):
        gains = group[group["action"].isin(GAINS) & group["modality"].isna()]
        days = [day for day in group["published"] if day is not None]
        rows.append(
            {
                "katottg": katottg,
                "place_name": group["place_name"].iloc[0],
                "oblast": group["oblast"].iloc[0],
                "claims": len(group),
                "gains": len(gains),
                "first_said": min(days, default=None),
                "last_said": max(days, default=None),
                "evidence": max(gains["evidence"], key=evidence_rank, default=None),
            }
        )
    table = pd.DataFrame(rows, columns=list(PLACE_COLUMNS))
    series = [one for one in (opened.history.series if opened.history else ()) if one.kind == "assessed_control"]
    if not series or table.empty:
        return table
    main = min(series, key=lambda one: (-len(one.days), one.source))
    points = _points(opened, table["katottg"])
    held = main.status(points)[:, -1]
    known = np.array([point is not None for point in points])
    table["held_by"] = [
        (f"russian ({main.source}, {main.days[-1]})" if one else f"not russian ({main.source}, {main.days[-1]})")
        if sure
        else None
        for one, sure in zip(held, known, strict=True)
    ]
    return table


def _points(opened: "Opened", keys: Any) -> Any:
    import numpy as np

    from frontline.steps.reading.read_and_locate import gazetteer

    places = gazetteer(opened.settlements)
    return np.array([places.by_key(key).point if places.has(key) else None for key in keys], object)


def tell_outcomes(fates: Any) -> Any:
    """Return one row a claim: its outcome on every source, told with the source's name where there are several."""
    several = len(set(fates["control_source"])) > 1
    rows: dict[str, dict[str, Any]] = {}
    for fate in list_rows(fates):
        told = f"{fate['control_source']}: {fate['outcome']}" if several else fate["outcome"]
        row = rows.setdefault(fate["claim_id"], {"claim_id": fate["claim_id"], "outcome": told, "on_date": None})
        row["outcome"] = told if row["outcome"] == told else f"{row['outcome']}; {told}"
        row["on_date"] = row["on_date"] or (None if pd.isna(fate["on_date"]) else fate["on_date"])
    return pd.DataFrame(list(rows.values()), columns=["claim_id", "outcome", "on_date"])
