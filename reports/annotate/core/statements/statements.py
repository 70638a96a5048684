"""Statements: each deed of a sentence with who did it and where, graded by who says it."""

from dataclasses import replace

from geo.vocabulary import GAINS, MOVES, Action, Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.statements.actors import find_actor
from reports.annotate.core.statements.contradictions import clauses_behind, contradicting
from reports.annotate.core.statements.doubts import is_open
from reports.annotate.core.statements.failures import (
    fail_earlier,
    is_wiped_out,
    read_failed,
    read_repelled,
    undo_advances,
    undo_gains,
)
from reports.annotate.core.statements.grades import deny, grade_statement
from reports.annotate.core.statements.nouns import is_going_on, is_only_named
from reports.annotate.core.statements.subjects import find_gap, remember_subject
from reports.annotate.core.statements.undone import read_undone
from reports.annotate.core.statements.where import (
    assign_names,
    drop_goals,
    place_at_hub,
    shape_statement,
    share_topic,
    split_parts,
    take_roads,
)


def find_statements(scene: Scene) -> list[Statement]:
    """Return the statements of a sentence in order, graded; what it denies to have happened is none."""
    out: list[Statement] = []
    for number, clause in enumerate(scene.clauses):
        if is_wiped_out(scene, clause):
            undo_advances(out)
        else:
            undone = read_undone(scene, clause, number, out)
            if undone is None and not out:
                undone = read_undone(scene, clause, number, list(scene.gains_before))
            out += _read_clause(scene, clause, number, before=out) if undone is None else undone
        remember_subject(scene, clause)
    out = [one for one in out if one.actor is not None and not is_open(scene, one.at)]
    share_topic(scene, out)
    out = drop_goals(out)
    out = [graded for one in out if (graded := grade_statement(scene, one)) is not None]
    for one in out:
        take_roads(scene, one)
        if one.action in GAINS and (denier := contradicting(scene, clauses_behind(scene, one), one)) is not None:
            one.grade = deny(scene, one.grade, denier)
    return [one for one in out if one.names or one.roads] or place_at_hub(scene, out)


def still_held(scene: Scene, before: list[Statement]) -> list[Statement]:
    """
    Return the statements of the sentence before without the gains that this one takes back before it names a place.

    "Ворог зайшов у А. Але його вибили.": whatever else is told, they are not held.
    """
    left = [one for one in before if one.action in GAINS]
    for number, clause in enumerate(scene.clauses):
        if any(clause.i <= name.i < clause.j for name in scene.grounds.names):
            break
        if is_wiped_out(scene, clause, is_behind=True):
            undo_advances(left)
        elif read_undone(scene, clause, number, left) is None:
            _read_clause(scene, clause, number, before=left)
    return [one for one in before if one.action not in GAINS or any(one is other for other in left)]


def _read_clause(scene: Scene, clause: Clause, number: int, *, before: list[Statement]) -> list[Statement]:
    if scene.within(clause, "past") or _was_said_before(scene, clause):
        return []
    deeds = [
        span
        for span in scene.within(clause, "deed")
        if not _is_background(scene, clause, span) and not _is_recounted(scene, span)
    ]
    names = [name for name in scene.grounds.names if clause.i <= name.i < clause.j]
    repel = next((s for s in scene.within(clause, "repel") if _repels(scene, clause, s)), None)
    fail = next(iter(scene.within(clause, "fail", "unable")), None)
    if repel is not None:
        return read_repelled(scene, clause, number, repel, deeds, names, before)
    if fail is not None:
        return read_failed(scene, clause, number, fail, deeds, names, before)
    tries = [s for s in scene.within(clause, "try") if not _is_negated(scene, clause, s)]
    tries = [s for s in tries if not scene.has("unreal", clause.i, s.i)]  # "нехай спробують"
    out = []
    for deed in deeds:
        if _is_unreal(scene, clause, deed) or (not tries and _is_aim(scene, clause, deed)):
            continue
        led = {one.actor for one in before if one.action in GAINS | {"attack"}}
        if led and _may_be_of(scene, clause, led) and _is_thrown_back(scene, clause, deed, names):
            fail_earlier(before)
            undo_gains(scene, clause, before)
            continue
        table = scene.lexicon.deeds[deed.key]
        is_of_none = _is_civil(scene, clause) or _flees(scene, clause, deed) or _flies(scene, clause)
        if table["action"] not in {"strike", "attack"} and is_of_none:
            continue
        action: Action = table["action"]
        goes_on = action == "seize" and is_going_on(scene, clause, deed)
        if not goes_on and not tries and _is_unsaid_noun(scene, clause, deed, action):
            continue
        if goes_on or (any(one.i < deed.i for one in tries) and action in GAINS):
            action = "attack"
        elif action == "attack" and (_has_means(scene, clause) if deed.sort == "verb" else _is_of_means(scene, deed)):
            action = "strike"
        actor, named = find_actor(scene, clause, deed, table, table["action"] if goes_on else action)
        part = any(s.key == "part" for s in scene.within(clause, "object"))
        out.append(Statement(action, actor, [], deed.i, deed.key, number, is_named=named, is_part=part))
    if tries and not out:
        table = {"action": "attack", "takes": "ground"}
        actor, named = find_actor(scene, clause, tries[0], table, "attack")
        out.append(Statement("attack", actor, [], tries[0].i, "try", number, is_named=named))
    _agree(out)
    assign_names(scene, clause, deeds, names, out)
    out += _split_at_gap(scene, clause, out)
    shaped = [one for one in (shape_statement(scene, clause, one, deeds) for one in out) if one is not None]
    return [part for one in shaped for part in split_parts(one)]


