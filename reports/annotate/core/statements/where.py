"""Where deeds were done: each name to the deed that governs it, and what a deed's object makes of it."""

from dataclasses import replace
from typing import Final

from reports.annotate.core.phrases.clauses import Clause, clause_of
from reports.annotate.core.phrases.parties import is_adjective_like
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.roads import ROAD
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.statements.apart import hangs_on, has_own_say, is_of_a_road, is_of_an_aim
from reports.annotate.core.statements.persons import is_of_a_noun, is_person, taken_with

_DASHES: Final = frozenset("—–-")
_NEAR: Final = 6
"""Words behind a verb within which a name without a preposition is its object."""


def assign_names(
    scene: Scene, clause: Clause, deeds: list[Span], names: list[PlaceName], statements: list[Statement]
) -> None:
    """Give each name to the deed that governs it: the one before it, else the next."""
    if not statements:
        return
    by_at = {span.i: span for span in (*deeds, *scene.within(clause, "try"))}
    told = {one.at for one in statements}
    left_out = {s.j for s in deeds if s.i not in told and (s.sort == "noun" or s.form.mood == "adverb")}
    aims = [s for s in deeds if s.i not in told and s.sort == "verb" and s.form.mood == "base"]
    suffers = any(_suffers(scene, clause, one) for one in statements)
    listed = _listed(scene, clause, deeds)
    for name in names:
        if name in listed and len(statements) == 1 and statements[0].action == "advance":
            statements[0].names.append(replace(name, relation="near"))
            continue
        if is_of_a_road(scene, name) or hangs_on(scene, name, left_out) or is_of_an_aim(scene, deeds, aims, name):
            continue  # what is only named has its own place: "під час штурму А ворог втратив роту"
        if is_person(scene, deeds, name):
            taken = taken_with(clause, deeds, name)
            statements[:] = [one for one in statements if one.at not in taken]
            continue
        takers = [one for one in statements if _accepts(scene, by_at.get(one.at), one, name, suffers=suffers)]
        if not takers:
            continue
        before = [one for one in takers if one.at < name.i]
        (before[-1] if before else takers[0]).names.append(name)


def _listed(scene: Scene, clause: Clause, deeds: list[Span]) -> list[PlaceName]:
    """Return the places of "Просування: А, Б": two or more bare names and nothing else behind a colon."""
    texts = [word.text for word in scene.words]
    if len(deeds) != 1 or deeds[0].sort != "noun" or ":" not in texts[deeds[0].j :]:
        return []
    colon = texts.index(":", deeds[0].j)
    names = [name for name in scene.grounds.names if clause.i <= name.i and name.i > colon and name.slot == "bare"]
    joins = {k for span in scene.spans if span.kind == "join" for k in range(span.i, span.j)}
    others = {k for k in range(colon, len(texts)) if scene.words[k].is_word} - scene.grounds.taken - joins
    return names if len(names) > 1 and not others else []


def split_parts(one: Statement) -> list[Statement]:
    """Return a seizure as two where only part of some of its places was taken: "звільнено А та частину Б"."""
    parts = [name for name in one.names if name.is_part]
    if one.action != "seize" or not parts or len(parts) == len(one.names):
        return [one]
    whole = [name for name in one.names if not name.is_part]
    return [replace(one, names=whole), replace(one, action="advance", names=parts)]


def _suffers(scene: Scene, clause: Clause, one: Statement) -> bool:
    """Tell whether the names of a clause are what was struck: "авіаударів зазнали А, Б"."""
    words = {scene.words[k].key for k in range(clause.i, clause.j)}
    return one.action == "strike" and not words.isdisjoint(scene.lexicon.stance["suffers"]["words"])


def _accepts(scene: Scene, deed: Span | None, one: Statement, name: PlaceName, *, suffers: bool) -> bool:
    is_passive = deed is not None and deed.form.mood == "passive"
    is_object = deed is not None and deed.sort == "verb" and 0 < name.group - deed.j <= _NEAR
    if deed is not None and has_own_say(scene, deed, name):
        return False
    if name.slot in {"bare", "settlement"} and is_object and is_of_a_noun(scene, name):
        return False
    if name.slot == "bare":
        by_key = {
            "lose": deed is not None and 0 <= deed.i - name.j <= 2,
            "give_up": deed is not None and 0 <= deed.i - name.j <= 2,
            "fall": True,
            "pass_over": True,
            "strike": suffers or is_passive or is_object,
        }
        is_told_of = deed is not None and deed.sort == "word" and name.j == deed.i  # "А за нами"
        # "А взяли": many did it, one place is no subject
        is_whole = not name.text.endswith(tuple(scene.lexicon.place_words["goals"]["genitives"]))
        is_fronted = (
            deed is not None and deed.sort == "verb" and deed.form.many is True and name.j == deed.i and is_whole
        ) or _is_object_ahead(scene, deed, name)
        is_counted = one.action == "strike" and _is_counted_at(scene, deed, name)
        by_action = {
            "strike": suffers or is_passive or is_counted or is_object,
            "seize": is_passive or is_object or is_told_of or is_fronted,
        }
        return by_key.get(one.key, by_action.get(one.action, False))
    if name.slot == "topic" or (one.action == "strike" and name.relation == "from"):
        return False  # from where it was shelled is no target
    needs_object = one.key in {"lose", "fall", "leave"} and not (one.key == "lose" and one.is_part)
    return not needs_object or name.slot in {"object", "settlement"}


