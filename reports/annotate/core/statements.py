"""Statements: each deed of a sentence with who did it and where, graded by who says it."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from geo.vocabulary import GAINS, Action, Actor
from reports.annotate.core.clauses import Clause
from reports.annotate.core.lexicon import Lexicon
from reports.annotate.core.parties import Party
from reports.annotate.core.places import Grounds, PlaceName
from reports.annotate.core.spans import Span
from reports.annotate.core.stance import UNSPECIFIED, Grade, Holder, other, side_of
from reports.annotate.core.words import Word
from reports.lexicon.voices import Voice

_NEAR: Final = 6
"""Words behind a verb within which a name without a preposition is its object."""
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


@dataclass(slots=True)
class Statement:
    """One deed: what the sentence says happened, where and who did it; `at` is the word of the deed."""

    action: Action
    actor: Actor | None
    names: list[PlaceName]
    at: int
    key: str
    clause: int
    grade: Grade | None = None
    is_named: bool = False
    is_part: bool = False


@dataclass(slots=True)
class Subject:
    """The last party that acted in a paragraph, and whether it was many."""

    side: Actor | None = None
    many: bool | None = None


@dataclass(slots=True)
class Scene:
    """A sentence with all that was found in it."""

    words: tuple[Word, ...]
    spans: tuple[Span, ...]
    parties: tuple[Party, ...]
    grounds: Grounds
    clauses: tuple[Clause, ...]
    holders: list[Holder]
    lexicon: Lexicon
    voice: Voice
    subject: Subject = field(default_factory=Subject)

    def within(self, clause: Clause, *kinds: str) -> list[Span]:
        """Return the spans of some kinds in a clause."""
        return [span for span in self.spans if span.kind in kinds and clause.i <= span.i < clause.j]

    def has(self, kind: str, first: int, last: int) -> bool:
        """Tell whether a span of a kind begins between two words."""
        return any(span.kind == kind and first <= span.i < last for span in self.spans)

    def is_numbered(self, span: Span) -> bool:
        """Tell whether a number stands right before a body of troops: "3-ї штурмової бригади"."""
        before = self.words[max(0, span.i - 5) : span.i]
        return any(word.text[:1].isdigit() for word in before) and not any(word.text in ",;:" for word in before)

    def side(self, party: Party) -> Actor | None:
        """Return the side of a party in the mouth of who stands for its words."""
        holder = self.holder_at(party.i)
        speaks_for = self.voice.side or (holder.side if holder is not None else None)
        return side_of(party.side, speaks_for)

    def speaks_for(self, at: int) -> Actor | None:
        """Return the side of who stands for a word, else the publisher's."""
        holder = self.holder_at(at)
        return holder.side if holder is not None and holder.side is not None else self.voice.side

    def holder_at(self, at: int) -> Holder | None:
        """Return who stands for a word, null for the publisher; the narrowest wins."""
        found = [holder for holder in self.holders if holder.i <= at < holder.j]
        return min(found, key=lambda holder: holder.j - holder.i, default=None)


def find_statements(scene: Scene) -> list[Statement]:
    """Return the statements of a sentence in order, graded; what it denies to have happened is none."""
    out: list[Statement] = []
    for number, clause in enumerate(scene.clauses):
        out += _read_clause(scene, clause, number, before=out)
        _remember_subject(scene, clause)
    out = [one for one in out if one.actor is not None]
    _share_topic(scene, out)
    out = _without_goals(out)
    out = [graded for one in out if (graded := _graded(scene, one)) is not None]
    return [one for one in out if one.names] or _at_hub(scene, out)


# ---- one clause


