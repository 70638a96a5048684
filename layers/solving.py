"""Which place each name means: all names of a report are decided together, the clear ones helping the rest."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Literal

import numpy as np

from layers.evidence import (
    LARGE_CITY,
    TIER_COST,
    Hub,
    flat_km,
    front_cost,
    nearness,
    orientation_score,
    size_score,
)
from layers.gazetteer import Gazetteer
from layers.mentions import Mention, MentionKey, Orientation
from reports.names import name_key

ROUNDS: Final = 5
SAME_PLACE_KM: Final = 3.0
"""Two rows of one name this near are taken for one place entered twice."""

UNKNOWN_SLACK_KM: Final = 60.0
"""How far a settlement without any point may lie from the middle of its raion or oblast."""

Tie = Literal["sentence", "paragraph", "section", "report"]
"""The smallest part of the text that two mentions share."""

TIE_WEIGHT: Final[dict[Tie, float]] = {"sentence": 0.45, "paragraph": 0.3, "section": 0.15, "report": 0.1}
TIE_SCALE_KM: Final[dict[Tie, float]] = {"sentence": 15.0, "paragraph": 20.0, "section": 25.0, "report": 25.0}
ENOUGH: Final = 0.3
"""Weight of neighbours that count in full: one sure name in the same sentence, or the whole paragraph."""

NEAREST_ONLY: Final[frozenset[Tie]] = frozenset({"section", "report"})
REPEATED: Final[dict[Tie, float]] = {"sentence": 3.0, "paragraph": 3.0, "section": 2.0, "report": 1.0}
"""Bonus of a row that the same name means elsewhere, by how near in the text that is."""


@dataclass(slots=True)
class Question:
    """A mention with the rows it may mean, and what is believed of them so far."""

    mention: Mention
    rows: Any
    lon: Any
    lat: Any
    slack: Any
    tiers: Any
    people: Any
    coded: Any
    fixed: Any
    score: Any = field(default_factory=lambda: np.zeros(0))
    best: int = 0
    belief: float = 0.0
    alone: float = 0.0
    hubs: list[tuple["Question", Orientation]] = field(default_factory=list)
    clients: list[tuple["Question", Orientation]] = field(default_factory=list)
    _known: dict[Any, Any] = field(default_factory=dict)

    @property
    def as_hub(self) -> Hub:
        """Return the place believed in as one that others are measured from."""
        return Hub(self.at, is_large=bool(self.people[self.best] >= LARGE_CITY))

    @property
    def at(self) -> tuple[float, float]:
        """Return the point of the place believed in."""
        return float(self.lon[self.best]), float(self.lat[self.best])

    def fit(self, hub: Hub, orientation: Orientation) -> Any:
        """Return how well each row fits an orientation from a hub, worked out once."""
        key = (hub, orientation)
        if key not in self._known:
            self._known[key] = orientation_score(
                self.lon,
                self.lat,
                self.slack,
                hub=hub,
                said=orientation.azimuths,
                stated_km=orientation.distance_km,
                loose=orientation.is_loose,
            )
        return self._known[key]

    def fit_as_hub(self, other: "Question", orientation: Orientation) -> Any:
        """Return how well each row would do as the hub that another place is oriented by, worked out once."""
        is_large = self.as_hub.is_large
        key = (other.at, orientation, is_large)
        if key not in self._known:
            place = (np.full(len(self.rows), value) for value in (*other.at, other.slack[other.best]))
            hub = Hub((self.lon, self.lat), is_large=is_large)
            self._known[key] = orientation_score(
                *place, hub=hub, said=orientation.azimuths, stated_km=orientation.distance_km
            )
        return self._known[key]

    def distance(self, at: tuple[float, float]) -> Any:
        """Return each row's distance to a neighbour in kilometres, worked out once."""
        if at not in self._known:
            self._known[at] = np.maximum(flat_km(self.lon, self.lat, at), 0.6 * self.slack)
        return self._known[at]


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole report says: the areas of each paragraph's text, the front when a control layer is given."""

    gazetteer: Gazetteer
    areas: Mapping[MentionKey, frozenset[str]]
    front_km: Any = None


