"""What a gazetteer holds: places, areas and roads as plain values."""

from dataclasses import dataclass
from typing import Final

from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry

from geo.where.footprints import Site

OFFICIAL: Final = 0
OTHER_NAME: Final = 1
SLIP: Final = 2
OTHERWISE: Final = 3
"""
How a name met a place: by its name, by an older or foreign one, one letter off, or by its name though another place is
written just so ("Лісівка" and "Лисівка" have one key).
"""


def title_of(oblast: str) -> str:
    """
    Return the name of a unit of Ukraine as a reader expects it.

    >>> title_of("Sumy"), title_of("Crimea")
    ('Sumy Oblast', 'Crimea')
    """
    return oblast if oblast in {"Crimea", "Sevastopol", "Kyiv City"} else f"{oblast} Oblast"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of the settlements that a name may mean, and how the name met it (OFFICIAL to OTHERWISE)."""

    row: int
    tier: int


@dataclass(frozen=True, slots=True)
class Place:
    """One settlement; `point` is null where none is known, `approximate` tells that it only stands for its hromada."""

    row: int
    katottg: str
    name_en: str
    name_uk: str | None
    hromada: str | None
    raion: str | None
    oblast: str | None
    population: int | None
    point: Point | None
    approximate: bool

    @property
    def site(self) -> Site | None:
        """Return the place as a site for footprints, null without an exact point."""
        return None if self.point is None or self.approximate else Site(self.point, self.population)


@dataclass(frozen=True, slots=True)
class Area:
    """An oblast of Ukraine or a region of Russia; `is_ukraine` tells which."""

    name: str
    geometry: BaseGeometry
    is_ukraine: bool

    @property
    def title(self) -> str:
        """Return the name as a reader expects it: "Sumy Oblast", so that it is not taken for the city."""
        return title_of(self.name) if self.is_ukraine else self.name


@dataclass(frozen=True, slots=True)
class Road:
    """One stretch of a road: its key, its stops in order, its line, and whether the line was surveyed."""

    key: str | None
    stops: tuple[str, ...]
    line: LineString
    surveyed: bool