def _read_clause(scene: Scene, clause: Clause, number: int, *, before: list[Statement]) -> list[Statement]:
    if scene.within(clause, "past"):
        return []
    deeds = [span for span in scene.within(clause, "deed") if not _is_background(scene, clause, span)]
    names = [name for name in scene.grounds.names if clause.i <= name.i < clause.j]
    repel = next((s for s in scene.within(clause, "repel") if not _is_negated(scene, clause, s)), None)
    fail = next(iter(scene.within(clause, "fail", "unable")), None)
    if repel is not None:
        return _repelled(scene, clause, number, repel, deeds, names, before)
    if fail is not None:
        return _failed(scene, clause, number, fail, deeds, names, before)
    tries = [s for s in scene.within(clause, "try") if not _is_negated(scene, clause, s)]
    out = []
    for deed in deeds:
        if _is_negated(scene, clause, deed) or scene.has("unreal", clause.i, deed.i):
            continue
        if not tries and _is_aim(scene, clause, deed):
            continue
        if deed.sort == "noun" and scene.has("after", deed.i - 3, deed.i):
            continue
        if any(one.action == "attack" for one in before) and _is_thrown_back(scene, clause, deed, names):
            _fail_earlier(before)
            continue
        table = scene.lexicon.deeds[deed.key]
        action: Action = table["action"]
        if any(one.i < deed.i for one in tries) and action in GAINS:
            action = "attack"
        elif action == "attack" and deed.sort == "verb" and _has_means(scene, clause):
            action = "strike"
        actor, named = _actor(scene, clause, deed, table, action)
        part = any(s.key == "part" for s in scene.within(clause, "object"))
        out.append(Statement(action, actor, [], deed.i, deed.key, number, is_named=named, is_part=part))
    if tries and not out:
        table = {"action": "attack", "takes": "ground"}
        actor, named = _actor(scene, clause, tries[0], table, "attack")
        out.append(Statement("attack", actor, [], tries[0].i, "try", number, is_named=named))
    _agree(out)
    _assign(scene, clause, deeds, names, out)
    return [one for one in (_shaped(scene, clause, one, deeds) for one in out) if one is not None]


def _has_means(scene: Scene, clause: Clause) -> bool:
    """Tell whether an attack was made by a weapon: with one, or one is its subject."""
    subject = next((p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases), None)
    return any(
        span.sort == "word" or (subject is not None and subject.i <= span.i < subject.j)
        for span in scene.within(clause, "means")
    )


def _is_aim(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a deed in the dictionary form is only meant: nothing says that it came about or goes on."""
    if deed.sort != "verb" or deed.form.mood != "base":
        return False
    goes_on = scene.lexicon.deeds[deed.key]["action"] == "attack" and scene.within(clause, "ongoing")
    return not (goes_on or scene.within(clause, "able"))


def _is_thrown_back(scene: Scene, clause: Clause, deed: Span, names: list[PlaceName]) -> bool:
    """Tell whether a clause only says that those who attacked before were driven back, or left: "але відійшли"."""
    takes = scene.lexicon.deeds[deed.key].get("takes")
    if deed.key == "withdraw" and not names:
        return any(party.i < clause.i for party in scene.parties)
    told = any(clause.i <= party.i < clause.j for party in scene.parties)
    return takes == "people" and deed.form.mood == "passive" and not names and not told


def _agree(statements: list[Statement]) -> None:
    """Give a deed that nobody is named for the side of the same deed beside it: "ударом уражено штаб окупантів"."""
    for one in statements:
        if not one.is_named:
            same = [s for s in statements if s.action == one.action and s.is_named]
            one.actor = same[0].actor if same else one.actor


def _is_background(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a participle only describes a noun: "захоплене місто"; it must close what it says."""
    key = scene.words[deed.i].key
    if deed.sort != "verb" or deed.form.mood != "passive" or not key.endswith(("ий", "а", "е", "і")):
        return False
    if scene.lexicon.language != "uk":
        return False
    earlier = [name for name in scene.grounds.names if clause.i <= name.i < deed.i and name.slot in {"bare", "object"}]
    return not earlier


def _is_negated(scene: Scene, clause: Clause, span: Span) -> bool:
    """Tell whether a deed did not happen: "не" before it, or before the predicate that a noun goes with."""
    words = [s for s in scene.within(clause, "negation") if not _is_in_phrase(scene, s)]
    if not words:
        return False
    if span.sort != "noun" and span.form.mood:
        return any(span.i - 2 <= s.i < span.i for s in words)
    return any(scene.words[s.i].key in {"не", "немає", "нет", "без", "ані", "ни"} for s in words)


def _is_in_phrase(scene: Scene, negation: Span) -> bool:
    """Tell whether a "not" belongs to a phrase of its own: "не відповідають дійсності"."""
    kinds = {"deny", "doubt", "repel", "fail", "unable", "try"}
    return any(s.kind in kinds and s.i <= negation.i < s.j for s in scene.spans)


# ---- who


def _actor(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any], action: str) -> tuple[Actor | None, bool]:
    """Return who did a deed, and whether the sentence itself names them."""
    side = _named_actor(scene, clause, deed, table)
    if side is not None:
        return side, True
    speaks_for = scene.speaks_for(deed.i)
    if speaks_for is None or table.get("by") == "nobody":
        return None, False
    by = table.get("by") or _AGENTLESS.get((speaks_for, deed.key if deed.key == "hit" else action))
    return (side_of(by, speaks_for) if by else None), False


