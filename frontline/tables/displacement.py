"""Displacement figures as tables for people, each with its series, round and day."""

from typing import TYPE_CHECKING

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, new_table, show
from frontline.tables.people import number

if TYPE_CHECKING:
    from frontline.steps.reading.displacement import Displacement


def print_displacement(found: "Displacement") -> None:
    """Print a table a series: the 27 units with their codes, or countries with the day of each figure."""
    from frontline.steps.reading.displacement import describe, split_series

    head = ["ISO", "P-code", "KATOTTG", "unit"] if found.of_units else ["code", "country", "as of"]
    columns = ["iso_3166_2", "pcode", "katottg", "name_en"] if found.of_units else ["pcode", "place_name", "to_date"]
    for group in split_series(found.table, of_units=found.of_units):
        first = group.iloc[0]
        note(describe(group) if found.of_units else f"{first['source']}, {first['series']}, {first['measure']}")
        table = new_table([*head, "people", "note"])
        for row in group.to_dict("records"):
            cells = [*(first_given(row[name]) for name in columns), number(row["value"]), first_given(row["note"])]
            table.add_row(*(cell(text) for text in cells))
        show(table)
    for line in found.told:
        note(line)
