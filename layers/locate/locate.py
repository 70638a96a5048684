"""The resolver: claims get a place with reasons, a geometry with uncertainty, or the reason why they have neither."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import geopandas as gpd

from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.values import OFFICIAL, Area
from layers.locate.candidates import Context
from layers.locate.claims_frame import claim_row, claims_frame, placed_columns
from layers.locate.front import Front, front_of
from layers.locate.mentions import (
    Asked,
    Mention,
    MentionKey,
    areas_in,
    collect_mentions,
    own_areas,
    paragraph_of,
)
from layers.locate.place import Event, pair_lines, place_event, same_breath
from layers.locate.resolution import Resolution, abstain, judge
from layers.locate.sectors import RUSSIA, section_areas, section_town
from layers.locate.solve import solve
from reports.claim import Claim

TOWN: Final = 5_000
"""People from which a name alone is taken for the town of Ukraine, whatever region its paragraph names."""

RIVER_FRONTS: Final = {"Dnipro": "Kherson", "Dnepr": "Kherson", "Dnieper": "Kherson"}
"""Directions named after a river: both armies' reports call the front along the lower Dnipro so."""

OWN_NAMES: Final = frozenset({"Crimea", "Sevastopol", "Kyiv City", "Volyn", "Zakarpattia"})
"""Units of Ukraine whose bare name is the unit itself; the others bear the name of a city, present or past."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """
    The areas that the text puts each mention in, and the regions of Russia that are all its paragraph names.

    `areas` are those of its own sentence, else of its section's title; `hints` say less.
    """

    areas: dict[MentionKey, frozenset[str]]
    hints: dict[MentionKey, frozenset[str]]


def locate(claims: Sequence[Claim], *, gazetteer: Gazetteer, control: Any = None) -> gpd.GeoDataFrame:
    """
    Return the claims as a frame (EPSG:4326) in which each has a geometry and `why`, or a `why_not`.

    Names of one report are decided together from glosses, roads, oblasts and neighbours; nearness to the edge of
    control counts where a control layer is given. Ties, names that fit nowhere and withheld claims stay without
    geometry. No claims give an empty frame with all columns. Raises MeasureError for a control layer in another CRS.
    """
    claims = pair_lines(claims)
    names = resolve_names(claims, gazetteer=gazetteer, control=control)
    breaths: dict[tuple[str | None, ...], list[tuple[Claim, Resolution | None]]] = {}
    for claim, by in zip(claims, names, strict=True):
        breaths.setdefault(same_breath(claim), []).append((claim, by.get("place") or by.get("of")))
    rows = []
    for claim, by in zip(claims, names, strict=True):
        placed = place_event(Event(claim, by, breaths[same_breath(claim)]), gazetteer)
        rows.append({**claim_row(claim), **placed_columns(placed)})
    return claims_frame(rows)


def resolve_names(claims: Sequence[Claim], *, gazetteer: Gazetteer, control: Any = None) -> list[dict[str, Resolution]]:
    """Return for each claim what its names mean, by role (place, of, hub, gloss, towards, origin, line:N)."""
    named = {section: section_town(section, gazetteer) for section in {claim.section for claim in claims}}
    asked = collect_mentions(claims, towns={section: town for section, town in named.items() if town is not None})
    around = _surroundings(claims, asked, gazetteer)
    answers: dict[MentionKey, Resolution] = {}
    by_report: dict[str, dict[MentionKey, Mention]] = {}
    for key, mention in asked.by_key.items():
        by_report.setdefault(mention.report_id, {})[key] = mention
    for report_id, mentions in by_report.items():
        day = next((claim.published for claim in claims if claim.report_id == report_id), None)
        answers.update(_answer(mentions, around, gazetteer, front_of(control, day)))
    by_claim: list[dict[str, Resolution]] = [{} for _ in claims]
    for (number, role), key in asked.of_claim.items():
        by_claim[number][role] = _river_front(claims[number], role, gazetteer) or answers[key]
    return by_claim


def _river_front(claim: Claim, role: str, gazetteer: Gazetteer) -> Resolution | None:
    """Return the oblast of a direction that is named after a river and not after the city of that name, else null."""
    name = claim.place or ""
    area = gazetteer.area(RIVER_FRONTS[name]) if role == "place" and name in RIVER_FRONTS else None
    if claim.relation != "direction" or area is None:
        return None
    return Resolution(name, area=area, why=f"{area.name} Oblast: the {name} direction is the front along the river")


def _answer(
    mentions: dict[MentionKey, Mention],
    around: Surroundings,
    gazetteer: Gazetteer,
    front: Front | None,
) -> dict[MentionKey, Resolution]:
    """Return the resolutions of one report's mentions; those in Russia are known by region only."""
    abroad = _all_abroad(mentions, around, gazetteer)
    at_home = {key: mention for key, mention in mentions.items() if key not in abroad}
    questions = solve(at_home, Context(gazetteer, around.areas, front))
    judged = {id(question): judge(question, gazetteer) for question in questions.values()}
    answers: dict[MentionKey, Resolution] = {}
    for key, mention in mentions.items():
        if key in abroad:
            found = abroad[key]
            answers[key] = replace(_as_area(mention, gazetteer, otherwise=found), name=mention.name)
        elif key in questions:
            answers[key] = judged[id(questions[key])]
        else:
            answers[key] = _as_area(mention, gazetteer)
    return answers


