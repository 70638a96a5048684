"""Who said what of a place first, who confirmed or denied it and how much later, as a table for people."""

from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, new_table, show


def print_voices(frame: Any) -> None:
    """Print the voices of each gain, place by place; what stands above is not said again."""
    table = new_table(["place", "gain", "who", "said", "on", "days later", "evidence", "times", "in", "claim_ids"])
    place = gain = ""
    for row in frame.itertuples(index=False):
        here = first_given(row.place_name, row.place) + (f", {row.oblast}" if first_given(row.oblast) else "")
        what = f"{row.actor} {row.action}"
        new_gain = (here, what) != (place, gain) or row.said == "first"
        shown = (here if here != place else "", what if new_gain else "")
        place, gain = here, what
        told = (row.who, row.said, str(row.on), str(row.lag_days), row.evidence, str(row.times_said))
        table.add_row(*(cell(text) for text in (*shown, *told, ", ".join(row.langs), ", ".join(row.claim_ids))))
    show(table)
    several = frame.groupby(frame["katottg"].fillna(frame["place"]))["who"].nunique() if len(frame) else []
    note(f"{len(several)} places, {sum(count > 1 for count in several)} of them told of by several voices")
