"""The resolver: claims get a place with reasons, a geometry with uncertainty, or the reason why they have neither."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely

from geo.footprints import footprint
from geo.measures import KM_PER_DEGREE, check_lonlat
from layers.claimtable import claim_row, claims_frame, unplaced
from layers.gazetteer import Gazetteer, area_key
from layers.mentions import (
    RUSSIA,
    Asked,
    Mention,
    MentionKey,
    areas_in,
    collect_mentions,
    own_areas,
    paragraph_of,
    section_areas,
)
from layers.places import OFFICIAL, Area
from layers.placing import Event, Placed, beside, place_event, same_breath
from layers.solving import Context, solve
from layers.verdicts import Resolution, abstain, judge
from reports.claim import Claim

TOWN: Final = 5_000
"""People from which a name alone is taken for the town of Ukraine, whatever region its paragraph names."""

RIVER_FRONTS: Final = {"Dnipro": "Kherson", "Dnepr": "Kherson", "Dnieper": "Kherson"}
"""Directions named after a river: both armies' reports call the front along the lower Dnipro so."""

FRONT_KINDS: Final = frozenset({"assessed_control", "assessed_advance", "unclear"})


def locate(claims: Sequence[Claim], *, gazetteer: Gazetteer, control: Any = None) -> gpd.GeoDataFrame:
    """
    Return the claims as a frame (EPSG:4326) in which each has a geometry and `why`, or a `why_not`.

    Names of one report are decided together from glosses, roads, oblasts and neighbours; nearness to the edge of
    control counts where a control layer is given. Ties, names that fit nowhere and withheld claims stay without
    geometry. No claims give an empty frame with all columns. Raises MeasureError for a control layer in another CRS.
    """
    claims = list(claims)
    names = resolve_names(claims, gazetteer=gazetteer, control=control)
    anchors = [(claim, by.get("place") or by.get("of")) for claim, by in zip(claims, names, strict=True)]
    breaths: dict[tuple[str, ...], list[tuple[Claim, Resolution | None]]] = {}
    for claim, name in anchors:
        breaths.setdefault(same_breath(claim), []).append((claim, name))
    rows = []
    for claim, by in zip(claims, names, strict=True):
        placed = place_event(Event(claim, by, beside(claim, breaths[same_breath(claim)])), gazetteer)
        rows.append({**claim_row(claim), **_columns(placed)})
    return claims_frame(rows)


def resolve_names(claims: Sequence[Claim], *, gazetteer: Gazetteer, control: Any = None) -> list[dict[str, Resolution]]:
    """Return for each claim what its names mean, by role (place, of, hub, gloss, towards, origin, line:N)."""
    asked = collect_mentions(claims)
    surroundings = _surroundings(claims, asked, gazetteer)
    answers: dict[MentionKey, Resolution] = {}
    for report_id in dict.fromkeys(claim.report_id for claim in claims):
        mentions = {key: mention for key, mention in asked.by_key.items() if mention.report_id == report_id}
        answers.update(_answer(mentions, surroundings, gazetteer, _front(control, claims, report_id)))
    by_claim: list[dict[str, Resolution]] = [{} for _ in claims]
    for (number, role), key in asked.of_claim.items():
        by_claim[number][role] = _river_front(claims[number], role, gazetteer) or answers[key]
    return by_claim


