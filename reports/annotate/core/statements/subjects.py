"""Who acts in a clause or acted last: the subject that a verb agrees with, and the second one of a clause."""

from collections.abc import Sequence

from geo.vocabulary import Actor
from reports.annotate.core.phrases.clauses import Clause
from reports.annotate.core.phrases.parties import Party, is_bare_subject
from reports.annotate.core.phrases.spans import Span
from reports.annotate.core.scene import Scene, Subject
from reports.annotate.core.vocabulary.paradigms import CASES

_ALL = frozenset(CASES)


def subject_of(scene: Scene, parties: Sequence[Party], deed: Span) -> Actor | None:
    """Return the party that a verb agrees with, or that a noun's verb has: the first that is nominative."""
    fits = [p for p in parties if "nom" in p.cases and not p.owns and scene.side(p) is not None]
    if deed.sort == "verb" and deed.form.mood in {"past", "present"}:  # "захопили українські позиції"
        fits = [p for p in fits if not any(s.kind == "thing" and p.i <= s.i < p.j for s in scene.spans)]
    many = deed.form.many if deed.sort == "verb" and deed.form.mood in {"past", "present"} else None
    if many is not None:
        fits = [p for p in fits if p.many is None or p.many == many]
    sure = [p for p in fits if "acc" not in p.cases or p.cases >= {"gen", "dat"}]
    fits = sure or fits
    return scene.side(fits[0]) if fits else None


def carried_side(scene: Scene, clause: Clause, deed: Span) -> Actor | None:
    """Return who acted last in the paragraph, where the verb agrees and the clause names nobody else who acts."""
    last = scene.subject
    if deed.sort != "verb" or (last.many is not None and deed.form.many is not None and last.many != deed.form.many):
        return None
    return None if _names_another(scene, clause, last.side) else last.side


def _names_another(scene: Scene, clause: Clause, side: Actor | None) -> bool:
    """Tell whether a side that can only be who acts stands in a clause beside the one that is carried into it."""
    sure = [p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns]
    if any("acc" not in p.cases and scene.side(p) not in {None, side} for p in sure):
        return True
    at: dict[int, list[Span]] = {}
    for span in scene.spans:
        at.setdefault(span.i, []).append(span)
    return any(is_bare_subject(scene.words, at, span, scene.lexicon) for span in scene.within(clause, "side"))


def remember_subject(scene: Scene, clause: Clause) -> None:
    """Keep the side that acts in a clause for the sentences after it; of two that act in one, neither is kept."""
    if find_gap(scene, clause) is not None:
        scene.subject = Subject()
        return
    fits = [p for p in scene.parties if clause.i <= p.i < clause.j and "nom" in p.cases and not p.owns]
    for party in fits[:1]:
        side = scene.side(party)
        scene.subject = Subject(side, party.many) if side is not None else scene.subject


def find_gap(scene: Scene, clause: Clause) -> Party | None:
    """
    Return who did the deed of a clause at its last places without a verb of their own: "ворог зайняв А, а наші — Б".

    A dash stands right behind them, or a word that turns ("а") right before and a place, or its preposition, behind.
    """
    turns = scene.lexicon.stance["links"]["turns"]
    deeds = [span.i for span in scene.within(clause, "deed") if span.sort == "verb"]
    starts = {span.i for span in scene.within(clause, "relation", "bearing")} | {name.i for name in scene.grounds.names}
    for party in scene.parties:
        if not (clause.i < party.i < clause.j and "nom" in party.cases and not party.owns and party.j < clause.j):
            continue
        before, behind = scene.words[party.i - 1], scene.words[party.j]
        is_dash = behind.text in {"—", "–", "-"} and (before.text == "," or before.key in turns)
        is_sure = "acc" not in party.cases or party.cases == _ALL  # "уразив А, а позиції ворога біля Б": no "who"
        if (is_dash or (is_sure and before.key in turns and party.j in starts)) and any(at < party.i for at in deeds):
            return party
    return None