def solve(mentions: Mapping[MentionKey, Mention], context: Context) -> dict[MentionKey, Question]:
    """
    Return the question of every mention of one report that has candidates, with scores after all have been weighed.

    Deterministic: the same mentions in the same order give the same scores.
    """
    questions = {key: found for key, mention in mentions.items() if (found := _ask(key, mention, context)) is not None}
    for question in questions.values():
        question.score = question.fixed
        _believe(question)
    ties = _ties(questions)
    by_name: dict[str, list[Question]] = {}
    for question in questions.values():
        by_name.setdefault(name_key(question.mention.name), []).append(question)
    for question in questions.values():
        for orientation in question.mention.orientations:
            hub = in_text(by_name.get(name_key(orientation.hub), ()), question.mention)
            if hub is not None:
                question.hubs.append((hub, orientation))
                hub.clients.append((question, orientation))
    order = sorted(questions, key=lambda key: -questions[key].belief)
    for _ in range(ROUNDS):
        for key in order:
            question = questions[key]
            question.score = question.fixed + oriented(question) + orients(question) + neighbourly(question, ties[key])
            _believe(question)
            question.alone = question.belief  # what others of its name may lean on, lest two guesses make a certainty
            question.score = question.score + repeated(question, by_name)
            _believe(question)
    return questions


def oriented(question: Question) -> Any:
    """Return the scores of what the text says about the place's direction and distance from its hubs."""
    total = np.zeros(len(question.rows))
    for hub, orientation in question.hubs:
        if hub.belief >= 0.3:
            total += hub.belief * question.fit(hub.as_hub, orientation)
    return total


def orients(question: Question) -> Any:
    """Return the scores of being the hub of other places: each sure place tells where its hub may lie."""
    scores = [
        other.belief * question.fit_as_hub(other, orientation)
        for other, orientation in question.clients
        if other.belief >= 0.6 and not orientation.is_loose
    ]
    return np.mean(scores, axis=0) if scores else np.zeros(len(question.rows))


def neighbourly(question: Question, ties: Mapping[Tie, Sequence[Question]]) -> Any:
    """
    Return the scores of nearness to the places named around, near ones in the text counting most.

    Names of one sentence or paragraph are all expected near; of the section and the report the three nearest count.
    """
    total, weights = np.zeros(len(question.rows)), 0.0
    for tie, others in ties.items():
        strengths = [max(0.0, other.belief - 0.3) for other in others]
        near = [(strength, other) for strength, other in zip(strengths, others, strict=True) if strength > 0]
        if not near:
            continue
        costs = nearness(np.array([question.distance(other.at) for _, other in near]), scale_km=TIE_SCALE_KM[tie])
        if tie in NEAREST_ONLY:
            cost = np.sort(costs, axis=0)[:3].mean(axis=0)
        else:
            cost = np.average(costs, axis=0, weights=[strength for strength, _ in near])
        weight = TIE_WEIGHT[tie] * min(1.0, sum(strength for strength, _ in near))
        total += weight * cost
        weights += weight
    return total if weights == 0 else -min(1.0, weights / ENOUGH) * total / weights


def repeated(question: Question, by_name: Mapping[str, Sequence[Question]]) -> Any:
    """Return a bonus for rows that the same name means elsewhere in the report."""
    bonus = np.zeros(len(question.rows))
    for other in by_name[name_key(question.mention.name)]:
        if other is not question and other.alone > 0.5 and not _glossed_apart(question.mention, other.mention):
            same = question.rows == other.rows[other.best]
            strength = REPEATED[_tie(question.mention, other.mention)]
            bonus = np.maximum(bonus, np.where(same, strength * other.alone, 0.0))
    return bonus


def _glossed_apart(one: Mention, other: Mention) -> bool:
    """Tell whether the text places two mentions of a name from different hubs: they need not be one place."""
    own, others = ({name_key(o.hub) for o in mention.orientations if not o.is_loose} for mention in (one, other))
    return bool(own and others) and own.isdisjoint(others)


def rivals(question: Question) -> Any:
    """
    Return which rows are another place than the one believed in: farther than an entry made twice.

    An official settlement without an exact point is no rival of a row without a code that lies where it may lie.
    """
    away = flat_km(question.lon, question.lat, question.at)
    if question.coded[question.best]:
        return away > SAME_PLACE_KM
    return away > np.where(question.coded & (question.slack > 0), question.slack, SAME_PLACE_KM)


