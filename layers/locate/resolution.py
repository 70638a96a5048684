"""Verdicts on names: the place with the reasons that decided and the runner-up, or the reason for abstaining."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from geo.measure.bearings import AZIMUTHS
from geo.measure.flat import flat_azimuth, flat_km
from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.values import OTHER_NAME, OTHERWISE, SLIP, Area, Place, title_of
from layers.locate.candidates import SURE, Question, area_names, rivals
from layers.locate.mentions import Orientation
from layers.locate.scores import deviations

OFF_DEG: Final = 60.0
"""Farther off the direction stated the text contradicts the place, unless it lies next to its hub."""

HALF_WIND_DEG: Final = 22.5
"""Up to here a direction is still the one of the eight winds that the text names."""

LONE_OFF_DEG: Final = 100.0
"""The same for the only place of its name around its hub: lists put places to one side of a town that lie on two."""

LONE_KM: Final = 25.0
"""So far from its hub a place may lie to be taken in spite of the direction, with no other of its name around."""

CLOSE_KM: Final = 5.0
OUT_KM: Final = {False: 60.0, True: 110.0}
"""Farther from its hub, a town or a large city, no gloss puts a place."""

TWIN_KM: Final = 12.0
"""Two places of one name no farther apart than this are told apart by what the text says of them alone."""

SMALL_TOWN: Final = 2_000
"""People from which a place is no village that a like-named hamlet could be taken for."""

TWIN_SCORE: Final = 1.2
"""How much worse the runner-up may fit the text's words to count as fitting as well."""

FAR_KM: Final = 150.0
SLIP_KM: Final = 40.0


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means: a place or at least an area with the reasons, or the reason why neither."""

    name: str
    place: Place | None = None
    area: Area | None = None
    why: str | None = None
    why_not: str | None = None
    belief: float = 0.0


def abstain(name: str, reason: str, *, belief: float = 0.0) -> Resolution:
    """Return the resolution of a name that was not placed."""
    return Resolution(name, why_not=reason, belief=belief)


def judge(question: Question, gazetteer: Gazetteer) -> Resolution:
    """Return the place that a name means with its reasons, or why no answer is given."""
    mention = question.mention
    best = gazetteer.place(int(question.rows[question.best]))
    fault = _contradiction(question, best, gazetteer)
    if fault is not None:
        return abstain(mention.name, fault, belief=question.belief)
    rival = _runner_up(question)
    if rival is not None and (question.belief < SURE or _fits_as_well(question, rival)):
        other = gazetteer.place(int(question.rows[rival]))
        reason = (
            f"{mention.name} may be {describe(best)} or {describe(other)}"
            f"{_more(question)}: the text does not tell which"
        )
        return abstain(mention.name, reason, belief=question.belief)
    if question.tiers[question.best] == OTHERWISE and rival is not None:
        so = next(int(row) for row, tier in zip(question.rows, question.tiers, strict=True) if tier != OTHERWISE)
        reason = f"{mention.name} is how {describe(gazetteer.place(so))} is written, but the text fits {describe(best)}"
        return abstain(mention.name, f"{reason}: it does not tell which", belief=question.belief)
    reasons = _reasons(question, gazetteer)
    if rival is None:
        reasons.insert(0, "the only place of that name")
        tail = ""
    else:
        other = gazetteer.place(int(question.rows[rival]))
        away = flat_km(question.lon[rival], question.lat[rival], question.at)
        rough = "about " if question.slack[rival] > 0 or _is_rough(question) else ""
        tail = f"; next best {describe(other)}, {rough}{away:.0f} km away"
    tier = question.tiers[question.best]
    if tier == OTHER_NAME:
        reasons.append(f"{mention.name} is another name of {best.name_en}")
    elif tier == SLIP:
        reasons.append(f"{mention.name} taken as a slip for {best.name_en}")
    why = f"{describe(best)}: {', '.join(reasons) or 'largest place of that name'}{tail}"
    return Resolution(mention.name, place=best, why=why, belief=question.belief)


def describe(place: Place) -> str:
    """Return a place's name with raion and oblast, as far as known."""
    parts = [place.name_en]
    if place.raion:
        parts.append(f"{place.raion.removesuffix(' Raion')} Raion")
    if place.oblast:
        parts.append(title_of(place.oblast))
    return ", ".join(parts)


def _contradiction(question: Question, best: Place, gazetteer: Gazetteer) -> str | None:
    """Return why even the best candidate can't be meant, null where nothing speaks against it."""
    mention = question.mention
    chosen = np.array([question.best])
    lon, lat, slack = question.lon[chosen], question.lat[chosen], question.slack[chosen]
    oriented = False
    for hub, orientation in question.hubs:
        if hub.belief < SURE or orientation.is_loose:
            continue
        oriented = True
        wide = slack + hub.as_hub.slack_km
        off = deviations(lon, lat, wide, hub=hub.as_hub, said=orientation.azimuths)[0] if orientation.azimuths else 0
        away = float(flat_km(lon, lat, hub.at)[0])
        stated = orientation.distance_km
        wrong_length = stated is not None and abs(away - stated) - wide[0] > 5 + 0.5 * stated
        widest = LONE_OFF_DEG if _is_lone(question, hub, away) else OFF_DEG
        if (off > widest and away > CLOSE_KM) or away - wide[0] > OUT_KM[hub.as_hub.is_large] or wrong_length:
            words = " and ".join(compass(a) for a in orientation.azimuths)
            length = f"{stated:g} km " if stated is not None else ""
            where = f"{length}{words} of {orientation.hub}" if words else f"{length or 'near '}{orientation.hub}"
            return f"no {mention.name} is known {where}: the nearest fit is {describe(best)}, {away:.0f} km from it"
    said = area_names(mention.suffixed, gazetteer)
    if said and best.oblast is not None and gazetteer.oblast_name(best.row) not in said:
        return (
            f"no {mention.name} is known in {' or '.join(sorted(mention.suffixed))}: the best fit is {describe(best)}"
        )
    mates = _mates(question)
    nearest = min((float(flat_km(lon, lat, mate.at)[0]) for mate in mates), default=None)
    if question.tiers[question.best] == SLIP and not oriented:
        lone = _runner_up(question) is None
        if not lone or nearest is None or nearest > SLIP_KM:
            return f"no place called {mention.name} in the gazetteer"
    small = mention.is_rear or (best.population or 0) < 20_000
    if nearest is not None and nearest > FAR_KM and small and not oriented and not mention.areas:
        return f"the best fit for {mention.name}, {describe(best)}, lies {nearest:.0f} km from all places named with it"
    return None


