"""One settlement's history, and the list of all, as tables for people."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from layers.tables.quotes import shorten
from layers.tables.saying import tell_who

if TYPE_CHECKING:
    from frontline.steps.answers.place import PlaceHistory


def print_place(found: "PlaceHistory") -> None:
    """Print a settlement's claims in order, then from when to when each map showed it as held."""
    place = found.place
    note(f"{place.name_en} ({place.name_uk}), {place.raion}, {place.oblast}, {place.katottg}")
    table = new_table(["said on", "by", "evidence", "what", "where", "outcome", "sentence"])
    for row in found.claims.to_dict("records"):
        where = " ".join(str(row[name]) for name in ("relation", "bearing") if is_given(row[name]))
        what = f"{row['actor']} {row['action']}" + (f" ({row['modality']})" if is_given(row["modality"]) else "")
        outcome = first_given(row["outcome"]) + (f" {row['on_date']}" if is_given(row["on_date"]) else "")
        grade = row["evidence"] + (f", {row['support']}" if is_given(row["support"]) else "")
        cells = (first_given(row["published"]), tell_who(row), grade, what, where, outcome, shorten(row["sentence"]))
        table.add_row(*(cell(text) for text in cells))
    show(table)
    if found.spans is not None and len(found.spans):
        table = new_table(["map", "shows it", "from", "until", "changed after"])
        for row in found.spans.to_dict("records"):
            status = f"{'in' if row['held'] else 'outside'} {row['kind'].replace('_', ' ')}"
            until = row["valid_to"] if is_given(row["valid_to"]) else f"to {row['shown_to']}, its last map"
            days = (row["valid_from"], until, row["not_before"])
            table.add_row(*(cell(text) for text in (row["source"], status, *(first_given(day) for day in days))))
        show(table)
    for line in found.told:
        note(line)


def print_places(table: Any) -> None:
    """Print all settlements that are claimed about, a row each."""
    told = new_table([name.replace("_", " ") for name in table.columns])
    for row in table.itertuples(index=False):
        told.add_row(*(cell(first_given(value)) for value in row))
    show(told)
    note(f"{len(table)} settlements")
