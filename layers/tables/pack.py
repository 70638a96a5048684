"""A pack: every table of one map with its meaning, licence and clock, in the one form that all writers take."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.measure.ellipsoid import check_lonlat
from layers.errors import LayersError
from layers.tables.columns import Column, Kind, find_column

Shape: TypeAlias = Literal["point", "line", "area"]
MULTI: Final[dict[Shape, str]] = {"point": "Point", "line": "MultiLineString", "area": "MultiPolygon"}
"""The one geometry type of a table of each shape: many programs open only one type a table."""

_KIND_OF: Final[tuple[tuple[Any, Kind], ...]] = (
    ((bool, np.bool_), "flag"),
    ((list, tuple, np.ndarray), "list"),
    ((date, np.datetime64), "day"),
    ((int, np.integer), "integer"),
    ((float, np.floating), "real"),
)
_TOLD: Final = {str, type(None)}
"""What most columns of texts hold: nothing else to turn into text, and no null but None."""

_TYPES: Final[dict[Shape, frozenset[str]]] = {
    "point": frozenset({"Point"}),
    "line": frozenset({"LineString", "MultiLineString", "LinearRing"}),
    "area": frozenset({"Polygon", "MultiPolygon"}),
}


class PackError(LayersError):
    """A frame that no pack can hold: the message says which table, what and what to do."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Which columns say when a row holds: from `start` to before `end`; `end` null means on the day `start` alone."""

    start: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class TableNote:
    """What a table is: name, titles, one line about it, the group it is switched with, its licence and notices."""

    name: str
    title_en: str
    title_uk: str
    about: str
    licence: str
    notices: tuple[str, ...] = ()
    group: str = "base"
    clock: Clock | None = None
    visible: bool = True


@dataclass(frozen=True, slots=True)
class PackTable:
    """
    One table of a pack: EPSG:4326, one geometry type, columns of declared kinds.

    Texts are str or None (an empty one is None), lists tuples, days `date` or None, whole numbers Int64, numbers
    float64, flags boolean.
    """

    note: TableNote
    shape: Shape
    columns: Mapping[str, Column]
    frame: gpd.GeoDataFrame

    @property
    def name(self) -> str:
        """The table's name in every file."""
        return self.note.name

    @property
    def geometry_type(self) -> str:
        """The one geometry type of its rows."""
        return MULTI[self.shape]


@dataclass(frozen=True, slots=True)
class Pack:
    """
    All tables of one map, bottom to top, and what every output must say about them.

    `as_of` is an ISO day or null; `reports` are citations; `notices` carry licences; `lineage` says how it was made.
    `publication` are the decisions of the publication gate, none where the pack was not made public.
    `day` is the day a still map shows of a control history, null where each source shows its newest.
    """

    tables: tuple[PackTable, ...]
    title: str
    as_of: str | None
    footer: str
    reports: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    lineage: str = ""
    language: str = "en"
    day: str | None = None
    publication: tuple[str, ...] = ()

    def table(self, name: str) -> PackTable:
        """Return the table with this name; raises PackError naming those there are."""
        for table in self.tables:
            if table.name == name:
                return table
        raise PackError(f"the pack has no layer {name!r}; it has {', '.join(table.name for table in self.tables)}")

    @property
    def stamp(self) -> str:
        """The time written into files that want one: midnight of `as_of`, so that equal input gives equal bytes."""
        return f"{self.as_of or '1970-01-01'}T00:00:00.000Z"


def make_table(frame: gpd.GeoDataFrame, note: TableNote, *, shape: Shape) -> PackTable:
    """
    Return a frame as a table of a pack; an empty frame keeps its columns.

    Heights are dropped, lines and areas become multi-part, empty geometries null. Raises PackError for another
    reference system than EPSG:4326 and for a geometry of another shape.
    """
    check_lonlat(frame.crs)
    columns = {
        str(name): find_column(str(name), table=note.name) or Column(infer_kind(frame[name]), "")
        for name in frame.columns
        if name != frame.geometry.name
    }
    data = {name: normalise(frame[name], kind=column.kind) for name, column in columns.items()}
    shapes = _one_type(frame.geometry.to_numpy(), shape=shape, table=note.name)
    series = gpd.GeoSeries(shapes, index=range(len(frame)), crs=4326)
    return PackTable(note, shape, columns, gpd.GeoDataFrame(data, geometry=series, crs=4326))


