"""
Boundaries: the oblasts of geoBoundaries, and oblasts, raions and hromadas of OCHA's COD-AB.

Known shapes. geoBoundaries: /api/current/gbOpen/UKR/ADM1/ gives boundaryISO, boundaryType, boundaryLicense,
gjDownloadURL; the file has shapeISO, shapeName. COD-AB: HDX's package_show gives result.resources of {name, url, ...};
the zip holds a shapefile for each level with ADM1_PCODE, ADM1_EN, ADM1_UA and so on. Neither service's present form
could be looked at when this was written. Whatever comes must be the country: all units, their areas, cities where they
lie.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
import pyogrio
import shapely
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.geometry import Point

from geo.measure.ellipsoid import LONLAT, area_km2
from geo.measure.tangles import is_tangled
from layers.disk.packed.archives import list_members
from layers.errors import list_names
from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_json, check_zip, need, read_json
from layers.fetch.wish import Errand, Made
from layers.sources.packaged import load_countries, load_oblasts

CITIES: Final[dict[str, tuple[str, float, float]]] = {
    "Simferopol": ("Crimea", 34.10, 44.95),
    "Kerch": ("Crimea", 36.47, 45.36),
    "Sevastopol": ("Sevastopol", 33.55, 44.60),
    "Donetsk": ("Donetsk", 37.80, 48.01),
    "Luhansk": ("Luhansk", 39.30, 48.57),
    "Kyiv": ("Kyiv City", 30.52, 50.45),
    "Chernivtsi": ("Chernivtsi", 25.94, 48.29),
    "Uzhhorod": ("Zakarpattia", 22.30, 48.62),
}
"""Cities and the unit each lies in: what does not have them there is another country's idea of borders."""

MOST_CORNERS: Final = 60_000
"""Beyond this a layer is simplified for drawing, borders together, by the least that brings it below."""

SHARE: Final = 0.05
"""Share of the packaged unit that may be missing, and that may lie in a neighbour; the sea may be in or out."""

LEAST_KM2: Final = 300.0
"""So much any unit may differ by: the line between Sevastopol and Crimea is drawn in several ways."""

KM2_OF_DEGREES: Final = 12_400.0
"""No square of one degree by one has more km2, at the equator either."""

RAIONS: Final = (130, 145)
HROMADAS: Final = (1_400, 1_800)


def gather_geoboundaries(errand: Errand) -> Sequence[Path]:
    """Return the file that geoBoundaries names for Ukraine's first level."""
    about = errand.get(errand.way.address, "about.json", check=check_json)
    entry = need(read_json(about), ["boundaryISO", "boundaryType", "gjDownloadURL"], what="geoBoundaries' entry")
    if (entry["boundaryISO"], entry["boundaryType"]) != ("UKR", "ADM1"):
        raise FetchError(f"the entry is of {entry['boundaryISO']} {entry['boundaryType']}, not of UKR ADM1")
    errand.drop(about)
    return [errand.get(str(entry["gjDownloadURL"]), "geoBoundaries-UKR-ADM1.geojson", check=check_json)]


def make_geoboundaries(paths: Sequence[Path], folder: Path) -> Made:
    """Return the oblasts; raises FetchError where they can't be Ukraine's within its recognised borders."""
    collection = need(read_json(paths[0]), ["features"], what="the file")
    for feature in collection["features"]:
        need(need(feature, ["properties"], what="a unit")["properties"], ["shapeISO", "shapeName"], what="a unit")
    frame = _open(str(paths[0]))
    oblasts, notes = _oblasts(frame, frame["shapeISO"].tolist(), by="iso_3166_2")
    return Made({"oblasts": _write(oblasts, folder / "oblasts.parquet")}, notes)


