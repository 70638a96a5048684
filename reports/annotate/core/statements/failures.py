"""Attacks that failed: repelled, stopped, or tried in vain."""

from typing import Final

from geo.vocabulary import GAINS, Action
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.stance import other
from reports.annotate.core.statements.actors import find_actor, given_side, owner_of
from reports.annotate.core.statements.subjects import carried_side, subject_of
from reports.annotate.core.vocabulary.lexicon import NOT_LET

_NEAR: Final = 2
"""Words between the noun of an attack and the weapon that it was made with."""
_NO_VICTIMS: Final = frozenset({"relation", "bearing", "time", "plain", "join", "means", "side", "force"})
"""What stands behind "was killed" and is not who was: where, when, and by whom."""


def read_repelled(
    scene: Scene,
    clause: Clause,
    number: int,
    repel: Span,
    deeds: list[Span],
    names: list[PlaceName],
    before: list[Statement],
) -> list[Statement]:
    """Read "відбили атаки біля А": whose attacks failed where; without a place it tells of those before."""
    nouns = [s for s in scene.within(clause, "deed", "try") if s.sort == "noun" and s.key != "hit"]
    if nouns and all(any(0 <= s.i - noun.j <= _NEAR for s in scene.within(clause, "means")) for noun in nouns):
        return []  # "відбито атаку дронів": no attack on ground
    direct = [name for name in names if name.of == repel.j] or _taken_from(scene, repel, names)
    parts = [s for s in scene.within(clause, "object") if s.key == "part"]
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    if repel.form.mood == "passive":  # "атаки відбито": who acted before did not repel them
        subject = next((scene.side(p) for p in parties if p.cases == {"ins"}), None)
    elif repel.sort == "noun" and (holder := scene.holder_at(repel.i)) is not None and holder.side is not None:
        subject = holder.side  # "А заявив про відбиття атак"
    elif repel.form.own:  # "відбиваємо атаки"
        subject = scene.speaks_for(repel.i)
    else:
        subject = subject_of(scene, parties, repel) or carried_side(scene, clause, repel)
    if not nouns and (direct or (parts and names)):
        gain: Action = "seize" if direct else "advance"
        subject = given_side(scene, clause, parties) or subject
        return _taken_back(scene, clause, repel, Statement(gain, subject, direct or names, repel.i, "seize", number))
    is_bare = not parties and not deeds and not any(word.is_word for word in scene.words[repel.j : clause.j])
    # "дали відсіч", "лізли до А — відбили"
    if not nouns and not names and (is_bare or repel.form.mood == "passive" or " + " in repel.lemma):
        fail_earlier(before)
        return []
    if not nouns and not scene.has("try", clause.i, clause.j) and not deeds:
        return _stopped(scene, parties, repel, names, number)
    owner = next((side for noun in nouns if (side := owner_of(scene, noun)) is not None), None)
    if owner is None and subject is not None:
        owner = other(subject)
    side = scene.speaks_for(repel.i)
    if owner is None and side is not None:
        owner = other(side)
    if not names and (_is_all(scene, clause) or any(noun.form.many is False for noun in nouns)):
        fail_earlier(before)
        return []
    places = [name for name in names if name.slot in {"relation", "settlement", "object"}]
    told: Action = "attack" if scene.within(clause, "unable") else "attack_unsuccessful"  # "не змогли відбити атаку"
    return [Statement(told, owner, places, repel.i, "repel", number)]


def _taken_back(scene: Scene, clause: Clause, repel: Span, one: Statement) -> list[Statement]:
    """Read "відбити А" as done, tried or failed; what is only meant, asked for or to come is nothing."""
    verb, mood = repel.lemma.split()[0], repel.form.mood
    lasts = verb in scene.lexicon.imperfective
    is_aim = mood == "base" and not scene.within(clause, "able")
    is_wish = scene.has("unreal", clause.i, repel.i) or scene.has("irrealis", clause.i, repel.j + 1)
    if scene.within(clause, "unable"):
        one.action = "attack_unsuccessful"
    elif scene.within(clause, "try"):
        one.action = "attack"
    elif is_aim or is_wish or (mood == "present" and not lasts):
        return []
    elif lasts and mood in {"present", "past"}:
        one.action = "attack"
    return [one]


def _taken_from(scene: Scene, repel: Span, names: list[PlaceName]) -> list[PlaceName]:
    """Return the places that stand behind from whom they were taken: "відбили у ворога А"."""
    behind = [p.j for p in scene.parties if 0 <= p.i - repel.j <= 1 and "nom" not in p.cases]
    return [name for name in names if name.slot == "bare" and name.group in behind]