def _all_abroad(
    mentions: dict[MentionKey, Mention], around: Surroundings, gazetteer: Gazetteer
) -> dict[MentionKey, Resolution]:
    """
    Return what is known of the mentions that the text puts in Russia.

    That a paragraph names only regions of Russia is a weak hint: it counts for nothing beside a town of Ukraine, and a
    name that Ukraine has too is then left open.
    """
    towns = {key for key, mention in mentions.items() if _is_town(mention, gazetteer)}
    at_home = {mentions[key].paragraph for key in towns}
    found: dict[MentionKey, Resolution] = {}
    for key, mention in mentions.items():
        areas = around.areas[key]
        hint = around.hints.get(key, frozenset()) if not areas and mention.paragraph not in at_home else frozenset()
        region = None if key in towns else _abroad(areas or hint, gazetteer)
        if region is None:
            continue
        if hint and _may_be_home(mention, gazetteer):
            where = region.area.name if region.area is not None else "Russia"
            reason = f"{mention.name} may be in Ukraine or in {where}, which its paragraph names"
            region = abstain(mention.name, reason)
        found[key] = region
    return found


def _as_area(mention: Mention, gazetteer: Gazetteer, *, otherwise: Resolution | None = None) -> Resolution:
    """
    Return the area that a name without a place is itself, such as Crimea or Bryansk; else what is known instead.

    The bare name of an oblast of Ukraine is its city's: where the gazetteer lacks the city, nothing is known.
    """
    area = None if mention.orientations else gazetteer.area(mention.name)
    if area is None or (area.is_ukraine and (otherwise is not None or mention.is_spot or mention.is_rear)):
        return otherwise or abstain(mention.name, f"no place called {mention.name} in the gazetteer")
    if area.is_ukraine and area.name not in OWN_NAMES and "oblast" not in mention.name.lower():
        return abstain(mention.name, f"no place called {mention.name} in the gazetteer: the oblast may not be meant")
    return Resolution(mention.name, area=area, why=f"{area.title}: the name of an area")


def _may_be_home(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether Ukraine has a place of a name, and the text orients it by no place that Ukraine lacks."""
    hubs = [orientation.hub for orientation in mention.orientations]
    known = any(hit.tier == OFFICIAL for hit in gazetteer.find(mention.name))
    return known and not (hubs and not any(gazetteer.find(hub) for hub in hubs))


def _abroad(areas: frozenset[str], gazetteer: Gazetteer) -> Resolution | None:
    """Return the region of Russia that the text around a name means, null where it may mean Ukraine."""
    if areas == RUSSIA:
        return abstain("", "a place in Russia: the text does not name its region")
    known: list[Area] = [area for name in sorted(areas) if (area := gazetteer.area(name)) is not None]
    if not known or any(area.is_ukraine for area in known):
        return None
    if len(known) > 1:
        return abstain("", f"a place in Russia, in one of {', '.join(area.name for area in known)}")
    return Resolution("", area=known[0], why=f"{known[0].name}, Russia: only regions are known there")


def _surroundings(claims: Sequence[Claim], asked: Asked, gazetteer: Gazetteer) -> Surroundings:
    """
    Return the areas that the text puts each mention in.

    Where a section names Russia as a whole, the one region that its sentences, else the report's ground actions, name
    is taken. A paragraph hints only where it names regions of Russia and no oblast of Ukraine.
    """
    paragraphs: dict[tuple[str, str], set[str]] = {}
    sections: dict[tuple[str, str], set[str]] = {}
    ground: dict[str, set[str]] = {}
    for claim in claims:
        spelled = (*own_areas(claim), *areas_in(claim.sentence))
        names = {area.name for name in spelled if (area := gazetteer.area(name)) is not None}
        paragraphs.setdefault((claim.report_id, paragraph_of(claim)), set()).update(names)
        sections.setdefault((claim.report_id, claim.section), set()).update(names)
        if claim.action not in {"strike", "other"}:
            abroad = {name for name in names if (area := gazetteer.area(name)) is not None and not area.is_ukraine}
            ground.setdefault(claim.report_id, set()).update(abroad)
    found = Surroundings({}, {})
    for key, mention in asked.by_key.items():
        mention.areas = {area.name for name in mention.areas if (area := gazetteer.area(name)) is not None}
        title = section_areas(mention.section, gazetteer)
        around = paragraphs.get((mention.report_id, mention.paragraph), set())
        if title == RUSSIA:
            wider = sections.get((mention.report_id, mention.section), set())
            fought = ground.get(mention.report_id, set())
            title = around or next((found for found in (wider, fought) if len(found) == 1), set(RUSSIA))
        found.areas[key] = frozenset(mention.areas or title)
        if _names_russia_only(around, gazetteer):
            found.hints[key] = frozenset(around)
    return found


def _is_town(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether a name that the sentence itself puts nowhere is a town of Ukraine, or oriented by one."""
    if mention.areas:
        return False
    names = (mention.name, *(orientation.hub for orientation in mention.orientations))
    return any(
        gazetteer.population[hit.row] >= TOWN for name in names for hit in gazetteer.find(name) if hit.tier == OFFICIAL
    )


def _names_russia_only(names: set[str], gazetteer: Gazetteer) -> bool:
    """Tell whether all areas are regions of Russia."""
    areas = [gazetteer.area(name) for name in names]
    return bool(areas) and all(area is not None and not area.is_ukraine for area in areas)
