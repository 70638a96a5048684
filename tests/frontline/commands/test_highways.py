"""Roads of one's own on a map and in its files: claims lie on them, and every output says whose they are."""

import json

import geopandas as gpd
import pytest
from shapely.geometry import Point

import frontline as fl
from layers.errors import LayersError
from tests.layers.events.test_events import GEOCONFIRMED
from tests.layers.gazetteer.osm_files import Extract, write_xml

ROAD = [(36.70, 48.05), (36.85, 48.06), (36.94, 48.0), (37.10, 48.04), (37.28, 47.98)]
BODY = "Geolocated footage shows Russian troops advancing along the T-0428 Kurakhove-Bahatyr highway."


@pytest.fixture
def roads(tmp_path):
    way = (ROAD, {"highway": "primary", "ref": "Т-04-28"})
    return write_xml(
        tmp_path / "roads.osm", Extract([way], places=[(ROAD[0], {"place": "town", "name": "Новопавлівка"})])
    )


def test_a_claim_along_a_road_lies_on_the_surveyed_line(frontline, report, roads, tmp_path) -> None:
    lines = {}
    for name, more in (("schematic", ()), ("surveyed", ("--highways", roads))):
        path = tmp_path / name / "mark_lines.geojson"
        path.parent.mkdir()
        assert frontline("export", report(BODY), "--voice", "isw", *more, "-o", path).code == 0
        (lines[name],) = gpd.read_file(path).geometry
    corner = Point(37.10, 48.04)
    assert lines["surveyed"].distance(corner) < 1e-3
    assert lines["schematic"].distance(corner) > 0.03
    assert Point(ROAD[0]).distance(lines["surveyed"]) > 0.2  # the road goes on, the text ends at Bahatyr


@pytest.mark.slow
@pytest.mark.usefixtures("small_pack")
def test_outputs_draw_and_credit_them(frontline, report, roads, tmp_path) -> None:
    path = report(BODY)
    page, pack = tmp_path / "m.html", tmp_path / "pack"
    drawn = frontline("map", path, "--voice", "isw", "--highways", roads, "-o", page)
    assert drawn.code == 0
    assert "highways: OpenStreetMap, roads by number from your own extract, roads.osm, in place of" in drawn.err
    text = page.read_text(encoding="utf-8")
    assert "roads by number from your own extract, roads.osm" in text
    assert "lines are schematic" not in text
    assert str(tmp_path) not in text
    assert frontline("export", path, "--voice", "isw", "--highways", roads, "-o", pack).code == 0
    (table,) = [one for one in json.loads((pack / "manifest.json").read_text())["layers"] if one["name"] == "highways"]
    assert table["licence"] == "ODbL 1.0"
    assert table["notices"] == ["Rows: OpenStreetMap, roads by number from your own extract, roads.osm"]
    rows = gpd.read_file(pack / "frontline.gpkg", layer="highways")
    assert rows[["ref", "precision", "style"]].values.tolist() == [["T-0428", "surveyed", "road_surveyed"]]


def test_the_notebook_takes_them_and_others_events(report, roads, tmp_path) -> None:
    (tmp_path / "gc.csv").write_text(GEOCONFIRMED, encoding="utf-8")
    reading = fl.read_report(report(BODY), voice="isw")
    given = {"highways": roads, "events": [tmp_path / "gc.csv"]}
    fl.export(reading, tmp_path / "mark_lines.geojson", tmp_path / "june.gpkg", **given)
    (line,) = gpd.read_file(tmp_path / "mark_lines.geojson").geometry
    assert line.distance(Point(37.10, 48.04)) < 1e-3  # its corner lies on the surveyed road alone
    assert set(gpd.read_file(tmp_path / "june.gpkg", layer="other_events")["source"]) == {"GeoConfirmed"}
    text = fl.map(reading, **given).text
    assert "roads by number from your own extract, roads.osm" in text
    assert "Geolocated footage: GeoConfirmed" in text
    with pytest.raises(LayersError, match=r"nothing\.osm"):
        fl.map(reading, highways=tmp_path / "nothing.osm")


def test_without_them_the_packaged_roads_stay(frontline, report, tmp_path) -> None:
    page = tmp_path / "m.html"
    assert frontline("map", report(BODY), "--voice", "isw", "-o", page).code == 0
    assert "lines are schematic" in page.read_text(encoding="utf-8")


def test_a_campaign_takes_them_before_it_reads(frontline, roads, tmp_path) -> None:
    assert frontline("init", tmp_path / "c").code == 0
    result = frontline("map", tmp_path / "c", "--highways", roads, "-o", tmp_path / "m.html")
    assert result.code == 2
    assert "a campaign places its claims when it reads them" in result.err
