"""The track record as a table, with its counts, and what it says and does not say on stderr."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.notes import note
from frontline.screen.table import cell, is_given, new_table, show
from frontline.steps.reading import words
from frontline.steps.reading.words import name_oblasts, say, word

if TYPE_CHECKING:
    from frontline.steps.answers.track import Track

COUNTS: Final = (
    "episodes",
    "not_locatable",
    "not_covered",
    "already_held",
    "followed",
    "confirmed",
    "open",
    "lost_90",
    "denied",
)


def print_track(found: "Track", *, within: Sequence[int], by: str, lang: str = "en") -> None:
    """Print a track record, a table a source, and in notes how to read it and what of the changes nobody claimed."""
    first = by if lang == "en" else say("h_claimant", lang) if by == "claimant" else f"{by}"
    for source, record in found.record.groupby("control_source", sort=True):
        note(say("t_shown", lang, source=source))
        heads = [first, *(say(f"t_{name}", lang) for name in COUNTS), say("t_median", lang)]
        table = new_table([*heads, *(say("t_within", lang, days=days) for days in within)])
        for row in record.to_dict("records"):
            counts = [str(row[name]) for name in COUNTS]
            median = f"{row['median_lag_days']:.0f}" if is_given(row["median_lag_days"]) else ""
            shares = (_share(row, days, lang) for days in within)
            table.add_row(*(cell(text) for text in (_group(row["group"], by, lang), *counts, median, *shares)))
        show(table)
    note(say("t_note", lang))
    if found.mirror is None:
        note(say("t_no_control", lang))
        return
    note(say("t_own", lang))
    for row in found.mirror.to_dict("records"):
        ahead = row["median_days_ahead"]
        told = say("t_ahead", lang, days=f"{ahead:.0f}") if is_given(ahead) else ""
        kind, side = row["kind"], row["side"]
        fill = {
            "source": row["control_source"],
            "kind": kind if lang == "en" else word("legend", kind, lang),
            "side": side if lang == "en" else word("actor", side, lang),
            "area": words.number(row["area_km2"], lang),
            "faces": str(row["faces"]),
            "claimed": words.number(row["claimed_area_km2"], lang),
            "claimed_faces": str(row["claimed_faces"]),
        }
        note(say("t_mirror", lang, **fill) + told)


def _group(name: str, by: str, lang: str) -> str:
    """Return the group of a row in a language."""
    if lang == "en":
        return str(name)
    if name == "all":
        return say("all", lang)
    return word(by, name, lang) if by in {"claimant", "evidence", "action"} else name_oblasts(lang).get(name, str(name))


def _share(row: dict[str, Any], days: int, lang: str) -> str:
    """Return a share with its interval and its counts; the counts alone where there are too few for a share."""
    counts = say("t_counts", lang, few=str(row[f"confirmed_{days}"]), seen=str(row[f"seen_{days}"]))
    if not is_given(row[f"share_{days}"]):
        return f"\n{counts}"
    low, high = row[f"low_{days}"], row[f"high_{days}"]
    return f"{row[f'share_{days}']:.0%} ({100 * low:.0f}-{100 * high:.0f})\n{counts}"
