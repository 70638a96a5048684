"""What a brief says of people: how many live near the front and on ground that changed hands, and which settlements."""

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.table import is_given
from frontline.steps.brief.cells import hide_few, tabulate, tell
from frontline.steps.reading.words import name_oblasts, name_word, say

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from frontline.steps.people.exposure import Exposure
    from frontline.steps.people.front import Front
    from layers.public.rule import PublicRule
    from maps.brief.brief import Section, Table

WITHIN: Final = (5.0, 10.0, 25.0, 50.0)
BY_OBLAST_KM: Final = 25
NEAR_KM: Final = 25.0
MOST_NEAR: Final = 20
"""So many settlements near the front are printed: those that claims speak of, then the largest."""

BACK: Final = timedelta(days=30)
_COUNTS: Final = ("low", "best", "high")


def find_front_of(opened: "Opened", *, day: date) -> "Front | None":
    """Return the front on a day, null without assessed control by that day."""
    from frontline.steps.people.exposure import CLAIMED
    from frontline.steps.people.front import Front, pick_series
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places

    history = opened.history
    shown = [one for one in (history.series if history else ()) if one.shown_on(day)]
    if history is None or not any(one.kind == "assessed_control" for one in shown):
        return None
    history = type(history)(tuple(one for one in shown if one.kind in {"assessed_control", *CLAIMED}))
    places = load_places(opened.settlements)
    return Front(history, pick_series(history, None), day, opened, places, load_base("oblasts"))


def tell_people(
    front: "Front | None", *, totals: Path | None, raster: Path | None, today: date, fewest: int = 0, lang: str = "en"
) -> "Section | None":
    """
    Return people within distances of the front and on ground that changed hands in a month, as ranges; null without it.

    People are those of settlements with `totals`, or of a `raster`.
    """
    from frontline.steps.people.exposure import count_people
    from frontline.steps.people.raster import count_raster
    from frontline.steps.people.told import tell_sources
    from layers.public.gate import suppress
    from maps.brief.brief import Section

    if front is None:
        return None
    before = front.day - BACK
    since = before if front.series.shown_on(before) is not None else None
    # from the sums of oblasts a count that is not told could be reckoned
    asked: dict[str, Any] = {
        "within": WITHIN,
        "by": None if fewest else "oblast",
        "since": since,
        "today": today,
        "lang": lang,
    }
    found = count_people(front, totals=totals, **asked) if raster is None else count_raster(front, raster, **asked)
    first = found.table.iloc[0].to_dict()
    first["control_source"] = f"{front.series.source}, {front.series.shown_on(front.day)}"
    lines = (tell_sources(first, lang), *found.told)
    kept, _ = suppress(found.table, _COUNTS, fewest=fewest)
    tables = (_all(found, fewest, lang), *(() if fewest else (_by_oblast(found, fewest, lang),)))
    return Section(say("people_title", lang), lines, tables, frames=(("people_near_front", kept),))


def _all(found: "Exposure", fewest: int, lang: str) -> "Table":
    """Return the ranges of every area."""
    counted = ("cells",) if "cells" in found.table else ("settlements", "possible")
    names = {name: say(name, lang) for name in ("area", "side", *_COUNTS, *counted)}
    share, head = ("share_without_data", "without_data") if "cells" in found.table else ("share_unknown", "unknown_of")
    rows = found.table[found.table["oblast"] == "all"]
    rows = rows.assign(**{share: [f"{one:.0%}" if is_given(one) else "" for one in rows[share]]})
    return _tabulate(rows, {**names, share: say(head, lang)}, fewest, lang)


def _by_oblast(found: "Exposure", fewest: int, lang: str) -> "Table":
    """Return the ranges of each oblast within one distance."""
    is_near = found.table["area"] == f"within {BY_OBLAST_KM} km"
    rows = found.table[is_near & (found.table["oblast"] != "all")]
    names = name_oblasts(lang)
    rows = rows.assign(oblast=[names.get(name, name) for name in rows["oblast"]])
    heads = {name: say(name, lang) for name in ("oblast", "side", *_COUNTS)}
    return _tabulate(rows, heads, fewest, lang, caption=say("within", lang, km=BY_OBLAST_KM))


def _tabulate(rows: Any, heads: dict[str, str], fewest: int, lang: str, *, caption: str = "") -> "Table":
    from frontline.steps.people.told import tell_area

    told = rows.assign(
        area=[tell_area(name, lang) for name in rows["area"]],
        side=[say(side, lang) if isinstance(side, str) else None for side in rows["side"]],
    )
    told = hide_few(told, _COUNTS, fewest=fewest, lang=lang)
    unknown = dict.fromkeys(_COUNTS, say("unknown", lang))
    return tabulate(told, heads, caption=caption, unknown=unknown, lang=lang)


def tell_near(front: "Front | None", *, rule: "PublicRule | None", lang: str) -> "Section | None":
    """Return settlements near the front, those that claims speak of and the largest; null without a front."""
    from frontline.steps.people.near import list_near
    from frontline.steps.people.told import tell_side, tell_since
    from maps.brief.brief import Section

    if front is None:
        return None
    near = list_near(front, within=NEAR_KM, rule=rule, lang=lang)
    found = near.table
    if found.empty:
        return None
    claimed = found["claims"].notna() & (found["claims"] > 0).fillna(False)
    order = found.assign(_claimed=claimed).sort_values(
        ["_claimed", "population", "distance_km"], ascending=[False, False, True], kind="stable", na_position="last"
    )
    rows = order.head(MOST_NEAR)
    names = name_oblasts(lang)
    rows = rows.assign(
        place=rows["name_uk"].where(rows["name_uk"].notna(), rows["name_en"]) if lang == "uk" else rows["name_en"],
        oblast=[names.get(name, name) for name in rows["oblast"]],
        side=[tell_side(side, lang) for side in rows["side"]],
        since=[tell_since(row, lang) for row in rows.to_dict("records")],
        outcome=[
            name_word("outcome", one, lang) if isinstance(one, str) else tell("no_gain", lang) if claims else None
            for one, claims in zip(rows["outcome"], rows["claims"].fillna(0), strict=True)
        ],
    )
    heads = {"distance_km": tell("km", lang), "place": tell("place", lang), "oblast": say("oblast", lang)}
    heads |= {"population": say("people", lang), "side": say("side", lang), "since": tell("since", lang)}
    if claimed.any():
        heads |= {"claims": tell("claims_of", lang), "outcome": tell("outcome", lang)}
    shown = front.series.shown_on(front.day)
    lines = (
        tell(
            "near_note", lang, count=len(rows), all=len(found), km=f"{NEAR_KM:g}", source=front.series.source, day=shown
        ),
        *([tell("near_rough", lang, count=near.rough, km=f"{NEAR_KM:g}")] if near.rough else []),
        say("near_unknown", lang, count=int(found["population"].isna().sum()), all=len(found)),
    )
    listed = tabulate(rows, heads, unknown={"population": say("unknown", lang)}, lang=lang)
    return Section(tell("near", lang), lines, (listed,), frames=(("near_settlements", found),))
