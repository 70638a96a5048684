"""What a sentence leaves open: what it asks, thinks unlikely, calls almost done, or only supposes."""

from reports.annotate.core.phrases.clauses import clause_of
from reports.annotate.core.scene import Scene

_ENDS = frozenset({".", "!", "?", "…"})
_QUOTES = frozenset('«»"“”„')
_NEXT = 2
"""Words before a deed within which "almost" belongs to it."""


def is_open(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word is asked about, unlikely or only almost done: it is no news."""
    if _is_asked(scene, at) or scene.has("almost", at - _NEXT, at) or _is_cried(scene, at):
        return True
    return any(_covers(scene, span.i, at) for span in scene.spans if span.kind == "unlikely")


def is_supposed(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word is only supposed: "можливо", "схоже"."""
    return any(_covers(scene, span.i, at) for span in scene.spans if span.kind == "maybe")


def _is_asked(scene: Scene, at: int) -> bool:
    end = next((k for k in range(at, len(scene.words)) if scene.words[k].text in _ENDS), None)
    if end is not None and scene.words[end].text == "?":
        return True
    clause = clause_of(scene.clauses, at)
    return any(
        span.key == "anywhere" or span.i == 0 or not scene.words[span.i - 1].is_word
        for span in scene.within(clause, "asks")
        if span.key == "anywhere" or span.i < at
    )


def _is_cried(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word stands in quotation marks that somebody unknown cries: "«А взято!» — кричали"."""
    texts = [word.text for word in scene.words]
    first = next((k for k in range(at, -1, -1) if texts[k] in _QUOTES), None)
    last = next((k for k in range(at, len(texts)) if texts[k] in _QUOTES), None)
    if first is None or last is None or not any(s.kind == "cries" and not first < s.i < last for s in scene.spans):
        return False
    outside = [s for s in scene.spans if not first < s.i < last]
    return not any(s.kind in {"speaker", "media"} or (s.kind == "side" and s.key != "arms") for s in outside)


def _covers(scene: Scene, hedge: int, at: int) -> bool:
    """Tell whether a hedge reaches a deed: all behind it up to a turn; one that closes a sentence, all before it."""
    turn = next((one.i for one in scene.clauses if one.i > hedge and one.is_contrast), len(scene.words))
    behind = [span.i for span in scene.spans if span.kind in {"deed", "repel", "try"} and hedge < span.i < turn]
    return hedge < at < turn if behind else at < hedge
