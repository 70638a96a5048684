"""What a sentence leaves open: what it asks, thinks unlikely, calls almost done, or only supposes."""

import itertools

from reports.annotate.core.phrases.clauses import clause_of
from reports.annotate.core.scene import Scene

_ENDS = frozenset({".", "!", "?", "…"})
_QUOTES = frozenset('«»"“”„')
_DASHES = frozenset("—–-")
_CLOSE = 6
"""Words behind a film or a novel within which what it tells begins."""
_STRONG = frozenset(";:—–")
_NEXT = 2
"""Words before a deed within which "almost" belongs to it."""


def is_open(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word is asked about, unlikely or only almost done: it is no news."""
    if _is_asked(scene, at) or scene.has("almost", at - _NEXT, at) or _is_cried(scene, at) or _is_made_up(scene, at):
        return True
    if any(_is_unsaid(scene, span.j, at) for span in scene.spans if span.kind == "unsaid" and span.j <= at):
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
    """Tell whether a deed stands in quotation marks that somebody unknown cries or nobody says."""
    texts = [word.text for word in scene.words]
    first = next((k for k in range(at, -1, -1) if texts[k] in _QUOTES), None)
    last = next((k for k in range(at, len(texts)) if texts[k] in _QUOTES), None)
    if first is None or last is None:
        return False
    outside = [s for s in scene.spans if not first < s.i < last]
    dash = next((k for k in range(last + 1, min(last + 3, len(texts))) if texts[k] in _DASHES), None)
    # "«А взято» — смішно": nobody is told to say it
    is_said = any(s.kind == "speech" for s in outside) or any(
        scene.words[k].key.endswith(scene.lexicon.any_verb) for k in range(last, len(texts))
    )
    is_mocked = dash is not None and first <= 1 and not is_said
    if not is_mocked and not any(s.kind == "cries" for s in outside):
        return False
    return not any(s.kind in {"speaker", "media"} or (s.kind == "side" and s.key != "arms") for s in outside)


def _is_made_up(scene: Scene, at: int) -> bool:
    """Tell whether the deed at a word is what a film, a novel or a joke tells: "фільм, у якому"."""
    return any(_tells_of(scene, span.j, at) for span in scene.spans if span.kind == "fiction" and span.j <= at)


def _is_unsaid(scene: Scene, end: int, at: int) -> bool:
    """Tell whether a deed is what somebody was punished for saying, or said by mistake: a "that" goes before it."""
    if any(one.is_contrast and end <= one.i <= at for one in scene.clauses) or scene.has("speaker", end, at):
        return False
    is_one = not any(word.text in _STRONG for word in scene.words[end:at])
    return is_one and (scene.has("that", end, at) or scene.has("about", end, at))


def _tells_of(scene: Scene, end: int, at: int) -> bool:
    """Tell whether what opens right behind a word is what a deed stands in: a clause of its own, or a noun's object."""
    turns = scene.lexicon.stance["links"]["turns"]
    for k in range(end, min(at, end + _CLOSE)):
        if any(span.i == k and span.kind in {"speech", "speaker", "claim_nouns", "side"} for span in scene.spans):
            return False
        if scene.words[k].text == "," and _opens_clause(scene, k + 1):
            keys = [word.key for word in scene.words[k + 1 : at]]
            return not any(one == "," and two in turns for one, two in itertools.pairwise(keys))
        if scene.has("about", k, k + 1) and clause_of(scene.clauses, k) == clause_of(scene.clauses, at):
            return True
    return False


def _opens_clause(scene: Scene, at: int) -> bool:
    """Tell whether "where", "how" or "which" stands at a word, or behind one preposition there."""
    opens = scene.lexicon.stance["fiction"]["opens"]
    near = [k for k in (at, at + 1) if k < len(scene.words)]
    return any(scene.has("which", k, k + 1) or (k == at and scene.words[k].key in opens) for k in near)


def _covers(scene: Scene, hedge: int, at: int) -> bool:
    """Tell whether a hedge reaches a deed: all behind it up to a turn; one that closes a sentence, all before it."""
    turn = next((one.i for one in scene.clauses if one.i > hedge and one.is_contrast), len(scene.words))
    behind = [span.i for span in scene.spans if span.kind in {"deed", "repel", "try"} and hedge < span.i < turn]
    return hedge < at < turn if behind else at < hedge
