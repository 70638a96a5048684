"""A real QGIS opens the GeoPackage and the project without a screen and draws every class so that it can be seen."""

import io
import json
import os
import subprocess
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import numpy as np
import pytest
from matplotlib.colors import to_rgb
from PIL import Image
from pypdf import PdfReader
from pyproj import Transformer
from shapely.geometry import Point, box

from geo.measure.ellipsoid import distance_km
from geo.vocabulary import CONTROL_KINDS
from layers.export.gpkg import write_geopackage
from maps.gis.pack_scene import pack_scene
from maps.gis.qgis_layout import (
    CREDITS,
    DAYS,
    KEY,
    MAP,
    NORTH,
    SCALE,
    TITLE,
    credit_size,
    widen,
    write_credits,
    write_layout,
)
from maps.gis.qgis_project import write_project
from maps.gis.qml import metadata_xml, style_tables, write_qml
from maps.gis.qml_labels import _mark_text
from maps.style.dates import write_day
from maps.style.palette import ACTOR_INK, BASE_INK, PATTERN_GROUND, STYLES
from tests.maps.conftest import every_kind, village

QGIS_PYTHON = os.environ.get("FRONTLINE_QGIS_PYTHON", "/usr/bin/python3")
BOUNDS = (36.8, 47.0, 38.0, 47.8)
MARKS = (((36.866, 48.031), "russian"), ((37.848, 48.395), "ukrainian"), ((37.177, 48.28), "russian"))


def around(mark: tuple[tuple[float, float], str]) -> tuple[float, float, float, float]:
    """Return the bounds of a few kilometres around a mark."""
    (lon, lat), _ = mark
    return lon - 0.02, lat - 0.014, lon + 0.02, lat + 0.014


@pytest.fixture(scope="module")
def qgis_python() -> str:
    """The Python that has QGIS; in CI it must be there."""
    found = (
        Path(QGIS_PYTHON).exists()
        and not subprocess.run(
            [QGIS_PYTHON, "-c", "import qgis.core"], capture_output=True, check=False, timeout=120
        ).returncode
    )
    if not found and os.environ.get("CI"):
        pytest.fail("CI needs Debian's python3-qgis and qgis-providers")
    if not found:
        pytest.skip("no QGIS: install python3-qgis and qgis-providers, or set FRONTLINE_QGIS_PYTHON")
    return QGIS_PYTHON