def nearest_hub(questions: Mapping[MentionKey, Question], hub: str, mention: Mention) -> Question | None:
    """Return the question of a mention's hub, the one nearest in the text; null where the hub is unknown."""
    key = name_key(hub)
    return in_text([other for other in questions.values() if name_key(other.mention.name) == key], mention)


def _ask(key: MentionKey, mention: Mention, context: Context) -> Question | None:
    """Return the question of one mention with the scores that do not depend on others, null without candidates."""
    gazetteer = context.gazetteer
    hits = gazetteer.find(mention.name)
    if not hits:
        return None
    rows = np.array([hit.row for hit in hits])
    lon, lat, slack = gazetteer.stand_ins(rows, slack_km=UNKNOWN_SLACK_KM)
    tiers = np.array([hit.tier for hit in hits])
    known = ~np.isnan(lon)
    if not known.any():
        return None
    rows, lon, lat, slack, tiers = rows[known], lon[known], lat[known], slack[known], tiers[known]
    people = gazetteer.population[rows]
    bare = not mention.orientations
    fixed = size_score(people, is_hub=mention.is_hub, is_city=mention.is_city, is_bare=bare) - TIER_COST[tiers]
    fixed = fixed - 0.8 * np.array([gazetteer.is_former(row) for row in rows])
    fixed = fixed - gazetteer.exact_share * (slack > 0)  # a fuller table leaves out the least known places
    fixed = fixed + _area_score(rows, context.areas.get(key, frozenset()), gazetteer)
    fixed = fixed + _road_score(lon, lat, mention, gazetteer)
    if context.front_km is not None:
        fixed = fixed - front_cost(context.front_km(lon, lat))
    coded = np.array([gazetteer.is_official(row) for row in rows])
    return Question(mention, rows, lon, lat, slack, tiers, np.nan_to_num(people), coded, fixed)


def _area_score(rows: Any, areas: frozenset[str], gazetteer: Gazetteer) -> Any:
    """Return a bonus for rows in an oblast that the sentence names."""
    if not areas:
        return np.zeros(len(rows))
    return np.array([1.5 if gazetteer.oblast_name(row) in areas else -1.5 for row in rows])


def _road_score(lon: Any, lat: Any, mention: Mention, gazetteer: Gazetteer) -> Any:
    """Return a bonus for points on a road that the text says the place lies on."""
    score = np.zeros(len(lon))
    for text in sorted(mention.roads):
        distances = [gazetteer.road_km(road, lon, lat) for road in gazetteer.roads(text)]
        if distances:
            score += np.interp(np.min(distances, axis=0), [0, 3, 10, 40], [3.0, 3.0, 0.5, -1.0])
    return score


def _believe(question: Question) -> None:
    """Set the best row and how far it is believed: its share of the soft maximum, entries made twice taken together."""
    question.best = int(np.argmax(question.score))
    weight = np.exp(question.score - question.score[question.best])
    question.belief = float(weight[~rivals(question)].sum() / weight.sum())


def in_text(hubs: Sequence[Question], mention: Mention) -> Question | None:
    """Return the hub's question from the same sentence, else paragraph, section, report."""
    if not hubs:
        return None
    return max(hubs, key=lambda hub: (TIE_WEIGHT[_tie(hub.mention, mention)], hub.mention.is_hub, hub.belief))


def _ties(questions: Mapping[MentionKey, Question]) -> dict[MentionKey, dict[Tie, list[Question]]]:
    """Return for each question the others of the report by how near in the text they stand."""
    ties: dict[MentionKey, dict[Tie, list[Question]]] = {}
    for key, question in questions.items():
        mine: dict[Tie, list[Question]] = {}
        for other_key, other in questions.items():
            if other_key[2] != key[2]:
                mine.setdefault(_tie(question.mention, other.mention), []).append(other)
        ties[key] = mine
    return ties


def _tie(one: Mention, other: Mention) -> Tie:
    """Return how near two mentions stand in the text."""
    if one.sentences & other.sentences:
        return "sentence"
    if one.paragraph == other.paragraph:
        return "paragraph"
    return "section" if one.section and one.section == other.section else "report"
