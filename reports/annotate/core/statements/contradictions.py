"""Who holds a place that was told as taken before: "А взято. Насправді село під контролем ЗСУ." denies that."""

from typing import Final

from geo.vocabulary import Actor
from reports.annotate.core.phrases.clauses import Clause, clause_of
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.stance import UNSPECIFIED, side_of
from reports.annotate.core.statements.actors import find_actor
from reports.annotate.core.vocabulary.words import key_of
from reports.lexicon.cases import nominatives

_UNSURE: Final = ("unreal", "irrealis", "asks", "maybe", "past", "try", "recalls")
_NEAR: Final = 2
_ENDS: Final = frozenset('.!…;,—–-»”"')


def contradicting(scene: Scene, clauses: tuple[Clause, ...], gain: Statement) -> str | None:
    """
    Return who says in some clauses that not the side that gained a place holds it, but the other; else null.

    What opens with "in fact" denies advances too, and where it only tells of fights there; whatever else does so denies
    a seizure alone. A clause that tells of another place ends what can be about the first.
    """
    in_fact = False
    for clause in clauses:
        names = [name for name in scene.grounds.names if clause.i <= name.i < clause.j]
        if any(not _is_same(name, gain) for name in names):
            return None
        in_fact = in_fact or bool(scene.within(clause, "in_fact"))
        if scene.within(clause, *_UNSURE) or scene.words[clause.j - 1].text == "?":
            continue
        at = _held_by_other(scene, clause, gain)
        if at is None and in_fact:
            at = _is_fought_for(scene, clause)
        if at is None or not (in_fact or gain.action == "seize"):
            continue
        holder = scene.holder_at(at)
        # "А заявив про Б, але насправді": what is so in fact nobody who is told to claim the gain says
        is_own = holder is None or (gain.grade is not None and holder.claimant == gain.grade.claimant)
        denier = scene.voice.claimant if is_own or holder is None else holder.claimant
        if denier != UNSPECIFIED or in_fact:
            return denier
    return None


def _is_same(name: PlaceName, gain: Statement) -> bool:
    told = {key_of(form) for one in gain.names for form in (*nominatives(one.text), one.text)}
    return not told.isdisjoint(key_of(form) for form in (*nominatives(name.text), name.text))


def _held_by_other(scene: Scene, clause: Clause, gain: Statement) -> int | None:
    """Return the word that tells that the place itself is held by the other side, null where none does."""
    if not _points_at(scene, clause, gain):
        return None
    control = _controlled_by(scene, clause)
    if control is not None:
        at, side = control
        return at if side not in {None, gain.actor} else None
    for deed in scene.within(clause, "deed"):
        table = scene.lexicon.deeds[deed.key]
        if deed.key != "hold" or _is_negated(scene, deed.i):
            continue
        acts = any(clause.i <= p.i < clause.j and "nom" in p.cases for p in scene.parties)
        if not acts and deed.lemma in scene.lexicon.stance["held"]["stands"]:
            return deed.i  # "місто тримається"
        side, _ = find_actor(scene, clause, deed, table, "other")
        if side is not None and side != gain.actor:
            return deed.i
    return _whose_it_is(scene, clause, gain)


def _points_at(scene: Scene, clause: Clause, gain: Statement) -> bool:
    """Tell whether the place itself is the subject or object of a clause: "село", "воно", its name."""
    if any(name.slot != "relation" for name in scene.grounds.names if clause.i <= name.i < clause.j):
        return True
    told = {key_of(form) for one in gain.names for form in nominatives(one.text)}
    told |= {*scene.lexicon.stance["held"]["whole"], *(key_of(one.text) for one in gain.names)}
    governed = {span.j for span in scene.within(clause, "relation", "bearing")}
    return any(scene.words[k].key in told and k not in governed for k in range(clause.i, clause.j))


def _controlled_by(scene: Scene, clause: Clause) -> tuple[int, Actor | None] | None:
    """Return where a clause says under whose control something is, and who that is."""
    words = scene.lexicon.stance["held"]["control"]
    for k in range(clause.i, clause.j):
        if scene.words[k].key not in words or _is_negated(scene, k - _NEAR):
            continue
        behind = next((scene.side(p) for p in scene.parties if p.i == k + 1 and "gen" in p.cases), None)
        beside = [s for s in scene.within(clause, "side") if s.sort == "adjective" and s.j == k]
        if behind is not None or beside:
            return k, behind or _side_at(scene, beside[0])
    verb = next(
        (k for k in range(clause.i, clause.j) if scene.words[k].key in scene.lexicon.stance["held"]["controls"]), None
    )
    if verb is None or _is_negated(scene, verb):
        return None
    who = [p for p in scene.parties if clause.i <= p.i < clause.j and {"nom", "ins"} & p.cases and not p.owns]
    return (verb, scene.side(who[0])) if who else None


def _whose_it_is(scene: Scene, clause: Clause, gain: Statement) -> int | None:
    """Return the word that closes a clause with whose the place is: "село наше", "місто досі українське"."""
    for span in scene.within(clause, "side"):
        closes = span.j >= len(scene.words) or scene.words[span.j].text in _ENDS
        if span.sort in {"adjective", "noun"} and closes and not _is_negated(scene, span.i):
            side = _side_at(scene, span)
            is_adjective = scene.words[span.i].key.endswith(scene.lexicon.adjectives) or span.key == "own"
            if side not in {None, gain.actor} and is_adjective:
                return span.i
    return None


def _side_at(scene: Scene, span: Span) -> Actor | None:
    return side_of(span.key, scene.speaks_for(span.i))


def _is_negated(scene: Scene, at: int) -> bool:
    return any(span.kind == "negation" and at - _NEAR <= span.i <= at for span in scene.spans)


def _is_fought_for(scene: Scene, clause: Clause) -> int | None:
    """Return the word by which fights go on for a place, or it lies in the grey zone."""
    told = scene.lexicon.stance["held"]["contested"]
    keys = [word.key for word in scene.words]
    for phrase in told:
        parts = phrase.split()
        for k in range(clause.i, clause.j - len(parts) + 1):
            if keys[k : k + len(parts)] == parts and not _is_negated(scene, k):
                return k
    return None


def clauses_behind(scene: Scene, one: Statement) -> tuple[Clause, ...]:
    """Return what stands behind a statement from "but" or "in fact" on, cut as the sentence is."""
    turns = [
        span.i for span in scene.spans if span.kind == "in_fact" or (span.kind == "join" and span.key == "contrast")
    ]
    first = next((at for at in sorted(turns) if at > one.at), None)
    if first is None:
        return ()
    own = clause_of(scene.clauses, first)
    return (Clause(first, own.j), *(clause for clause in scene.clauses if clause.i >= own.j))
