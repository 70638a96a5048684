"""Who did a deed: the party that a verb agrees with, whose noun it is, or whom the publisher means."""

from collections.abc import Sequence
from typing import Any, Final

from geo.vocabulary import GAINS, Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party, is_adjective_like
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene
from reports.annotate.core.stance import other, side_of
from reports.annotate.core.statements.subjects import carried_side, find_gap, subject_of
from reports.annotate.core.statements.unnamed import drives_people, is_either, unnamed_actor
from reports.annotate.core.vocabulary.paradigms import CASES

_ALL: Final = frozenset(CASES)


def find_actor(
    scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], action: str
) -> tuple[Actor | None, bool]:
    """Return who did a deed, and whether the sentence itself names them; an army of no side here is nobody."""
    if any(_is_army_of(scene, span) for span in scene.within(clause, "stranger")):
        return None, False
    if deed.form.own:
        return scene.speaks_for(deed.i), True
    side = _named_actor(scene, clause, deed, table)
    if side is not None and not is_either(scene, clause, deed, table):
        return side, True
    told = _told_by_denier(scene, clause, deed, table)
    return (told, True) if told is not None else (unnamed_actor(scene, clause, deed, table, action), False)


def _is_army_of(scene: Scene, stranger: Span) -> bool:
    """Tell whether another state acts by its army, or acts itself: "сирийская армия", "талибы"."""
    if stranger.sort == "noun":
        return bool({"nom", "ins"} & stranger.form.cases) or not stranger.form.cases
    heads = [
        s for s in scene.spans if s.i == stranger.j and s.sort == "noun" and (s.kind == "force" or s.key == "arms")
    ]
    return any({"nom", "ins"} & head.form.cases for head in heads)


def _told_by_denier(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any]) -> Actor | None:
    """
    Return whose deed of nobody named a side denies: its own loss, or the other side's gain.

    "Генштаб ВСУ отрицает потерю А", "у Генштабі спростували взяття А".
    """
    denier = next((row.get("side") for row in scene.lexicon.speakers if row["claimant"] == scene.denier), None)
    holder = scene.holder_at(deed.i)
    if denier is None:
        return None
    is_loss = table.get("agent") == "other"
    is_told = holder is not None and holder.side is not None  # "Б опровергли сообщения А о взятии": it is A's
    is_gain = deed.sort == "noun" and not is_told and table["action"] in GAINS and table.get("by") != "own"
    denies = any(span.key == "refute" for span in scene.within(clause, "deny"))
    return other(denier) if is_loss or (is_gain and denies) else None


def _named_actor(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any]) -> Actor | None:
    gap = find_gap(scene, clause)
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j and p is not gap]
    if table.get("agent") == "nobody":  # "падіння А": who names it is not who did it
        return None
    if table.get("agent") == "behind":  # "А перейшло під контроль ворога"
        return next((scene.side(p) for p in parties if p.i >= deed.j and "gen" in p.cases), None)
    given = given_side(scene, clause, parties) if deed.form.mood == "base" else None
    return _turned(given, table) if given is not None else _told_actor(scene, clause, deed, table, parties)


def _told_actor(
    scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], parties: Sequence[Party]
) -> Actor | None:
    """Return who did a deed by the case in which a party stands to it."""
    if deed.sort == "noun" or (deed.sort == "word" and deed.form.mood == ""):
        loser = next((scene.side(p) for p in parties if p.i > deed.i and "gen" in p.cases), None)
        struck = next((scene.side(p) for p in parties if p.i == deed.j + 1 and _falls_on(scene, deed)), None)
        if struck is not None and table["action"] == "strike":
            return other(struck)  # "удар по окупантах"
        found = owner_of(scene, deed, table) or (loser if table.get("agent") == "other" else None)
        found = found or (_agent_behind(scene, parties, deed) if table.get("takes") == "place" else None)
        found = found or _other_than_denier(scene, clause, deed, table, parties) or subject_of(scene, parties, deed)
        found = found or _agent_behind(scene, parties, deed) or _patient_other(scene, parties, deed, table)
        verb = next((s for s in scene.within(clause, "predicates") if s.form.mood in {"past", "present"}), None)
        return _turned(found or (carried_side(scene, clause, verb) if verb is not None else None), table)
    if deed.form.mood == "passive":
        return _passive_actor(scene, clause, deed, table, parties)
    acting = parties
    if table.get("takes") == "people":  # "вибили ЗСУ з А": who stands right behind was driven out
        driven = any("acc" in p.cases and "nom" not in p.cases for p in parties)
        acting = [p for p in parties if driven or p.cases != _ALL or p.i != deed.j]
    subject = subject_of(scene, acting, deed)
    if subject is None and table.get("takes") == "people":
        return _patient_other(scene, parties, deed, table) or _turned(carried_side(scene, clause, deed), table)
    holder = _holder_of_ground(scene, clause, parties)
    if subject is None and holder is not None:
        return _widened_by(scene, holder, table)
    things = {span.i for span in scene.within(clause, "thing") if span.i >= deed.j}  # "зайняли позиції": no subject
    if subject is None and not any(p.side == "" and "nom" in p.cases and p.i not in things for p in parties):
        subject = carried_side(scene, clause, deed)
    if subject is None and table["action"] == "strike":
        # "артилерія уразила штаб ворога": whoever's it was, the other side struck
        subject = _patient_other(scene, [p for p in parties if p.i > deed.i], deed, table, loose=True)
    return _turned(subject, table)


