"""A name as a question: the rows it may mean, what speaks for each, and what is believed so far."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np

from geo.measure.flat import flat_km, unit_vectors
from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.values import OFFICIAL
from layers.locate.front import Front
from layers.locate.mentions import Mention, MentionKey, Orientation
from layers.locate.scores import (
    LARGE_CITY,
    TIER_COST,
    Hub,
    front_cost,
    front_fit,
    orientation_score,
    size_score,
)
from reports.lexicon.name_keys import name_key

SURE: Final = 0.75
"""Least belief for an answer; below it the runner-up is too near and the name stays ambiguous."""

SAME_PLACE_KM: Final = 3.0
"""Two rows of one name this near are taken for one place entered twice."""

UNKNOWN_SLACK_KM: Final = 60.0
"""How far a settlement without any point may lie from the middle of its raion or oblast."""


@dataclass(slots=True)
class Question:
    """
    A mention with the rows it may mean, and what is believed of them so far.

    `hubs` are the places that orient it, `clients` those that it orients, `mates` the other names of its paragraph.
    `front` scores the distances of the rows from the edge of control, null without a control layer.
    """

    mention: Mention
    rows: Any
    lon: Any
    lat: Any
    slack: Any
    tiers: Any
    people: Any
    coded: Any
    fixed: Any
    front: Any = None
    score: Any = field(default_factory=lambda: np.zeros(0))
    best: int = 0
    belief: float = 0.0
    alone: float = 0.0
    hubs: list[tuple["Question", Orientation]] = field(default_factory=list)
    clients: list[tuple["Question", Orientation]] = field(default_factory=list)
    mates: list["Question"] = field(default_factory=list)
    key: str = ""
    vectors: Any = None
    _known: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Work out once what every comparison needs."""
        self.key = name_key(self.mention.name)
        self.vectors = unit_vectors(self.lon, self.lat)

    @property
    def as_hub(self) -> Hub:
        """Return the place believed in as one that others are measured from."""
        is_large = bool(self.people[self.best] >= LARGE_CITY)
        return Hub(self.at, is_large=is_large, slack_km=float(self.slack[self.best]))

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
                loose=orientation.reach,
            )
        return self._known[key]

    def fit_as_hub(self, other: "Question", orientation: Orientation) -> Any:
        """Return how well each row would do as the hub that another place is oriented by, worked out once."""
        is_large = self.as_hub.is_large
        key = (other.at, orientation, is_large)
        if key not in self._known:
            place = (np.full(len(self.rows), value) for value in (*other.at, other.slack[other.best]))
            hub = Hub((self.lon, self.lat), is_large=is_large, slack_km=self.slack)
            self._known[key] = orientation_score(
                *place, hub=hub, said=orientation.azimuths, stated_km=orientation.distance_km
            )
        return self._known[key]

    def guess_as_hub(self, other: "Question", orientation: Orientation) -> Any:
        """
        Return how well each row would do as the hub of a place that may be any of its own rows, worked out once.

        Where a name is common on both sides, only few pairs lie to each other as the text says.
        """
        key = (id(other), orientation)
        if key not in self._known:
            hub = Hub((self.lon, self.lat), is_large=self.as_hub.is_large, slack_km=self.slack)
            places = (values[:, None] for values in (other.lon, other.lat, other.slack))
            fits = orientation_score(*places, hub=hub, said=orientation.azimuths, stated_km=orientation.distance_km)
            self._known[key] = np.max(fits + (other.fixed - other.fixed.max())[:, None], axis=0)
        return self._known[key]

    def believe(self) -> None:
        """Set the best row and how far it is believed: its share of the soft maximum, entries made twice as one."""
        self.best = int(np.argmax(self.score))
        weight = np.exp(self.score - self.score[self.best])
        self.belief = float(weight[~rivals(self)].sum() / weight.sum())


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole report says: the areas of each paragraph's text, the front when a control layer is given."""

    gazetteer: Gazetteer
    areas: Mapping[MentionKey, frozenset[str]]
    front: Front | None = None


def ask(key: MentionKey, mention: Mention, context: Context) -> Question | None:
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
    people = np.where([gazetteer.is_part(row) for row in rows], np.nan, gazetteer.population[rows])
    around = context.areas.get(key, frozenset())
    bare = not mention.orientations and not mention.is_rear and not mention.areas
    # forces fight in villages: no city is taken for granted there, nor outside the oblast that the text is about
    known = bare and not around and not mention.is_ground
    size = size_score(
        people,
        is_hub=mention.is_hub,
        is_city=mention.is_city,
        is_bare=bare,
        is_known=known,
        by_own_name=tiers == OFFICIAL,
    )
    fixed = size - TIER_COST[tiers]
    fixed = fixed - 0.8 * np.array([gazetteer.is_former(row) for row in rows])
    fixed = fixed - gazetteer.exact_share * (slack > 0)  # a fuller table leaves out the least known places
    fixed = fixed + _area_score(rows, around, gazetteer)
    fixed = fixed + 2 * _area_score(rows, area_names(mention.suffixed, gazetteer), gazetteer)
    fixed = fixed + 0.5 * _area_score(rows, area_names(mention.areas, gazetteer), gazetteer)
    fixed = fixed + _road_score(lon, lat, mention, gazetteer) + _border_score(lon, lat, mention, gazetteer)
    coded = np.array([gazetteer.is_official(row) for row in rows])
    question = Question(mention, rows, lon, lat, slack, tiers, np.nan_to_num(people), coded, fixed, score=fixed)
    if context.front is not None:
        away, stated = context.front.km(lon, lat), mention.front_km
        question.front = -front_cost(away) if stated is None else front_fit(away, stated_km=stated)
    question.believe()
    return question


def area_names(texts: Iterable[str], gazetteer: Gazetteer) -> frozenset[str]:
    """Return the areas that texts such as "Kherson Oblast" name; unknown ones are left out."""
    return frozenset(area.name for text in texts if (area := gazetteer.area(text)) is not None)


def rivals(question: Question) -> Any:
    """
    Return which rows are another place than the one believed in: farther than an entry made twice.

    An official settlement without an exact point is no rival of a row without a code that lies where it may lie.
    """
    away = flat_km(question.lon, question.lat, question.at)
    if question.coded[question.best]:
        return away > SAME_PLACE_KM
    return away > np.where(question.coded & (question.slack > 0), question.slack, SAME_PLACE_KM)


def _area_score(rows: Any, areas: frozenset[str], gazetteer: Gazetteer) -> Any:
    """Return a bonus for rows in an oblast that the sentence names."""
    if not areas:
        return np.zeros(len(rows))
    return np.array([1.5 if gazetteer.oblast_name(row) in areas else -1.5 for row in rows])


def _border_score(lon: Any, lat: Any, mention: Mention, gazetteer: Gazetteer) -> Any:
    """Return the cost of the distance to a border that was crossed or reached beside the place: 3 from 24 km on."""
    score = np.zeros(len(lon))
    for sides in sorted(mention.borders):
        border = gazetteer.border(*sides)
        if border is not None:
            score -= np.minimum(gazetteer.line_km(border, lon, lat) / 8, 3.0)
    return score


def _road_score(lon: Any, lat: Any, mention: Mention, gazetteer: Gazetteer) -> Any:
    """Return a bonus for points on a road that the text says the place lies on."""
    score = np.zeros(len(lon))
    for text in sorted(mention.roads):
        distances = [gazetteer.road_km(road, lon, lat) for road in gazetteer.roads(text)]
        if distances:
            score += np.interp(np.min(distances, axis=0), [0, 3, 10, 40], [3.0, 3.0, 0.5, -1.0])
    return score