def _is_counted_at(scene: Scene, deed: Span | None, name: PlaceName) -> bool:
    """Tell whether a dash and a number stand between a place and the noun of strikes: "А — 14 обстрілів"."""
    between = [word.text for word in scene.words[name.j : deed.i]] if deed is not None and deed.sort == "noun" else []
    return len(between) == 2 and between[0] in _DASHES and between[1].isdigit()


def _is_object_ahead(scene: Scene, deed: Span | None, name: PlaceName) -> bool:
    """Tell whether a place opens a sentence as the object of a verb behind its subject: "Малинівку наші зайняли"."""
    if deed is None or deed.sort != "verb" or deed.form.mood not in {"past", "present"} or not name.is_opening:
        return False
    is_described = name.j - name.i == 1 or is_adjective_like(scene.words[name.i].key, scene.lexicon)
    if not is_described or not name.text.endswith(tuple(scene.lexicon.place_words["goals"]["objects"])):
        return False
    kinds = {"plain", "time"}
    fill = {k for span in scene.spans if span.kind in kinds for k in range(span.i, span.j)}
    subjects = {k for party in scene.parties if "nom" in party.cases for k in range(party.i, party.j)}
    between = set(range(name.j, deed.i))
    return bool((between | {deed.j}) & subjects) and between <= fill | subjects


def shape_statement(scene: Scene, clause: Clause, one: Statement, deeds: list[Span]) -> Statement | None:
    """Return a statement as its object makes it: a seized street is an advance, prisoners are nothing."""
    deed = next((span for span in deeds if span.i == one.at), None)
    if deed is not None and one.action == "seize":
        return _shaped_seizure(scene, clause, one, deed)
    leaves = scene.lexicon.deeds[deed.key].get("from") if deed is not None else None
    if leaves is not None:
        left = [name for name in one.names if name.relation == "from"]
        if left and not one.is_named and one.actor != scene.voice.side:
            return None  # "вийшли з А усі": nobody says that it was the other side
        if left:
            one.action, one.names = leaves, left
        elif one.action == leaves:
            return None
    if one.key == "push_back":  # "відкинули від А": there, not out of it
        one.names = [replace(name, relation="near") if name.relation == "from" else name for name in one.names]
    if one.action == "attack":
        one.names = [name for name in one.names if name.relation != "from"] or one.names  # "з А атакує Б"
    if one.action == "withdraw":
        return _shaped_withdrawal(scene, one)
    return one


def _shaped_seizure(scene: Scene, clause: Clause, one: Statement, deed: Span) -> Statement | None:
    stop = min([s.i for s in scene.spans if s.kind == "deed" and s.i > deed.i] + [clause.j])
    first = clause.i if deed.form.mood == "passive" else deed.j  # "позиції біля А втрачено"
    objects = [s for s in scene.spans if s.kind == "object" and first <= s.i < stop]
    if any(s.key == "around" for s in objects):
        return None
    taken = [name for name in one.names if name.slot != "relation"]
    if taken and not (any(s.key == "none" for s in objects) and all(name.slot == "bare" for name in taken)):
        one.names = taken
        is_part = all(name.is_part for name in taken) or scene.has("partly", deed.i - 2, deed.j + 1)
        one.action = "advance" if is_part else one.action
        return one
    if one.key in {"control", "lose_control", "pass_over"}:
        return _shaped_control(one, objects)
    if one.key == "expel":
        left = [name for name in one.names if name.relation == "from"]
        one.action = "seize" if left else "advance"
        one.names = [replace(name, relation="in") for name in left] or one.names
        return one
    if any(s.key == "none" for s in objects) or not any(s.key == "part" for s in objects):
        return None if one.names or any(s.key == "none" for s in objects) else one
    one.action = "advance"
    return one