def _split_at_gap(scene: Scene, clause: Clause, statements: list[Statement]) -> list[Statement]:
    """Return what the second side of a clause did at the last places, and leave the rest to the first side."""
    gap = find_gap(scene, clause)
    out = []
    for one in statements if gap is not None else ():
        behind = [name for name in one.names if gap is not None and one.at < gap.i < name.i]
        if gap is not None and behind:
            one.names = [name for name in one.names if name not in behind]
            out.append(replace(one, actor=scene.side(gap), names=behind, is_named=True))
    return out


def _repels(scene: Scene, clause: Clause, span: Span) -> bool:
    """Tell whether a word says that attacks were repelled; a noun does only with them: "відбиття атак"."""
    attacks = [one for one in scene.within(clause, "deed", "try") if one.sort == "noun" and 0 <= one.i - span.j <= 2]
    return not _is_negated(scene, clause, span) and (span.sort != "noun" or bool(attacks))


def _is_unsaid_noun(scene: Scene, clause: Clause, deed: Span, action: Action) -> bool:
    """Tell whether a gain or a withdrawal is a noun that nothing tells to have come about."""
    return deed.sort == "noun" and action in MOVES and is_only_named(scene, clause, deed)


def _is_civil(scene: Scene, clause: Clause) -> bool:
    """Tell whether those who act in a clause are no fighters: rescuers who enter a town gain no ground."""
    civil = scene.within(clause, "civil")
    columns = {span.i for span in civil if "gen" in span.form.cases}  # "колонна беженцев"
    actors = [p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns]
    if any(p.j not in columns for p in actors):
        return False
    return bool(actors) or any("nom" in span.form.cases for span in civil)


