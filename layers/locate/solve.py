"""Which place each name means: all names of a report are decided together, the clear ones helping the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from geo.measure.flat import chord_km
from layers.locate.candidates import SURE, Context, Question, ask
from layers.locate.front import Front
from layers.locate.mentions import Mention, MentionKey
from layers.locate.neighbours import Tie, find_ties, nearest_named, share_contexts, tie_of
from layers.locate.scores import nearness
from reports.lexicon.name_keys import name_key

ROUNDS: Final = 5
TIE_WEIGHT: Final[dict[Tie, float]] = {"sentence": 0.45, "paragraph": 0.3, "section": 0.15, "report": 0.1}
TIE_SCALE_KM: Final[dict[Tie, float]] = {"sentence": 15.0, "paragraph": 20.0, "section": 25.0, "report": 25.0}
REAR_SCALE: Final = 4.0
"""How much farther from its neighbours a place in the rear may lie."""

SURE_CLIENT: Final = 0.6
"""Least belief of a place whose own point tells where its hub is; below it all its rows are asked."""

CLIENTS: Final = 60
"""So many of the places that a hub orients are asked, in reading order."""

FRONT_KM: Final = 25.0
"""A name of the ground fighting lies no farther from the front of its day."""

FEW: Final = 5
"""Fewer sure names than these tell nothing about a control layer."""

ENOUGH: Final = 0.3
"""Weight of neighbours that count in full: one sure name in the same sentence, or the whole paragraph."""

NEAREST_ONLY: Final[frozenset[Tie]] = frozenset({"section", "report"})
REPEATED: Final[dict[Tie, float]] = {"sentence": 3.0, "paragraph": 3.0, "section": 2.0, "report": 1.0}
"""Bonus of a row that the same name means elsewhere, by how near in the text that is."""


@dataclass(slots=True)
class Board:
    """Where every question's believed place is, as unit vectors, and how strongly it speaks to others."""

    vectors: Any
    strength: Any

    def note(self, number: int, question: Question) -> None:
        """Enter what is believed of one question now."""
        self.vectors[number] = question.vectors[question.best]
        self.strength[number] = max(0.0, question.belief - 0.3)


def solve(mentions: Mapping[MentionKey, Mention], context: Context) -> dict[MentionKey, Question]:
    """
    Return the question of every mention of one report that has candidates, with scores after all have been weighed.

    Mentions that nothing tells apart share one question; time grows with the number of mentions, not its square.
    Deterministic: the same mentions in the same order give the same scores.
    """
    groups = [
        (keys, found)
        for keys, mention in share_contexts(mentions, context.areas)
        if (found := ask(keys[0], mention, context)) is not None
    ]
    questions = [question for _, question in groups]
    ties, same = find_ties(
        questions, [list(dict.fromkeys(mentions[key].paragraph for key in keys)) for keys, _ in groups]
    )
    _link(questions, ties)
    echoes = [_echoes(question, others) for question, others in zip(questions, same, strict=True)]
    board = Board(np.zeros((len(questions), 3)), np.zeros(len(questions)))
    for number, question in enumerate(questions):
        board.note(number, question)
    order = sorted(range(len(questions)), key=lambda number: -questions[number].belief)
    trust = 0.0
    for step in range(ROUNDS + (context.front is not None)):
        if step == ROUNDS:  # the text has been heard: now the front may decide what it leaves open
            trust = trust_front(questions, context.front)
        for number in order:
            question = questions[number]
            near = neighbourly(question, ties[number], board)
            question.score = question.fixed + oriented(question) + orients(question) + near
            question.believe()
            question.alone = question.belief  # what others of its name may lean on, lest two guesses make a certainty
            question.score = question.score + repeated(question, echoes[number])
            question.believe()
            if trust and (question.belief < SURE or question.mention.front_km is not None):
                question.score = question.score + trust * question.front
                question.believe()
            board.note(number, question)
    return {key: question for keys, question in groups for key in keys}


def trust_front(questions: Sequence[Question], front: Front | None) -> float:
    """
    Return how far a control layer is believed, 0 to 1: by its age, and by how many of the sure names lie near its edge.

    A layer of another year or of other ground than the report's would only mislead. With fewer than five sure names on
    the ground its age alone counts.
    """
    if front is None:
        return 0.0
    sure = [q for q in questions if q.belief >= SURE and not q.mention.is_rear and q.slack[q.best] == 0]
    if len(sure) < FEW:
        return front.freshness
    away = front.km(*np.array([q.at for q in sure]).T)
    return front.freshness * float(np.interp(np.mean(away <= FRONT_KM), [0.2, 0.6], [0.0, 1.0]))


