"""Who said what of a place first, who confirmed or denied it and how much later, as a table for people."""

from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show


def print_voices(frame: Any) -> None:
    """Print the voices of each gain, place by place; what stands above is not said again."""
    table = new_table(["place", "gain", "who", "said", "on", "lag", "evidence", "times", "in", "claim_ids"])
    place = gain = ""
    gains = ["actor", "action", "place"]
    claimed = set(map(tuple, frame.loc[frame["said"] != "denies", gains].to_numpy().tolist()))
    for row in frame.itertuples(index=False):
        here = first_given(row.place_name, row.place) + (f", {row.oblast}" if first_given(row.oblast) else "")
        what = f"{row.actor} {row.action}"
        new_gain = (here, what) != (place, gain) or row.said == "first"
        shown = (here if here != place else "", what if new_gain else "")
        place, gain = here, what
        lag = tell_lag(row) if (row.actor, row.action, row.place) in claimed else ""  # only denied: after nobody
        told = (row.who, row.said, str(row.on), lag, row.evidence, str(row.times_said))
        table.add_row(*(cell(text) for text in (*shown, *told, ", ".join(row.langs), ", ".join(row.claim_ids))))
    show(table)
    several = frame.groupby(frame["katottg"].fillna(frame["place"]))["who"].nunique() if len(frame) else []
    note(f"{len(several)} places, {sum(count > 1 for count in several)} of them told of by several voices")


def tell_lag(row: Any) -> str:
    """Return how much later than the first claim a voice spoke: in hours where both moments are known, else in days."""
    if row.said == "first":
        return ""
    if is_given(row.lag_hours):
        return _counted(row.lag_hours, "h", "h")
    return _counted(row.lag_days, "day", "days")


def _counted(lag: float, one: str, many: str) -> str:
    """Return "3 days later", "1 day before the first claim" or, for 0, "same day" and "0 h later"."""
    count = abs(lag)
    if count == 0 and one == "day":
        return "same day"
    return f"{count:g} {one if count == 1 else many} {'later' if lag >= 0 else 'before the first claim'}"
