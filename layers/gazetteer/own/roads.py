"""A user's own roads: an OpenStreetMap extract (.osm.pbf, .osm) or lines with a column ref, one row a number."""

import re
import warnings
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import LONLAT, name_crs
from geo.measure.flat import KM_PER_DEGREE
from geo.plane.main_lines import find_main_lines
from layers.disk.doubled_keys import find_doubled_key
from layers.disk.paths import why_no_file
from layers.errors import LayersError
from layers.gazetteer.own.osm_extract import SUFFIXES as OSM_SUFFIXES
from layers.gazetteer.own.osm_extract import query_extract, tags_of
from layers.gazetteer.romanise import romanise
from layers.sources.packaged import load_settlements
from layers.tables.theatre import place_points
from reports.lexicon.road_keys import road_key

HIGHWAY_COLUMNS: Final = ("ref", "name", "stops", "precision", "source", "geometry")
SUFFIXES: Final = (*OSM_SUFFIXES, ".gpkg", ".geojson", ".fgb", ".shp", ".parquet")

ON_ROAD_KM: Final = 1.0
"""A place whose point lies so close to a road is a stop of it."""

MOST_STOPS: Final = 40
"""A road past more places than this names its cities and towns alone."""

GRAIN_DEG: Final = 0.0002
"""Lines are simplified by at most this, about 20 m: a road is told to half a kilometre."""

_CLASSES: Final = ("motorway", "trunk", "primary", "secondary", "tertiary", "unclassified")
_FORM: Final = re.compile(r"([MHP])(\d{2})|([TC])(\d{4})|(O)(\d{4,7})|(E)(\d{2,3})|(\d{2}[KH])(\d{3,5})")
"""Keys that are numbers of roads: Ukraine's state roads M, H, P, T, local O and C, European E, Russia's regional."""

_UNREADABLE: Final = (DataSourceError, DataLayerError, OSError, ValueError, pa.ArrowException, GEOSException)


class RoadsError(LayersError):
    """A file of roads can't be used: the message says what, where, why and what to do."""


def read_highways(path: Path, *, settlements: gpd.GeoDataFrame | None = None) -> gpd.GeoDataFrame:
    """
    Return the roads of a file (EPSG:4326): ref, name, stops, precision "surveyed", source, geometry; one row a ref.

    OpenStreetMap's ways and road relations are taken by `ref` and, for E-numbers, `int_ref`; ramps are left out. A road
    in several stretches has a MultiLineString. Stops are the extract's own places, or `settlements` (the packaged ones
    unless given) where it has none. `attrs["notes"]` counts what was read and left out, a line each. Raises RoadsError
    for a file that can't be read, another reference system, and where no line has a number.
    """
    if not path.is_file():
        raise RoadsError(
            f"{path}: {why_no_file(path)}; give an OpenStreetMap extract (.osm.pbf, .osm) or lines with a ref"
        )
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise RoadsError(f"{path}: is no file of roads; give one ending in {', '.join(SUFFIXES)}")
    lines, places = _read_osm(path) if suffix in OSM_SUFFIXES else (_read_lines(path), _no_places())
    pieces, left_out = _by_ref(lines)
    if not pieces:
        told = f" (such as {', '.join(left_out[:3])})" if left_out else ""
        raise RoadsError(f"{path}: no line of it has a road's number{told}; numbers look like М-04, Н-20 or T-0428")
    shapes_of = [shape for shapes, _ in pieces.values() for shape in shapes]
    if any(
        not (
            shape.is_valid
            and abs(shape.bounds[0]) <= 180
            and abs(shape.bounds[2]) <= 180
            and abs(shape.bounds[1]) <= 90
            and abs(shape.bounds[3]) <= 90
        )
        for shape in shapes_of
    ):
        raise RoadsError(f"{path}: a line lies outside of longitude and latitude; give roads in EPSG:4326")
    starts = np.array([shapely.get_coordinates(shape)[0] for shape in shapes_of])
    placed = place_points(starts[:, 0], starts[:, 1])
    if placed.swapped is not None:
        raise RoadsError(f"{path}: {placed.swapped}; write longitude first, then latitude")
    if not placed.inside:
        raise RoadsError(f"{path}: no road of it lies in this war's region; check that it is the right file")
    if places.empty:
        places = _known_places(load_settlements() if settlements is None else settlements)
    rows = [_row(ref, shapes, names, places, source=_origin(suffix)) for ref, (shapes, names) in sorted(pieces.items())]
    frame = gpd.GeoDataFrame(pd.DataFrame(rows, columns=list(HIGHWAY_COLUMNS)), geometry="geometry", crs=LONLAT)
    frame.attrs["notes"] = _notes(frame, left_out)
    return frame


