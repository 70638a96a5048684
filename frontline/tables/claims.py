"""Claims as a table: who did what, where, on whose word, and what became of it on the map."""

from typing import Any

from frontline.screen.table import cell, first_given, is_given, new_table, show


def print_claims(frame: Any, *, explain: bool) -> None:
    """Print claims as a table; with `explain`, also why each place was chosen or could not be placed."""
    from frontline.steps.answers.claim_status import find_standings
    from layers.tables.saying import tell_who

    columns = ["sentence", "evidence", "actor", "action", "place", "where", "map", "claimant", "claim_id"]
    table = new_table(columns + (["why"] if explain else []))
    for claim, standing in zip(frame.itertuples(index=False), find_standings(frame), strict=True):
        cells = [
            claim.sentence_id,
            _evidence(claim),
            claim.actor,
            claim.action + (f" ({claim.modality})" if is_given(claim.modality) else ""),
            _place(claim),
            _where(claim),
            standing.word + (f": {standing.reason}" if standing.reason else ""),
            tell_who(claim._asdict()),
            claim.claim_id,
        ]
        if explain:
            cells.append(first_given(claim.why))
        table.add_row(*(cell(text) for text in cells))
    show(table)


def _evidence(claim: Any) -> str:
    """Return a claim's evidence and support, and as what it counts on the map where that is less."""
    from geo.advance.spells import grade_of

    grade = grade_of(claim._asdict())
    less = f", on the map {grade}: not said as a fact" if grade != claim.evidence else ""
    return f"{claim.evidence}{f', {claim.support}' if is_given(claim.support) else ''}{less}"


def _where(claim: Any) -> str:
    """Return the place a claim was found to be at, with its precision and uncertainty as far as known."""
    parts = [f"precision {int(claim.precision)}"] if is_given(claim.precision) else []
    parts += [f"±{claim.uncertainty_km:.1f} km"] if is_given(claim.uncertainty_km) else []
    return first_given(claim.place_name) + (f" ({', '.join(parts)})" if parts else "")


def _place(claim: Any) -> str:
    parts = [claim.bearing and f"{claim.bearing} of", claim.place, *claim.roads]
    if not is_given(claim.place):
        parts += [f"{claim.part or ''} {name} Oblast".strip() for name in claim.oblasts]
    return " ".join(str(part) for part in parts if is_given(part))
