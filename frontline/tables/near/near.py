"""Settlements near the front as a table for people."""

from typing import TYPE_CHECKING, Any, Final

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.people.told import tell_side, tell_since
from frontline.steps.reading.words import name_oblasts, number, say, word

if TYPE_CHECKING:
    from frontline.steps.people.near import Near

_MOST: Final = 60


def print_near(found: "Near", *, lang: str = "en") -> None:
    """Print settlements near the front, the nearest first, and in notes what the table does not hold."""
    has_claims = bool(found.table["claims"].notna().any())
    keys = ("km", "settlement", "hromada", "raion", "oblast", "people", "side", "since")
    more = ("claims", "last_claim", "outcome") if has_claims else ()
    table = new_table([say(f"n_{key}", lang) for key in (*keys, *more)])
    oblasts = name_oblasts(lang)
    for row, local in zip(_rows(found.table), _rows(found.ukrainian), strict=True):
        shown = row | {"oblast": oblasts.get(row["oblast"], row["oblast"])}
        if lang == "uk":
            own = {name: local[f"{name}_uk"] for name in ("hromada", "raion", "last_claim")}
            own["name_en"] = row["name_uk"]
            shown |= {name: value for name, value in own.items() if is_given(value)}
        table.add_row(*(cell(text) for text in _cells(shown, has_claims=has_claims, lang=lang)))
    show(table)
    if len(found.table) > _MOST:
        note(say("near_more", lang, count=_MOST, all=len(found.table)))
    for line in found.told:
        note(line)


def _rows(frame: Any) -> list[dict[Any, Any]]:
    rows: list[dict[Any, Any]] = frame.head(_MOST).to_dict("records")
    return rows


def _cells(row: dict[str, Any], *, has_claims: bool, lang: str) -> list[str]:
    people = number(row["population"], lang) if is_given(row["population"]) else say("unknown", lang)
    distance = f"{row['distance_km']:.1f}"
    cells = [
        distance.replace(".", ",") if lang == "uk" else distance,
        row["name_en"],
        row["hromada"],
        row["raion"],
        row["oblast"],
        people,
        tell_side(row["side"], lang),
        tell_since(row, lang),
    ]
    if has_claims:
        last = f"{row['last_claim_on']} {row['last_claim']}" if is_given(row["last_claim"]) else ""
        outcome = first_given(row["outcome"])
        cells += [first_given(row["claims"]), last, outcome if lang == "en" else word("outcome", outcome, lang)]
    return [first_given(text) for text in cells]
