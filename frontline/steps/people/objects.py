"""Civilian objects of the user's own extract near ground that changed hands: counts by unit, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError
from frontline.steps.people.exposure import changed_areas, check_since

if TYPE_CHECKING:
    from frontline.steps.people.front import Front
    from layers.public.rule import PublicRule


@dataclass(frozen=True)
class Objects:
    """Counts by area, distance, unit and kind, a row each, and lines on what they are and lack."""

    table: Any
    told: tuple[str, ...]


def parse_reaches(text: str) -> tuple[float, ...]:
    """
    Read rising kilometres from 0 on such as "0,5,10"; raises FrontlineError for anything else.

    >>> parse_reaches("0, 5")
    (0.0, 5.0)
    """
    try:
        found = tuple(float(word) for word in text.split(","))
    except ValueError:
        found = ()
    if not found or found[0] < 0 or list(found) != sorted(set(found)) or not found[-1] < 1000:
        raise FrontlineError(f"--within {text}: give rising kilometres with commas between, such as 0,5,10")
    return found


def count_near_changes(
    front: "Front",
    path: Path,
    *,
    within: Sequence[float],
    by: str,
    since: date,
    rule: "PublicRule | None" = None,
    hromadas: Path | None = None,
) -> Objects:
    """
    Return how many hospitals, schools and power objects lie within kilometres of ground that changed hands since a day.

    Units are oblasts, raions by the packaged layer, or hromadas: those of a file of their areas, else by the nearest
    settlement of the user's own table. With a rule no count below its fewest can be told or reckoned. Raises
    FrontlineError for a day that is not before the front's and for hromadas without such a file or table, and
    ObjectsError for an extract that can't be used.
    """
    from geo.people.objects import count_objects, hold_back_few
    from layers.gazetteer.own.objects import KINDS, read_objects
    from layers.sources.catalogue import find_source

    check_since(front, since)
    if front.series.shown_on(since) is None:
        raise FrontlineError(
            f"--since {since}: {front.series.source} begins on {front.series.days[0]}; give that day or a later one"
        )
    objects = read_objects(path)
    units, told = _units(front, objects, by=by, hromadas=hromadas)
    kept = [unit is not None for unit in units]
    areas = changed_areas(front, since)
    has = set(front.oblasts.sjoin(objects[["geometry"]], predicate="intersects")["name_en"])
    gaps = {name: _gaps_km(area, front.oblasts) for name, area in areas}
    known = {
        name: {one for one, km in found.items() if one in has and km <= max(within)} for name, found in gaps.items()
    }
    table = count_objects(
        objects[kept],
        areas,
        within=within,
        units=[one for one in units if one],
        kinds=KINDS,
        reached=known if by == "oblast" else None,
    )
    table, beyond = _leave_open(table, gaps, has, within=within)
    told = [
        "objects of an OpenStreetMap extract, which is neither complete nor of one day: more may stand there",
        "hospitals, schools, power plants and substations; distances lie within each other and are never added",
        *told,
        *beyond,
        f"front of {front.series.source}; {find_source('highways').notice.replace('Roads', 'Objects')}",
    ]
    if rule is not None:
        table, few = hold_back_few(table, fewest=rule.fewest)
        told += [
            f"{few} counts are left out: below {rule.fewest}, or such as could be reckoned from others",
            *front.publication,
        ]
    table = table.assign(extract=path.name, control_source=front.series.source)
    return Objects(table.reset_index(drop=True), tuple(told))


def _gaps_km(area: Any, oblasts: Any) -> dict[str, float]:
    """Return how far each oblast is from an area, in kilometres; none of an empty one."""
    from geo.measure.local_plane import lay_plane

    if area.is_empty:
        return {}
    plane = lay_plane(area)
    own, flat = plane.flatten(area), plane.flatten(oblasts.geometry.to_numpy(), bend=True)
    return {str(name): float(shape.distance(own)) for name, shape in zip(oblasts["name_en"], flat, strict=True)}


def _leave_open(
    table: Any, gaps: dict[str, dict[str, float]], has: set[str], *, within: Sequence[float]
) -> tuple[Any, list[str]]:
    """Return the counts, those of all null at each distance that reaches an oblast of which the extract has nothing."""
    told = []
    for name, found in gaps.items():
        lacking = {one: km for one, km in found.items() if one not in has and km <= max(within)}
        if lacking:
            first = next(km for km in within if km >= min(lacking.values()))
            open_ones = (table["area"] == name) & (table["unit"] == "all") & (table["within_km"] >= first)
            table = table.assign(objects=table["objects"].mask(open_ones))
            reach = "at every distance" if first == within[0] else f"from {first:g} km on"
            told.append(
                f"{name}: the extract has nothing of {', '.join(lacking)}, so the counts of all are unknown {reach}"
            )
    return table, told


def _units(front: "Front", objects: Any, *, by: str, hromadas: Path | None) -> tuple[list[str | None], list[str]]:
    """Return the unit of each object, null beyond the country, and lines on how well it is known."""
    from frontline.steps.reading.base_layers import is_fetched, load_base
    from layers.gazetteer.raions import name_raions

    oblasts = name_raions(list(objects.geometry), front.oblasts)
    if by == "oblast":
        return oblasts, []
    if by == "raion":
        layer = load_base("raions")
        raions = name_raions(list(objects.geometry), layer)
        joined = [
            None if oblast is None else f"{raion or 'no raion'}, {oblast}"
            for raion, oblast in zip(raions, oblasts, strict=True)
        ]
        rough = "raions: those of the nearest settlements, right for 92 of 100 places"
        return joined, ["raions: the fetched layer's" if is_fetched(layer) else rough]
    if hromadas is not None:
        return _surveyed(hromadas, objects, oblasts)
    return _hromadas(front, objects, oblasts)


def _surveyed(path: Path, objects: Any, oblasts: Sequence[str | None]) -> tuple[list[str | None], list[str]]:
    """Return the hromada of each object by areas of the user's own, with the raion where these name it."""
    from frontline.steps.reading.raions import read_areas
    from layers.gazetteer.raions import name_raions

    areas = read_areas(path, also="ADM3_EN")
    raions = areas["ADM2_EN"] if "ADM2_EN" in areas else [None] * len(areas)
    labels = [
        ", ".join(part for part in pair if isinstance(part, str)) for pair in zip(areas["name_en"], raions, strict=True)
    ]
    found = name_raions(list(objects.geometry), areas.assign(name_en=labels))
    joined = [
        None if oblast is None else f"{hromada or 'no hromada'}, {oblast}"
        for hromada, oblast in zip(found, oblasts, strict=True)
    ]
    return joined, [f"hromadas: those of {path.name}"]


