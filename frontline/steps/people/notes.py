"""What the tables of people and the front say about themselves: titles, meaning, licences."""

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
