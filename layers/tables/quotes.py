"""How much of a report's sentence leaves the program: whole, 200 characters, or nothing."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

import pandas as pd

from layers.errors import LayersError
from reports.claim import Claim
from reports.claims.coverage import Coverage
from reports.claims.policy import tells_of_ukrainian_forces
from reports.figure import Figure
from reports.figures.checks.finding import CheckFinding

SHORT_CHARACTERS = 200
MODES = ("full", "short", "none")


def shorten(text: str, *, limit: int = SHORT_CHARACTERS) -> str:
    """
    Cut a sentence at a word's end so that it has at most `limit` characters with its ellipsis.

    >>> shorten("Russian forces advanced near Toretsk.", limit=20)
    'Russian forces…'
    """
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    cut = head.rfind(" ")
    return (head[:cut] if cut > limit // 2 else head).rstrip(" ,;:(") + "…"


NOT_QUOTED: Final = "(sentence withheld: it tells of Ukrainian positions, units or intentions)"
"""What stands everywhere for a sentence that policy keeps back; an open claim that it also carries stays."""

_TELLING: Final = (
    *(
        "place",
        "relation",
        "part",
        "bearing",
        "bearing_of",
        "distance_km",
        "gloss",
        "hub",
        "towards",
        "origin",
        "katottg",
    ),
    *("place_name", "place_name_uk", "oblast", "precision", "uncertainty_km", "why"),
)
_TELLING_LISTS: Final = ("line", "border", "oblasts", "roads", "units")


def discreet(text: str) -> str:
    """
    Return a sentence or heading to be shown: NOT_QUOTED in its place where it tells of Ukrainian forces.

    >>> discreet("Russian forces advanced near Lubny.")
    'Russian forces advanced near Lubny.'
    >>> discreet("Ukrainian forces hold Lubny.")
    '(sentence withheld: it tells of Ukrainian positions, units or intentions)'
    """
    return NOT_QUOTED if text and tells_of_ukrainian_forces(text) else text


def conceal(frame: Any) -> Any:
    """
    Return a copy of a claims frame without the words that policy keeps back; every claim stays.

    A sentence gives way to NOT_QUOTED where it tells of Ukrainian positions, units or intentions or carries a withheld
    claim; so does a `section`. A withheld claim also loses the columns that say where. No rows give no rows.
    """
    held = frame["withheld"].notna()
    kept_back = {*frame.loc[held, "sentence"]}
    shown = {text: NOT_QUOTED if text in kept_back else discreet(text) for text in {*frame["sentence"]} if text}
    out = frame.assign(sentence=[shown.get(text, text) for text in frame["sentence"]])
    if "section" in frame:
        out["section"] = [discreet(text) if isinstance(text, str) else text for text in frame["section"]]
    for name in (*_TELLING, *_TELLING_LISTS):
        if held.any() and name in frame:
            blank = () if name in _TELLING_LISTS else None
            cells = [blank if kept else cell for kept, cell in zip(held, frame[name], strict=True)]
            out[name] = pd.Series(cells, index=frame.index, dtype=frame[name].dtype)
    return out


def conceal_row(row: Coverage, *, claims: Iterable[Claim]) -> Coverage:
    """Return a row of the coverage without the words of a sentence that policy keeps back; `claims` are all found."""
    kept = any(claim.withheld is not None and claim.sentence == row.sentence.text for claim in claims)
    if not kept and discreet(row.sentence.text) != NOT_QUOTED:
        return row
    return replace(row, words=(), sentence=replace(row.sentence, text=NOT_QUOTED))


def conceal_figure(figure: Figure) -> Figure:
    """Return a figure without the words of a sentence that policy keeps back; its value and speaker stay."""
    if discreet(figure.sentence) != NOT_QUOTED:
        return figure
    return replace(figure, sentence=NOT_QUOTED, subject="", period_text="")


def conceal_finding(finding: CheckFinding) -> CheckFinding:
    """Return what a check found without the words of sentences that policy keeps back."""
    return replace(finding, figures=tuple(map(conceal_figure, finding.figures)))


def shorten_quotes(frame: Any, *, mode: str) -> Any:
    """
    Return a copy of a claims frame whose `sentence` is full, short or empty.

    The offsets keep pointing at the whole sentence. An empty frame gives an empty frame.
    Raises LayersError for an unknown mode.
    """
    if mode not in MODES:
        raise LayersError(f"quotes {mode!r}: is unknown; use one of {', '.join(MODES)}")
    if mode == "full":
        return frame
    return frame.assign(sentence=[shorten(text) if mode == "short" else "" for text in frame["sentence"]])
