"""Civilian objects near changed ground as a table: a row an area, distance and unit, a column a kind."""

from typing import TYPE_CHECKING

from frontline.screen.notes import note
from frontline.screen.spoken import translate
from frontline.screen.table import cell, new_table, show
from frontline.tables.near.people import number

if TYPE_CHECKING:
    from frontline.steps.people.objects import Objects


def print_objects(found: "Objects", *, lang: str = "en") -> None:
    """Print counts by area, distance and unit, "unknown" where one is left out, and in notes what they lack."""
    kinds = list(dict.fromkeys(found.table["kind"]))
    table = new_table(["area", "within km", "unit", *(translate(kind, lang) for kind in kinds)])
    for (area, km, unit), rows in found.table.groupby(["area", "within_km", "unit"], sort=False):
        counts = dict(zip(rows["kind"], rows["objects"], strict=True))
        words = [number(counts[kind]) if kind in counts else "0" for kind in kinds]
        table.add_row(
            *(cell(text) for text in (translate(str(area), lang), f"{km:g}", translate(str(unit), lang), *words))
        )
    show(table)
    for line in found.told:
        note(line)
