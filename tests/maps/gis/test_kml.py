"""KML and KMZ: the palette's fills and edges, times, no height, balloons that run no markup of data."""

import io
import zipfile
from datetime import date
from xml.etree import ElementTree as ET

import geopandas as gpd
import pyogrio
import pytest
import shapely
from PIL import Image
from shapely.geometry import box

from maps.gis.kml import hatch_lines, kml_colour, write_kml, write_kmz
from maps.gis.pack_scene import pack_scene
from maps.style.palette import STYLES

SPACE = {"k": "http://www.opengis.net/kml/2.2"}


@pytest.fixture(scope="module")
def pack(scene, base):
    return pack_scene(scene, base=base, lineage="made for a test")


@pytest.fixture(scope="module")
def root(pack):
    return ET.fromstring(write_kml(pack))  # noqa: S314 - our own document


def placemarks(root, folder):
    for element in root.iter(f"{{{SPACE['k']}}}Folder"):
        if element.findtext("k:name", namespaces=SPACE).startswith(folder):
            return element.findall("k:Placemark", SPACE)
    raise AssertionError(folder)


def test_colours_are_alpha_blue_green_red():
    assert kml_colour("#C51B3A", 0.85) == "d93a1bc5"


def test_areas_keep_fill_and_outline_and_what_comes_from_text_has_no_fill(root):
    styles = {style.get("id"): style for style in root.iter(f"{{{SPACE['k']}}}Style")}
    control = styles["assessed_control"]
    assert control.findtext("k:PolyStyle/k:color", namespaces=SPACE) == "d93a1bc5"
    assert control.findtext("k:PolyStyle/k:fill", namespaces=SPACE) == "1"
    assert control.findtext("k:PolyStyle/k:outline", namespaces=SPACE) == "1"
    assert control.findtext("k:LineStyle/k:color", namespaces=SPACE) == kml_colour(STYLES["assessed_control"].edge)
    assert styles["partisan"].findtext("k:PolyStyle/k:fill", namespaces=SPACE) == "0"
    for folder in ("Marks, by evidence", "Marks along roads", "Uncertainty"):
        for mark in placemarks(root, folder):
            assert mark.find(".//k:Polygon", SPACE) is None


def test_a_claimed_area_carries_its_hatch_as_lines_inside_it(root):
    claimed = next(
        mark
        for mark in placemarks(root, "Control")
        if mark.findtext("k:styleUrl", namespaces=SPACE) == "#claimed_control"
    )
    assert len(claimed.findall(".//k:LineString", SPACE)) > 20
    square = box(36.86, 47.8, 37.0, 48.05)
    lines = list(hatch_lines(square, STYLES["claimed_control"]))
    assert all(line.within(square.buffer(1e-9)) for line in lines)
    assert list(hatch_lines(square, STYLES["assessed_control"])) == []


def test_times_are_spans_of_control_and_of_marks(root):
    control = placemarks(root, "Control")[0]
    assert control.findtext("k:TimeSpan/k:begin", namespaces=SPACE) == "2025-06-12"
    assert control.find("k:TimeSpan/k:end", SPACE) is None
    mark = placemarks(root, "Marks, by evidence")[0]
    assert mark.findtext("k:TimeSpan/k:begin", namespaces=SPACE) == "2025-06-12"
    assert mark.findtext("k:TimeSpan/k:end", namespaces=SPACE) == "2025-06-27"


def test_no_coordinate_has_a_height_and_every_number_comes_back(pack, root, tmp_path):
    for element in root.iter(f"{{{SPACE['k']}}}coordinates"):
        assert all(pair.count(",") == 1 for pair in element.text.split())
    path = tmp_path / "pack.kml"
    path.write_bytes(write_kml(pack))
    read = pyogrio.read_dataframe(path, layer="Marks, by evidence / Позначки за доказовістю")
    assert len(read) == len(pack.table("marks").frame)
    assert not read.geometry.has_z.any()
    assert "Novoukrainka" in set(read["Name"])


def test_balloons_quote_the_claims_and_escape_what_strangers_wrote(make_scene, base):
    nasty = {"sentence": "<script>alert(1)</script> & $[name] said so.", "place_name": "<b>Toretsk</b>"}
    text = write_kml(pack_scene(make_scene([nasty]), base=base)).decode()
    root = ET.fromstring(text)  # noqa: S314
    balloon = placemarks(root, "Marks, by evidence")[0].findtext("k:description", namespaces=SPACE)
    assert "<script" not in balloon
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $&#91;name] said so." in balloon
    assert "&lt;b&gt;Toretsk" in balloon


def test_a_kmz_carries_its_symbols_and_is_the_same_every_time(pack):
    data = write_kmz(pack)
    assert data == write_kmz(pack)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        assert names[0] == "doc.kml"
        document = archive.read("doc.kml").decode()
        icons = {name for name in names if name.endswith(".png")}
        for name in icons:
            assert Image.open(io.BytesIO(archive.read(name))).size == (64, 64)
    used = {element.text for element in ET.fromstring(document).iter(f"{{{SPACE['k']}}}href")}  # noqa: S314
    assert used == icons


def test_sources_stand_in_the_document(root):
    text = root.findtext("k:Document/k:description", namespaces=SPACE)
    assert "Open Database License 1.0" in text
    assert "not comprehensive" in text


def test_a_history_with_a_day_gives_faces_no_rim(make_scene, base):
    from geo.control.history import build_history

    days = gpd.GeoDataFrame(
        {"source": "T", "kind": "assessed_control", "date": [date(2025, 6, 1), date(2025, 6, 12)]},
        geometry=[box(37, 47.5, 38, 48), box(36.9, 47.5, 38, 48)],
        crs=4326,
    )
    pack = pack_scene(make_scene([{}], control=build_history(days)), base=base)
    frame = pack.table("control").frame
    assert sorted(map(str, frame["valid_from"])) == ["2025-06-01", "2025-06-12"]
    assert shapely.union_all(frame.geometry.to_numpy()).equals(box(36.9, 47.5, 38, 48))
    root = ET.fromstring(write_kml(pack))  # noqa: S314
    styles = {style.get("id"): style for style in root.iter(f"{{{SPACE['k']}}}Style")}
    assert styles["assessed_control"].findtext("k:PolyStyle/k:outline", namespaces=SPACE) == "0"
