"""The gazetteer: which places go by a name, where they are, and the areas and roads that tell them apart."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import check_lonlat
from geo.measure.flat import flat_gaps
from geo.where.borders import GAP_DEG, shared_border
from layers.errors import LayersError
from layers.gazetteer.index import NameIndex
from layers.gazetteer.names import index_others, index_own_names
from layers.gazetteer.values import OFFICIAL, OTHER_NAME, OTHERWISE, SLIP, Area, Hit, Place, Road
from reports.lexicon.cases import closed_nominatives, nominatives
from reports.lexicon.name_keys import name_key
from reports.lexicon.road_keys import find_stops, road_key

_AREA_WORDS: Final = frozenset({"oblast", "krai", "republic", "okrug", "of", "the", "autonomous"})


class GazetteerError(LayersError):
    """The tables given can't serve as a gazetteer."""


class Gazetteer:
    """
    Settlements, oblasts, regions and roads by name.

    All tables are EPSG:4326. Names are met by key in any spelling; a table of 30,000 rows is indexed in well under
    0.15 s and looked up lazily. Raises MeasureError for another CRS and GazetteerError for missing columns.
    """

    def __init__(
        self,
        settlements: gpd.GeoDataFrame,
        *,
        oblasts: Any,
        regions: Any = None,
        highways: Any = None,
        indices: tuple[NameIndex, NameIndex] | None = None,
    ) -> None:
        """
        Take the tables; nothing is indexed before the first look-up.

        `indices` are those of the settlements' own and other names, where they were made before.
        """
        needed = {"katottg", "name_en", "name_uk", "variants", "oblast", "population"}
        if missing := sorted(needed - set(settlements.columns)):
            raise GazetteerError(f"settlements lack the columns {', '.join(missing)}; see layers.tables.schemas")
        for table in (settlements, oblasts, regions, highways):
            if table is not None:
                check_lonlat(table.crs)
        self.table = settlements.reset_index(drop=True)
        self._oblasts, self._regions, self._highways = oblasts, regions, highways
        points = np.asarray(self.table.geometry.array)
        self.lon, self.lat = shapely.get_x(points), shapely.get_y(points)
        self.population = self.table["population"].to_numpy(dtype=float, na_value=np.nan)
        radius = self.table["radius_km"] if "radius_km" in self.table else pd.Series(np.nan, index=self.table.index)
        slack = radius.fillna(0.0).to_numpy(dtype=float)
        source = self.table["point_source"] if "point_source" in self.table else pd.Series(None, index=self.table.index)
        self.approximate = (source == "approximate").fillna(value=False).to_numpy(dtype=bool)
        self.slack_km = np.where(self.approximate, slack, 0.0)
        self._indices = indices
        self._found: dict[str, tuple[Hit, ...]] = {}
        self._inner: dict[str | None, BaseGeometry | None] = {}
        self._cells: dict[str, list[Any]] = {}

    def has(self, katottg: str) -> bool:
        """Tell whether a settlement with this key exists."""
        return katottg in self._row_of

    def by_key(self, katottg: str) -> Place:
        """Return the settlement with a key; raises GazetteerError for an unknown one."""
        if katottg not in self._row_of:
            raise GazetteerError(f"no settlement {katottg!r} in the gazetteer")
        return self.place(self._row_of[katottg])

    def find(self, name: str) -> tuple[Hit, ...]:
        """
        Return every settlement that a name may mean: by its name, then by another name, else one letter off.

        A slip counts only when it leads to a single place. Unknown and empty names give none.
        """
        if name not in self._found:
            self._found[name] = self._look_up(name)
        return self._found[name]

    def place(self, row: int) -> Place:
        """Return the settlement in a row of the table."""
        cells = {name: self._cell(name, row) for name in ("name_uk", "hromada", "raion")}
        people = self.population[row]
        known = not np.isnan(self.lon[row])
        return Place(
            row=row,
            katottg=str(self._cell("katottg", row)),
            name_en=str(self._cell("name_en", row)),
            **cells,
            oblast=self.oblast[row],
            population=None if np.isnan(people) else int(people),
            point=Point(self.lon[row], self.lat[row]) if known else None,
            approximate=bool(self.approximate[row]),
        )

    def oblast_name(self, row: int) -> str | None:
        """Return the name of the area that a row's oblast is, null where it is unknown."""
        named = self.oblast[row]
        if named not in self._area_names:
            area = None if named is None else self.area(named)
            self._area_names[named] = None if area is None else area.name
        return self._area_names[named]

    def is_official(self, row: int) -> bool:
        """Tell whether a settlement has an official code."""
        return str(self._cell("katottg", row)).startswith("UA")

    def is_former(self, row: int) -> bool:
        """Tell whether the table calls a settlement abandoned or part of another one."""
        return self._cell("category", row) == "former"

    def is_part(self, row: int) -> bool:
        """Tell whether the table calls a row a part of a city: how many live there says nothing of its fame."""
        return self._cell("category", row) == "part"

    def stand_ins(self, rows: Any, *, slack_km: float) -> tuple[Any, Any, Any]:
        """
        Return longitudes, latitudes and the radius in kilometres that each point stands for.

        0 for an exact point, the stated radius for an approximate one; a row without any stands for the middle of its
        raion's known points with `slack_km`, and is nan where there are none.
        """
        lon, lat, slack = self.lon[rows].copy(), self.lat[rows].copy(), self.slack_km[rows].copy()
        for number in np.flatnonzero(np.isnan(lon)):
            middle = self._raion_middle.get((self.oblast[rows[number]], self._cell("raion", int(rows[number]))))
            if middle is not None:
                lon[number], lat[number] = middle
                slack[number] = slack_km
        return lon, lat, slack

    def road_km(self, road: Road, lon: Any, lat: Any) -> Any:
        """Return the distances from points to a road in kilometres, as `line_km` does."""
        return self.line_km(road.line, lon, lat)

    def line_km(self, line: BaseGeometry, lon: Any, lat: Any) -> Any:
        """Return the distances from points to a line in kilometres, on a plane scaled at the line's own latitude."""
        return flat_gaps(line)(lon, lat)

    @cached_property
    def exact_share(self) -> float:
        """The share of settlements with an exact point, from 0 to 1."""
        return float(np.mean(~np.isnan(self.lon) & ~self.approximate)) if len(self.lon) else 0.0

    @cached_property
    def oblast(self) -> Sequence[str | None]:
        """The oblast of every row: as the table says, else by the point."""
        named = self.table["oblast"]
        unsaid = named.isna().to_numpy(dtype=bool)
        values: list[str | None] = [None if none else str(value) for value, none in zip(named, unsaid, strict=True)]
        for row in np.flatnonzero(unsaid & ~np.isnan(self.lon)):
            point = Point(self.lon[row], self.lat[row])
            values[row] = next(
                (a.name for a in self._areas_by_name.values() if a.is_ukraine and a.geometry.covers(point)), None
            )
        return values

    def area(self, name: str) -> Area | None:
        """Return the oblast of Ukraine or region of Russia that a text names, null for another name."""
        exact = self._areas_by_name.get(name.casefold())
        return exact or self._areas.get(area_key(name))

    def border(self, one: str, other: str) -> BaseGeometry | None:
        """
        Return the border that two areas share, "Russia" or "international" standing for all of Russia.

        Null where a name is unknown or the areas do not touch.
        """
        pair = (one, other)
        if pair not in self._borders:
            sides = [self._side(name) for name in pair]
            found = None if sides[0] is None or sides[1] is None else shared_border(sides[0], sides[1])
            self._borders[pair] = None if found is None or found.is_empty else found
        return self._borders[pair]

    def inner_border(self, oblast: str | None) -> BaseGeometry | None:
        """Return all borders that an oblast shares with others of Ukraine, null for an unknown one."""
        if oblast not in self._inner:
            self._inner[oblast] = self._draw_inner(oblast)
        return self._inner[oblast]

    def roads(self, text: str) -> list[Road]:
        """
        Return the stretches of the road that a text names, those whose stops it names first.

        A road without a number ("the A-B highway") is the one road of the layer that holds both ends.
        """
        key = road_key(text) or self._key_of_ends(text)
        if key is None:
            return []
        words = name_key(text)
        found = [road for road in self._roads if road.key == key]
        return sorted(found, key=lambda road: -sum(name_key(stop) in words for stop in road.stops))

    def _key_of_ends(self, text: str) -> str | None:
        """Return the key of the only road whose stops hold both ends that a text names, null for none or several."""
        ends = {name_key(stop) for stops in find_stops(text) for stop in stops}
        if len(ends) < 2:
            return None
        keys = {road.key for road in self._roads if ends <= {name_key(stop) for stop in road.stops}}
        return next(iter(keys)) if len(keys) == 1 else None

    @cached_property
    def _row_of(self) -> dict[str, int]:
        return {str(key): row for row, key in enumerate(self.table["katottg"])}

    @cached_property
    def _official(self) -> NameIndex:
        return self._indices[0] if self._indices is not None else index_own_names(self.table)

    @cached_property
    def _others(self) -> NameIndex:
        return self._indices[1] if self._indices is not None else index_others(self.table)

    @cached_property
    def _areas(self) -> Mapping[str, Area]:
        towns = {"Moscow", "Kyiv City"}  # a bare name means the oblast around its city
        ranked = sorted(self._areas_by_name.values(), key=lambda area: (not area.is_ukraine, area.name in towns))
        areas: dict[str, Area] = {}
        for area in ranked:
            areas.setdefault(area_key(area.name), area)
        return areas

    @cached_property
    def _areas_by_name(self) -> Mapping[str, Area]:
        return {
            _full_name(name, is_ukraine=is_ukraine): Area(name, shape, is_ukraine)
            for table, is_ukraine in ((self._regions, False), (self._oblasts, True))
            if table is not None
            for name, shape in zip(table["name_en"], table.geometry, strict=True)
        }

    @cached_property
    def _borders(self) -> dict[tuple[str, str], BaseGeometry | None]:
        return {}

    @cached_property
    def _area_names(self) -> dict[str | None, str | None]:
        return {}

    @cached_property
    def _raion_middle(self) -> dict[tuple[Any, Any], tuple[float, float]]:
        exact = ~np.isnan(self.lon) & ~self.approximate
        raion = self.table["raion"] if "raion" in self.table else pd.Series(None, index=self.table.index)
        points = pd.DataFrame({"oblast": self.oblast, "raion": raion, "lon": self.lon, "lat": self.lat})[exact]
        means = points.groupby(["oblast", "raion"])[["lon", "lat"]].mean()
        return {key: (float(row.lon), float(row.lat)) for key, row in zip(means.index, means.itertuples(), strict=True)}

    @cached_property
    def _roads(self) -> list[Road]:
        if self._highways is None:
            return []
        rows = self._highways
        return [
            Road(road_key(ref), tuple(stops), line, precision == "surveyed")
            for ref, stops, precision, shape in zip(
                rows["ref"], rows["stops"], rows["precision"], rows.geometry, strict=True
            )
            for line in shapely.get_parts(shape)
        ]

    def _draw_inner(self, oblast: str | None) -> BaseGeometry | None:
        own = None if oblast is None else self.area(oblast)
        if own is None:
            return None
        reach = shapely.box(*own.geometry.bounds).buffer(GAP_DEG)
        others = [a for a in self._areas_by_name.values() if a.is_ukraine and a.name != own.name]
        near = [self.border(own.name, a.name) for a in others if reach.intersects(shapely.box(*a.geometry.bounds))]
        return shapely.union_all([line for line in near if line is not None])

    def _side(self, name: str) -> BaseGeometry | None:
        if area_key(name) in _RUSSIA:
            shapes = [area.geometry for area in self._areas_by_name.values() if not area.is_ukraine]
            return shapely.union_all(shapes) if shapes else None
        if area_key(name) in _UKRAINE:
            return shapely.union_all([area.geometry for area in self._areas_by_name.values() if area.is_ukraine])
        area = self.area(name)
        return None if area is None else area.geometry

    def _look_up(self, name: str) -> tuple[Hit, ...]:
        # a name in Cyrillic letters may stand in any case
        hits = self._spelled(nominatives(name)) or self._spelled(closed_nominatives(name))
        if not hits:
            slips = set(self._official.find_slips(name)) | set(self._others.find_slips(name))
            hits = [Hit(row, SLIP) for row in sorted(slips)]
        return tuple(hits)

    def _spelled(self, spellings: Sequence[str]) -> list[Hit]:
        """Return the settlements that bear one of some names, those that bear it officially and so written first."""
        official = dict.fromkeys(row for spelled in spellings for row in self._official.find(spelled))
        others = dict.fromkeys(
            row for spelled in spellings for row in self._others.find(spelled) if row not in official
        )
        exact = {row for spelled in spellings for row in self._official.find_as_written(spelled)}
        native = {self._cell("name_uk", row) for row in exact}  # "Nadiya" and "Nadiia" are one name
        told = {row for row in official if self._cell("name_uk", row) not in native | {None}} if native else set()
        apart = set() if None in native else told - exact
        known = [Hit(row, OTHERWISE if row in apart else OFFICIAL) for row in official]
        return sorted(known, key=lambda hit: hit.tier) + [Hit(row, OTHER_NAME) for row in others]

    def _cell(self, name: str, row: int) -> str | None:
        if name not in self._cells:
            column = self.table[name].tolist() if name in self.table.columns else [None] * len(self.table)
            self._cells[name] = column
        value = self._cells[name][row]
        return None if pd.isna(value) else str(value)


def _full_name(name: str, *, is_ukraine: bool) -> str:
    """Return the one full name of an area: Moscow, a city of its own, is found as "moscow city"."""
    full = f"{name} city" if name in {"Moscow", "Saint Petersburg"} and not is_ukraine else name
    return full.casefold()


def area_key(name: str) -> str:
    """
    Return one key for an oblast or region however its kind is written.

    >>> area_key("Krasnodar Krai") == area_key("Krasnodar"), area_key("Zaporizhia Oblast") == area_key("Zaporizhzhia")
    (True, True)
    """
    words = [word for word in name.replace("’", "'").split() if word.lower() not in _AREA_WORDS]
    return name_key(" ".join(words))


_RUSSIA: Final = frozenset(map(area_key, ("Russia", "Russian", "Russian Federation", "international")))
_UKRAINE: Final = frozenset(map(area_key, ("Ukraine", "Ukrainian")))
