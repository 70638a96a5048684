"""What each service answers, small and made up, in its real shape: for the matrix of sources and faults."""

import io
import json
import tempfile
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box, mapping

from layers.displacement.answers.hapi import THEMES
from layers.fetch.services import firms, geonames, isw, overpass
from layers.sources.packaged import load_oblasts
from tests.layers.fetch.service import Reply
from tests.layers.fetch.toys import ADMIN1
from tests.layers.gazetteer.osm_files import Extract, write_xml

BIG = box(32, 46.5, 38, 48.5)  # as large as the control of a whole-country map
NUMBER = 1749754800  # 2025-06-12 in Kyiv


@dataclass(frozen=True)
class Script:
    """
    One service: replies by address, and which of them the faults strike.

    `field` is a field that it may rename, `less` a whole answer with less in it than there is.
    """

    replies: dict[str, Reply]
    main: str
    field: bytes
    less: bytes
    binary: bool = False
    environment: dict[str, str] = field(default_factory=dict)


def text(value: Any) -> Reply:
    return Reply(json.dumps(value).encode())


def collection(*features: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "FeatureCollection", "features": list(features), **more}


def feature(shape: Polygon, number: int | None = None, **properties: Any) -> dict[str, Any]:
    own = {} if number is None else {"id": number}
    return {"type": "Feature", **own, "properties": properties, "geometry": mapping(shape)}


def deepstate() -> Script:
    held = feature(BIG, name="Окуповано /// Occupied /// geoJSON.status.occupied")
    last = {"id": NUMBER, "datetime": "12.06 о 22:00", "map": collection(held)}
    less = {**last, "map": collection()}
    address = "https://deepstatemap.live/api/history/last"
    return Script({address: text(last)}, address, b'"map"', json.dumps(less).encode())


def isw_services() -> Script:
    replies: dict[str, Reply] = {}
    root = "https://services5.arcgis.com/SaBe5HMtmnbqSWlu/arcgis/rest/services"
    ask = "where=1%3D1&outFields=*&outSR=4326&orderByFields=OBJECTID&f=geojson"
    for place, (service, number) in enumerate(isw.SERVICES):
        layer = f"{root}/{service}/FeatureServer/{number}"
        shapes = [BIG, box(38, 47, 38.5, 48)] if place == 0 else [box(37, 48, 37.2, 48.2)] if place < 5 else []
        about = {"name": service, "editingInfo": {"lastEditDate": NUMBER * 1000}, "maxRecordCount": 1}
        replies[f"{layer}?f=json"] = text(about)
        replies[f"{layer}/query?where=1%3D1&returnCountOnly=true&f=json"] = text({"count": len(shapes)})
        for page in range(max(1, len(shapes))):
            rows = [feature(shape, number + 1, OBJECTID=number + 1) for number, shape in enumerate(shapes)]
            more = page + 1 < len(shapes)
            whole = collection(*rows[page : page + 1], properties={"exceededTransferLimit": more})
            replies[f"{layer}/query?{ask}&resultOffset={page}"] = text(whole)
    main = f"{root}/{isw.SERVICES[0][0]}/FeatureServer/{isw.SERVICES[0][1]}/query?{ask}&resultOffset=1"
    return Script(replies, main, b'"features"', json.dumps(collection()).encode())


def overpass_roads() -> Script:
    ways = [
        ([(30 + row, 48.0), (30.5 + row, 48.1)], {"highway": "trunk", "ref": ref})
        for row, ref in enumerate(overpass.NEEDED)
    ]
    with tempfile.TemporaryDirectory() as folder:
        whole, less = (write_xml(Path(folder) / "roads.osm", Extract(some)).read_bytes() for some in (ways, ways[:1]))
    address = f"https://overpass-api.de/api/interpreter?data={quote(overpass.QUERY)}"
    return Script({address: Reply(whole)}, address, b'"highway"', less)