def relocate(claims: gpd.GeoDataFrame, corrections: Sequence[Any], *, gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """
    Return a copy of a claims frame with a person's verdicts: rejected claims lose their geometry, fixed ones move.

    A fixed claim lies at the named settlement, precision 1, or is listed as without point. Both say so in `edited`.
    """
    rows = claims.to_dict("records")
    by_id = {correction.claim_id: correction for correction in corrections}
    for row in rows:
        correction = by_id.get(row["claim_id"])
        if correction is None:
            continue
        if correction.verdict == "reject":
            row.update(unplaced(f"rejected by {correction.by}"))
        else:
            row.update(_fixed(gazetteer, correction))
        row["edited"] = correction.words
    return claims_frame(rows)


def _river_front(claim: Claim, role: str, gazetteer: Gazetteer) -> Resolution | None:
    """Return the oblast of a direction that is named after a river and not after the city of that name, else null."""
    name = claim.place or ""
    area = gazetteer.area(RIVER_FRONTS[name]) if role == "place" and name in RIVER_FRONTS else None
    if claim.relation != "direction" or area is None:
        return None
    return Resolution(name, area=area, why=f"{area.name} Oblast: the {name} direction is the front along the river")


def _fixed(gazetteer: Gazetteer, correction: Any) -> dict[str, Any]:
    """Return the located columns of a claim that a person put at a settlement."""
    place = gazetteer.by_key(correction.katottg)
    name = Resolution(place.name_en, place=place, why=f"{place.name_en}: set by {correction.by}")
    if place.site is None:
        return _columns(Placed(None, name, f"set by {correction.by}, but no exact point of {place.name_en} is known"))
    return _columns(Placed(footprint(place.site), name))


def _columns(placed: Placed) -> dict[str, Any]:
    """Return the located columns of a claim from where it was placed."""
    row = unplaced(placed.why_not or "") if placed.print is None else unplaced("")
    by = placed.by
    if by is not None and by.place is not None:
        place = by.place
        row.update(katottg=place.katottg, place_name=place.name_en, place_name_uk=place.name_uk, oblast=place.oblast)
    elif by is not None and by.area is not None:
        itself = by.name == by.area.name or not by.name or area_key(by.name) == area_key(by.area.name)
        label = by.area.title if itself else f"{by.name}, {by.area.title}"
        row.update(place_name=placed.label or label, oblast=by.area.name if by.area.is_ukraine else None)
    if placed.print is None:
        if by is not None and by.place is not None and by.place.site is None:
            row.update(precision=4 if by.place.hromada else 5, why=by.why)
        return row
    found = placed.print
    why = found.words if by is None or by.why is None else f"{by.why}; {found.words}"
    row.update(
        precision=found.precision,
        uncertainty_km=found.uncertainty_km,
        open_end=found.open_end,
        why=why,
        why_not=None,
        geometry=found.geometry,
    )
    return row


def _answer(
    mentions: dict[MentionKey, Mention],
    surroundings: dict[MentionKey, frozenset[str]],
    gazetteer: Gazetteer,
    front_km: Callable[[Any, Any], Any] | None,
) -> dict[MentionKey, Resolution]:
    """Return the resolutions of one report's mentions; those in Russia are known by region only."""
    abroad = {
        key: found
        for key, mention in mentions.items()
        if (found := _abroad(surroundings[key], gazetteer)) is not None and not _is_town(mention, gazetteer)
    }
    at_home = {key: mention for key, mention in mentions.items() if key not in abroad}
    questions = solve(at_home, Context(gazetteer, surroundings, front_km))
    answers: dict[MentionKey, Resolution] = {}
    for key, mention in mentions.items():
        if key in abroad:
            found = abroad[key]
            answers[key] = replace(_as_area(mention, gazetteer, otherwise=found), name=mention.name)
        elif key in questions:
            answers[key] = judge(questions[key], questions, gazetteer)
        else:
            answers[key] = _as_area(mention, gazetteer)
    return answers


def _as_area(mention: Mention, gazetteer: Gazetteer, *, otherwise: Resolution | None = None) -> Resolution:
    """Return the area that a name without a place is itself, such as Crimea or Bryansk; else what is known instead."""
    area = None if mention.orientations else gazetteer.area(mention.name)
    if area is None or (otherwise is not None and area.is_ukraine):
        return otherwise or abstain(mention.name, f"no place called {mention.name} in the gazetteer")
    return Resolution(mention.name, area=area, why=f"{area.name}: the name of an area")


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


def _surroundings(claims: Sequence[Claim], asked: Asked, gazetteer: Gazetteer) -> dict[MentionKey, frozenset[str]]:
    """
    Return the areas that the text puts each mention in: its own sentence's, else the section's, else the paragraph's.

    Where a section names Russia as a whole, the one region that its sentences, else the report's ground actions, name
    is taken. A paragraph counts only where it names regions of Russia and no oblast of Ukraine, or the other way round.
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
    found: dict[MentionKey, frozenset[str]] = {}
    for key, mention in asked.by_key.items():
        mention.areas = {area.name for name in mention.areas if (area := gazetteer.area(name)) is not None}
        title = section_areas(mention.section, gazetteer)
        around = paragraphs.get((mention.report_id, mention.paragraph), set())
        if title == RUSSIA:
            wider = sections.get((mention.report_id, mention.section), set())
            fought = ground.get(mention.report_id, set())
            title = around or next((found for found in (wider, fought) if len(found) == 1), set(RUSSIA))
        found[key] = frozenset(mention.areas or title or (around if _all_abroad(around, gazetteer) else set()))
    return found


def _is_town(mention: Mention, gazetteer: Gazetteer) -> bool:
    """Tell whether a name that the sentence itself puts nowhere is a town of Ukraine, or oriented by one."""
    if mention.areas:
        return False
    names = (mention.name, *(orientation.hub for orientation in mention.orientations))
    return any(
        gazetteer.population[hit.row] >= TOWN for name in names for hit in gazetteer.find(name) if hit.tier == OFFICIAL
    )


def _all_abroad(names: set[str], gazetteer: Gazetteer) -> bool:
    """Tell whether all areas are regions of Russia."""
    areas = [gazetteer.area(name) for name in names]
    return bool(areas) and all(area is not None and not area.is_ukraine for area in areas)


def _front(control: Any, claims: Sequence[Claim], report_id: str) -> Callable[[Any, Any], Any] | None:
    """Return the distance in kilometres to the edge of the control shown on the report's day, null without control."""
    if control is None or len(control) == 0:
        return None
    check_lonlat(control.crs)
    rows = control[control["kind"].isin(FRONT_KINDS)]
    published = next((claim.published for claim in claims if claim.report_id == report_id), None)
    days = sorted(set(rows["date"]))
    if not days:
        return None
    earlier = [day for day in days if published is None or day <= published]
    shapes = rows[rows["date"] == (earlier[-1] if earlier else days[0])].geometry
    edge = shapely.simplify(shapely.union_all(list(shapes)).boundary, 0.005)
    scale = float(np.cos(np.radians(48.5)))
    flat = shapely.transform(edge, lambda xy: xy * [scale, 1.0])

    def front_km(lon: Any, lat: Any) -> Any:
        return shapely.distance(flat, shapely.points(lon * scale, lat)) * KM_PER_DEGREE

    return front_km
