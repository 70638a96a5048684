"""Who did a deed: the party that a verb agrees with, whose noun it is, or whom the publisher means."""

from collections.abc import Sequence
from typing import Any, Final

from geo.vocabulary import GAINS, Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party, is_adjective_like, is_called
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene
from reports.annotate.core.stance import Holder, other, side_of
from reports.annotate.core.statements.subjects import carried_side, find_gap, subject_of
from reports.annotate.core.vocabulary.paradigms import CASES

_AGENTLESS: Final[dict[tuple[Actor, str], str]] = {
    ("ukrainian", "seize"): "enemy",
    ("ukrainian", "advance"): "enemy",
    ("ukrainian", "attack"): "enemy",
    ("ukrainian", "strike"): "enemy",
    ("russian", "seize"): "own",
    ("russian", "advance"): "own",
    ("russian", "strike"): "own",
    ("russian", "hit"): "own",
}
"""Whose deed it is where a publisher of a side names nobody; what is missing is told of nobody."""
_SHORTEST: Final = 2
_ALL: Final = frozenset(CASES)
_GOVERNS: Final = frozenset(
    {"relation", "bearing", "after", "according", "about", "head", "carrier", "part", "deed", "negation"}
)


def find_actor(
    scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], action: str
) -> tuple[Actor | None, bool]:
    """Return who did a deed, and whether the sentence itself names them; an army of no side here is nobody."""
    if any(_is_army_of(scene, span) for span in scene.within(clause, "stranger")):
        return None, False
    if deed.form.own:
        return scene.speaks_for(deed.i), True
    side = _named_actor(scene, clause, deed, table)
    if side is not None and not _is_either(scene, clause, deed, table):
        return side, True
    told = _told_by_denier(scene, clause, deed, table)
    return (told, True) if told is not None else (_unnamed_actor(scene, clause, deed, table, action), False)


def _is_army_of(scene: Scene, stranger: Span) -> bool:
    """Tell whether another state acts by its army, or acts itself: "сирийская армия", "талибы"."""
    if stranger.sort == "noun":
        return bool({"nom", "ins"} & stranger.form.cases) or not stranger.form.cases
    heads = [
        s for s in scene.spans if s.i == stranger.j and s.sort == "noun" and (s.kind == "force" or s.key == "arms")
    ]
    return any({"nom", "ins"} & head.form.cases for head in heads)


def _unnamed_actor(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], action: str) -> Actor | None:
    """Return whose deed is told of nobody: of who tells it, or as the publisher's side makes it; null for nobody's."""
    speaks_for = scene.speaks_for(deed.i)
    if speaks_for is None or table.get("by") == "nobody" or _is_either(scene, clause, deed, table):
        return None
    if (
        _has_strange_subject(scene, clause, deed, action)
        or _is_of_who_holds(scene, deed)
        or _drives_people(deed, table)
    ):
        return None
    holder = scene.holder_at(deed.i)
    is_by_some = holder is not None and holder.side is None and scene.has("media", 0, deed.i)
    if is_by_some and table.get("agent") == "other":
        return None  # "киевские каналы признают потерю А": whose loss, channels of nobody's side do not say
    if holder is not None and holder.side is not None and _is_holders_own(holder, deed, table, action):
        return other(holder.side) if table.get("agent") == "other" else holder.side
    if deed.key == "fight" and speaks_for == "russian" and scene.has("about", deed.i - 2, deed.i):
        return None  # "пишут о боях в А": whose they are nobody says
    by = table.get("by") or _AGENTLESS.get((speaks_for, deed.key if deed.key == "hit" else action))
    if holder is None and scene.is_set_apart(deed.i):
        if scene.has("mocks", 0, len(scene.words)):
            return None  # "«звільнено» вже вп'яте": nobody tells it as a fact
        by = "enemy" if by == "own" else by  # "«звільнено» А": a word that only the other side would use
    return side_of(by, speaks_for) if by else None


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


def _is_of_who_holds(scene: Scene, deed: Span) -> bool:
    """Tell whether a place under fire is said to be somebody's, whose fire it is then not: "А наша, но под огнём"."""
    held = any(span.kind == "side" and span.key == "own" for span in scene.spans)
    return deed.sort == "word" and scene.lexicon.deeds[deed.key]["action"] == "strike" and held