def geonames_zip() -> Script:
    rows = [
        "\t".join([str(10 + n), name, name, "", str(lat), str(lon), *["P", "PPL", "UA"], "", ADMIN1[name], *[""] * 8])
        for n, (name, (lon, lat)) in enumerate(geonames.ANCHORS.items())
    ]
    address = "https://download.geonames.org/export/dump/UA.zip"
    return Script(
        {address: Reply(_zip({"UA.txt": "\n".join(rows)}))}, address, b"", _zip({"UA.txt": rows[0]}), binary=True
    )


@cache
def _outlines() -> gpd.GeoDataFrame:
    """The packaged oblasts with a tenth of their corners."""
    ours = load_oblasts()
    return ours.set_geometry(shapely.coverage_simplify(ours.geometry.to_numpy(), 0.01))


def geoboundaries() -> Script:
    ours = _outlines()
    rows = [
        feature(shape, shapeISO=code, shapeName=name, shapeType="ADM1")
        for shape, code, name in zip(ours.geometry, ours["iso_3166_2"], ours["name_en"], strict=True)
    ]
    address = "https://www.geoboundaries.org/api/current/gbOpen/UKR/ADM1/"
    file = "https://github.com/wmgeolab/geoBoundaries/raw/abc/geoBoundaries-UKR-ADM1.geojson"
    about = {"boundaryISO": "UKR", "boundaryType": "ADM1", "boundaryLicense": "ODbL", "gjDownloadURL": file}
    less = json.dumps(collection(*rows[:-1])).encode()
    return Script({address: text(about), file: text(collection(*rows))}, file, b'"shapeISO"', less)


def cod_ab() -> Script:
    about = "https://data.humdata.org/api/3/action/package_show?id=cod-ab-ukr"
    file = "https://data.humdata.org/dataset/x/resource/y/download/ukr_admbnda_SHP.zip"
    listed = {"success": True, "result": {"resources": [{"name": "SHP", "url": file}, {"name": "x", "url": "x.xlsx"}]}}
    return Script({about: text(listed), file: Reply(_levels(1_469))}, file, b"ADM2_EN", _levels(700), binary=True)


@cache
def _levels(hromadas: int) -> bytes:
    ours = _outlines()
    codes = [str(code)[:4] for code in ours["katottg"]]
    first = {"ADM1_EN": ours["name_en"], "ADM1_UA": ours["name_uk"], "ADM1_PCODE": codes}
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        gpd.GeoDataFrame(first, geometry=ours.geometry, crs=4326).to_file(
            Path(folder) / "ukr_adm1.shp", encoding="utf-8"
        )
        for level, count in ((2, 136), (3, hromadas)):
            shapes = [box(30 + n / 1000, 48, 30 + (n + 1) / 1000, 49) for n in range(count)]
            pcodes = [f"UA14{n:0{2 * level}d}" for n in range(count)]
            rows = {f"ADM{level}_EN": pcodes, f"ADM{level}_UA": pcodes, f"ADM{level}_PCODE": pcodes}
            gpd.GeoDataFrame(rows, geometry=shapes, crs=4326).to_file(Path(folder) / f"ukr_adm{level}.shp")
        return _zip({path.name: path.read_bytes() for path in sorted(Path(folder).iterdir())})