def _named_actor(scene: Scene, clause: Clause, deed: Span, table: dict[str, Any]) -> Actor | None:
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    if deed.sort == "noun" or (deed.sort == "word" and deed.form.mood == ""):
        found = _owner(scene, deed, table) or _subject(scene, parties, deed)
        found = found or _agent_behind(scene, parties, deed) or _patient_other(scene, parties, deed, table)
        verb = next((s for s in scene.within(clause, "predicates") if s.form.mood in {"past", "present"}), None)
        return _turned(found or (_carried(scene, verb) if verb is not None else None), table)
    if deed.form.mood == "passive":
        agent = next((p for p in parties if _is_agent(p)), None)
        if agent is not None:
            # troops of nobody's name are the publisher's own
            return _turned(scene.side(agent) or side_of("own", scene.voice.side), table)
        return _patient_other(scene, parties, deed, table, loose=True)
    subject = _subject(scene, parties, deed)
    if subject is None and table.get("takes") == "people":
        return _patient_other(scene, parties, deed, table)
    if subject is None and not any(p.side == "" and "nom" in p.cases for p in parties):
        subject = _carried(scene, deed)
    return _turned(subject, table)


def _agent_behind(scene: Scene, parties: Sequence[Party], deed: Span) -> Actor | None:
    """Return by whom a noun says that it was done: "захоплення А росіянами"."""
    return next((scene.side(p) for p in parties if p.i > deed.i and _is_agent(p)), None)


def _is_agent(party: Party) -> bool:
    return "ins" in party.cases and "nom" not in party.cases


def _turned(side: Actor | None, table: dict[str, Any]) -> Actor | None:
    return other(side) if side is not None and table.get("agent") == "other" else side


def _owner(scene: Scene, deed: Span, table: dict[str, Any] | None = None) -> Actor | None:
    """Return whose deed a noun says: an adjective before it, or a party in the genitive behind it."""
    befell = table is not None and table.get("genitive") == "object"
    for party in scene.parties:
        if party.owns and 0 <= deed.i - party.j <= 2:
            return scene.side(party)
        if not party.owns and 0 <= party.i - deed.j <= 1 and "gen" in party.cases:
            side = scene.side(party)
            return other(side) if befell and side is not None else side
    return None


def _subject(scene: Scene, parties: Sequence[Party], deed: Span) -> Actor | None:
    """Return the party that a verb agrees with, or that a noun's verb has: the first that is nominative."""
    fits = [p for p in parties if "nom" in p.cases and not p.owns and scene.side(p) is not None]
    many = deed.form.many if deed.sort == "verb" and deed.form.mood in {"past", "present"} else None
    if many is not None:
        fits = [p for p in fits if p.many is None or p.many == many]
    sure = [p for p in fits if "acc" not in p.cases or p.cases >= {"gen", "dat"}]
    fits = sure or fits
    return scene.side(fits[0]) if fits else None


def _patient_other(
    scene: Scene, parties: Sequence[Party], deed: Span, table: dict[str, Any], *, loose: bool = False
) -> Actor | None:
    """Return the enemy of those whom a deed befell."""
    if table["action"] not in {"strike", "seize", "advance"} or not (loose or table.get("takes") == "people"):
        return None
    sides = [scene.side(p) for p in parties if p.i > deed.i or loose or table.get("takes") == "people"]
    found = next((side for side in sides if side is not None), None)
    return other(found) if found is not None else None


