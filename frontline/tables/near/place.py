"""One settlement's history, and the list of all, as tables for people."""

from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.spoken import translate
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.reading.deeds import tell_deed
from frontline.steps.reading.deeds import tell_who as tell_in_words
from frontline.steps.reading.words import say, say_of, word
from layers.tables.quotes import shorten
from layers.tables.saying import tell_who

if TYPE_CHECKING:
    from frontline.steps.answers.place import PlaceHistory


def print_place(found: "PlaceHistory", *, lang: str = "en") -> None:
    """Print a settlement's claims in order, then from when to when each map showed it as held."""
    place = found.place
    note(f"{place.name_en} ({place.name_uk}), {place.raion}, {place.oblast}, {place.katottg}")
    table = new_table(["said on", "by", "evidence", "what", "where", "outcome", "sentence"])
    for row in found.claims.to_dict("records"):
        where = _where(row, place.name_uk or place.name_en, lang)
        what = f"{row['actor']} {row['action']}" if lang == "en" else tell_deed(row, lang)
        what += f" ({row['modality'] if lang == 'en' else say('intent', lang)})" if is_given(row["modality"]) else ""
        outcome = _outcome(first_given(row["outcome"]), lang) + (
            f" {row['on_date']}" if is_given(row["on_date"]) else ""
        )
        grade = word("evidence", row["evidence"], lang)
        grade += f", {word('support', row['support'], lang)}" if is_given(row["support"]) else ""
        who = tell_who(row) if lang == "en" else tell_in_words(row, lang)
        cells = (first_given(row["published"]), who, grade, what, where, outcome, shorten(row["sentence"]))
        table.add_row(*(cell(text) for text in cells))
    show(table)
    if found.spans is not None and len(found.spans):
        table = new_table(["map", "shows it", "from", "until", "changed after"])
        for row in found.spans.to_dict("records"):
            status = translate(f"{'in' if row['held'] else 'outside'} {row['kind'].replace('_', ' ')}", lang)
            last = translate(f"to {row['shown_to']}, its last map", lang)
            until = row["valid_to"] if is_given(row["valid_to"]) else last
            days = (row["valid_from"], until, row["not_before"])
            table.add_row(*(cell(text) for text in (row["source"], status, *(first_given(day) for day in days))))
        show(table)
    for line in found.told:
        note(line)


def _where(row: dict[str, Any], name: str, lang: str) -> str:
    """Return how a claim locates its event, in Ukrainian with the place's name."""
    if lang == "en":
        return " ".join(str(row[key]) for key in ("relation", "bearing") if is_given(row[key]))
    if is_given(row["bearing"]):
        return say_of("where", "bearing", lang, bearing=word("bearing", row["bearing"], lang), place=name)
    return say_of("where", str(row["relation"]), lang, place=name) if is_given(row["relation"]) else name


def _outcome(told: str, lang: str) -> str:
    """Return outcomes, of several sources each behind its name, in words of a language."""
    if lang == "en":
        return told
    parts = [part.rpartition(": ") for part in told.split("; ")]
    return "; ".join(f"{source}{mark}{word('outcome', key, lang)}" for source, mark, key in parts)


def print_places(table: Any) -> None:
    """Print all settlements that are claimed about, a row each."""
    told = new_table([name.replace("_", " ") for name in table.columns])
    for row in table.itertuples(index=False):
        told.add_row(*(cell(first_given(value)) for value in row))
    show(told)
    note(f"{len(table)} settlements")
