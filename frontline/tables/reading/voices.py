"""Who said what of a place first, who confirmed or denied it and how much later, as a table for people."""

from typing import Any

from frontline.screen.notes import note
from frontline.screen.table import cell, first_given, is_given, new_table, show
from frontline.steps.reading.deeds import tell_deed
from frontline.steps.reading.words import name_oblasts, say, word

_HEADS = ("place", "gain", "who", "said", "on", "lag", "evidence", "times", "in", "claim_ids")


def print_voices(frame: Any, *, lang: str = "en", places: dict[str, Any] | None = None) -> None:
    """
    Print the voices of each gain, place by place; what stands above is not said again.

    `places` are names in that language by official code.
    """
    table = new_table([say(f"v_{head}", lang) for head in _HEADS])
    oblasts = name_oblasts(lang)
    place = gain = ""
    gains = ["actor", "action", "place"]
    claimed = set(map(tuple, frame.loc[frame["said"] != "denies", gains].to_numpy().tolist()))
    for row in frame.itertuples(index=False):
        oblast = oblasts.get(row.oblast, first_given(row.oblast))
        here = first_given((places or {}).get(row.katottg), row.place_name, row.place) + (
            f", {oblast}" if oblast else ""
        )
        what = f"{row.actor} {row.action}" if lang == "en" else tell_deed(row._asdict(), lang)
        new_gain = (here, what) != (place, gain) or row.said == "first"
        shown = (here if here != place else "", what if new_gain else "")
        place, gain = here, what
        lag = tell_lag(row, lang) if (row.actor, row.action, row.place) in claimed else ""  # only denied: after nobody
        said, who = say(f"said_{row.said}", lang), word("claimant", row.who, lang) if lang != "en" else row.who
        told = (who, said, str(row.on), lag, word("evidence", row.evidence, lang), str(row.times_said))
        table.add_row(*(cell(text) for text in (*shown, *told, ", ".join(row.langs), ", ".join(row.claim_ids))))
    show(table)
    several = frame.groupby(frame["katottg"].fillna(frame["place"]))["who"].nunique() if len(frame) else []
    note(say("v_sum", lang, count=len(several), several=sum(count > 1 for count in several)))


def tell_lag(row: Any, lang: str = "en") -> str:
    """
    Return how much later than the first claim a voice spoke: in hours where both moments are known, else in days.

    One that spoke before the first claim says so; of days 0 is the same day.
    """
    if row.said == "first":
        return ""
    unit, lag = ("hours", row.lag_hours) if is_given(row.lag_hours) else ("days", row.lag_days)
    if lag == 0 and unit == "days":
        return say("lag_same_day", lang)
    one = "_one" if abs(lag) == 1 else ""
    return say(f"lag_{unit}_{'later' if lag >= 0 else 'before'}{one}", lang, count=f"{abs(lag):g}")