def _other_than_denier(
    scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], parties: Sequence[Party]
) -> Actor | None:
    """Return whose gain a clause denies that says nothing else: "бригада ЗСУ спростувала захоплення А"."""
    denies = any(span.key == "refute" for span in scene.within(clause, "deny"))
    gains = table["action"] in GAINS and table.get("agent") != "other"  # "denies the loss of A"
    if not denies or not gains or scene.within(clause, "speech", "claim_nouns"):
        return None
    subject = subject_of(scene, parties, deed)
    return other(subject) if subject is not None else None


def _passive_actor(
    scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], parties: Sequence[Party]
) -> Actor | None:
    """Return by whom something was done: an agent, who holds it then, or the enemy of whom it befell."""
    in_whose = _controlling(scene, clause, parties, deed)
    if in_whose is not None:
        return in_whose
    holder = _holder_of_ground(scene, clause, parties)
    parties = [p for p in parties if p is not holder]
    # a side without cases right behind is the agent: "звільнено ЗСУ"
    agents = [p for p in parties if _is_agent(p) or (p.i == deed.j and p.cases == _ALL)]
    arms = {span.i for span in scene.within(clause, "means")}
    agent = next((p for p in agents if p.side or arms.isdisjoint(range(p.i, p.j))), None)  # "дронами поранено"
    if agent is not None:
        # troops of nobody's name are the publisher's own
        return _turned(scene.side(agent) or side_of("own", scene.voice.side), table)
    if holder is not None:
        return _widened_by(scene, holder, table)
    owned = {s.j for s in scene.within(clause, "deed", "try") if s.sort == "noun"}  # "окуповано А, просування ворога"
    befallen = [p for p in parties if p.cases & {"nom", "acc"} and p.i not in owned]  # "успіх ЗСУ: ..." befell nobody
    found = _patient_other(scene, befallen, deed, table, loose=True)
    carried = carried_side(scene, clause, deed) if found is None and drives_people(deed, table) else None
    return other(carried) if carried is not None else found  # "ворог атакував А, але сам був вибитий з Б"


def _holder_of_ground(scene: Scene, clause: Clause, parties: Sequence[Party]) -> Party | None:
    """Return who holds the ground that a deed is about: "контрольований нами плацдарм"."""
    grounds = {span.i for span in scene.within(clause, "object") if span.key == "part"}
    held = [party for party in parties if party.j in grounds and party.i > clause.i]
    return next((p for p in held if is_adjective_like(scene.words[p.i - 1].key, scene.lexicon)), None)


def _widened_by(scene: Scene, holder: Party, table: dict[str, Any]) -> Actor | None:
    """Return who did something to ground that a side holds: its holder widens it, the other side takes it."""
    side = scene.side(holder)
    return other(side) if side is not None and table["action"] == "seize" else side


def _controlling(scene: Scene, clause: Clause, parties: Sequence[Party], deed: Span) -> Actor | None:
    """Return under whose control a clause says that something came: "повернуто під контроль Сил оборони"."""
    words = scene.lexicon.stance["under_control"]["words"]
    ends = [k + 1 for k in range(deed.j, clause.j) if scene.words[k].key in words]
    return next((scene.side(p) for p in parties if p.i in ends and "gen" in p.cases), None)


def _falls_on(scene: Scene, deed: Span) -> bool:
    return deed.j < len(scene.words) and scene.words[deed.j].key in scene.lexicon.stance["befalls"]["words"]


def given_side(scene: Scene, clause: Clause, parties: Sequence[Party]) -> Actor | None:
    """Return to whom a clause says that something was given to do, or was not: "нашим вдалося", "ворогу не вдалося"."""
    if not scene.within(clause, "able", "unable"):
        return None
    given = [p for p in parties if "dat" in p.cases and "nom" not in p.cases and not p.owns]
    return scene.side(given[0]) if given else None


def _agent_behind(scene: Scene, parties: Sequence[Party], deed: Span) -> Actor | None:
    """Return by whom a noun says that it was done: "захоплення А росіянами"."""
    return next((scene.side(p) for p in parties if p.i > deed.i and _is_agent(p)), None)


def _is_agent(party: Party) -> bool:
    return "ins" in party.cases and "nom" not in party.cases


def _turned(side: Actor | None, table: dict[str, Any]) -> Actor | None:
    return other(side) if side is not None and table.get("agent") == "other" else side


def owner_of(scene: Scene, deed: Span, table: dict[str, Any] | None = None) -> Actor | None:
    """Return whose deed a noun says: an adjective before it, or a party in the genitive behind it."""
    befell = table is not None and table.get("genitive") == "object"
    for party in scene.parties:
        if party.owns and 0 <= deed.i - party.j <= 2:
            return scene.side(party)
        if not party.owns and 0 <= party.i - deed.j <= 1 and "gen" in party.cases:
            side = scene.side(party)
            return other(side) if befell and side is not None else side
    return None


def _patient_other(
    scene: Scene, parties: Sequence[Party], deed: Span, table: dict[str, Any], *, loose: bool = False
) -> Actor | None:
    """Return the enemy of those whom a deed befell."""
    if table["action"] not in {"strike", "seize", "advance"} or not (loose or table.get("takes") == "people"):
        return None
    sides = [scene.side(p) for p in parties if p.i > deed.i or loose or table.get("takes") == "people"]
    found = next((side for side in sides if side is not None), None)
    return other(found) if found is not None else None