def find_refs(*cells: Any) -> tuple[list[str], list[str]]:
    """
    Return the road numbers that cells of `ref` and `int_ref` hold, in our form, and what is none.

    >>> find_refs("М-04;Т-04-28", "E 50"), find_refs("Т 04 28; 12"), find_refs("Р66", None)
    ((['M-04', 'T-0428', 'E50'], []), (['T-0428'], ['12']), (['P-66'], []))
    """
    refs: list[str] = []
    others: list[str] = []
    texts = [text.strip() for cell in cells if isinstance(cell, str) for text in re.split(r"[;,/]", cell)]
    for text in filter(None, texts):
        key = road_key(re.sub(r"[\s–-]+", "", text)) or road_key(text) or ""
        found = _FORM.fullmatch(key)
        if found is None or re.sub(r"\D", "", key) != re.sub(r"\D", "", text):
            others.append(text)
        else:
            letter, number = (part for part in found.groups() if part is not None)
            refs.append(letter + number if letter == "E" else f"{letter}-{number}")
    return list(dict.fromkeys(refs)), others


def _read_osm(path: Path) -> tuple[gpd.GeoDataFrame, gpd.GeoDataFrame]:
    """Return the ways and road relations (ref, int_ref, name, geometry) of an extract, and its places."""
    ways = query_extract(
        path, "SELECT name, highway, other_tags FROM lines WHERE other_tags LIKE '%ref%'", error=RoadsError
    )
    ways = ways[ways["highway"].isin(_CLASSES)]
    relations = query_extract(
        path, "SELECT name, other_tags FROM multilinestrings WHERE type = 'route'", error=RoadsError
    )
    relations = relations[[tags_of(cell).get("route") == "road" for cell in relations["other_tags"]]]
    both = pd.concat([one for one in (ways, relations) if len(one)] or [ways], ignore_index=True)
    tags = [tags_of(cell) for cell in both["other_tags"]]
    lines = both.assign(ref=[one.get("ref") for one in tags], int_ref=[one.get("int_ref") for one in tags])
    places = query_extract(
        path, "SELECT name, place, other_tags FROM points WHERE place IN ('city', 'town', 'village')", error=RoadsError
    )
    tagged = zip(places["other_tags"], places["name"], strict=True)
    named = [tags_of(cell).get("name:uk") or name for cell, name in tagged]
    places = places.assign(
        name_en=[romanise(name) if isinstance(name, str) else None for name in named],
        town=(places["place"] != "village").to_numpy(),
    )
    return gpd.GeoDataFrame(lines, geometry="geometry", crs=LONLAT), places[places["name_en"].notna()]


def _read_lines(path: Path) -> gpd.GeoDataFrame:
    """Return a table's lines with a column ref; raises RoadsError for another system and without the column."""
    doubled = find_doubled_key(path.read_bytes()) if path.suffix.lower() == ".geojson" else None
    if doubled is not None:
        raise RoadsError(f"{path}: {doubled}")
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            frame = gpd.read_parquet(path) if path.suffix.lower() == ".parquet" else pyogrio.read_dataframe(path)
    except _UNREADABLE as error:
        raise RoadsError(f"{path}: can't be read as {path.suffix[1:]}; check the copy") from error
    odd = next((str(one.message) for one in told if one.category is RuntimeWarning), None)  # GDAL left something out
    if odd is not None:
        raise RoadsError(f"{path}: can't be read whole ({odd[:120]}); check the copy")
    if not isinstance(frame, gpd.GeoDataFrame) or "ref" not in frame.columns:
        raise RoadsError(f"{path}: has no lines with a column ref, the road's number; name the column ref")
    if frame.crs is None or name_crs(frame.crs) not in {"EPSG:4326", "OGC:CRS84"}:
        raise RoadsError(
            f"{path}: is not stated to be in EPSG:4326 (lon/lat degrees); reproject it, such as: "
            "ogr2ogr -t_srs EPSG:4326 new.gpkg old.gpkg"
        )
    return frame


