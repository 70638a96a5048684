"""Gains told by a noun ("взяття А"): told as done, as going on, or only named, as what a medal or a plan is for."""

from typing import Final

from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene

_TELLS: Final = frozenset(
    {
        "about",
        "claim_nouns",
        "speech",
        "known",
        "deny",
        "doubt",
        "predicates",
        "goes_on",
        "that",
        "join",
        "time",
        "plain",
    }
    | {"negation", "maybe", "hearsay", "almost", "unlikely", "despite", "only", "deed", "try", "fail", "unable", "able"}
    | {"repel", "done", "with_it", "according", "asks", "past", "geolocated"}
)
"""Kinds of words behind which a noun is not set aside: it is still what the clause tells of."""
_SHORT: Final = 4
_FAR: Final = 5
_DASHES: Final = frozenset({"-", "–", "—"})


def is_only_named(scene: Scene, clause: Clause, deed: Span) -> bool:
    """
    Tell whether a noun names a gain without telling that it came about.

    It does where a preposition or another noun governs it ("за взяття А", "план взяття А"), where it is only called
    something ("взяття А — справа честі"), where its clause tells what it cost or how long it lasted, or has a verb of
    which nobody knows that it tells of something done ("взяття А відкриє шлях").
    """
    first = _first_of_list(scene, clause, deed)
    if _is_measured(scene, clause) or _is_governed(scene, clause, first) or _is_called_something(scene, clause, deed):
        return True
    with_it = any(s.kind == "with_it" and s.j == _head_of(scene, clause, first) for s in scene.spans)
    return not with_it and _has_other_verb(scene, clause)


def is_going_on(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether the taking of ground begins, goes on or is about to end: "завершується взяття А", "займають А"."""
    if deed.sort == "noun":
        # "почали заявляти про взяття": what began is the saying
        says = {span.i for span in scene.within(clause, "speech")}
        return not _is_measured(scene, clause) and any(span.j not in says for span in scene.within(clause, "goes_on"))
    verb = deed.lemma.split()[0]
    if deed.sort != "verb" or verb not in scene.lexicon.imperfective:
        return False
    return deed.form.mood == "present" or (deed.form.mood == "past" and verb not in scene.lexicon.either_aspect)


def _is_measured(scene: Scene, clause: Clause) -> bool:
    """Tell whether a clause says what a deed cost or how long it took, of which the reader thus knows already."""
    if scene.within(clause, "costs"):
        return True
    units = {unit for forms in scene.lexicon.stance["ago"]["units"].values() for unit in forms}
    has_time = any(word.key in units for word in scene.words[clause.i : clause.j])
    return has_time and any(span.form.mood == "past" for span in scene.within(clause, "lasts"))


def _first_of_list(scene: Scene, clause: Clause, deed: Span) -> Span:
    """Return the noun that opens a list of gains: what governs it governs all, "за взяття А та звільнення Б"."""
    at = _head_of(scene, clause, deed)
    joined = at > clause.i and (scene.words[at - 1].text == "," or scene.has("join", at - 1, at))
    earlier = [s for s in scene.within(clause, "deed") if s.sort == "noun" and s.i < deed.i]
    return earlier[0] if joined and earlier else deed


def _head_of(scene: Scene, clause: Clause, deed: Span) -> int:
    """Return the word at which a noun begins with the adjectives before it: "повне та остаточне захоплення"."""
    at = deed.i
    while at > clause.i and _describes(scene, at - 1, scene.words[deed.i].key):
        at -= 1
    return at


def _is_called_something(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a dash without a verb on either side stands behind a noun and its places; a loss is always told."""
    is_said = any(s.kind == "about" and s.j == _head_of(scene, clause, deed) for s in scene.spans)
    if is_said or scene.lexicon.deeds[deed.key].get("agent") == "other":
        return False
    dash = next((k for k in range(deed.j, len(scene.words)) if scene.words[k].text in _DASHES), None)
    if dash is None or dash not in range(deed.j, clause.j + 1) or dash - deed.j > _FAR or dash in scene.grounds.taken:
        return False
    rest = [s for s in scene.spans if s.i > clause.i and s.kind in _TELLS and s.is_predicate]
    return not rest and not any(_is_verb(scene, k) for k in range(dash, len(scene.words)))


def _describes(scene: Scene, at: int, noun: str) -> bool:
    word = scene.words[at]
    if not word.is_word:
        return word.text[:1].isdigit() or word.text in '«»"“”„'
    if any(s.i <= at < s.j and s.kind in _TELLS for s in scene.spans):
        return False
    if any(s.kind == "side" and s.i <= at < s.j for s in scene.spans):
        return True
    return any(noun.endswith(tuple(ends)) and word.key.endswith(tuple(such)) for ends, such in scene.lexicon.agreeing)


def _is_governed(scene: Scene, clause: Clause, deed: Span) -> bool:
    at = _head_of(scene, clause, deed) - 1
    if at < clause.i or not scene.words[at].is_word or at in scene.grounds.taken:
        return False
    if any(s.i <= at < s.j and s.kind in _TELLS for s in scene.spans):
        return False
    if any(p.i <= at < p.j and "nom" in p.cases for p in scene.parties):
        return False
    return not _is_verb(scene, at)


def _has_other_verb(scene: Scene, clause: Clause) -> bool:
    done = {s.i for s in scene.within(clause, "done", "goes_on", "speech")}
    known = {k for s in scene.spans for k in range(s.i, s.j)}
    other = any(s.is_predicate and s.i not in done for s in scene.within(clause, "predicates"))
    return other or any(k not in known and _is_verb(scene, k) for k in range(clause.i, clause.j))


def _is_verb(scene: Scene, at: int) -> bool:
    word = scene.words[at]
    if at in scene.grounds.taken or not word.text.islower() or len(word.key) <= _SHORT:
        return False
    return word.key.endswith(scene.lexicon.sure_verb)