def _zip(files: dict[str, str | bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return whole.getvalue()


SCRIPTS: dict[str, Callable[[], Script]] = {
    "geonames": geonames_zip,
    "isw": isw_services,
    "deepstate": deepstate,
    "geoboundaries": geoboundaries,
    "cod_ab": cod_ab,
}


FIRMS_HEADER = "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight"
FIRMS_ROWS = [
    "48.26382,37.21014,297.54,0.53,0.67,2025-06-12,45,N20,VIIRS,n,2.0NRT,281.83,0.36,N",
    "47.83244,38.47732,305.84,0.62,0.72,2025-06-12,1103,N20,VIIRS,h,2.0NRT,285.82,1.49,D",
]


def firms_tables() -> Script:
    root = "https://firms.modaps.eosdis.nasa.gov/api/area/csv/sesame"
    modis = FIRMS_HEADER.replace("bright_ti4", "brightness").replace("bright_ti5", "bright_t31")
    bodies = [f"{FIRMS_HEADER}\n{row}" for row in (*FIRMS_ROWS, FIRMS_ROWS[0].replace("N20", "N21"))]
    bodies.append(f"{modis}\n48.1,37.3,310.2,1.1,1.0,2025-06-12,11:03,Aqua,MODIS,71,6.1NRT,290.1,9.4,D")
    addresses = [f"{root}/{satellite}/{firms.BOX}/1/2025-06-12" for satellite in firms.SATELLITES]
    replies = {address: Reply(body.encode()) for address, body in zip(addresses, bodies, strict=True)}
    less = bodies[0].encode()[:-30]
    return Script(replies, addresses[0], b"acq_time", less, environment={"FIRMS_MAP_KEY": "sesame"})


def unhcr_pages() -> Script:
    row = dict.fromkeys(("refugees", "asylum_seekers", "idps", "stateless", "ooc", "oip", "hst"), "0")
    items = [
        {"year": year, "coo_iso": "UKR", "coa_name": name, "coa_iso": code, **row, "refugees": 1_000 * year, "hst": "-"}
        for year in (2022, 2023)
        for name, code in (("Poland", "POL"), ("Germany", "DEU"))
    ]
    root = "https://api.unhcr.org/population/v1/population/?coo=UKR&coa_all=true&yearFrom=2022&yearTo=2025&limit=1000"
    replies = {
        f"{root}&page={page}": text({"page": page, "maxPages": 2, "items": items[2 * page - 2 : 2 * page]})
        for page in (1, 2)
    }
    less = json.dumps({"page": 2, "maxPages": 2, "items": []}).encode()
    return Script(replies, f"{root}&page=2", b'"refugees"', less)


def iom_rows() -> Script:
    rows = [
        {
            "operation": operation,
            "reportingDate": "2024-08-31T00:00:00",
            "roundNumber": 17,
            "admin1Name": name,
            "admin1Pcode": code,
            "numPresentIdpInd": 121_000,
            "numberMales": None,
            "numberFemales": 70_000,
        }
        for operation in ("Registration", "Survey")
        for name, code in (("Cherkaska", "UA71"), ("Luhanska", "Occupied"))
    ]
    address = (
        "https://dtmapi.iom.int/v3/displacement/admin1?CountryName=Ukraine&FromReportingDate=2022-02-24"
        "&ToReportingDate=2025-06-12"
    )
    whole = {"isSuccess": True, "result": rows}
    less = json.dumps({"isSuccess": True, "result": []}).encode()
    return Script({address: text(whole)}, address, b'"admin1Pcode"', less, environment={"IOM_DTM_KEY": "sesame"})


def hapi_pages() -> Script:
    place = {
        "location_code": "UKR",
        "admin1_code": "UA71",
        "admin1_name": "Cherkaska",
        "admin2_code": None,
        "admin2_name": None,
        "admin_level": 1,
        "reference_period_start": "2024-08-01T00:00:00",
        "reference_period_end": "2024-08-31T23:59:59",
    }
    rows = {
        "idps": {"reporting_round": 17, "operation": "Survey", "population": 121_000},
        "conflict_events": {"event_type": "civilian_targeting", "events": 7, "fatalities": 3},
        "population": {"gender": "all", "age_range": "all", "population": 1_188_508},
    }
    replies = {}
    for theme, (path, _, _) in THEMES.items():
        ask = "location_code=UKR&output_format=json&limit=10000&offset=0&app_identifier=sesame"
        replies[f"https://hapi.humdata.org/api/v2/{path}?{ask}"] = text({"data": [place | rows[theme]]})
    less = json.dumps({"data": []}).encode()
    return Script(replies, next(iter(replies)), b'"admin1_code"', less, environment={"HDX_APP_IDENTIFIER": "sesame"})


SCRIPTS |= {
    "firms": firms_tables,
    "unhcr": unhcr_pages,
    "iom_dtm": iom_rows,
    "hapi": hapi_pages,
    "overpass": overpass_roads,
}
