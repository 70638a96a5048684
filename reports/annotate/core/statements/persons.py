"""Persons that stand where a place could: "взяли Петренка", "захопив лікаря А", "забрали Марію Іванівну"."""

from typing import Final

from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import is_adjective_like
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene

_SHORT: Final = 3


def is_person(scene: Scene, deeds: list[Span], name: PlaceName) -> bool:
    """Tell whether a name right beside a verb is somebody: "взяли Петренка", but "взяли село Петренка"."""
    if name.slot not in {"object", "bare"}:
        return False
    if scene.has("given", name.i, name.i + 1):
        return True
    goals = scene.lexicon.place_words["goals"]
    is_surname = name.text.endswith(tuple(goals["persons"]))
    is_soul = name.text.endswith(tuple(goals["souls"])) and not name.text.endswith(tuple(goals["no_souls"]))
    verbs = [s for s in deeds if s.sort == "verb" and (s.j == name.of or (name.slot == "bare" and s.i == name.j))]
    for verb in verbs:
        is_active = verb.form.mood in {"past", "present", "base"}
        if is_active and (is_surname or (is_soul and scene.lexicon.deeds.get(verb.key, {}).get("takes") == "place")):
            return True
        if (
            is_surname
            and verb.form.mood == "passive"
            and not scene.words[verb.i].key.endswith(scene.lexicon.not_of_persons)
        ):
            return True
    return False


def taken_with(clause: Clause, deeds: list[Span], name: PlaceName) -> set[int]:
    """Return the words of the verbs whose object a person is: those beside the name, else the clause's only one."""
    verbs = [span for span in deeds if span.sort == "verb" and clause.i <= span.i < clause.j]
    beside = {span.i for span in verbs if span.j == name.of or span.i == name.j}
    return beside or ({verbs[0].i} if len(verbs) == 1 else set())


def is_of_a_noun(scene: Scene, name: PlaceName) -> bool:
    """Tell whether a noun of people, or one that the lexicon lacks, owns a name right behind it: "взяв лікаря А"."""
    at = (name.of if name.slot == "settlement" else name.group) - 1
    if any(span.j == at + 1 and _is_of_people(span) for span in scene.spans):
        return True
    return name.slot == "bare" and _is_unknown_noun(scene, at)


def _is_of_people(span: Span) -> bool:
    return span.kind == "civil" or (span.kind == "head" and span.key == "other" and "acc" in span.form.cases)


def _is_unknown_noun(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    known = any(span.i <= at < span.j for span in scene.spans) or at in scene.grounds.taken
    before = scene.words[at - 1]
    if before.is_word and len(before.key) <= _SHORT:
        return False  # "під контроль А", "с боем А"
    if known or not word.is_word or not word.text.islower() or len(word.key) <= _SHORT:
        return False
    is_other = is_adjective_like(word.key, scene.lexicon) or word.key.endswith(scene.lexicon.adverbs)
    return not is_other and not word.key.endswith(scene.lexicon.verb_endings)