def _shaped_control(one: Statement, objects: list[Span]) -> Statement | None:
    """Read whose control went over: of a place, of a part near it, or of no ground at all: "над танками біля А"."""
    held = [name for name in one.names if name.word in {"над", "за"} or name.slot != "relation"]
    is_beside = all(name.relation == "near" or name.bearing is not None for name in one.names)
    if one.key == "control" and one.names and not held and (is_beside or any(s.key == "part" for s in objects)):
        one.action = "advance"  # "взят под контроль опорный пункт у А"
    if one.key == "lose_control" and one.names and not held:
        if not any(span.key == "part" for span in objects):
            return None
        one.action = "advance"
    one.names = [replace(name, relation="in") if name.word in {"над", "за"} else name for name in one.names]
    return one


def _shaped_withdrawal(scene: Scene, one: Statement) -> Statement:
    """Drop where troops withdrew to where the text tells what they left, else make it a direction."""
    leaves = any(name.relation == "from" for name in one.names)
    ends = tuple(scene.lexicon.place_words["goals"]["endings"])
    goals = [
        name
        for name in one.names
        if name.relation == "toward"
        or name.word == "за"
        or (leaves and name.relation in {"in", "near"})
        or (one.key == "withdraw" and name.relation == "in" and not name.part and name.text.endswith(ends))
    ]
    left = [name for name in one.names if name not in goals]
    one.names = left or [replace(name, relation="toward") for name in goals]
    return one


def take_roads(scene: Scene, one: Statement) -> None:
    """Give a deed the roads of its clause; ground that is a road and no place is only advanced along."""
    roads = scene.within(scene.clauses[one.clause], ROAD)
    one.roads = tuple(dict.fromkeys(span.key for span in roads))
    if one.roads and not one.names and one.action == "seize":
        one.action = "advance"


def drop_goals(statements: list[Statement]) -> list[Statement]:
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


def share_topic(scene: Scene, statements: list[Statement]) -> None:
    """Give deeds without a place the one that the sentence speaks of: a topic, or a place before the clause."""
    others = scene.lexicon.place_words["back"]["others"]  # "сусіднє село"
    backs = [s.i for s in scene.spans if s.kind == "back" and (not s.i or scene.words[s.i - 1].key not in others)]
    for one in statements:
        clause = scene.clauses[one.clause]
        if one.names or any(clause.i <= name.i < clause.j and name.slot == "relation" for name in scene.grounds.names):
            continue
        earlier = [name for name in scene.grounds.names if name.i < clause.i]
        points = any(clause.i <= at < clause.j for at in backs)
        if scene.topic is not None:
            _place_at_topic(scene, one, scene.topic, points=points)
            continue
        # "Торецьк: наші закріпилися в центрі міста": a colon without a verb before it cuts no clause
        topic = [name for name in scene.grounds.names if name.slot == "topic" and name.i < one.at]
        earlier = earlier or topic
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
            last = [name for name in idle if name.group == idle[-1].group]
            one.names = last or [replace(topic[-1], relation="in")]


def _place_at_topic(scene: Scene, one: Statement, topic: PlaceName, *, points: bool) -> None:
    """Give a deed the place that a sentence before it is: what is taken must be told to be it, "зайняли село", "її"."""
    points = points or _stands_for(scene, one, topic)
    clause = scene.clauses[one.clause]
    if one.action == "seize" and any(span.key == "none" for span in scene.within(clause, "object")):
        return  # "взяли її в кільце"
    if one.action != "seize" or points:
        is_there = points or one.is_part or one.action in {"seize", "strike"}
        one.names = [replace(topic, relation="in" if is_there else "near")]


def _stands_for(scene: Scene, one: Statement, topic: PlaceName) -> bool:
    """Tell whether a pronoun beside a verb stands for a place, by its gender, and is no owner: "зайняли її"."""
    back = scene.lexicon.place_words["back"]
    pronouns = back["she"] if topic.text.endswith(tuple(back["feminine"])) else back["he"]
    deed = next((s for s in scene.spans if s.i == one.at and s.kind in {"deed", "repel"} and s.sort == "verb"), None)
    if deed is None:
        return False
    keys = [word.key for word in scene.words]
    behind = deed.j + 1
    is_last = behind >= len(keys) or not scene.words[behind].is_word or scene.has("relation", behind, behind + 1)
    return (one.at > 0 and keys[one.at - 1] in pronouns) or (
        keys[deed.j : behind] != [] and is_last and keys[deed.j] in pronouns
    )


def _has_deed(scene: Scene, name: PlaceName) -> bool:
    clause = clause_of(scene.clauses, name.i)
    return bool(scene.within(clause, "deed", "repel", "try", "fail"))


def place_at_hub(scene: Scene, statements: list[Statement]) -> list[Statement]:
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
