"""What each layer must hold: columns, values, geometry types and EPSG:4326, with every bad row named in one error."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pandera.pandas as pa
import shapely
from pandera.errors import SchemaErrors

from geo.errors import GeoError
from geo.measure.ellipsoid import check_lonlat, name_crs
from geo.measure.faults import tell_fault
from geo.vocabulary import ACTIONS, ACTORS, CLAIMANTS, CONTROL_KINDS, EVIDENCE, MODALITIES, RELATIONS, SUPPORT
from layers.errors import LayersError, show_value
from layers.tables.theatre import place_points

POINTS: Final = frozenset({"Point"})
LINES: Final = frozenset({"LineString", "MultiLineString"})
AREAS: Final = frozenset({"Polygon", "MultiPolygon"})
SHOWN_FAULTS: Final = 20
"""So many faults are spelled out; the rest are counted."""


class SchemaError(LayersError):
    """A layer does not hold what its name promises: every bad row is named."""


@dataclass(frozen=True, slots=True)
class Layer:
    """
    What one layer must be: its columns' rules, its geometry types and whether a row may lack a geometry.

    `key` names the column that tells rows apart in messages.
    """

    columns: pa.DataFrameSchema
    geometry_types: frozenset[str]
    may_lack_geometry: bool
    key: str


def check(frame: Any, *, layer: str) -> gpd.GeoDataFrame:
    """
    Return the frame unchanged if it is what the layer's name promises.

    Nothing is converted: a frame in another reference system is refused, never reprojected. Raises SchemaError naming
    every missing column, wrong value, wrong, missing or invalid geometry with its row (counted from 1) and key.
    """
    faults = find_faults(frame, layer=layer)
    if faults:
        shown = "; ".join(faults[:SHOWN_FAULTS])
        more = f"; and {len(faults) - SHOWN_FAULTS} more" if len(faults) > SHOWN_FAULTS else ""
        raise SchemaError(f"layer {layer}: {shown}{more}")
    return frame


def find_faults(frame: Any, *, layer: str) -> tuple[str, ...]:
    """
    Return every fault of a frame as a layer: what, in which row, and what it must be; none for a good one.

    Raises SchemaError for an unknown layer and for a frame without a geometry column.
    """
    if layer not in LAYERS:
        raise SchemaError(f"{layer!r} is no layer; use one of {', '.join(LAYERS)}")
    if not isinstance(frame, gpd.GeoDataFrame) or "geometry" not in frame.columns:
        raise SchemaError(f"layer {layer}: has no geometry column; give a GeoDataFrame with points, lines or areas")
    rules = LAYERS[layer]
    return (*_crs_faults(frame), *_column_faults(frame, rules), *_geometry_faults(frame, rules))


def _crs_faults(frame: gpd.GeoDataFrame) -> list[str]:
    """Return the fault of a missing or wrong reference system."""
    try:
        check_lonlat(frame.crs)
    except GeoError:
        mend = "set_crs(4326) if the coordinates are lon/lat" if frame.crs is None else "to_crs(4326)"
        return [f"reference system is {name_crs(frame.crs)}, must be EPSG:4326: {mend}"]
    return []


def _column_faults(frame: gpd.GeoDataFrame, rules: Layer) -> list[str]:
    """Return missing columns first, then each wrong value with its row."""
    missing = [name for name in rules.columns.columns if name not in frame.columns]
    faults = [f"column {name} is missing" for name in missing if rules.columns.columns[name].required]
    present = pa.DataFrameSchema({name: col for name, col in rules.columns.columns.items() if name not in missing})
    plain = pd.DataFrame(frame.drop(columns="geometry")).reset_index(drop=True)
    try:
        present.validate(plain, lazy=True)
    except SchemaErrors as error:
        cases = error.failure_cases
        for column, rule, value, row in zip(
            cases["column"], cases["check"], cases["failure_case"], cases["index"], strict=True
        ):
            rule_words = (
                "must not be empty" if rule == "not_nullable" else str(rule).replace("field_uniqueness", "repeats")
            )
            faults.append(f"{_row(plain, row, rules.key)}: {column} = {show_value(value)} {rule_words}")
    return faults


def _geometry_faults(frame: gpd.GeoDataFrame, rules: Layer) -> list[str]:
    """Return each geometry that is missing, of a wrong type, invalid or no degrees, and whether axes are exchanged."""
    shapes = np.asarray(frame.geometry.array)
    empty = shapely.is_missing(shapes) | shapely.is_empty(shapes)
    plain = frame.reset_index(drop=True)
    faults = []
    if not rules.may_lack_geometry:
        faults += [f"{_row(plain, row, rules.key)}: geometry is missing" for row in np.flatnonzero(empty)]
    for row in np.flatnonzero(~empty):
        shape = shapes[row]
        west, south, east, north = shape.bounds
        if rules.geometry_types and shape.geom_type not in rules.geometry_types:
            wanted = " or ".join(sorted(rules.geometry_types))
            faults.append(f"{_row(plain, row, rules.key)}: geometry is a {shape.geom_type}, must be {wanted}")
        elif not shape.is_valid:
            faults.append(f"{_row(plain, row, rules.key)}: geometry is invalid ({tell_fault(shape)})")
        elif not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
            faults.append(f"{_row(plain, row, rules.key)}: coordinates {shape.bounds} are no degrees")
    corners = shapely.bounds(shapes[~empty])
    placed = place_points(corners[:, 0], corners[:, 1])
    return [*faults, *([f"all rows: {placed.swapped}; write longitude first"] if placed.swapped is not None else [])]


def _row(frame: pd.DataFrame, row: Any, key: str) -> str:
    """Return how a message names a row: its number from 1 and its key."""
    if row is None or pd.isna(row):
        return "all rows"
    number = int(row)
    return f"row {number + 1} ({frame[key].iloc[number]})" if key in frame.columns else f"row {number + 1}"


def _column(
    rule: Callable[[Any], Any] | None = None,
    words: str = "",
    *,
    nullable: bool = False,
    unique: bool = False,
    required: bool = True,
) -> pa.Column:
    """Return a column of any dtype whose every value passes the rule; `words` follow "COLUMN = VALUE"."""
    checks = [pa.Check(rule, element_wise=True, error=words)] if rule else []
    return pa.Column(None, checks, nullable=nullable, unique=unique, required=required)


def _text(*, nullable: bool = False, unique: bool = False, required: bool = True) -> pa.Column:
    return _column(
        lambda value: isinstance(value, str) and bool(value.strip()),
        "must be text",
        nullable=nullable,
        unique=unique,
        required=required,
    )


def _one_of(words: Iterable[str], *, nullable: bool = False, required: bool = True) -> pa.Column:
    known = tuple(words)
    words = f"must be one of {', '.join(known)}"
    return _column(lambda value: value in known, words, nullable=nullable, required=required)


def _number(low: float, high: float, *, nullable: bool = False) -> pa.Column:
    return _column(
        lambda value: isinstance(value, int | float | np.number) and low <= value <= high,
        f"must be a number from {low:g} to {high:g}",
        nullable=nullable,
    )


def _list() -> pa.Column:
    return _column(
        lambda value: (
            isinstance(value, tuple | list | np.ndarray)
            and all(isinstance(item, str | int | np.integer) for item in value)
        ),
        "must be a list of texts",
    )


def _day(*, nullable: bool = False) -> pa.Column:
    return _column(lambda value: isinstance(value, date | datetime), "must be a day", nullable=nullable)


def _flag() -> pa.Column:
    return _column(lambda value: isinstance(value, bool | np.bool_), "must be true or false")


def _areas(key: str, *, unique: bool = False, **more: pa.Column) -> Layer:
    """Return the rules of a layer of areas with a code and two names."""
    columns = {key: _text(unique=unique), **more, "name_en": _text(), "name_uk": _text(nullable=True)}
    return Layer(pa.DataFrameSchema(columns), AREAS, may_lack_geometry=False, key=key)


_GRADES: Final = {
    "actor": _one_of(ACTORS),
    "action": _one_of(ACTIONS),
    "evidence": _one_of(EVIDENCE),
    "support": _one_of(SUPPORT, nullable=True),
}
_WHERE: Final = {
    "place_name": _text(nullable=True),
    "place_name_uk": _text(nullable=True),
    "katottg": _text(nullable=True),
    "oblast": _text(nullable=True),
}

LAYERS: Final[dict[str, Layer]] = {
    "oblasts": _areas("iso_3166_2", unique=True, katottg=_text(unique=True)),
    "settlements": Layer(
        pa.DataFrameSchema(
            {
                "katottg": _text(unique=True),
                "name_en": _text(),
                "name_uk": _text(nullable=True),
                "variants": _list(),
                "category": _text(nullable=True),
                "hromada": _text(nullable=True),
                "raion": _text(nullable=True),
                "oblast": _text(nullable=True),
                "population": _number(1, 1e7, nullable=True),
                "point_source": _text(nullable=True),
                "radius_km": _number(0, 500, nullable=True),
            }
        ),
        POINTS,
        may_lack_geometry=True,
        key="katottg",
    ),
    "highways": Layer(
        pa.DataFrameSchema(
            {
                "ref": _text(),
                "name": _text(),
                "stops": _list(),
                "precision": _one_of(("surveyed", "schematic")),
                "source": _text(),
            }
        ),
        LINES,
        may_lack_geometry=False,
        key="ref",
    ),
    "countries": _areas("iso_a2"),
    "regions": _areas("iso_3166_2"),
    "raions": _areas("raion_code", unique=True, oblast=_text()),
    "rivers": Layer(
        pa.DataFrameSchema(
            {
                "name_en": _text(),
                "name_uk": _text(),
                "precision": _one_of(("generalised", "schematic")),
                "valid_from": _day(nullable=True),
                "source": _text(),
            }
        ),
        LINES,
        may_lack_geometry=False,
        key="name_en",
    ),
    "lakes": _areas(
        "name_en",
        unique=True,
        kind=_one_of(("lake", "lagoon", "reservoir")),
        precision=_one_of(("generalised",)),
        valid_to=_day(nullable=True),
        source=_text(),
    ),
    "control": Layer(
        pa.DataFrameSchema({"source": _text(), "kind": _one_of(CONTROL_KINDS), "date": _day()}),
        AREAS,
        may_lack_geometry=False,
        key="date",
    ),
    "claims": Layer(
        pa.DataFrameSchema(
            {
                "claim_id": _text(unique=True),
                "report_id": _text(),
                "published": _day(nullable=True),
                "published_at": _text(nullable=True, required=False),  # packs made before it are good packs
                "sentence_id": _text(),
                "sentence": _text(nullable=True),  # --quotes none leaves it out
                "start": _number(0, 1e9),
                "end": _number(0, 1e9),
                **_GRADES,
                "confirmed": _flag(),
                "modality": _one_of(MODALITIES, nullable=True),
                "claimant": _one_of(CLAIMANTS),
                "denied_by": _one_of(CLAIMANTS, nullable=True, required=False),  # packs made before it are good packs
                "place": _text(nullable=True),
                "relation": _one_of(RELATIONS, nullable=True),
                "oblasts": _list(),
                "roads": _list(),
                "units": _list(),
                "footnotes": _list(),
                "event_date": _day(nullable=True),
                "source_date": _day(nullable=True),
                **_WHERE,
                "precision": _number(1, 6, nullable=True),
                "uncertainty_km": _number(0, 2000, nullable=True),
                "why": _text(nullable=True),
                "why_not": _text(nullable=True),
            }
        ),
        frozenset(),
        may_lack_geometry=True,
        key="claim_id",
    ),
    "marks": Layer(
        pa.DataFrameSchema(
            {
                "mark_id": _text(unique=True),
                **_GRADES,
                "claim_ids": _list(),
                "claimants": _list(),
                **_WHERE,
                "precision": _number(1, 6),
                "uncertainty_km": _number(0, 2000),
                "open_end": _flag(),
                "published": _day(nullable=True),
            }
        ),
        frozenset(),
        may_lack_geometry=False,
        key="mark_id",
    ),
}
"""Every layer by name, with its rules."""


def columns_of(layer: str) -> tuple[str, ...]:
    """Return the columns a layer must have, the geometry last; raises SchemaError for an unknown layer."""
    if layer not in LAYERS:
        raise SchemaError(f"{layer!r} is no layer; use one of {', '.join(LAYERS)}")
    columns = LAYERS[layer].columns.columns
    return (*(name for name, column in columns.items() if column.required), "geometry")