def normalise(values: Iterable[Any], *, kind: Kind) -> pd.Series:
    """Return values as a series of the one form of their kind, indexed from 0; missing values are null."""
    given = values if isinstance(values, pd.Series) else pd.Series(list(values), dtype=object)
    if kind in _NUMBERS and given.dtype.kind in "biuf":
        return _numbers(given.reset_index(drop=True), kind=kind)
    of_texts = isinstance(given.dtype, pd.StringDtype)
    whole = given.to_numpy(dtype=object, na_value=None) if of_texts else given.to_numpy(dtype=object)
    if kind == "text" and set(map(type, whole)) <= _TOLD:
        return pd.Series([cell or None for cell in whole], dtype=object)
    known = given.notna().to_numpy(dtype=bool)
    read = _READERS[kind]
    cells = [read(cell) if told else None for cell, told in zip(whole, known, strict=True)]
    if kind in _NUMBERS:
        return pd.Series(pd.array(cells, dtype=_NUMBERS[kind]))
    return pd.Series(cells, dtype=object)


def infer_kind(values: pd.Series) -> Kind:
    """Return the kind of a column from its values; a column of nulls is text."""
    first: Any = next(iter(values[values.notna()]), None)
    if first is None and values.dtype.kind in "bifM":  # an empty column still has its type
        first = np.zeros(1, dtype=str(values.dtype))[0]
    return next((kind for types, kind in _KIND_OF if isinstance(first, types)), "text")


def cite_all(pack: Pack, table: PackTable | None = None) -> tuple[str, ...]:
    """Return every line an output must carry: footer, licences and notices, reports, lineage; of one table or all."""
    notices = table.note.notices if table is not None else pack.notices
    licence = (f"Licence: {table.note.licence}",) if table is not None else ()
    reports: Sequence[str] = pack.reports if table is None or table.note.group in {"marks", "events"} else ()
    lines = (pack.footer, *licence, *notices, *(f"Report: {line}" for line in reports), pack.lineage)
    return tuple(line for line in lines if line)


def _one_type(shapes: np.ndarray, *, shape: Shape, table: str) -> np.ndarray:
    flat: np.ndarray = np.array(shapes, dtype=object)
    if (shapely.get_coordinate_dimension(flat) > 2).any():
        flat = shapely.force_2d(flat)
    flat[shapely.is_empty(flat)] = None
    kinds, firsts = np.unique(shapely.get_type_id(flat), return_index=True)
    types = {flat[row].geom_type for row in firsts[kinds >= 0]}
    if types - _TYPES[shape]:
        found = ", ".join(sorted(types - _TYPES[shape]))
        raise PackError(
            f"layer {table}: holds {found}, must be {MULTI[shape]} alone; put other shapes in another layer"
        )
    if shape == "point":
        return flat
    make = shapely.multilinestrings if shape == "line" else shapely.multipolygons
    single = np.isin(shapely.get_type_id(flat), [1, 2, 3])
    for row in np.flatnonzero(single):
        flat[row] = make([flat[row]])
    return flat


def _numbers(values: pd.Series, *, kind: Kind) -> pd.Series:
    """Return a column of numbers in the form of its kind; a fraction is no whole number."""
    if kind == "integer" and values.dtype.kind == "f":
        broken = values[values.notna() & (values % 1 != 0)]
        if len(broken):
            raise ValueError(f"{broken.iloc[0]} is no whole number")
    return values.astype(_NUMBERS[kind])


def _as_list(value: Any) -> tuple[Any, ...]:
    return tuple([item.item() if isinstance(item, np.generic) else item for item in value]) if len(value) else ()


def _as_text(value: Any) -> str | None:
    return str(value) or None


def _as_whole(value: Any) -> int:
    if float(value) != int(value):
        raise ValueError(f"{value} is no whole number")
    return int(value)


def _as_day(value: Any) -> Any:
    """Return a day; text that is no ISO day stays as it is, so that a check can name it."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).replace("/", "-")[:10])
    except ValueError:
        return value


_NUMBERS: Final[dict[Kind, str]] = {"integer": "Int64", "real": "float64", "flag": "boolean"}
_READERS: Final[dict[Kind, Callable[[Any], Any]]] = {
    "integer": _as_whole,
    "real": float,
    "flag": bool,
    "list": _as_list,
    "day": _as_day,
    "text": _as_text,
}
