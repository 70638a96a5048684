"""How much of a report's sentence leaves the program: whole, 200 characters, or nothing."""

from typing import Any, Final

from layers.errors import LayersError
from reports.claims.policy import names_unit_at_work

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


NOT_QUOTED: Final = "(not quoted: the sentence also tells where Ukrainian forces are, or names a Ukrainian unit)"
"""What stands in maps and exports for the sentence of an open claim that policy keeps back with another claim."""


def conceal(frame: Any) -> Any:
    """
    Return a copy of a claims frame without the sentences that a withheld claim shares or that name a Ukrainian unit.

    The claims stay; only the words of their `sentence` give way to NOT_QUOTED. Units that merely speak are no reason.
    An empty frame gives an empty frame.
    """
    held = frame[frame["withheld"].notna()]
    kept_back = {*held["sentence"]} | {text for text in {*frame["sentence"]} if text and names_unit_at_work(text)}
    return frame.assign(sentence=[NOT_QUOTED if text in kept_back else text for text in frame["sentence"]])


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
