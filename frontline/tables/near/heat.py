"""Thermal anomalies beside claims as a table for people."""

from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.answers.heat import summarise_heat
from frontline.steps.brief.cells import tell
from frontline.steps.reading.deeds import tell_deed
from frontline.steps.reading.words import say, word


def print_heat(table: Any, *, lang: str = "en", places: dict[str, Any] | None = None) -> None:
    """Print a row a claim, then what the words mean and do not mean; `places` are names by claim in that language."""
    heads = ("published", "what", "evidence", "place", "anomalies", "count")
    told = new_table(
        [tell(key, lang) for key in heads]
        + [say("h_nearest", lang), say("h_mw", lang), tell("confidence", lang), tell("why", lang)]
    )
    for row in table.to_dict("records"):
        usual = say("usual", lang, count=f"{row['usual']:g}") if is_given(row["usual"]) else ""
        place = (places or {}).get(row["claim_id"])
        cells = [row["published"], tell_deed(row, lang), word("evidence", row["evidence"], lang)]
        cells += [place if is_given(place) else row["place_name"], word("heat", row["heat"], lang)]
        sure = row["confidence"]
        cells += [
            f"{first_given(row['anomalies'])}{usual}",
            row["nearest_km"],
            row["frp_mw"],
            word("heat", sure, lang) if is_given(sure) else sure,
            row["why"],
        ]
        told.add_row(*(cell(first_given(text)) for text in cells))
    show(told)
    note(summarise_heat(table, lang))
    note(tell("heat_note", lang))
    note(tell("heat_clouds", lang))
