"""How much of a report's sentence leaves the program: whole, 200 characters, or nothing."""

from typing import Any

from layers.errors import LayersError

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
