"""A sentence that only says of the one before it that it is untrue, or whose word it is: "Генштаб це спростував."."""

from typing import Final

from reports.annotate.core.phrases.clauses import clause_of
from reports.annotate.core.scene import Scene
from reports.annotate.core.stance import Holder
from reports.annotate.core.vocabulary.words import Word, split_words

_ASKS: Final = "?"
_SHORT: Final = 5
"""Words of a sentence up to which a denial that names nothing denied is of the sentence before: "У А спростували."."""
_GOES_ON: Final = frozenset({",", ":", ";", "—", "–", "-"})


def rebutting(scene: Scene) -> str | None:
    """
    Return who says in a sentence that what the one before it told is untrue; null where it says no such thing.

    It must open with words that say so, and tell nothing else in front of them; it goes on ("це не так, ...") only
    where they point back. A verb of denial has who is named as its subject, all else is the publisher's.
    """
    told = scene.lexicon.stance["denies_before"]
    words = scene.words
    if not words or any(word.text == _ASKS for word in words):
        return None
    beside = {word for phrase in told["beside"] for word in _keys(phrase)}
    at = 0
    while at < len(words) and (not words[at].is_word or words[at].key in beside) and not _ends(words, told, at):
        at += 1
    end = _ends(words, told, at)
    if end:
        points_back = _phrase_end(words, told["back"], at) == end
        is_all = _closes(scene, end) or (_goes_on(scene, end) and (points_back or _is_there(scene, end)))
        return _teller_of(scene, at) if is_all else None
    return scene.voice.claimant if _ends_in_denial(scene) else _refuting(scene)


def _teller_of(scene: Scene, at: int) -> str:
    """Return whose word it is that something is untrue: "це неправда, заявили в А"."""
    holder = scene.holder_at(at)
    return holder.claimant if holder is not None else scene.voice.claimant


def _ends_in_denial(scene: Scene) -> bool:
    """Tell whether a sentence without a deed or a place of its own closes with "but that is untrue"."""
    if scene.grounds.names or any(span.kind in {"deed", "repel", "try"} for span in scene.spans):
        return False
    back = scene.lexicon.stance["denies_before"]["back"]
    turns = [k + 1 for k in range(len(scene.words)) if scene.words[k].key in scene.lexicon.stance["links"]["contrast"]]
    ends = [_phrase_end(scene.words, back, at) for at in turns]
    return any(end and _closes(scene, end) for end in ends)


def telling(scene: Scene) -> Holder | None:
    """Return whose word a sentence says that the one before it is: "Про це повідомив А."; else null."""
    kinds = {"deed", "repel", "try", "fail", "deny", "claim_nouns"}
    speaks = any(span.kind == "speech" and span.form.mood for span in scene.spans)
    if not speaks or scene.grounds.names or any(span.kind in kinds for span in scene.spans):
        return None
    first = next((k for k, word in enumerate(scene.words) if word.is_word), 0)
    points_back = _phrase_end(scene.words, scene.lexicon.stance["tells_before"]["words"], first) > 0
    asks = any(word.text == _ASKS for word in scene.words)
    return scene.holder_at(first) if points_back and not asks else None


def ends_of_rebuttals(scene: Scene) -> list[int]:
    """Return behind which words a sentence says that what was told before is untrue and goes on with what is so."""
    back = scene.lexicon.stance["denies_before"]["back"]
    found = [_phrase_end(scene.words, back, at) for at in range(len(scene.words))]
    return [end for end in dict.fromkeys(found) if end and not _closes(scene, end) and _goes_on(scene, end)]


def _ends(words: tuple[Word, ...], told: dict[str, list[str]], at: int) -> int:
    return max(_phrase_end(words, told["back"], at), _phrase_end(words, told["words"], at))


def _phrase_end(words: tuple[Word, ...], phrases: list[str], at: int) -> int:
    """Return behind which word the longest of some phrases ends that begins at a word, dashes aside; else 0."""
    best = 0
    for phrase in phrases:
        k = at
        for key in _keys(phrase):
            while at < k < len(words) and words[k].text in {"—", "–", "-"}:
                k += 1
            if k >= len(words) or words[k].key != key:
                break
            k += 1
        else:
            best = max(best, k)
    return best


def _closes(scene: Scene, end: int) -> bool:
    """Tell whether nothing but marks stands behind a word."""
    return not any(word.is_word or word.text[:1].isdigit() for word in scene.words[end:])


def _goes_on(scene: Scene, end: int) -> bool:
    """Tell whether a sentence goes on with something of its own: no clause of what is untrue, and no comparison."""
    if scene.words[end].text not in _GOES_ON or end + 1 >= len(scene.words):
        return False
    return scene.words[end + 1].key not in scene.lexicon.stance["denies_before"]["governed"]


def _is_there(scene: Scene, end: int) -> bool:
    """Tell whether what goes on opens with the place that was told of: "брехня, там наші"."""
    return scene.words[end + 1].key in scene.lexicon.place_words["back"]["words"]


def _refuting(scene: Scene) -> str | None:
    """Read "Генштаб це спростував": whoever is named denies what was said, where nothing else is told of."""
    verb = next((span for span in scene.spans if span.kind == "deny" and span.key == "refute"), None)
    if verb is None or scene.has("negation", 0, len(scene.words)):
        return None
    clause = clause_of(scene.clauses, verb.i)
    speaking = {k for span in scene.spans if span.kind in {"capital", "speaker"} for k in range(span.i, span.j)}
    if any(name.i not in speaking for name in scene.grounds.names) or scene.within(clause, "that", "about"):
        return None
    if any(span.sort != "noun" for span in scene.within(clause, "deed", "repel", "try")):
        return None
    points_back = any(word.key in scene.lexicon.stance["denies_before"]["this"] for word in scene.words)
    is_short = sum(word.is_word for word in scene.words) <= _SHORT
    return scene.denier if (points_back and clause.i == 0) or (is_short and _closes(scene, verb.j)) else None


def _keys(phrase: str) -> list[str]:
    return [word.key for word in split_words(phrase)]