def _flees(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether those who leave a place are a people, not its army: "українці виїхали з А"."""
    return deed.key in {"exit", "flee"} and bool(scene.within(clause, "people"))


def _flies(scene: Scene, clause: Clause) -> bool:
    """Tell whether those who act in a clause are weapons: drones that come to a town take no ground there."""
    actors = [p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns]
    means = [span.i for span in scene.within(clause, "means") if span.sort == "noun"]
    return bool(actors) and all(any(p.i <= at < p.j for at in means) for p in actors)


def _is_unreal(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a deed did not happen, was only wished for or feared, or is over: "після штурму"."""
    is_over = deed.sort == "noun" and scene.has("after", deed.i - 3, deed.i)
    last = deed.j + 1 if deed.sort == "verb" else clause.j  # "взяття А було б катастрофою"
    is_wish = deed.sort in {"verb", "noun"} and scene.has("irrealis", clause.i, last)
    return (
        is_over
        or is_wish
        or _is_to_come(scene, deed)
        or _is_negated(scene, clause, deed)
        or scene.has("unreal", clause.i, deed.i)
        or _is_known_already(scene, clause, deed)
        or _is_meanwhile(scene, deed)
    )


def _is_meanwhile(scene: Scene, deed: Span) -> bool:
    """Tell whether a gain is only what somebody was about: "загинув, звільняючи А"."""
    is_gain = scene.lexicon.deeds[deed.key]["action"] in GAINS
    return is_gain and deed.form.mood == "adverb" and deed.lemma.split()[0] in scene.lexicon.imperfective


def _is_known_already(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a gain stands in a clause of when something else was: "коли ворог захопив А, ..."."""
    if scene.lexicon.deeds[deed.key]["action"] not in MOVES:
        return False
    opening = [s for s in scene.spans if s.kind == "when" and clause.i < s.j <= deed.i]  # "після того, | як"
    opening += [s for s in scene.within(clause, "which") if s.j <= deed.i and _describes_party(scene, s.i)]
    return any(not any(word.text == "," for word in scene.words[span.j : deed.i]) for span in opening)


def _describes_party(scene: Scene, at: int) -> bool:
    """Tell whether a word opens what is said of a side right before its comma: "ворог, що захопив А"."""
    if at < 2 or scene.words[at - 1].text != ",":
        return False
    before = [party for party in scene.parties if party.j == at - 1]
    return any("nom" in party.cases for party in before) and not scene.has("speech", 0, at)


def _was_said_before(scene: Scene, clause: Clause) -> bool:
    """Tell whether somebody said earlier what a clause with "that" holds: "раніше повідомлялося, що"."""
    that = next((span for span in scene.within(clause, "that") if span.i <= clause.i + 1), None)
    if that is None:
        return False
    before = [one for one in scene.clauses if one.j == clause.i]
    return any(scene.within(one, "past") for one in before)


def _is_to_come(scene: Scene, deed: Span) -> bool:
    """Tell whether a verb of ground in what looks like the present is one whose present is the future: "зайдуть"."""
    if deed.form.own:
        return deed.lemma.split()[0] not in scene.lexicon.lasting  # "возьмём", "ударим"
    action = scene.lexicon.deeds[deed.key]["action"]
    if deed.sort != "verb" or deed.form.mood != "present" or action not in MOVES:
        return False
    return deed.lemma.split()[0] not in scene.lexicon.imperfective


def _has_means(scene: Scene, clause: Clause) -> bool:
    """Tell whether an attack was made by a weapon: with one, or one is its subject."""
    subject = next((p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases), None)
    return any(
        span.sort == "word" or span.form.cases == {"ins"} or (subject is not None and subject.i <= span.i < subject.j)
        for span in scene.within(clause, "means")
    )


def _is_of_means(scene: Scene, deed: Span) -> bool:
    """Tell whether the noun of an attack has a weapon behind it: "атака дронів", "атака ворожих безпілотників"."""
    return any(0 <= span.i - deed.j <= 1 for span in scene.spans if span.kind == "means")


def _is_aim(scene: Scene, clause: Clause, deed: Span) -> bool:
    """Tell whether a deed in the dictionary form is only meant: nothing says that it came about or goes on."""
    if deed.sort != "verb" or deed.form.mood != "base":
        return False
    action = scene.lexicon.deeds[deed.key]["action"]
    lasts = action == "attack" or (action == "advance" and deed.lemma.split()[0] in scene.lexicon.imperfective)
    goes_on = lasts and scene.within(clause, "ongoing")
    return not (goes_on or scene.within(clause, "able"))


def _is_thrown_back(scene: Scene, clause: Clause, deed: Span, names: list[PlaceName]) -> bool:
    """Tell whether a clause only says that those who attacked before were driven back, or left: "але відійшли"."""
    takes = scene.lexicon.deeds[deed.key].get("takes")
    leaves = deed.key == "withdraw" or (scene.lexicon.deeds[deed.key].get("from") and clause.is_contrast)
    told = any(clause.i <= party.i < clause.j for party in scene.parties)
    if leaves and not names and deed.sort == "verb":
        return any(party.i < clause.i for party in scene.parties) or (clause.is_contrast and not told)
    return takes == "people" and deed.form.mood == "passive" and not names and not told


def _is_recounted(scene: Scene, deed: Span) -> bool:
    """Tell whether somebody only tells about fights: "розповів про бої в А"."""
    tellers = scene.lexicon.stance["history"]["tellers"]
    is_told = any(s.kind == "speech" and s.lemma in tellers for s in scene.spans)
    is_topic = deed.key == "fight" and scene.has("about", deed.i - 2, deed.i)
    return is_topic and (is_told or "nom" not in deed.form.cases)


def _may_be_of(scene: Scene, clause: Clause, led: set[Actor | None]) -> bool:
    """Tell whether those who act in a clause may be who attacked before: no other side is named there."""
    sides = {scene.side(p) for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns}
    return not sides - {None} or bool(sides & led)


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
    is_said = any(s.kind == "predicates" and s.lemma == "бути" and s.j == deed.i for s in scene.spans)
    before = deed.i
    while before > clause.i and scene.has("plain", before - 1, before):
        before -= 1
    is_said = is_said or any(p.j == before and "nom" in p.cases and not p.owns for p in scene.parties)
    if scene.lexicon.language != "uk" or is_said:  # "був вибитий", "ворог вибитий"
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
    near = {s.i for s in words if span.i - 2 <= s.i < span.i}
    keys = {scene.words[s.i].key for s in words if s.i in near or scene.words[s.i].key != "без"}
    return not keys.isdisjoint({"не", "немає", "нет", "без", "ані", "ни"})  # "обстріл А, без постраждалих" was one


def _is_in_phrase(scene: Scene, negation: Span) -> bool:
    """Tell whether a "not" belongs to a phrase ("не відповідають дійсності", "не лише") or only leaves a place out."""
    kinds = {"deny", "doubt", "repel", "fail", "unable", "try", "only"}
    leaves_out = any(s.kind in {"relation", "bearing"} and s.i == negation.j for s in scene.spans)
    return leaves_out or any(s.kind in kinds and s.i <= negation.i < s.j for s in scene.spans)