@pytest.fixture(scope="module")
def kinds() -> gpd.GeoDataFrame:
    """Eight squares in two rows, one of each kind of control, and an older map of the first."""
    squares = [
        box(36.9 + 0.25 * (n % 4), 47.1 + 0.3 * (n // 4), 37.1 + 0.25 * (n % 4), 47.35 + 0.3 * (n // 4))
        for n in range(8)
    ]
    return gpd.GeoDataFrame(
        {
            "source": ["Test map"] * 9,
            "kind": [*CONTROL_KINDS, "assessed_control"],
            "date": [date(2025, 6, 12)] * 8 + [date(2025, 6, 1)],
        },
        geometry=[*squares, box(36.9, 47.7, 37.9, 47.78)],
        crs=4326,
    )


@pytest.fixture(scope="module")
def seen(qgis_python, make_scene, base, kinds, tmp_path_factory):
    """What QGIS says of a pack of every kind, with the folder of its drawings."""
    folder = tmp_path_factory.mktemp("qgis")
    scene = make_scene(every_kind(), control=kinds)
    pack = pack_scene(scene, base=base, lineage="made for a test")
    metadata = {table.name: metadata_xml(pack, table) for table in pack.tables}
    write_geopackage(pack, folder / "pack.gpkg", styles=style_tables(pack), metadata=metadata)
    (folder / "pack.qgz").write_bytes(
        write_project(pack, geopackage="pack.gpkg", bounds=scene.bounds, sheet=(36.6, 46.9, 38.1, 48.6))
    )
    done = subprocess.run(
        [
            qgis_python,
            str(Path(__file__).with_name("qgis_probe.py")),
            str(folder),
            "2025-06-05",
            *(",".join(map(str, bounds)) for bounds in (BOUNDS, *map(around, MARKS))),
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
        env={"PATH": "/usr/bin:/bin", "HOME": str(folder)},
    )
    assert done.stdout.strip(), done.stderr
    return json.loads(done.stdout.splitlines()[-1]) | {"folder": folder, "pack": pack}


def test_every_layer_opens_with_its_stored_style_its_types_and_its_licence(seen):
    pack = seen["pack"]
    assert set(seen["layers"]) == {table.name for table in pack.tables}
    for table in pack.tables:
        layer = seen["layers"][table.name]
        assert layer["valid"], table.name
        assert layer["rows"] == len(table.frame)
        assert layer["style"], f"{table.name}: the stored style did not load"
        assert layer["rules"], table.name
        assert table.note.title_uk in layer["title"]
        assert layer["licences"] == [table.note.licence]
        assert layer["rights"] == list(table.note.notices)
    assert seen["layers"]["marks"]["types"]["published"] == "Date"
    assert seen["layers"]["claims"]["types"]["confirmed"] == "Boolean"
    assert seen["layers"]["settlements"]["labels"]


def test_nothing_is_warned_of(seen):
    assert [line for line in seen["told"] if "layer_styles" in line or "GPKG" in line or "style" in line.lower()] == []


def test_time_runs_from_valid_from_to_valid_to(seen):
    assert seen["layers"]["control"]["temporal"] == [2, "valid_from", "valid_to"]
    # a mark shows one grade: it is not drawn before somebody's word gave it that
    assert seen["layers"]["marks"]["temporal"] == [2, "graded_on", "valid_to"]
    assert seen["layers"]["oblasts"]["temporal"] is None
    assert seen["project"]["range"] == ["2025-06-01", "2025-06-12"]


def test_the_project_finds_its_layers_in_their_order_with_relations_and_credits(seen):
    project = seen["project"]
    assert project["read"]
    assert all(project["layers"].values())
    assert project["relations"] == {"claims_of_mark": True, "lines_of_mark": True, "outline_of_mark": True}
    order = project["order"]
    assert order.index("Marks, by evidence") < order.index("Control, by source and day") < order.index("Countries")
    assert project["groups"] == ["Places", "Advances, by evidence", "Other events", "Control", "Base map"]
    assert "not comprehensive" in project["credits"]


def pixels(seen, number: int | str, west: float, south: float, east: float, north: float) -> np.ndarray:
    """Return the pixels of a drawing between degrees, as floats from 0 to 1; "day" has the bounds of the first."""
    left, bottom, right, top = (float(edge) for edge in seen["extents"][0 if number == "day" else number][-4:])
    image = np.asarray(Image.open(seen["folder"] / f"qgis-{number}.png").convert("RGB"), dtype=float) / 255
    height, width = image.shape[:2]
    columns = [round((x - left) / (right - left) * width) for x in (west, east)]
    rows = [round((top - y) / (top - bottom) * height) for y in (north, south)]
    return image[max(0, rows[0]) : rows[1], max(0, columns[0]) : columns[1]]


def share_of(found: np.ndarray, colour, tolerance: float = 0.06) -> float:
    """Return the share of pixels of a colour."""
    return float((np.abs(found - np.array(colour)).max(axis=-1) < tolerance).mean())


@pytest.mark.parametrize("number", range(8))
def test_each_kind_of_control_is_drawn_with_its_fill_and_pattern(seen, number):
    style = STYLES[CONTROL_KINDS[number]]
    west, south = 36.9 + 0.25 * (number % 4), 47.1 + 0.3 * (number // 4)
    inside = pixels(seen, 0, west + 0.03, south + 0.03, west + 0.17, south + 0.22)
    ground = np.array(to_rgb(BASE_INK["home"].light))
    if style.fill is None:
        assert share_of(inside, ground) > 0.9
        return
    opacity = style.opacity * (PATTERN_GROUND if style.pattern != "none" else 1)
    blended = opacity * np.array(to_rgb(style.fill)) + (1 - opacity) * ground
    assert share_of(inside, blended) > (0.25 if style.pattern != "none" else 0.85)
    dark = share_of(inside, to_rgb(style.edge), 0.12)
    assert (dark > 0.01) == (style.pattern != "none"), f"{style.key}: pattern {style.pattern}, {dark:.1%} in its colour"


def test_what_no_longer_holds_is_drawn_only_on_its_day(seen):
    red = 0.85 * np.array(to_rgb(STYLES["assessed_control"].fill)) + 0.15 * np.array(to_rgb(BASE_INK["home"].light))
    old, new = (37.0, 47.71, 37.8, 47.77), (36.93, 47.13, 37.07, 47.32)
    assert share_of(pixels(seen, 0, *old), red) < 0.05
    assert share_of(pixels(seen, 0, *new), red) > 0.85
    assert share_of(pixels(seen, "day", *old), red) > 0.85
    assert share_of(pixels(seen, "day", *new), red) < 0.05


@pytest.mark.parametrize("number", range(len(MARKS)))
def test_marks_are_drawn_in_their_actors_colour(seen, number):
    (lon, lat), actor = MARKS[number]
    spot = pixels(seen, number + 1, lon - 0.0006, lat - 0.0004, lon + 0.0006, lat + 0.0004)
    assert share_of(spot, to_rgb(ACTOR_INK[actor].light), 0.1) > 0.03


def test_qml_is_xml_with_ukrainian_words_and_no_fill_for_what_comes_from_text(seen):
    pack = seen["pack"]
    for name in ("marks", "mark_lines", "uncertainty", "claims", "events"):
        assert pack.table(name).shape != "area"
    root = ET.fromstring(write_qml(pack.table("marks"), lang="uk").split("\n", 1)[1])  # noqa: S314 - our own document
    labels = [rule.get("label") for rule in root.iter("rule")]
    assert "РФ: Геоприв’язано: за відео чи знімками" in labels
    assert root.find("labeling") is not None


def test_the_project_holds_relative_paths_and_equal_packs_give_equal_bytes(seen):
    pack = seen["pack"]
    first = write_project(pack, geopackage="pack.gpkg", bounds=(36, 47, 38, 49))
    assert first == write_project(pack, geopackage="pack.gpkg", bounds=(36, 47, 38, 49))
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        text = archive.read(archive.namelist()[0]).decode()
    sources = [element.text for element in ET.fromstring(text.split("\n", 1)[1]).iter("datasource")]  # noqa: S314
    assert all(source is not None and source.startswith("./pack.gpkg|layername=") for source in sources)


def test_the_sheet_is_one_page_across_with_title_days_and_credits_in_full(seen):
    sheet, pack = seen["sheet"], seen["pack"]
    assert sheet["told"] == [0, 0]
    pages = PdfReader(seen["folder"] / "sheet.pdf").pages
    assert [[round(float(edge) / 72 * 25.4) for edge in page.mediabox[2:]] for page in pages] == [[297, 210]]
    assert sheet["text"]["title"] == pack.title
    assert sheet["text"]["days"].startswith(f"Data as of {write_day(pack.as_of, 'en')} · Publications of ")
    assert "control of Test map, 12 June 2025" in sheet["text"]["days"]
    assert "absence of a mark is not absence of fighting" in sheet["text"]["credits"]
    for notice in pack.notices:
        assert notice.rstrip(".") in sheet["text"]["credits"]


def printed(seen, left: float, top: float, width: float, height: float) -> np.ndarray:
    """Return the pixels of a box (millimetres) of the printed sheet."""
    image = np.asarray(Image.open(seen["folder"] / "sheet.png").convert("RGB"), dtype=float) / 255
    scale = image.shape[1] / 297
    return image[int(top * scale) : int((top + height) * scale), int(left * scale) : int((left + width) * scale)]


def test_nothing_of_the_sheet_is_cut_by_its_edges_or_lies_over_another_part(seen):
    left, top, width, height = KEY
    white = (1, 1, 1)
    for empty in (
        (left + width, 0, 297 - left - width, 210),  # right of the key
        (0, 0, MAP[0] - 0.5, 210),
        (left, top + height, width, CREDITS[1] - top - height),  # below the key
        (CREDITS[0], CREDITS[1] + CREDITS[3], CREDITS[2], 210 - CREDITS[1] - CREDITS[3]),
    ):
        assert share_of(printed(seen, *empty), white) == 1, empty
    for full in (KEY, CREDITS, TITLE, DAYS, NORTH):
        assert share_of(printed(seen, *full), white) < 0.99, full


def test_the_sheet_shows_the_marks_and_its_key_names_their_classes_and_no_ground(seen):
    for actor in ("russian", "ukrainian"):
        assert share_of(printed(seen, *MAP), to_rgb(ACTOR_INK[actor].light), 0.1) > 0.00005, actor
    classes = [str(line).replace("|", " ") for line in seen["sheet"]["classes"]]
    assert "Russian: Assessed: the report's own judgement" in classes
    assert "Assessed Russian control" in classes
    assert "Neighbouring countries" not in classes


def test_the_scale_bar_is_as_long_as_its_kilometres_on_the_ellipsoid(seen):
    west, south, east, north = seen["sheet"]["extent"]
    there = Transformer.from_crs(3857, 4326, always_xy=True)
    middle = (south + north) / 2
    across_km = distance_km(Point(there.transform(west, middle)), Point(there.transform(east, middle)))
    wanted_mm = seen["sheet"]["segment"] / across_km * MAP[2]
    row = printed(seen, SCALE[0], SCALE[1], SCALE[2], SCALE[3])
    dark = (row.max(axis=-1) < 0.35).sum(axis=1)
    widest = dark.max() / (row.shape[1] / SCALE[2])  # its upper and lower edge run along both segments
    assert widest == pytest.approx(2 * wanted_mm, rel=0.04)


def test_an_extent_is_widened_to_the_sheet_about_its_middle():
    assert widen((0, 0, 10, 30), 2) == (-25, 0, 35, 30)
    assert widen((0, 0, 40, 10), 2) == (0, -5, 40, 15)


def test_credits_shrink_until_they_fit_and_a_ukrainian_sheet_is_ukrainian(seen):
    assert credit_size("short") == 6
    assert credit_size("word " * 700) < 6
    told = write_credits(seen["pack"], lang="uk")
    assert "Джерела й ліцензії" in told
    assert "made with Natural Earth" not in told
    assert "is made available under" not in told


def test_a_title_of_strangers_is_not_worked_out_by_a_label(seen):
    title = "[% env('HOME') %] and <b>[[%% 1 + 1 %]</b>"
    pack = replace(seen["pack"], title=title)
    layout = write_layout(pack, extent=(30.0, 45.0, 31.0, 46.0), layer_ids={one.name: one.name for one in pack.tables})
    (label,) = layout.iterfind("LayoutItem[@id='title']")
    assert label.attrib["labelText"] == "[ % env('HOME') %] and <b>[[ %% 1 + 1 %]</b>"
    assert label.attrib["htmlState"] == "0"


LABELS = """
import sys
from qgis.core import QgsApplication, QgsExpression, QgsExpressionContext, QgsExpressionContextUtils, QgsVectorLayer
app = QgsApplication([], False)
app.initQgis()
layer = QgsVectorLayer(sys.argv[1] + "|layername=marks", "marks", "ogr")
context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
for feature in layer.getFeatures():
    context.setFeature(feature)
    print("\\t".join(str(QgsExpression(text).evaluate(context)) for text in sys.argv[2:]))
"""


def test_a_label_has_the_day_of_the_grade(qgis_python: str, make_scene, base, tmp_path: Path) -> None:
    usual = {**village("Pokrovsk"), "action": "seize"}
    rows = [
        {**usual, "published": date(2025, 6, 11), "evidence": "assessed"},
        {**usual, "published": date(2025, 6, 14), "evidence": "claimed", "confirmed": False, "claimant": "Russian MoD"},
    ]
    path = tmp_path / "two.gpkg"
    write_geopackage(pack_scene(make_scene(rows), base=base), path, styles={}, metadata={})
    ran = subprocess.run(
        [qgis_python, "-c", LABELS, str(path), _mark_text("en"), _mark_text("uk")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert ran.stdout.split("\n")[0].split("\t") == ["11 Jun · assessed", "11.06 · оцінено"]
