"""Files that are no control map, or a damaged one: each ends in one line that says what it is, in our words."""

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely.geometry import Polygon, box

from layers.control.files.no_maps import find_fault
from layers.control.read import read_control, read_controls
from layers.errors import ControlError
from tests.layers.control.made_files import feature, write

AREA = box(37.0, 48.0, 37.5, 48.5)
PAYLOAD = '{"features": [{"properties": {"name": "/// geoJSON.status.occupied"}, "geometry": {"type": "Polygon"}}]}'
RING = [[37.0, 48.0], [37.5, 48.0], [37.5, 48.5], [37.0, 48.0]]


def geojson(*rings: Any, **properties: Any) -> str:
    features = [
        {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for ring in rings
    ]
    return json.dumps({"type": "FeatureCollection", "features": features})


def refusal(path: Path) -> str:
    with pytest.raises(ControlError) as error:
        read_controls([path])
    message = str(error.value)
    assert "\n" not in message
    assert path.name in message
    for foreign in ("sqlite3", "GDAL", "OGR", "SHAPE_RESTORE", "ParseException", "json.exception", "Parquet input"):
        assert foreign not in message
    return message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "is empty"),
        ("\ufeff \n", "is empty"),
        ("<!DOCTYPE html><html>Access denied</html>", "is a web page"),
        ('{"error": {"code": 499, "message": "Token Required"}}', "is a service's refusal (499 Token Required)"),
        (geojson(RING, kind="unclear")[:-9], "is no whole JSON: it breaks off at character"),
        ('{"features": [}', "is no whole JSON: line 1, column 15"),
        ("[" * 100_000, "nested deeper than any map"),
        (geojson([*RING[:1], [None, 48], *RING[2:]], kind="unclear"), "row 1 has a coordinate that is no number"),
        (geojson(RING, kind="unclear").replace("37.5", "1e999", 1), "is no number at vertex 2"),
        (geojson(RING, [*RING[:1], [None, 48], *RING[2:]], kind="unclear"), "row 2 has a coordinate that is no number"),
        (geojson(RING[:-1], kind="unclear"), "its ring is not closed"),
        ('["geoJSON.", "///"]', "holds no areas"),
        ('{"map": {"features": [1]}, "name": "geoJSON. ///"}', "row 1 is no feature"),
        (PAYLOAD, "row 1 has no geometry that can be read"),
    ],
)
def test_json_that_is_no_map(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "front_20250612.geojson"
    path.write_text(text, encoding="utf-8")
    assert told in refusal(path)


def test_other_encodings_are_named(tmp_path: Path) -> None:
    path = tmp_path / "front_20250612.geojson"
    path.write_text(geojson(RING, kind="unclear"), encoding="utf-16")
    assert "can't be read as UTF-8 text" in refusal(path)


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("front_20250612.gpkg", b"SQLite format 3\0" + b"\0" * 2_000, "can't be read as gpkg: it is damaged"),
        ("front_20250612.fgb", bytes.fromhex("6667620366676201") + b"\xff\xff\xff\x7f" + b"\0" * 64, "damaged"),
        ("front_20250612.shp", b"\0\0\x27\x0a" + b"\0" * 96, "its part .shx is missing"),
        ("front_20250612.parquet", b"PAR1" + b"\0" * 96 + b"\xff\xff\xff\x7fPAR1", "is a table without shapes, or cut"),
        (
            "front_20250612.kml",
            b"<kml><Document><NetworkLink/></Document></kml>",
            "only points to a map on the network",
        ),
        ("front_20250612.kml", b'<!DOCTYPE k [<!ENTITY a SYSTEM "file:///etc/passwd">]><kml>&a;</kml>', "as kml"),
        ("front_20250612.geojson.gz", gzip.compress(b"{}", mtime=0)[:-4], "can't be unpacked"),
        ("acled.csv", b"event_id_cnty,event_date,latitude\nUKR1,12 June 2025,48\n", "holds events of ACLED"),
        ("f.csv", b"latitude,longitude,acq_date,acq_time\n48,37,2025-06-12,1103\n", "thermal anomalies of NASA FIRMS"),
        ("v.csv", b"geonameid,date,status,status_isw\n706370,20250612,RU,RU\n", "VIINA's status of settlements"),
        ("g.csv", "\ufeffDate;Faction;Latitude;Geolocation\nx;y;48;z\n".encode(), "holds events of GeoConfirmed"),
        ("ged.csv", b"id,where_prec,date_start\n1,1,2025-06-12\n", "holds events of UCDP"),
        ("own.csv", b"date,km2\n2025-06-12,7\n", "in a CSV: a column wkt"),
        ("own.csv", b"date,kind,wkt\n2025-06-12,unclear,POLY\n", "holds no shape in row 1"),
        ("own.csv", b"date,kind,geom\n2025-06-12,unclear,SRID=3857;POINT (1 2)\n", "holds no shape in row 1"),
    ],
)
def test_files_that_are_no_map(tmp_path: Path, name: str, data: bytes, told: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert told in refusal(tmp_path / name)


def test_a_shape_of_arcs_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "own_20250612.csv"
    path.write_text('wkt,kind\n"CURVEPOLYGON (CIRCULARSTRING (37 48, 38 48, 38 49, 37 49, 37 48))",assessed_control\n')
    with pytest.raises(ControlError, match="column wkt holds no shape in row 1"):
        read_control(path)


def test_archives_are_held_to_their_limits(tmp_path: Path) -> None:
    for name, inner, told in (
        ("out.zip", "../front_20250612.geojson", "names a file outside itself"),
        ("out.kmz", "../doc.kml", "names a file outside itself"),
        ("twice.zip", "front.zip", "it holds front.zip"),
    ):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr(inner, "x")
        assert told in refusal(tmp_path / name)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("front_20250612.geojson", b" " * 11_000_000)
    assert "times its size" in refusal(tmp_path / "bomb.zip")


@pytest.mark.parametrize("column", ["WKT", "geometry", "the_geom", "geom", "geojson"])
def test_csv_shapes_in_any_of_their_columns(tmp_path: Path, column: str) -> None:
    import shapely

    cell = {
        "the_geom": f"SRID=4326;{AREA.wkt}",
        "geom": shapely.to_wkb(AREA, hex=True),
        "geojson": shapely.to_geojson(AREA),
    }
    quoted = str(cell.get(column, AREA.wkt)).replace('"', '""')
    path = tmp_path / "front.csv"
    path.write_text(f'date,status,{column}\n2025-06-12,occupied,"{quoted}"\n', encoding="utf-8")
    frame = read_control(path)
    assert frame["kind"].tolist() == ["assessed_control"]
    assert frame.geometry.iloc[0].equals(AREA)


def test_esri_json_in_its_services_own_system_is_brought_to_degrees_and_said(tmp_path: Path) -> None:
    ring = [list(point) for point in gpd.GeoSeries([AREA], crs=4326).to_crs(3857).iloc[0].exterior.coords]
    whole = {
        "geometryType": "esriGeometryPolygon",
        "spatialReference": {"wkid": 102100, "latestWkid": 3857},
        "fields": [{"name": "OBJECTID", "type": "esriFieldTypeOID"}],
        "features": [{"attributes": {"OBJECTID": 1}, "geometry": {"rings": [ring[::-1]]}}],
    }
    path = tmp_path / "ClaimedRussianTerritoryinUkraine_20250612.json"
    path.write_text(json.dumps(whole), encoding="utf-8")
    frame = read_control(path)
    assert frame.geometry.iloc[0].symmetric_difference(AREA).area < 1e-9
    assert any("Web Mercator" in note for note in frame.attrs["notes"])


def test_columns_that_a_shapefile_cut_short(tmp_path: Path) -> None:
    other = Polygon([(38, 48), (38.5, 48), (38.5, 48.5)])
    own = {"snapshot_d": ["2025-06-10", "2025-06-11"], "controlled": ["Russia", "Ukraine"]}
    gpd.GeoDataFrame(own, geometry=[AREA, other], crs=4326).to_file(tmp_path / "front.shp")
    frame = read_control(tmp_path / "front.shp")
    assert [(row.kind, row.date.isoformat()) for row in frame.itertuples()] == [("assessed_control", "2025-06-10")]


def test_a_whole_map_has_no_fault() -> None:
    assert find_fault(geojson(RING, kind="unclear").encode()) is None


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"numberMatched": 900, "numberReturned": 1}, "1 of numberMatched 900"),
        ({"totalFeatures": 2}, "1 of totalFeatures 2"),
        ({"links": [{"rel": "next", "href": "https://example.org/?page=2"}]}, "it links to a next page"),
    ],
)
def test_a_page_of_several_is_refused(tmp_path: Path, more: dict[str, Any], told: str) -> None:
    with pytest.raises(ControlError, match=told):
        read_control(write(tmp_path / "own_20250612.geojson", feature(kind="unclear"), **more))
    whole = write(tmp_path / "own_20250613.geojson", feature(kind="unclear"), numberMatched=1, links=[])
    assert len(read_control(whole)) == 1


def test_lines_that_break_off_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "own_20250612.jsonl"
    row = json.dumps(feature(kind="unclear"))
    path.write_text(f"{row}\n{row[:-30]}")
    with pytest.raises(ControlError, match="line 2 is no whole JSON"):
        read_control(path)