def _carried(scene: Scene, deed: Span) -> Actor | None:
    """Return who acted last in the paragraph, where the verb agrees."""
    last = scene.subject
    if deed.sort != "verb" or (last.many is not None and deed.form.many is not None and last.many != deed.form.many):
        return None
    return last.side


def _remember_subject(scene: Scene, clause: Clause) -> None:
    fits = [p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns]
    for party in fits[:1]:
        side = scene.side(party)
        scene.subject = Subject(side, party.many) if side is not None else scene.subject


# ---- attacks that failed


def _repelled(
    scene: Scene,
    clause: Clause,
    number: int,
    repel: Span,
    deeds: list[Span],
    names: list[PlaceName],
    before: list[Statement],
) -> list[Statement]:
    nouns = [s for s in scene.within(clause, "deed", "try") if s.sort == "noun" and s.key != "hit"]
    direct = [name for name in names if name.of == repel.j or (name.slot == "object" and name.of == repel.j)]
    parts = [s for s in scene.within(clause, "object") if s.key == "part"]
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    subject = _subject(scene, parties, repel) or _carried(scene, repel)
    if not nouns and (direct or (parts and names)):
        action: Action = "seize" if direct else "advance"
        return [Statement(action, subject, direct or names, repel.i, "seize", number)]
    if not nouns and not names and repel.form.mood == "passive":
        _fail_earlier(before)
        return []
    if not nouns and not scene.has("try", clause.i, clause.j) and not deeds:
        return _stopped(scene, parties, repel, names, number)
    owner = next((side for noun in nouns if (side := _owner(scene, noun)) is not None), None)
    if owner is None and subject is not None:
        owner = other(subject)
    side = scene.speaks_for(repel.i)
    if owner is None and side is not None:
        owner = other(side)
    if not names and (_is_all(scene, clause) or any(noun.form.many is False for noun in nouns)):
        _fail_earlier(before)
        return []
    places = [name for name in names if name.slot in {"relation", "settlement", "object"}]
    return [Statement("attack_unsuccessful", owner, places, repel.i, "repel", number)]


def _stopped(scene: Scene, parties: list[Party], repel: Span, names: list[PlaceName], number: int) -> list[Statement]:
    """Read who was stopped where: "зупинили ворога біля А"; without a place or a party it is nothing."""
    stopped = [p for p in parties if "acc" in p.cases and "nom" not in p.cases and scene.side(p) is not None]
    places = [name for name in names if name.slot == "relation"]
    if not stopped or not places:
        return []
    return [Statement("attack_unsuccessful", scene.side(stopped[0]), places, repel.i, "repel", number)]


