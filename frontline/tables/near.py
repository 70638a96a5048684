"""Settlements near the front as a table for people."""

from typing import TYPE_CHECKING, Any, Final

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show

if TYPE_CHECKING:
    from frontline.steps.people.near import Near

_MOST: Final = 60


def print_near(found: "Near") -> None:
    """Print settlements near the front, the nearest first, and in notes what the table does not hold."""
    has_claims = bool(found.table["claims"].notna().any())
    table = new_table(
        ["km", "settlement", "hromada", "raion", "oblast", "people", "side", "since"]
        + (["claims", "last claim", "outcome"] if has_claims else [])
    )
    for row in found.table.head(_MOST).to_dict("records"):
        table.add_row(*(cell(text) for text in _cells(row, has_claims=has_claims)))
    show(table)
    if len(found.table) > _MOST:
        note(f"the nearest {_MOST} of {len(found.table):,}; write all with -o FILE.csv or FILE.gpkg")
    for line in found.told:
        note(line)


def _cells(row: dict[str, Any], *, has_claims: bool) -> list[str]:
    people = f"{row['population']:,}" if is_given(row["population"]) else "unknown"
    since = str(row["since"]) if is_given(row["not_before"]) else f"{row['since']} or earlier"
    side = (
        str(row["side"])
        .replace(" assessed Russian control", "")
        .replace("at the front line, its point", "at the line,")
    )
    cells = [
        f"{row['distance_km']:.1f}",
        row["name_en"],
        row["hromada"],
        row["raion"],
        row["oblast"],
        people,
        side,
        since,
    ]
    if has_claims:
        last = f"{row['last_claim_on']} {row['last_claim']}" if is_given(row["last_claim"]) else ""
        cells += [first_given(row["claims"]), last, first_given(row["outcome"])]
    return [first_given(text) for text in cells]