def _stopped(scene: Scene, parties: list[Party], repel: Span, names: list[PlaceName], number: int) -> list[Statement]:
    """Read who was stopped where: "зупинили ворога біля А"; without a place or a party it is nothing."""
    case = "dat" if repel.lemma.startswith(tuple(scene.lexicon.stance["rebuffs"]["verbs"])) else "acc"
    stopped = [p for p in parties if case in p.cases and "nom" not in p.cases and scene.side(p) is not None]
    places = [name for name in names if name.slot == "relation"]
    if not stopped or not places:
        return []
    # "воля оборонців зупинила ворога": who stands before the verb may only be whose will it was
    whom = next((party for party in stopped if party.i > repel.i), stopped[0])
    return [Statement("attack_unsuccessful", scene.side(whom), places, repel.i, "repel", number)]


def read_failed(
    scene: Scene,
    clause: Clause,
    number: int,
    fail: Span,
    deeds: list[Span],
    names: list[PlaceName],
    before: list[Statement],
) -> list[Statement]:
    """Read "спроби провалилися", "не зміг взяти": the attack failed; without a place it tells of the one before."""
    places = [name for name in names if name.slot in {"relation", "settlement", "object"}]
    nouns = [s for s in scene.within(clause, "deed", "try") if s.sort == "noun"]
    if not names and _is_about_staying(scene, deeds):
        undo_gains(scene, clause, before)
    if not places:
        fail_earlier([one for one in before if one.action == "attack"])
        return []
    if any(deed.key == "hold" or scene.lexicon.deeds[deed.key].get("agent") == "other" for deed in deeds):
        return []  # "не змогли втримати А": no attack
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    owner = next((side for noun in nouns if (side := owner_of(scene, noun)) is not None), None)
    given = given_side(scene, clause, parties)  # "не дали ворогу": whose attempt it was
    owner = owner or given or subject_of(scene, parties, fail) or carried_side(scene, clause, fail)
    if fail.key == NOT_LET and given is None:
        owner = other(owner) if owner is not None else None
    if owner is None and deeds:
        owner, _ = find_actor(scene, clause, deeds[0], {"action": "attack"}, "attack")
    return [Statement("attack_unsuccessful", owner, places, fail.i, "fail", number)]


def _is_all(scene: Scene, clause: Clause) -> bool:
    return any(word.key in scene.lexicon.stance["all"]["words"] for word in scene.words[clause.i : clause.j])


def fail_earlier(statements: list[Statement]) -> None:
    """Make the attacks of some statements unsuccessful ones."""
    for one in statements:
        if one.action == "attack":
            one.action = "attack_unsuccessful"


def _is_about_staying(scene: Scene, deeds: list[Span]) -> bool:
    """Tell whether what could not be done is to stay: "просунувся, але закріпитися не зміг"."""
    return any(deed.lemma in scene.lexicon.stance["staying"]["verbs"] for deed in deeds)


def undo_gains(scene: Scene, clause: Clause, before: list[Statement]) -> None:
    """Drop the gains before a clause that says that those who made them were driven out, left, or could not stay."""
    before[:] = [one for one in before if one.action not in GAINS or not _may_be_whose(scene, clause, one)]


def _may_be_whose(scene: Scene, clause: Clause, one: Statement) -> bool:
    """Tell whether those who are driven out in a clause may be who gained ground before: nobody else acts in it."""
    sides = {scene.side(p) for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases}
    return sides <= {one.actor, None}


def is_wiped_out(scene: Scene, clause: Clause, *, is_behind: bool = False) -> bool:
    """
    Tell whether a clause says of those before it that they were killed: "але його знищили біля Б", "де їх убили".

    In the passive it must say it of nobody else: "але був знищений міст" tells of a bridge. `is_behind` where those
    stand in the sentence before.
    """
    if clause.i == 0 and not is_behind:
        return False
    opens = is_behind or clause.is_contrast or scene.words[clause.i].key in scene.lexicon.stance["wiped_out"]["where"]
    return opens and any(_is_of_those_before(scene, span) for span in scene.within(clause, "wiped_out"))


def _is_of_those_before(scene: Scene, killed: Span) -> bool:
    """Tell whether a pronoun is who was killed, or no other noun stands behind, which would be."""
    end = killed.j
    if any(span.kind == "side" and span.key == "theirs" and span.i == killed.i for span in scene.spans):
        return True
    if end >= len(scene.words) or not scene.words[end].is_word:
        return True
    return any(span.i == end and span.kind in _NO_VICTIMS for span in scene.spans)


def undo_advances(before: list[Statement]) -> None:
    """Drop the advances before a clause that says that nobody of those who made them is left."""
    before[:] = [one for one in before if one.action != "advance"]
