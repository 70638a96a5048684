"""What the tables of people and the front say about themselves: titles, meaning, licences."""

from collections.abc import Sequence

from layers.sources.notices import list_notices
from layers.tables.pack import TableNote


def note_near(source: str, *, within: float) -> TableNote:
    """Return the note of the table of settlements near the front of a control source."""
    return TableNote(
        "near_settlements",
        f"Settlements within {within:g} km of the front",
        f"Населені пункти за {within:g} км від лінії фронту",
        f"settlements within {within:g} km of where {source}'s assessed control faces the rest of Ukraine; population "
        "is of before displacement and null where unknown",
        "CC BY 4.0 for settlements; distances and sides under the terms of the control source named in each row",
        notices=list_notices(["settlements"]),
        group="base",
    )


def note_displacement(sources: Sequence[str]) -> TableNote:
    """Return the note of displacement figures on the areas of oblasts."""
    return TableNote(
        "displacement",
        "Displacement figures by oblast",
        "Дані про переміщення за областями",
        f"figures of {', '.join(sources)}, a row for each unit, series, round and day; null where unknown; never to "
        "be added across series, rounds or sources",
        f"figures under the terms of {', '.join(sources)}; areas ODbL 1.0",
        notices=list_notices(["oblasts"]),
        group="base",
    )
