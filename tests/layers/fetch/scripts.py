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

import geopandas as gpd
import shapely
from shapely.geometry import Polygon, box, mapping

from layers.fetch import geonames, isw
from layers.sources.packaged import load_oblasts
from tests.layers.fetch.service import Reply

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


def geonames_zip() -> Script:
    rows = [
        "\t".join([str(10 + n), name, name, "", str(lat), str(lon), *["P", "PPL", "UA"], "", "05", *[""] * 8])
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
