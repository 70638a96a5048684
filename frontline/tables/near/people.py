"""People near the front as a table: ranges, and how much of them is unknown."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.people.told import tell_area, tell_sources
from frontline.steps.reading import words
from frontline.steps.reading.words import say

if TYPE_CHECKING:
    from frontline.steps.people.exposure import Exposure


def print_people(found: "Exposure", *, lang: str = "en") -> None:
    """Print people by area as low, best and high, with what they are counted from and the share that is unknown."""
    several = found.table["day"].nunique() > 1
    by_cells = "cells" in found.table
    by_raion = "raion" in found.table and bool(found.table["raion"].notna().any())
    head = ["area", "side", "oblast", *(["raion"] if by_raion else []), "low", "best", "high"]
    head += ["cells", "without_data"] if by_cells else ["settlements", "possible", "unknown_of"]
    table = new_table([say(key, lang) for key in ((["day"] if several else []) + head)])
    names = _names(lang)
    for row in found.table.to_dict("records"):
        cells = [str(row["day"])] if several else []
        cells += [tell_area(str(row["area"]), lang), say(str(row["side"]), lang) if is_given(row["side"]) else ""]
        cells.append(say("all", lang) if row["oblast"] == "all" else names.get(row["oblast"], row["oblast"]))
        cells += [names.get(row["raion"], first_given(row["raion"]))] if by_raion else []
        cells += [number(row[name], lang) for name in ("low", "best", "high")]
        counted = ("cells",) if by_cells else ("settlements", "possible")
        cells += [number(row[name], lang) for name in counted]
        share = row["share_without_data" if by_cells else "share_unknown"]
        cells.append(f"{share:.0%}" if is_given(share) else "")
        table.add_row(*(cell(text) for text in cells))
    show(table)
    note(tell_sources(found.table.iloc[0].to_dict(), lang))
    for line in found.told:
        note(line)


def _names(lang: str) -> dict[Any, str]:
    """Return oblasts and raions in Ukrainian by their English names; none in English."""
    if lang == "en":
        return {}
    from frontline.steps.reading.base_layers import load_base

    layers = [load_base(name) for name in ("oblasts", "raions")]
    return {
        en: str(uk) for one in layers for en, uk in zip(one["name_en"], one["name_uk"], strict=True) if is_given(uk)
    }


def number(value: Any, lang: str = "en") -> str:
    """Return a count with separators, "unknown" where it can't be told."""
    return words.number(value, lang) if is_given(value) else say("unknown", lang)