def gather_cod_ab(errand: Errand) -> Sequence[Path]:
    """Return the zip of shapefiles that the dataset's page lists."""
    about = errand.get(errand.way.address, "about.json", check=check_json)
    whole = need(read_json(about), ["success", "result"], what="HDX's answer")
    resources = need(whole["result"], ["resources"], what="the dataset")["resources"]
    rows = [need(row, ["name", "url"], what="a file of the dataset") for row in resources]
    found = [row for row in rows if re.search(r"(?i)shp.*\.zip$|\.shp\.zip$", str(row["url"]))]
    if len(found) != 1:
        names = ", ".join(str(row["name"]) for row in rows[:12])
        raise FetchError(f"the dataset has {len(found)} zips of shapefiles and one is expected; it lists {names}")
    errand.drop(about)
    return [errand.get(str(found[0]["url"]), "cod-ab-ukr.zip", check=check_zip)]


def make_cod_ab(paths: Sequence[Path], folder: Path) -> Made:
    """Return oblasts, raions and hromadas; raises FetchError where they can't be Ukraine's."""
    names = [member.filename for member in list_members(paths[0])]
    first = _level(paths[0], names, 1)
    oblasts, notes = _oblasts(first, [str(code)[:4] for code in first["ADM1_PCODE"]], by="code")
    raions = _units(_level(paths[0], names, 2), level=2, between=RAIONS)
    hromadas = _units(_level(paths[0], names, 3), level=3, between=HROMADAS)
    layers = {
        "oblasts": _write(oblasts, folder / "oblasts.parquet"),
        "raions": _write(raions, folder / "raions.parquet"),
        "hromadas": _write(hromadas, folder / "hromadas.parquet"),
    }
    return Made(layers, (*notes, f"{len(raions)} raions, {len(hromadas)} hromadas"))


def _oblasts(frame: gpd.GeoDataFrame, keys: Sequence[str], *, by: str) -> tuple[gpd.GeoDataFrame, tuple[str, ...]]:
    """Return a frame's units with the names and codes of ours, each where it must be; raises FetchError."""
    ours = load_oblasts()
    known = ours.assign(code=[str(code)[:4] for code in ours["katottg"]]).set_index(by)
    missing = sorted(set(known.index) - set(keys))
    strange = sorted(set(map(str, keys)) - set(known.index))
    if missing or strange or len(keys) != len(known):
        told = ", ".join(missing) or ", ".join(strange) or "one twice"
        raise FetchError(f"it has {len(keys)} units and {len(known)} are expected ({told})")
    rows = known.loc[list(keys)]
    if any(is_tangled(shape) for shape in frame.geometry):
        raise FetchError("the edges of one unit cross each other thousands of times")
    shapes = [shapely.make_valid(shape) for shape in frame.geometry]
    for name, shape, was in zip(rows["name_en"], shapes, rows.geometry, strict=True):
        _check_where(name, shape, was)
    for city, (unit, lon, lat) in CITIES.items():
        at = [name for name, shape in zip(rows["name_en"], shapes, strict=True) if shape.intersects(Point(lon, lat))]
        if unit not in at:
            raise FetchError(f"{city} does not lie in {unit} but in {', '.join(at) or 'no unit'}")
    plain = rows.reset_index()[["iso_3166_2", "katottg", "name_en", "name_uk"]]
    small, note = _simplify([_areas(shape) for shape in shapes])
    told = f"27 units, {sum(map(area_km2, small)):,.0f} km2"
    return gpd.GeoDataFrame(plain, geometry=small, crs=LONLAT), tuple(filter(None, (told, note)))


def _check_where(name: str, shape: Any, was: Any) -> None:
    """Refuse a unit that leaves out ground of the packaged one, or takes ground of its neighbours."""
    km2 = area_km2(was)
    most = max(SHARE * km2, LEAST_KM2)
    lost = _area_beyond(was.difference(shape), most)
    if lost > most:
        raise FetchError(f"{name} leaves out {lost:,.0f} of the {km2:,.0f} km2 that are expected")
    countries = load_countries()
    others = pd.concat([load_oblasts().set_index("name_en").geometry, countries.set_index("iso_a2").geometry])
    taken = {
        other: _area_beyond(land.intersection(shape), most)
        for other, land in others.drop([name, "UA"]).items()
        if land.intersects(shape)
    }
    worst = max(taken, key=lambda other: taken[other], default=name)
    if taken.get(worst, 0.0) > most:
        raise FetchError(f"{name} takes {taken[worst]:,.0f} km2 of {worst}")


