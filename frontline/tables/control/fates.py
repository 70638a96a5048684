"""Fates as a table: what became of each claim on each control source; and the rows of the ledger."""

from collections import Counter
from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.reading.words import say, word


def print_fates(fates: Any, *, lang: str = "en", places: dict[str, Any] | None = None) -> None:
    """Print what became of each claim, a row a claim and source, with counts on stderr; `places` are names by claim."""
    keys = ("source", "outcome", "on", "days", "inside", "edge", "evidence", "actor", "action", "found", "claim_id")
    table = new_table([say(f"h_{key}", lang) for key in keys])
    for fate in fates.itertuples(index=False):
        words = [("outcome", fate.outcome), ("evidence", fate.evidence), ("actor", fate.actor), ("action", fate.action)]
        outcome, evidence, actor, action = (_word(section, key, lang) for section, key in words)
        cells = [
            fate.control_source,
            outcome,
            first_given(fate.on_date),
            _lag(fate, lang),
            f"{fate.share_inside:.0%}" if is_given(fate.share_inside) else "",
            f"{fate.distance_km:.1f}" if is_given(fate.distance_km) else "",
            evidence,
            actor,
            action,
            first_given((places or {}).get(fate.claim_id), fate.place_name),
            fate.claim_id,
        ]
        table.add_row(*(cell(text) for text in cells))
    show(table)
    for source, rows in fates.groupby("control_source", sort=False):
        counts = Counter(rows["outcome"]).most_common()
        told = ", ".join(f"{number} {_word('outcome', key, lang)}" for key, number in counts)
        note(say("known_on", lang, source=source, day=rows["as_known_on"].iloc[0], counts=told))
        for words_, number in Counter(rows["note"].dropna()).most_common():
            key = "source_note_one" if number == 1 else "source_note"
            note(say(key, lang, source=source, words=_note(words_, lang), count=number))


def _word(section: str, key: str, lang: str) -> str:
    """Return a word of a vocabulary, in English as programs know it."""
    return key if lang == "en" else word(section, key, lang)


def _lag(fate: Any, lang: str) -> str:
    """Return the days to an outcome: from and to where no map lies between, marked where they are many."""
    if not is_given(fate.lag_days):
        return ""
    least = int(fate.lag_days)
    if fate.outcome == "confirmed" and is_given(fate.not_held_on):
        least = (fate.not_held_on - fate.published).days + 1
    told = tell_days(least, int(fate.lag_days), lang)
    return say("late", lang, days=told) if _is_late(fate) else told


def _note(words: str, lang: str) -> str:
    """Return why a fate is what it is in a language; what has no words there stands as it is."""
    if words == say("too_coarse", "en"):
        return say("too_coarse", lang)
    days = words.removeprefix("only after ").partition(" ")[0]
    late = {one: say("only_after", one, days=days) for one in ("en", lang)}
    return late[lang] if words == late["en"] else words


def tell_days(least: int, most: int, lang: str) -> str:
    r"""
    Return days after a report, from and to where they differ: "12-40"; a day before it has a minus, and then a word.

    >>> tell_days(12, 40, "en"), tell_days(-1, 2, "en"), tell_days(3, 3, "en")
    ('12-40', '\u22121 to 2', '3')
    """
    first, last = (f"{day}".replace("-", "\u2212") for day in (least, most))
    if least >= most:
        return last
    return f"{first}-{last}" if least >= 0 else say("days_to", lang, first=first, last=last)


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