def oriented(question: Question) -> Any:
    """Return the scores of what the text says about the place's direction and distance from its hubs."""
    total = np.zeros(len(question.rows))
    for hub, orientation in question.hubs:
        if hub.belief >= 0.3:
            total += hub.belief * question.fit(hub.as_hub, orientation)
    return total


def orients(question: Question) -> Any:
    """
    Return the scores of being the hub of other places: each sure place tells where its hub may lie.

    An open hub also asks which of its rows has any row of each open place where the text puts it.
    """
    scores = [
        other.belief * question.fit_as_hub(other, orientation)
        if other.belief >= SURE_CLIENT
        else SURE_CLIENT * question.guess_as_hub(other, orientation)
        for other, orientation in question.clients[:CLIENTS]
        if not orientation.is_loose and (other.belief >= SURE_CLIENT or question.belief < SURE)
    ]
    return np.mean(scores, axis=0) if scores else np.zeros(len(question.rows))


def neighbourly(question: Question, ties: Mapping[Tie, Any], board: Board) -> Any:
    """
    Return the scores of nearness to the places named around, near ones in the text counting most.

    Names of one sentence are all expected near, of a paragraph the nearer half; of the section and the report the three
    nearest count.
    What the text puts deep in the rear may lie farther from them: depots struck in one night lie far apart.
    """
    total, weights = np.zeros(len(question.rows)), 0.0
    wider = REAR_SCALE if question.mention.is_rear else 1.0
    for tie, others in ties.items():
        near = others[board.strength[others] > 0]
        if len(near) == 0:
            continue
        strengths = board.strength[near]
        away = np.maximum(chord_km(board.vectors[near], question.vectors), 0.6 * question.slack)
        costs = nearness(away, scale_km=wider * TIE_SCALE_KM[tie])
        if tie in NEAREST_ONLY:
            cost = np.sort(costs, axis=0)[:3].mean(axis=0)
        elif tie == "paragraph":
            cost = np.sort(costs, axis=0)[: max(5, len(near) // 2)].mean(axis=0)
        else:
            cost = np.average(costs, axis=0, weights=strengths)
        weight = TIE_WEIGHT[tie] * min(1.0, float(strengths.sum()))
        total += weight * cost
        weights += weight
    return total if weights == 0 else -min(1.0, weights / ENOUGH) * total / weights


def repeated(question: Question, echoes: Sequence[tuple[Question, float]]) -> Any:
    """Return a bonus for rows that the same name means elsewhere in the report."""
    most: dict[int, float] = {}
    for other, strength in echoes:
        if other.alone > 0.5:
            row = int(other.rows[other.best])
            most[row] = max(most.get(row, 0.0), strength * other.alone)
    return np.array([most.get(int(row), 0.0) for row in question.rows])


def in_text(hubs: Sequence[Question], mention: Mention) -> Question | None:
    """Return the hub's question from the same sentence, else paragraph, section, report."""
    if not hubs:
        return None
    return max(hubs, key=lambda hub: (TIE_WEIGHT[tie_of(hub.mention, mention)], hub.mention.is_hub, hub.belief))


def _link(questions: Sequence[Question], ties: Sequence[Mapping[Tie, Any]]) -> None:
    """Tie every question to its hubs and to the other names of its paragraph."""
    by_name: dict[str, list[int]] = {}
    for number, question in enumerate(questions):
        by_name.setdefault(question.key, []).append(number)
    for number, question in enumerate(questions):
        around = [int(other) for tie in ("sentence", "paragraph") for other in ties[number].get(tie, ())]
        question.mates = [questions[other] for other in sorted(around)]
        for orientation in question.mention.orientations:
            key = name_key(orientation.hub)
            near = nearest_named(by_name.get(key, ()), number)
            near += [other for other in around if questions[other].key == key and other not in near]
            hub = in_text([questions[other] for other in sorted(near)], question.mention)
            if hub is not None and hub is not question:
                question.hubs.append((hub, orientation))
                hub.clients.append((question, orientation))


def _echoes(question: Question, others: Sequence[Question]) -> list[tuple[Question, float]]:
    """Return the mentions of the same name that may mean the same place, with the weight of their word."""
    if question.mention.is_rear:
        return []
    return [
        (other, REPEATED[tie_of(question.mention, other.mention)])
        for other in others
        if not _glossed_apart(question.mention, other.mention)
    ]


def _glossed_apart(one: Mention, other: Mention) -> bool:
    """Tell whether the text places two mentions of a name from different hubs: they need not be one place."""
    own, others = ({name_key(o.hub) for o in mention.orientations if not o.is_loose} for mention in (one, other))
    return bool(own and others) and own.isdisjoint(others)