def _is_either(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any]) -> bool:
    """Tell whether the only side beside a verb that drives somebody out may do it or suffer it: "ВСУ выбили из А"."""
    is_active = deed.sort == "verb" and deed.form.mood in {"past", "present"}
    if table.get("takes") != "people" or not is_active:
        return False
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    unsure = [p for p in parties if p.cases == _ALL and p.i < deed.i]
    others = [p for p in parties if p not in unsure and ("acc" in p.cases or ("nom" in p.cases and p.i < deed.i))]
    return bool(unsure) and not others


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
    subject = subject_of(scene, parties, deed)
    if subject is None and table.get("takes") == "people":
        return _patient_other(scene, parties, deed, table) or _turned(carried_side(scene, clause, deed), table)
    holder = _holder_of_ground(scene, clause, parties)
    if subject is None and holder is not None:
        return _widened_by(scene, holder, table)
    if subject is None and not any(p.side == "" and "nom" in p.cases for p in parties):
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
    agent = next((p for p in parties if _is_agent(p) or (p.i == deed.j and p.cases == _ALL)), None)
    if agent is not None:
        # troops of nobody's name are the publisher's own
        return _turned(scene.side(agent) or side_of("own", scene.voice.side), table)
    if holder is not None:
        return _widened_by(scene, holder, table)
    owned = {s.j for s in scene.within(clause, "deed", "try") if s.sort == "noun"}  # "окуповано А, просування ворога"
    befallen = [p for p in parties if p.cases & {"nom", "acc"} and p.i not in owned]  # "успіх ЗСУ: ..." befell nobody
    found = _patient_other(scene, befallen, deed, table, loose=True)
    carried = carried_side(scene, clause, deed) if found is None and _drives_people(deed, table) else None
    return other(carried) if carried is not None else found  # "ворог атакував А, але сам був вибитий з Б"


def _drives_people(deed: Span, table: dict[str, Any]) -> bool:
    """Tell whether a passive tells of people driven from a place; of whom it says nothing, they may be anybody's."""
    return deed.form.mood == "passive" and table.get("takes") == "people"


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


def _is_holders_own(holder: Holder, deed: Span, table: dict[str, Any], action: str) -> bool:
    """Tell whether a deed of nobody named is that of who tells it: one who boasts, or a side whose verb it is."""
    if table.get("takes") == "falls" or table.get("agent") == "nobody":
        return False
    is_verb = deed.sort == "verb" and deed.form.mood in {"past", "present"}
    return action in GAINS and (holder.claims_own or (holder.is_side and is_verb))


def _has_strange_subject(scene: Scene, clause: Clause, deed: Span, action: str) -> bool:
    """Tell whether a verb has a subject that is nobody known: "українські туристи зайшли"; nobody else did it then."""
    if deed.sort != "verb" or deed.form.mood not in {"past", "present"}:
        return False
    before = [span for span in scene.within(clause, "side") if span.i < deed.i]
    of_nobody = any(
        span.sort == "adjective" and not any(party.i <= span.i < party.j for party in scene.parties) for span in before
    )
    # "ВСУ" has no cases: right before a verb it may be the subject of which the reader is not sure
    unsure = any(party.j == deed.i and "nom" not in party.cases and party.side for party in scene.parties)
    # "батальйон «Свобода» зайняв": one unit of troops whose side nobody tells
    units = [span for span in scene.within(clause, "unit") if span.i < deed.i and scene.is_numbered(span)]
    whose = [p for p in scene.parties if p.side and clause.i <= p.i < deed.i]
    if (units and not whose) or any(_is_called(scene, p) for p in scene.parties if clause.i <= p.i < deed.i):
        return True
    return of_nobody or unsure or (action not in {"attack", "strike"} and _names_a_stranger(scene, clause, deed))


def _is_called(scene: Scene, party: Party) -> bool:
    """Tell whether troops of no side told have a name in quotation marks, which may be anybody's: "бійці «Сокола»"."""
    at = {span.i: [span] for span in scene.spans if span.kind == "side"}
    return party.side == "" and "nom" in party.cases and is_called(scene.words, at, party.j)


def _names_a_stranger(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a word that the lexicon lacks may be a verb's subject: nothing governs it, and it is no adverb."""
    if any("nom" in party.cases and clause.i <= party.i < clause.j for party in scene.parties):
        return False
    openings = {
        k for name in scene.grounds.names if name.slot == "bare" and name.is_opening for k in range(name.i, name.j)
    }
    known = ({k for span in scene.spans for k in range(span.i, span.j)} | scene.grounds.taken) - openings
    return any(
        k not in known
        and scene.words[k].is_word
        and len(scene.words[k].key) > _SHORTEST
        and not scene.words[k].key.endswith((*scene.lexicon.adverbs, *scene.lexicon.any_verb))
        and not _is_governed(scene, clause, k)
        for k in range(clause.i, deed.i)
    ) or any(_is_titled(span) and clause.i <= span.i < deed.i for span in scene.spans)


def _is_titled(span: Span) -> bool:
    """Tell whether a span names a person of no troops: a speaker, a president."""
    return (
        span.kind == "speaker"
        or (span.kind == "given" and "nom" in span.form.cases)
        or (span.kind == "head" and span.key == "other" and "nom" in span.form.cases)
    )


def _is_governed(scene: Scene, clause: Clause, at: int) -> bool:
    """Tell whether a preposition stands before a word, with no more than one other between."""
    before = range(max(clause.i, at - 2), at)
    return any(
        len(scene.words[k].key) <= _SHORTEST or any(s.kind in _GOVERNS and s.i <= k < s.j for s in scene.spans)
        for k in before
        if scene.words[k].is_word
    )


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
