"""Gains that a later clause of the sentence undoes by a pronoun: "але ЗСУ повернули його", "але їх вибили"."""

from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.stance import other
from reports.annotate.core.statements.subjects import subject_of

_UNSURE: Final = ("negation", "unable", "fail", "try", "unreal", "irrealis", "asks", "maybe", "past")
_AFTER: Final = frozenset({"relation", "bearing", "time", "plain", "join", "side", "force"})
"""What may stand behind a pronoun that is nobody's owner: "повернули його вчора", no "його позиції"."""
_OWNED: Final = frozenset({"object", "part", "carrier", "thing", "deed"})
"""What belongs to a place: "його околиці"."""


def read_undone(scene: Scene, clause: Clause, number: int, before: list[Statement]) -> list[Statement] | None:
    """
    Read a clause without a place that takes back what the other side gained; that is dropped from what was read before.

    Return what the named side took back; empty where nobody is named or several places are, null where nothing was.
    """
    gains = [one for one in before if one.action in GAINS]
    names = [name for name in scene.grounds.names if clause.i <= name.i < clause.j]
    verb = next((span for span in scene.within(clause, "deed", "repel") if _is_done_to_it(scene, span)), None)
    if verb is None or names or not gains or scene.within(clause, *_UNSURE):
        return None
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    table = scene.lexicon.deeds.get(verb.key, {})
    who = subject_of(scene, parties, verb)
    if table.get("agent") == "other":  # "але ЗСУ його втратили"
        who = other(who) if who is not None else None
    expels = table.get("takes") == "people"
    takes = table.get("action") == "seize" or verb.kind == "repel"
    returns = verb.lemma.split()[0] in scene.lexicon.stance["taken_back"]["verbs"]
    is_undone = not _is_from_a_part(scene, clause) if expels else takes and (returns or who is not None)
    if not is_undone:
        return None
    undone = [one for one in gains if who is None or one.actor != who]
    if not undone:
        return None
    before[:] = [one for one in before if one not in undone]
    if who is None or expels or len(undone) > 1 or len(undone[0].names) != 1:
        return []
    return [Statement("seize", who, list(undone[0].names), verb.i, "seize", number, is_named=True)]


def _is_from_a_part(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause says from what somebody was driven, and that is not the place itself: "з села"."""
    behind = [span.j for span in scene.within(clause, "relation") if span.key == "from"]
    whole = {s.i for s in scene.spans if s.kind == "back" or (s.kind == "carrier" and s.key == "settlement")}
    return any(at not in whole for at in behind if at < clause.j)


def _is_done_to_it(scene: Scene, verb: Span) -> bool:
    """Tell whether "it" or "them" stands beside a verb and owns nothing behind it."""
    if verb.sort != "verb" or verb.form.mood not in {"past", "present"}:
        return False
    before = verb.i - 1
    while before > 0 and scene.has("plain", before, before + 1):  # "його звідти вибили"
        before -= 1
    for at in (before, verb.j):
        if 0 <= at < len(scene.words) and scene.words[at].key in scene.lexicon.stance["pronouns"]["words"]:
            return at == before or _owns_nothing(scene, at + 1)
    return False


def _owns_nothing(scene: Scene, at: int) -> bool:
    if at >= len(scene.words) or not scene.words[at].is_word:
        return True
    kinds = {span.kind for span in scene.spans if span.i == at}
    if kinds & _OWNED:
        return False
    return scene.words[at].key.endswith(scene.lexicon.adverbs) or bool(kinds & _AFTER)
