"""A GeoNames table completed by the official list: codes adopted where one settlement fits, missing ones added."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure.flat import KM_PER_DEGREE
from layers.gazetteer.index import skeletons
from reports.lexicon.name_keys import name_key

MARGIN_KM: Final = 5.0
"""Farther than this beyond the radius of its hromada no row is taken for the settlement."""

DOUBLE_KM: Final = 8.0
"""A row without a code this near the only settlement of its name in the raion is that settlement entered twice."""

UNDIVIDED: Final = 0.9
"""Share of an old raion's coded rows that must lie in one of today's for the others to be put there."""

TAKEN: Final = ("name_en", "name_uk", "hromada", "raion", "oblast", "category")
"""What a row takes from the official list by its code."""

_UNIT: Final = 6
"""So many characters of a KATOTTG code name the raion."""


def complete_settlements(
    own: gpd.GeoDataFrame, official: gpd.GeoDataFrame, *, stated: Sequence[str | None] = ()
) -> gpd.GeoDataFrame:
    """
    Return a user's settlements with what the official list knows of them (both EPSG:4326).

    A row without a code takes that of the settlement that the list knows by the same GeoNames id, else of the one
    unused settlement of its name and raion whose hromada it lies in, where no other row competes; by its other names
    where its own meets none. Rows with a code take names, units and category from the list, and keep their own names as
    variants. A second row of a settlement that is the only one of its name in the raion is left out. Settlements that
    no row can stand for are added with their approximate centre, so that a name is not taken for another place of that
    name. `stated` gives the raion of each row as the first characters of its code, null where the row does not say;
    none at all leaves it to the rows of one raion that have codes.
    """
    codes = _by_geonames_id([str(code) for code in own["katottg"].tolist()], official)
    known = {str(code)[:_UNIT] for code in official["katottg"].tolist()}
    told = [unit if unit in known else None for unit in stated] or [None] * len(own)
    units = _units(own, codes, told)
    names = [[*pair] for pair in zip(own["name_uk"].tolist(), own["name_en"].tolist(), strict=True)]
    missing = _adopt(own, official, codes, units=units, names=names)
    missing = _adopt(own, official, codes, units=units, names=own["variants"].tolist(), wanted=missing)
    doubles = _doubles(own, official, codes, units=units, names=names)
    frame = _with_official(own.assign(katottg=codes), official, doubles, told).drop(index=list(doubles))
    added = official.iloc[sorted(missing)][list(own.columns)]
    return gpd.GeoDataFrame(pd.concat([frame, added], ignore_index=True), geometry="geometry", crs=own.crs)


def _by_geonames_id(codes: Sequence[str], official: gpd.GeoDataFrame) -> list[str]:
    """Return the keys of the rows, `gn:ID` replaced by the code of the settlement with that id where no row has it."""
    if "geonames_id" not in official.columns:
        return list(codes)
    numbered = official[official["geonames_id"].notna()]
    code_of = {
        f"gn:{int(number)}": str(code)
        for number, code in zip(*(numbered[n] for n in ("geonames_id", "katottg")), strict=True)
    }
    used = set(codes)
    return [code_of[code] if code in code_of and code_of[code] not in used else code for code in codes]


def _adopt(
    own: gpd.GeoDataFrame,
    official: gpd.GeoDataFrame,
    codes: list[str],
    *,
    units: Sequence[str | None],
    names: Sequence[Sequence[Any]],
    wanted: Sequence[int] | None = None,
) -> list[int]:
    """Give rows without a code the one that only they fit; return the settlements that no row can stand for."""
    official_codes = [str(code) for code in official["katottg"].tolist()]
    known, used = set(official_codes), set(codes)
    bare = [row for row, code in enumerate(codes) if code not in known]
    free = [row for row, code in enumerate(official_codes) if code not in used] if wanted is None else wanted
    theirs_named = [[name] for name in official["name_uk"].tolist()]
    shared = frozenset(skeletons([theirs_named[row][0] for row in free]))
    mine = _by_place(bare, units, names, among=shared)
    theirs = _by_place(free, [code[:_UNIT] for code in official_codes], theirs_named, among=shared)
    spots, centres = _spots(own), _spots(official)
    radii = official["radius_km"].astype(float).tolist()
    missing: list[int] = []
    for place, settlements in theirs.items():
        rows = mine.get(place, ())
        if not rows:
            missing += settlements
            continue
        fits = {row: [j for j in settlements if _may_be(spots[row], centres[j], radii[j])] for row in rows}
        claimed = Counter(j for found in fits.values() for j in found)
        for row, found in fits.items():
            if len(found) == 1 and claimed[found[0]] == 1 and codes[row] not in known:
                codes[row] = official_codes[found[0]]
        missing += [j for j in settlements if j not in claimed]
    return missing


def _doubles(
    own: gpd.GeoDataFrame,
    official: gpd.GeoDataFrame,
    codes: Sequence[str],
    *,
    units: Sequence[str | None],
    names: Sequence[Sequence[Any]],
) -> dict[int, int]:
    """Return rows without a code that stand beside the row of the only settlement of their name, by that row."""
    coded = {code: row for row, code in enumerate(codes) if code.startswith("UA")}
    gone = (own["category"] == "former").tolist()
    bare = [row for row, code in enumerate(codes) if not code.startswith("UA") and not gone[row]]
    shared = frozenset(skeletons([name for row in bare for name in names[row] if isinstance(name, str)]))
    official_codes = [str(code) for code in official["katottg"].tolist()]
    theirs = _by_place(
        range(len(official)),
        [code[:_UNIT] for code in official_codes],
        [[name] for name in official["name_uk"].tolist()],
        among=shared,
    )
    spots = _spots(own)
    found: dict[int, int] = {}
    for place, rows in _by_place(bare, units, names, among=shared).items():
        only = theirs.get(place, [])
        twin = coded.get(official_codes[only[0]]) if len(only) == 1 else None
        if twin is not None:
            found.update({row: twin for row in rows if _km_apart(spots[row], spots[twin]) <= DOUBLE_KM})
    return found


def _with_official(
    own: gpd.GeoDataFrame, official: gpd.GeoDataFrame, doubles: dict[int, int], told: Sequence[str | None]
) -> gpd.GeoDataFrame:
    """
    Return the rows with names, units and category of the list, their own names and those of doubles as variants.

    A row without a code keeps its names and takes the raion that its old one went to, null where it was divided.
    """
    codes = [str(code) for code in own["katottg"].tolist()]
    listed = {str(code): place for place, code in enumerate(official["katottg"].tolist())}
    more: dict[int, list[Any]] = defaultdict(list)
    for row, twin in doubles.items():
        more[twin] += [own["name_en"].iloc[row], own["name_uk"].iloc[row], *own["variants"].iloc[row]]
    columns = {name: own[name].tolist() for name in (*TAKEN, "variants")}
    theirs = {name: official[name].tolist() for name in (*TAKEN, "variants")}
    raions = {code[:_UNIT]: theirs["raion"][place] for code, place in listed.items()}
    for row, (code, unit) in enumerate(zip(codes, _units(own, codes, told, share=UNDIVIDED), strict=True)):
        if code not in listed:
            columns["raion"][row] = raions.get(str(unit))
            continue
        old = [columns["name_en"][row], columns["name_uk"][row], *columns["variants"][row], *more[row]]
        old += theirs["variants"][listed[code]]
        for name in TAKEN:
            if name != "category" or columns[name][row] != "former":
                columns[name][row] = theirs[name][listed[code]]
        kept = {columns["name_en"][row], columns["name_uk"][row]}
        columns["variants"][row] = tuple(dict.fromkeys(n for n in old if isinstance(n, str) and n not in kept))
    return own.assign(**{name: pd.Series(values, index=own.index, dtype=object) for name, values in columns.items()})


def _units(
    own: gpd.GeoDataFrame, codes: Sequence[str], told: Sequence[str | None], *, share: float = 0.0
) -> list[str | None]:
    """Return the official raion of each row: as told, else the one that most coded rows of its raion have."""
    named = list(zip(own["oblast"].tolist(), own["raion"].tolist(), strict=True))
    votes: dict[Any, Counter[str]] = defaultdict(Counter)
    for raion, code in zip(named, codes, strict=True):
        if code.startswith("UA") and raion[1] is not None:
            votes[raion][code[:_UNIT]] += 1
    usual = {raion: count.most_common(1)[0] for raion, count in votes.items()}
    sure = {raion: unit for raion, (unit, most) in usual.items() if most >= share * votes[raion].total()}
    return [unit or sure.get(raion) for unit, raion in zip(told, named, strict=True)]


def _by_place(
    rows: Sequence[int], units: Sequence[str | None], names: Sequence[Sequence[Any]], *, among: frozenset[str]
) -> dict[tuple[str, str], list[int]]:
    """Return rows by raion and key of each of their names; rows whose raion is unknown are left out."""
    spelled = [
        (row, name)
        for row in rows
        if units[row] is not None
        for name in dict.fromkeys(names[row])
        if isinstance(name, str)
    ]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for (row, name), bare in zip(spelled, skeletons([name for _, name in spelled]), strict=True):
        place = (str(units[row]), name_key(name)) if bare in among else None
        if place is not None and row not in found[place]:
            found[place].append(row)
    return {place: members for place, members in found.items() if members}


def _spots(table: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    """Return the point of each row, nan where there is none."""
    points = np.asarray(table.geometry.array)
    return list(zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True))


def _may_be(spot: tuple[float, float], centre: tuple[float, float], radius_km: float) -> bool:
    """Tell whether a point may be a settlement known by centre and radius; true where either has no point."""
    away = _km_apart(spot, centre)
    return not away > MARGIN_KM + (0.0 if math.isnan(radius_km) else radius_km)  # nan is never greater


def _km_apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the distance of two points on a plane at the second's latitude, nan where either is missing."""
    east = (one[0] - other[0]) * math.cos(math.radians(other[1]))
    return math.hypot(east, one[1] - other[1]) * KM_PER_DEGREE
