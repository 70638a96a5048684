"""The first lines of a brief: its main numbers, each with the part that it stands in."""

from collections import Counter
from typing import TYPE_CHECKING, Any

from frontline.steps.brief.cells import tell, text
from frontline.steps.reading.words import name_word, say

if TYPE_CHECKING:
    from maps.brief.brief import Section


def glance(parts: dict[str, "Section | None"], located: Any, *, lang: str) -> "Section":
    """Return the main numbers of a brief's parts; `parts` are in the order in which they are printed after this one."""
    from geo.vocabulary import EVIDENCE
    from maps.brief.brief import Section, Table

    shown = [part for part in parts.values() if part is not None]
    numbers = {part.title: str(number) for number, part in enumerate(shown, start=2)}
    frames = {name: (frame, numbers[part.title]) for part in shown for name, frame in part.frames}
    counts = Counter(located["evidence"][located["withheld"].isna()])
    counts_in_order = [(grade, counts[grade]) for grade in EVIDENCE if counts[grade]]
    claims = parts["claims"]
    rows = [
        (
            tell("claims", lang),
            "; ".join(f"{name_word('evidence', grade, lang)} {count}" for grade, count in counts_in_order),
            numbers[claims.title] if claims is not None else "",
        )
    ]
    for name, tell_row in (("changes_by_oblast", _ground), ("fates", _fates), ("people_near_front", _people)):
        if name in frames:
            frame, where = frames[name]
            rows += [(*row, where) for row in tell_row(frame, lang)]
    heads = (tell("what", lang), tell("numbers", lang), tell("part", lang))
    return Section(tell("glance", lang), (), (Table(heads, tuple(rows)),))


def _ground(frame: Any, lang: str) -> list[tuple[str, str]]:
    """Return what each source's assessed control gained and lost."""
    rows = []
    for source, group in frame[frame["kind"] == "assessed_control"].groupby("source", sort=True):
        gained, lost = (text(float(group[name].sum()), lang) for name in ("gained_km2", "lost_km2"))
        days = say("to", lang, first=min(group["from_date"]), last=max(group["to_date"]))
        rows.append(
            (tell("glance_ground", lang, source=source, days=days), tell("km2_both", lang, gained=gained, lost=lost))
        )
    return rows


def _fates(frame: Any, lang: str) -> list[tuple[str, str]]:
    rows = []
    for source, group in frame.groupby("control_source", sort=True):
        told = "; ".join(
            f"{name_word('outcome', one, lang)} {count}" for one, count in Counter(group["outcome"]).items()
        )
        rows.append((tell("glance_fates", lang, source=source), told))
    return rows


def _people(frame: Any, lang: str) -> list[tuple[str, str]]:
    """Return the people within 25 km of the front, on each side."""
    rows = []
    kept = frame[(frame["area"] == "within 25 km") & (frame["oblast"] == "all")]
    for row in kept.to_dict("records"):
        low, best, high = (text(row[name], lang) or say("unknown", lang) for name in ("low", "best", "high"))
        what = tell("glance_people", lang, km=25, side=say(row["side"], lang))
        rows.append((what, tell("range", lang, low=low, best=best, high=high)))
    return rows
