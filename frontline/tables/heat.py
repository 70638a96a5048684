"""Thermal anomalies beside claims as a table for people."""

from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.answers.heat import summarise_heat


def print_heat(table: Any) -> None:
    """Print a row a claim, then what the words mean and do not mean."""
    told = new_table(
        ["published", "what", "evidence", "place", "heat", "anomalies", "nearest km", "MW", "confidence", "why"]
    )
    for row in table.to_dict("records"):
        usual = f" (usual {row['usual']:g})" if is_given(row["usual"]) else ""
        cells = [row["published"], f"{row['actor']} {row['action']}", row["evidence"], row["place_name"], row["heat"]]
        cells += [
            f"{first_given(row['anomalies'])}{usual}",
            row["nearest_km"],
            row["frp_mw"],
            row["confidence"],
            row["why"],
        ]
        told.add_row(*(cell(first_given(text)) for text in cells))
    show(told)
    note(summarise_heat(table))
    note(
        "a thermal anomaly is heat of any cause: it confirms no report, and where none was seen none is refuted; "
        "clouds are not visible in the data"
    )
