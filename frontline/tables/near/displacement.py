"""Displacement figures as tables for people, each with its series, round and day."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, new_table, show
from frontline.steps.reading.displacement import describe, name_country, name_measure, split_series, tell_note
from frontline.steps.reading.shares import tell_share
from frontline.steps.reading.words import say
from frontline.tables.near.people import number

if TYPE_CHECKING:
    from frontline.steps.reading.displacement import Displacement


def print_displacement(found: "Displacement", *, lang: str = "en") -> None:
    """Print a table a series: the 27 units with their codes, or countries with the day of each figure."""
    name = "name_uk" if lang == "uk" else "name_en"
    head = ["ISO", "P-code", "KATOTTG", say("unit", lang)]
    columns = ["iso_3166_2", "pcode", "katottg", name]
    if not found.of_units:
        head, columns = [say(key, lang) for key in ("code", "country", "as_of")], ["pcode", "place_name", "to_date"]
    for group in split_series(found.table, of_units=found.of_units):
        first = group.iloc[0]
        measure = name_measure(first["measure"], lang) if lang == "uk" else first["measure"]
        note(describe(group, lang) if found.of_units else f"{first['source']}, {first['series']}, {measure}")
        table = new_table([*head, say("people", lang), say("note", lang)])
        for row in group.to_dict("records"):
            cells = [
                *(_place(row, column, lang) for column in columns),
                number(row["value"], lang),
                tell_note(row["note"], lang),
            ]
            table.add_row(*(cell(text) for text in cells))
        show(table)
    for line in found.told:
        note(line)


def _place(row: dict[str, Any], column: str, lang: str) -> str:
    return name_country(row["pcode"], row[column], lang) if column == "place_name" else first_given(row[column])


def print_shares(found: "Displacement", *, lang: str = "en") -> None:
    """Print a table a round: the 27 units, with a column for each kind of share."""
    name = "name_uk" if lang == "uk" else "name_en"
    for which, group in found.table.groupby("round", sort=True):
        kinds = sorted(set(group["measure"]))
        note(f"{group['source'].iloc[0]}, {say('round', lang, round=str(which))}, {say('no_day', lang)}")
        shares = {kind: group[group["measure"] == kind].reset_index(drop=True) for kind in kinds}
        units = next(iter(shares.values()))
        table = new_table(["P-code", say("unit", lang), *(say(f"share_{kind}", lang) for kind in kinds)])
        for at, row in enumerate(units.to_dict("records")):
            cells = [row["pcode"], row[name], *(tell_share(shares[kind]["share"][at], lang) for kind in kinds)]
            table.add_row(*(cell(text) for text in cells))
        show(table)
    for line in found.told:
        note(line)