def _no_places() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"name_en": [], "town": []}, geometry=[], crs=LONLAT)


def _known_places(settlements: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return settlements with an exact point as places along a road."""
    exact = settlements[settlements.geometry.notna() & settlements["radius_km"].isna()]
    return exact.assign(town=exact["category"] != "village")


def _by_ref(lines: gpd.GeoDataFrame) -> tuple[dict[str, tuple[list[BaseGeometry], list[str]]], list[str]]:
    """Return the shapes and names of each road number, and the refs that are none."""
    pieces: dict[str, tuple[list[BaseGeometry], list[str]]] = {}
    others: dict[str, None] = {}
    cells = (lines[name] if name in lines.columns else [None] * len(lines) for name in ("ref", "int_ref", "name"))
    for ref, european, name, shape in zip(*cells, lines.geometry, strict=True):
        refs, rest = find_refs(ref, european)
        others |= dict.fromkeys(rest)
        for one in refs if shape is not None and not shape.is_empty else ():
            shapes, names = pieces.setdefault(one, ([], []))
            shapes.append(shape)
            names += [name] if isinstance(name, str) and name else []
    return pieces, list(others)


def _row(
    ref: str, shapes: Sequence[BaseGeometry], names: Sequence[str], places: gpd.GeoDataFrame, *, source: str
) -> dict[str, Any]:
    """Return one road: its pieces as lines, its stops in order along them, named after its ends."""
    lines = find_main_lines([shapely.force_2d(shape) for shape in shapes])
    stops = list(dict.fromkeys(name for line in lines for name in _stops_along(line, places)))
    drawn = [shapely.simplify(line, GRAIN_DEG) for line in lines]
    ends = f"{stops[0]}-{stops[-1]}" if len(stops) > 1 else None
    return {
        "ref": ref,
        "name": ends or next(iter(names), ref),
        "stops": tuple(stops),
        "precision": "surveyed",
        "source": source,
        "geometry": drawn[0] if len(drawn) == 1 else shapely.multilinestrings(drawn),
    }


def _stops_along(line: BaseGeometry, places: gpd.GeoDataFrame) -> Iterable[str]:
    """Return the places along a line in order; of many only cities and towns."""
    reach = ON_ROAD_KM / KM_PER_DEGREE / 0.6  # degrees of longitude as far north as Ukraine reaches
    near = places.iloc[np.sort(places.sindex.query(line, predicate="dwithin", distance=reach))]
    squeeze = np.cos(np.radians(line.centroid.y))
    flat = shapely.transform(line, lambda xy: xy * (squeeze, 1.0))
    points = shapely.transform(near.geometry.to_numpy(), lambda xy: xy * (squeeze, 1.0))
    on_road = shapely.distance(points, flat) * KM_PER_DEGREE <= ON_ROAD_KM
    at = shapely.line_locate_point(flat, points)
    order = [row for row in np.argsort(at, kind="stable") if on_road[row]]
    if len(order) > MOST_STOPS:
        order = [row for row in order if near["town"].iloc[row]]
    return [str(near["name_en"].iloc[row]) for row in order]


def _origin(suffix: str) -> str:
    return "OpenStreetMap contributors" if suffix in OSM_SUFFIXES else "a file of the user's own"


def _notes(frame: gpd.GeoDataFrame, left_out: Sequence[str]) -> list[str]:
    """Return what was read, and the refs that are no number of a road in Ukraine."""
    parts = int(shapely.get_num_geometries(frame.geometry.to_numpy()).sum())
    kinds = ", ".join(f"{count} {letter}" for letter, count in frame["ref"].str[0].value_counts().sort_index().items())
    notes = [f"{len(frame):,} roads by number ({kinds}) in {parts:,} stretches"]
    if left_out:
        more = f" and {len(left_out) - 5} more" if len(left_out) > 5 else ""
        notes.append(f"left out lines whose ref is no road's number: {', '.join(left_out[:5])}{more}")
    return notes