def _failed(
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
    if not places:
        _fail_earlier([one for one in before if one.action == "attack"])
        return []
    parties = [p for p in scene.parties if clause.i <= p.i < clause.j]
    owner = next((side for noun in nouns if (side := _owner(scene, noun)) is not None), None)
    owner = owner or _subject(scene, parties, fail) or _carried(scene, fail)
    if scene.words[fail.i + 1 if fail.j - fail.i > 1 else fail.i].key in {"дали", "дозволили", "дала", "позволили"}:
        owner = other(owner) if owner is not None else None
    if owner is None and deeds:
        owner, _ = _actor(scene, clause, deeds[0], {"action": "attack"}, "attack")
    return [Statement("attack_unsuccessful", owner, places, fail.i, "fail", number)]


def _is_all(scene: Scene, clause: Clause) -> bool:
    return any(word.key in {"усі", "всі", "все", "кожну", "обидві"} for word in scene.words[clause.i : clause.j])


def _fail_earlier(statements: list[Statement]) -> None:
    for one in statements:
        if one.action == "attack":
            one.action = "attack_unsuccessful"


# ---- where


def _assign(
    scene: Scene, clause: Clause, deeds: list[Span], names: list[PlaceName], statements: list[Statement]
) -> None:
    """Give each name to the deed that governs it: the one before it, else the next."""
    if not statements:
        return
    by_at = {span.i: span for span in (*deeds, *scene.within(clause, "try"))}
    suffers = any(_suffers(scene, clause, one) for one in statements)
    for name in names:
        takers = [one for one in statements if _accepts(by_at.get(one.at), one, name, suffers=suffers)]
        if not takers:
            continue
        before = [one for one in takers if one.at < name.i]
        (before[-1] if before else takers[0]).names.append(name)


def _suffers(scene: Scene, clause: Clause, one: Statement) -> bool:
    """Tell whether the names of a clause are what was struck: "авіаударів зазнали А, Б"."""
    words = {scene.words[k].key for k in range(clause.i, clause.j)}
    lemma = {"зазнали", "зазнала", "зазнав", "зазнало", "пережила", "пережили", "пережив", "пережило", "під", "под"}
    return one.action == "strike" and bool(words & lemma)


def _accepts(deed: Span | None, one: Statement, name: PlaceName, *, suffers: bool) -> bool:
    is_passive = deed is not None and deed.form.mood == "passive"
    is_object = deed is not None and deed.sort == "verb" and 0 < name.group - deed.j <= _NEAR
    if name.slot == "bare":
        by_key = {
            "lose": deed is not None and 0 <= deed.i - name.j <= 2,
            "fall": True,
            "strike": suffers or is_passive or is_object,
        }
        by_action = {"strike": suffers or is_passive, "seize": is_passive or is_object}
        return by_key.get(one.key, by_action.get(one.action, False))
    if name.slot == "topic":
        return False
    needs_object = one.key in {"lose", "fall", "leave"} and not (one.key == "lose" and one.is_part)
    return not needs_object or name.slot in {"object", "settlement"}


def _shaped(scene: Scene, clause: Clause, one: Statement, deeds: list[Span]) -> Statement | None:
    """Return a statement as its object makes it: a seized street is an advance, prisoners are nothing."""
    deed = next((span for span in deeds if span.i == one.at), None)
    if deed is not None and one.action == "seize":
        return _shaped_seizure(scene, clause, one, deed)
    if one.action == "withdraw":
        return _shaped_withdrawal(one)
    return one


def _shaped_seizure(scene: Scene, clause: Clause, one: Statement, deed: Span) -> Statement | None:
    stop = min([s.i for s in scene.spans if s.kind == "deed" and s.i > deed.i] + [clause.j])
    objects = [s for s in scene.spans if s.kind == "object" and deed.j <= s.i < stop]
    taken = [name for name in one.names if name.slot != "relation"]
    if taken and not (any(s.key == "none" for s in objects) and all(name.slot == "bare" for name in taken)):
        one.names = taken
        one.action = "advance" if all(name.is_part for name in taken) else one.action
        return one
    if one.key in {"control", "lose_control"}:
        one.names = [replace(name, relation="in") if name.word in {"над", "за"} else name for name in one.names]
        return one
    if one.key == "expel":
        left = [name for name in one.names if name.relation == "from"]
        one.action = "seize" if left else "advance"
        one.names = [replace(name, relation="in") for name in left] or one.names
        return one
    if any(s.key == "none" for s in objects) or not any(s.key == "part" for s in objects):
        return None if one.names else one
    one.action = "advance"
    return one


def _shaped_withdrawal(one: Statement) -> Statement:
    """Drop where troops withdrew to where the text tells what they left, else make it a direction."""
    goals = [name for name in one.names if name.relation == "toward" or name.word == "за"]
    left = [name for name in one.names if name not in goals]
    one.names = left or [replace(name, relation="toward") for name in goals]
    return one


def _without_goals(statements: list[Statement]) -> list[Statement]:
    """Drop where troops went to where the same sentence tells what they left."""
    left = {
        one.actor for one in statements if one.action == "withdraw" and any(n.relation != "toward" for n in one.names)
    }
    return [
        one
        for one in statements
        if not (
            one.action == "withdraw"
            and one.actor in left
            and one.names
            and all(name.relation == "toward" for name in one.names)
        )
    ]


def _share_topic(scene: Scene, statements: list[Statement]) -> None:
    """Give deeds without a place the one that the sentence speaks of: a topic, or a place before the clause."""
    backs = [span.i for span in scene.spans if span.kind == "back"]
    for one in statements:
        clause = scene.clauses[one.clause]
        if one.names or any(clause.i <= name.i < clause.j and name.slot == "relation" for name in scene.grounds.names):
            continue
        earlier = [name for name in scene.grounds.names if name.i < clause.i]
        points = any(clause.i <= at < clause.j for at in backs)
        topic = [name for name in earlier if name.slot == "topic"]
        idle = [
            name
            for name in earlier
            if name.slot == "relation"
            and not any(name in other_one.names for other_one in statements)
            and not _has_deed(scene, name)
        ]
        if points and earlier:
            one.names = [replace(earlier[-1], relation=earlier[-1].relation or "in")]
        elif one.action != "seize" and (idle or topic):
            one.names = [idle[-1] if idle else replace(topic[-1], relation="in")]


def _has_deed(scene: Scene, name: PlaceName) -> bool:
    clause = next(one for one in scene.clauses if one.i <= name.i < one.j)
    return bool(scene.within(clause, "deed", "repel", "try", "fail"))


def _at_hub(scene: Scene, statements: list[Statement]) -> list[Statement]:
    """Place the deeds of a sentence that names no settlement in the direction that it names."""
    if scene.grounds.names or not scene.grounds.hubs or any(word.text == "%" for word in scene.words):
        return []
    hub = PlaceName(scene.grounds.hubs[0], 0, 0, "relation", relation="direction")
    near = [scene.clauses[one.clause] for one in statements]
    told = [
        one
        for one, clause in zip(statements, near, strict=True)
        if one.action in {"attack", "attack_unsuccessful", "strike", "advance"}
        and any(clause.i <= at < clause.j for at in scene.grounds.hubs_at)
    ]
    for one in told[:1]:
        one.names = [hub]
    return told[:1]


# ---- what it is worth


def _graded(scene: Scene, one: Statement) -> Statement | None:
    """Return a statement with its grade; null where the sentence leaves it unsaid."""
    holder = scene.holder_at(one.at)
    if any(span.kind == "deny" for span in scene.spans):
        grade = _denied(scene, one)
        return None if grade is None else replace(one, grade=grade)
    doubt = next((span for span in scene.spans if span.kind == "doubt"), None)
    claimant = holder.claimant if holder is not None else UNSPECIFIED
    if doubt is not None and one.action in GAINS and (holder is not None or one.at < doubt.j):
        grade = Grade("claimed", claimant, "unsupported")
    elif holder is not None:
        grade = Grade(holder.evidence, holder.claimant, None)
    elif scene.has("hearsay", 0, len(scene.words)) and one.action in GAINS:
        grade = Grade("claimed", "Russian sources" if one.actor == "russian" else "Ukrainian sources", None)
    else:
        grade = _own(scene, one)
    return replace(one, grade=grade)


def _denied(scene: Scene, one: Statement) -> Grade | None:
    """Return the grade of a statement in a sentence that denies something: what was claimed, or said before that."""
    at = next(span.i for span in scene.spans if span.kind == "deny")
    claimed = any(holder.i <= one.at < holder.j for holder in scene.holders)
    if not (claimed or one.at < at or not scene.holders):
        return None if one.action in GAINS else _own(scene, one)
    if one.action not in GAINS:
        return None if claimed else _own(scene, one)
    holder = scene.holder_at(one.at)
    told = [h.claimant for h in (holder, *scene.holders) if h is not None]
    named = [claimant for claimant in told if claimant not in {UNSPECIFIED, scene.voice.claimant}]
    return Grade("denied", named[0] if named else _speaker_in(scene, one), "contradicted")


def _speaker_in(scene: Scene, one: Statement) -> str:
    """Return whom the sentence names that may have claimed what it denies: somebody of the side that it serves."""
    rows = [scene.lexicon.speakers[int(span.key)] for span in scene.spans if span.kind == "speaker"]
    return next((str(row["claimant"]) for row in rows if row.get("side") == one.actor), UNSPECIFIED)


def _own(scene: Scene, one: Statement) -> Grade:
    voice = scene.voice
    is_geolocated = voice.geolocates and scene.has("geolocated", 0, len(scene.words)) and one.action in GAINS
    return Grade("geolocated" if is_geolocated else voice.evidence, voice.claimant, None)
