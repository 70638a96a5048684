"""A heading that carries the verb of a list: "Звільнено:" and a line for each place behind it."""

from typing import Final

from reports.annotate.core.scene import Scene

_PLACE_WORDS: Final = frozenset({"carrier", "region", "head", "join"})
_DEEDS: Final = ("deed", "repel", "try", "fail", "unable")


def heading_of(scene: Scene, text: str) -> str:
    """Return the words before the colon that closes a sentence with a deed and no place, else nothing."""
    stripped = text.rstrip()
    is_open = stripped.endswith(":") and not scene.grounds.names and any(s.kind in _DEEDS for s in scene.spans)
    return stripped.rstrip(":").rstrip() if is_open else ""


def is_item(scene: Scene, first: int) -> bool:
    """Tell whether the words from one on are only places, with what says of what sort and where they are."""
    known = scene.grounds.taken | {
        k for span in scene.spans if span.kind in _PLACE_WORDS for k in range(span.i, span.j)
    }
    heads = {span.i for span in scene.spans if span.kind in {"head", "region"}}
    rest = [k for k in range(first, len(scene.words)) if scene.words[k].is_word and k not in known]
    places = [name for name in scene.grounds.names if name.i >= first]
    return bool(places) and all(scene.words[k].is_name_like and k + 1 in heads for k in rest)


def without_sign(text: str) -> str:
    """
    Return an item of a list without the signs that open it.

    >>> without_sign("✅ Лубни")
    'Лубни'
    """
    first = next((k for k, letter in enumerate(text) if letter.isalnum() or letter in "«("), len(text))
    return text[first:]
