"""Fates as a table: what became of each claim on each control source; and the rows of the ledger."""

from collections import Counter
from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show


def print_fates(fates: Any) -> None:
    """Print what became of each claim, a row a claim and control source, with counts on stderr."""
    columns = [
        "source",
        "outcome",
        "on",
        "days",
        "inside",
        "edge km",
        "evidence",
        "actor",
        "action",
        "place",
        "claim_id",
    ]
    table = new_table(columns)
    for fate in fates.itertuples(index=False):
        cells = [
            fate.control_source,
            fate.outcome,
            first_given(fate.on_date),
            _lag(fate),
            f"{fate.share_inside:.0%}" if is_given(fate.share_inside) else "",
            f"{fate.distance_km:.1f}" if is_given(fate.distance_km) else "",
            fate.evidence,
            fate.actor,
            fate.action,
            first_given(fate.place_name),
            fate.claim_id,
        ]
        table.add_row(*(cell(text) for text in cells))
    show(table)
    for source, rows in fates.groupby("control_source", sort=False):
        counts = Counter(rows["outcome"])
        told = ", ".join(f"{number} {word}" for word, number in counts.most_common())
        note(f"{source}, as known on {rows['as_known_on'].iloc[0]}: {told}")
        for words, number in Counter(rows["note"].dropna()).most_common():
            note(f"{source}: {words} ({number} claim{'s' * (number != 1)})")


def _lag(fate: Any) -> str:
    """Return the days to an outcome: from and to where no map lies between, marked where they are many."""
    if not is_given(fate.lag_days):
        return ""
    least = int(fate.lag_days)
    if fate.outcome == "confirmed" and is_given(fate.not_held_on):
        least = (fate.not_held_on - fate.published).days + 1
    told = f"{fate.lag_days:.0f}" if least >= fate.lag_days else f"{least}-{fate.lag_days:.0f}"
    return f"{told} late" if _is_late(fate) else told


def print_ledger(ledger: Any) -> None:
    """Print rows of the ledger: since when what was known of which claim."""
    table = new_table(["since", "claim_id", "subject", "known"])
    for row in ledger.itertuples(index=False):
        known = ", ".join(f"{name} {value}" for name, value in row.value.items() if is_given(value))
        table.add_row(*(cell(text) for text in (row.recorded_on, row.claim_id, row.subject, known)))
    show(table)


def _is_late(fate: Any) -> bool:
    """Tell whether a claim's ground was shown only when it had long counted as unconfirmed."""
    return fate.outcome == "confirmed" and str(first_given(fate.note)).startswith("only after")