FEWEST_POINTS = 15_000
"""Hromadas are told from so many settlements on: the packaged ones name 65 of 100 places right, a whole table 81."""


def _hromadas(front: "Front", objects: Any, oblasts: Sequence[str | None]) -> tuple[list[str | None], list[str]]:
    import geopandas as gpd

    places = front.settlements
    exact = places[places.geometry.notna() & places["radius_km"].isna() & places["hromada"].notna()]
    if len(exact) < FEWEST_POINTS:
        raise FrontlineError(
            f"--by hromada: {len(exact):,} settlements with points are too few to tell hromadas by ({FEWEST_POINTS:,} "
            "are needed); give their areas as --hromadas FILE, or GeoNames' whole table as --settlements FILE, or use "
            "--by raion"
        )
    flat = "+proj=laea +lat_0=48.5 +lon_0=31.5 +datum=WGS84 +units=m"
    near = gpd.sjoin_nearest(
        objects[["geometry"]].reset_index(drop=True).to_crs(flat), exact[["hromada", "raion", "geometry"]].to_crs(flat)
    )
    near = near[~near.index.duplicated()].sort_index()
    joined = [
        None if oblast is None else f"{hromada}, {raion}, {oblast}"
        for hromada, raion, oblast in zip(near["hromada"], near["raion"], oblasts, strict=True)
    ]
    return joined, ["hromadas: those of the nearest settlement, right for about 81 of 100 places"]
