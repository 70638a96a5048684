"""A GeoNames table completed by the official list: codes adopted where one settlement fits, missing ones added."""

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from layers.evidence import KM_PER_DEGREE
from reports.names import name_key

MARGIN_KM: Final = 5.0
"""Farther than this beyond the radius of its hromada no row is taken for the settlement."""

_UNIT: Final = 6
"""So many characters of a KATOTTG code name the raion."""


def complete_settlements(own: gpd.GeoDataFrame, official: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return a user's settlements with what the official list knows of them (both EPSG:4326).

    A row without a code takes the code of the one unused settlement of its name and raion whose hromada it lies in,
    where no other row competes. Rows with a code take hromada and category from the list. Settlements that no row can
    stand for are added with their approximate centre, so that a name is not taken for another place of that name.
    """
    codes = [str(code) for code in own["katottg"]]
    listed = {str(code): row for row, code in enumerate(official["katottg"])}
    official_codes = list(listed)
    bare = [row for row, code in enumerate(codes) if code not in listed]
    mine = _by_place(bare, _units(own, codes), own["name_uk"], own["name_en"])
    used = set(codes)
    free = [row for code, row in listed.items() if code not in used]
    theirs = _by_place(free, [code[:_UNIT] for code in official_codes], official["name_uk"])
    spots, centres = _spots(own), _spots(official)
    radii = official["radius_km"].astype(float).tolist()
    added: list[int] = []
    for place, settlements in theirs.items():
        fits = {
            row: [j for j in settlements if _may_be(spots[row], centres[j], radii[j])] for row in mine.get(place, ())
        }
        claimed = Counter(j for found in fits.values() for j in found)
        for row, found in fits.items():
            if len(found) == 1 and claimed[found[0]] == 1:
                codes[row] = official_codes[found[0]]
        added += [j for j in settlements if j not in claimed]
    completed = own.assign(katottg=codes)
    for name in ("hromada", "category"):
        values = list(official[name])
        completed[name] = [
            values[listed[code]] if code in listed and kept != "former" else kept
            for code, kept in zip(codes, own[name], strict=True)
        ]
    frame = pd.concat([completed, official.iloc[sorted(added)][list(own.columns)]], ignore_index=True)
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=own.crs)


def _units(own: gpd.GeoDataFrame, codes: Sequence[str]) -> list[str | None]:
    """Return the official raion of each row: the one that most coded rows of its raion in the table have."""
    named = list(zip(own["oblast"], own["raion"], strict=True))
    votes: dict[Any, Counter[str]] = defaultdict(Counter)
    for raion, code in zip(named, codes, strict=True):
        if code.startswith("UA"):
            votes[raion][code[:_UNIT]] += 1
    usual = {raion: count.most_common(1)[0][0] for raion, count in votes.items()}
    return [usual.get(raion) for raion in named]


def _by_place(rows: Sequence[int], units: Sequence[str | None], *names: Any) -> dict[tuple[str, str], list[int]]:
    """Return rows by raion and key of each of their names; rows whose raion is unknown are left out."""
    texts = [list(column) for column in names]
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        unit = units[row]
        keys = {name_key(column[row]) for column in texts if isinstance(column[row], str)}
        for key in sorted(keys) if unit is not None else ():
            found[str(unit), key].append(row)
    return found


def _spots(table: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    """Return the point of each row, nan where there is none."""
    points = np.asarray(table.geometry.array)
    return list(zip(shapely.get_x(points).tolist(), shapely.get_y(points).tolist(), strict=True))


def _may_be(spot: tuple[float, float], centre: tuple[float, float], radius_km: float) -> bool:
    """Tell whether a point may be a settlement known by centre and radius; true where either has no point."""
    east = (spot[0] - centre[0]) * math.cos(math.radians(centre[1]))
    away = math.hypot(east, spot[1] - centre[1]) * KM_PER_DEGREE
    return not away > MARGIN_KM + (0.0 if math.isnan(radius_km) else radius_km)  # nan is never greater