def _area_beyond(shape: Any, most: float) -> float:
    """Return the area in km2 where it may be more than so many, else 0: slivers along a border are many and small."""
    return area_km2(shape) if shape.area * KM2_OF_DEGREES > most else 0.0


def _units(frame: gpd.GeoDataFrame, *, level: int, between: tuple[int, int]) -> gpd.GeoDataFrame:
    """Return the units of a lower level with their names, code and oblast; raises FetchError for too few or many."""
    low, high = between
    if not low <= len(frame) <= high:
        raise FetchError(f"it has {len(frame)} units of level {level}, and {low} to {high} are expected")
    oblasts = {
        str(code)[:4]: name for code, name in zip(*(load_oblasts()[n] for n in ("katottg", "name_en")), strict=True)
    }
    codes = frame[f"ADM{level}_PCODE"].astype(str)
    if codes.duplicated().any() or not set(codes.str[:4]) <= set(oblasts):
        raise FetchError(f"its codes of level {level} repeat or are of no oblast")
    shapes, _ = _simplify([_areas(shapely.make_valid(shape)) for shape in frame.geometry])
    own = {
        "pcode": codes,
        "name_en": frame[f"ADM{level}_EN"],
        "name_uk": frame[f"ADM{level}_UA"],
        "oblast": codes.str[:4].map(oblasts),
    }
    return gpd.GeoDataFrame(pd.DataFrame(own), geometry=shapes, crs=LONLAT)


def _level(path: Path, names: Sequence[str], level: int) -> gpd.GeoDataFrame:
    """Return the shapefile of a level in the zip; raises FetchError where there is none or its columns changed."""
    found = [name for name in names if re.search(rf"(?i)adm(in|bnda_adm)?_?{level}[^/]*\.shp$", name)]
    if not found:
        raise FetchError(f"the zip has no shapefile of level {level} (it has {list_names(names)})")
    frame = _open(f"/vsizip/{path}/{found[0]}")
    frame = frame.rename(columns={name: str(name).upper() for name in frame.columns if name != "geometry"})
    need(dict.fromkeys(frame.columns), [f"ADM{level}_{part}" for part in ("EN", "UA", "PCODE")], what=f"level {level}")
    return frame


def _open(where: str) -> gpd.GeoDataFrame:
    try:
        frame = pyogrio.read_dataframe(where)
    except (DataSourceError, DataLayerError, ValueError) as error:
        raise FetchError("it can't be read as areas; it is damaged or of another kind") from error
    if not isinstance(frame, gpd.GeoDataFrame) or frame.crs is None or frame.geometry.isna().any():
        raise FetchError("it holds rows without areas, or no reference system")
    return frame.to_crs(LONLAT)


def _simplify(shapes: Sequence[Any]) -> tuple[list[Any], str]:
    """Return areas with few enough corners, borders kept common, and a line where corners were left out."""
    rounded = list(shapes)
    for metres in (0, 20, 50, 100, 200, 400):
        if metres:
            rounded = list(shapely.coverage_simplify(list(shapes), metres / 111_200))
        if shapely.get_num_coordinates(rounded).sum() <= MOST_CORNERS:
            return rounded, f"simplified for drawing by about {metres} m" if metres else ""
    return rounded, "simplified for drawing by about 400 m"


def _areas(shape: Any) -> Any:
    """Return the areas of a mended shape alone."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shape if shape.geom_type == "Polygon" else shapely.union_all(parts)


def _write(frame: gpd.GeoDataFrame, path: Path) -> Path:
    frame.to_parquet(path)
    return path
