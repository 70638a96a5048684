"""Claims as a table: who did what, where, on whose word, and what became of it on the map."""

from typing import Any

from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.reading.words import say, word


def print_claims(frame: Any, *, explain: bool, lang: str = "en") -> None:
    """Print claims as a table; with `explain`, also why each place was chosen or could not be placed."""
    from frontline.steps.answers.claim_status import find_standings
    from frontline.steps.reading.deeds import tell_who as tell_claimant
    from layers.tables.saying import tell_who

    keys = ("sentence", "evidence", "actor", "action", "place", "where", "map", "claimant", "claim_id")
    table = new_table([say(f"h_{key}", lang) for key in (*keys, *(("why",) if explain else ()))])
    for claim, standing in zip(frame.itertuples(index=False), find_standings(frame), strict=True):
        row = claim._asdict()
        aim = f" ({say('intent', lang) if claim.modality == 'intent' else claim.modality})"
        cells = [
            claim.sentence_id,
            _evidence(row, lang),
            word("actor", claim.actor, lang) if lang != "en" else claim.actor,
            (word("action", claim.action, lang) if lang != "en" else claim.action)
            + (aim if is_given(claim.modality) else ""),
            _place(claim),
            _where(claim, lang),
            say(standing.word.replace(" ", "_"), lang) + (f": {standing.reason}" if standing.reason else ""),
            tell_who(row) if lang == "en" else tell_claimant(row, lang),
            claim.claim_id,
        ]
        if explain:
            cells.append(first_given(claim.why))
        table.add_row(*(cell(text) for text in cells))
    show(table)


def _evidence(row: dict[str, Any], lang: str) -> str:
    """Return a claim's evidence and support, and as what it counts on the map where that is less."""
    from geo.advance.spells import grade_of

    grade = grade_of(row)
    grades = [("evidence", row["evidence"]), *([("support", row["support"])] if is_given(row["support"]) else [])]
    told = ", ".join(word(section, one, lang) for section, one in grades)
    return told + (say("on_map", lang, grade=word("evidence", grade, lang)) if grade != row["evidence"] else "")


def _where(claim: Any, lang: str) -> str:
    """Return the place a claim was found to be at, with its precision and uncertainty as far as known."""
    parts = [say("precision", lang, number=int(claim.precision))] if is_given(claim.precision) else []
    parts += [say("off", lang, km=f"{claim.uncertainty_km:.1f}")] if is_given(claim.uncertainty_km) else []
    names = (claim.place_name_uk, claim.place_name) if lang == "uk" else (claim.place_name,)
    return first_given(*names) + (f" ({', '.join(parts)})" if parts else "")


def _place(claim: Any) -> str:
    parts = [claim.bearing and f"{claim.bearing} of", claim.place, *claim.roads]
    if not is_given(claim.place):
        parts += [f"{claim.part or ''} {name} Oblast".strip() for name in claim.oblasts]
    return " ".join(str(part) for part in parts if is_given(part))