def _is_lone(question: Question, hub: Question, away: float) -> bool:
    """Tell whether the best row is near its hub, by an exact point and its own name, and no other row is around."""
    if away > LONE_KM or question.slack[question.best] or hub.slack[hub.best] or question.tiers[question.best]:
        return False
    reach = OUT_KM[hub.as_hub.is_large]
    return not bool((flat_km(question.lon, question.lat, hub.at)[rivals(question)] <= reach).any())


def _fits_as_well(question: Question, rival: int) -> bool:
    """
    Tell whether the runner-up lies near the best and where the text puts it just as well, both by exact points.

    Nearness to the other names alone then speaks for the best, and two villages of one name a walk apart are both near.
    """
    slack, tiers = question.slack, question.tiers
    near = flat_km(question.lon[rival], question.lat[rival], question.at) <= TWIN_KM
    if not near or slack[question.best] or slack[rival] or tiers[rival] > tiers[question.best]:
        return False
    people = question.people
    if people[question.best] >= SMALL_TOWN and people[rival] * 5 <= people[question.best]:
        return False
    told = [(hub, said) for hub, said in question.hubs if hub.belief >= SURE and not said.is_loose]
    return bool(told) and all(
        fit[rival] >= fit[question.best] - TWIN_SCORE for fit in (question.fit(hub.as_hub, said) for hub, said in told)
    )


def _mates(question: Question) -> list[Question]:
    """Return the believed questions of other names in the same paragraph."""
    return [other for other in question.mates if other.belief >= SURE]


def _runner_up(question: Question) -> int | None:
    """Return the best row that is another place, null where all rows are one."""
    others = np.flatnonzero(rivals(question))
    return None if len(others) == 0 else int(others[np.argmax(question.score[others])])


def _more(question: Question) -> str:
    """Return how many more places bear the name."""
    count = int(rivals(question).sum()) - 1
    return f" (and {count} more of that name)" if count > 0 else ""


def _reasons(question: Question, gazetteer: Gazetteer) -> list[str]:
    """Return what spoke for the best row, the strongest kinds first."""
    mention, best = question.mention, question.best
    reasons = [_side(question, hub, orientation) for hub, orientation in question.hubs if hub.belief >= 0.5]
    for text in sorted(mention.roads):
        distances = [
            float(gazetteer.road_km(road, question.lon[best], question.lat[best])) for road in gazetteer.roads(text)
        ]
        if distances and min(distances) <= 3:
            reasons.append(f"on the {text}")
    oblast = gazetteer.oblast_name(int(question.rows[best]))
    if oblast and oblast in mention.areas:
        reasons.append(f"in {title_of(oblast)}, which the text names")
    mates = [] if mention.is_rear else _mates(question)
    if mates:
        near = min(mates, key=lambda mate: _away(question, mate))
        rough = _is_rough(question) or _is_rough(near)
        reasons.append(f"named with {near.mention.name}" + ("" if rough else f", {_away(question, near):.0f} km away"))
    return reasons


def _side(question: Question, hub: Question, orientation: Orientation) -> str:
    """Return where the place lies from a hub of the text, and what the text says where that differs."""
    lon, lat, slack = question.lon[question.best], question.lat[question.best], question.slack[question.best]
    said = [compass(azimuth) for azimuth in orientation.azimuths]
    words = " and ".join(said)
    if _is_rough(question) or _is_rough(hub):
        return f"the text puts it {words or 'near'} {'of ' if said else ''}{orientation.hub}"
    side = compass(float(flat_azimuth(lon, lat, hub.at)))
    off = deviations(lon, lat, slack, hub=hub.as_hub, said=orientation.azimuths) if said else 0.0  # both exact here
    note = "" if side in said or off <= HALF_WIND_DEG else f" (the text says {words})"
    return f"{_away(question, hub):.0f} km {side} of {orientation.hub}{note}"


def _away(one: Question, other: Question) -> float:
    return float(flat_km(one.lon[one.best], one.lat[one.best], other.at))


def _is_rough(question: Question) -> bool:
    """Tell whether the place has no point of its own, so that no distance from it may be stated."""
    return bool(question.slack[question.best] > 0)


def compass(azimuth: float) -> str:
    """
    Return the word of the eight winds nearest to a direction.

    >>> compass(300), compass(359)
    ('northwest', 'north')
    """
    names: Sequence[str] = tuple(AZIMUTHS)
    return names[round(azimuth / 45) % 8]
