"""Files in each other's place, tables as spreadsheets write them, pictures of several areas: one line, or the right thing."""

import csv

import geopandas as gpd
import pytest
from shapely.geometry import box

from tests.frontline.conftest import refused

SAID = "Russian forces seized Bahatyr.\n"


@pytest.fixture
def polygons(tmp_path):
    path = tmp_path / "own_20250612.geojson"
    frame = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(36, 47, 37, 49)], crs=4326)
    frame.to_file(path)
    return path


@pytest.mark.parametrize("command", ["map", "claims", "coverage", "figures", "export", "follow"])
def test_control_given_as_the_report(frontline, polygons, tmp_path, command) -> None:
    more = {
        "map": ["-o", tmp_path / "m.html"],
        "export": ["-o", tmp_path / "m.gpkg"],
        "follow": ["--control", polygons],
    }
    result = frontline(command, polygons, *more.get(command, []))
    refused(result, "own_20250612.geojson: is GeoJSON, no report", "--control", "the report's plain text as REPORT")


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("a.gpkg", b"SQLite format 3\0", "is a SQLite or GeoPackage file, not a text; give polygons with --control"),
        ("a.parquet", b"PAR1\0", "is a Parquet file, not a text; give polygons with --control"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "is a PNG picture, not a text; copy its words into a plain text file"),
        ("a.docx", b"PK\x03\x04 word/document.xml", "is a Word document, not a text; save it as plain text"),
        ("a.csv", b"a,b\n1,2\n", "is a CSV table, no report"),
        ("a.jsonl", b'{"a": 1}\n{"a": 2}\n', "is JSON, no report"),
        ("a.txt", b'[{"a": 1}]', "is JSON, no report"),
    ],
)
def test_other_files_given_as_the_report(frontline, tmp_path, name, data, words) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    refused(frontline("map", path, "-o", tmp_path / "m.html"), f"{path}: {words}")


def test_a_report_that_begins_with_a_bracket_is_one(frontline, report) -> None:
    listed = frontline("claims", report("[1] See below. {Note} " + SAID, head="[June 12, 2025]\n\n"))
    assert listed.code == 0
    assert "Bahatyr" in listed.out


def test_a_report_given_as_control(frontline, report, polygons, tmp_path) -> None:
    path = report(SAID)
    words = ("report.txt: is a text, no control map", "frontline map REPORT --control POLYGONS")
    refused(frontline("map", path, "--control", path, "-o", tmp_path / "m.html"), *words)
    refused(frontline("follow", path, "--control", path), *words)
    refused(frontline("changes", path), *words)
    refused(frontline("history", path, "-o", tmp_path / "s.gpkg"), *words)
    refused(frontline("map", polygons, "--control", path, "-o", tmp_path / "m.html"), "is GeoJSON, no report")


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_corrections_as_spreadsheets_write_them(frontline, report, tmp_path, separator, encoding) -> None:
    path, file = report(SAID), tmp_path / "fixes.csv"
    claim = frontline("claims", path, "--format", "csv").out.splitlines()[1].split(",")[0]
    with file.open("w", encoding=encoding, newline="") as out:
        writer = csv.writer(out, delimiter=separator)
        writer.writerow(["claim_id", "verdict", "katottg", "note", "by"])
        writer.writerow([claim, "reject", "", "не те; село, інше", "Читачка"])
    told = frontline("claims", path, "--corrections", file)
    assert told.code == 0, told.err
    assert "not placed: rejected by Читачка" in told.out


def test_corrections_in_another_encoding_say_how_to_mend_them(frontline, report, tmp_path) -> None:
    file = tmp_path / "fixes.csv"
    text = "claim_id;verdict;katottg;note;by\nabc;reject;;хибне;Я\n"
    file.write_bytes(text.encode("cp1251"))
    mend = "in Excel with Save as, CSV UTF-8"
    refused(frontline("claims", report(SAID), "--corrections", file), "looks like Windows-1251", "line 2", mend)
    file.write_bytes(text.encode("utf-16"))
    refused(frontline("claims", report(SAID), "--corrections", file), "UTF-16", mend)
    file.write_text("claim_id;verdict;katottg;note;by\nabc;perhaps;;;me\n")
    refused(frontline("claims", report(SAID), "--corrections", file), "row 2: verdict is 'perhaps'")


TWO_AREAS = "Geolocated footage shows that Russian forces seized Bahatyr.\n\nRussian forces seized Toretsk.\n"


def test_a_still_map_never_leaves_an_area_out_silently(frontline, report, tmp_path, monkeypatch) -> None:
    drawn = []

    def render(scene, *, form, sheet, area, step=None) -> bytes:
        assert step is None
        drawn.append((form, sheet, area))
        return b"picture"

    monkeypatch.setattr("maps.still.figure.render_figure", render)
    path = report(TWO_AREAS)
    first = frontline("export", path, "-o", tmp_path / "map.png")
    assert "map.png: shows area 1 of 2 (Bahatyr); --area 2 shows the other, --area all both, --area each" in first.err
    each = frontline("export", path, "-o", tmp_path / "map.svg", "--area", "each", "--size", "wide")
    assert each.out.split() == [str(tmp_path / "map-1.svg"), str(tmp_path / "map-2.svg")]
    for area in ("2", "all"):
        chosen = frontline("export", path, "-o", tmp_path / f"{area}.pdf", "--area", area)
        assert chosen.code == 0
        assert "shows area" not in chosen.err
    assert drawn == [
        ("png", "print", 0), ("svg", "wide", 0), ("svg", "wide", 1), ("pdf", "print", 1), ("pdf", "print", None),
    ]  # fmt: skip
    beyond = frontline("export", path, "-o", tmp_path / "no.png", "--area", "3")
    refused(beyond, "--area 3: the map has 2 areas of action to show; use 1 to 2")
    again = frontline("export", path, "-o", tmp_path / "map.svg", "--area", "each")
    assert again.code == 2
    assert "map-1.svg: exists already and is kept" in again.err
    one = frontline("export", report(SAID), "-o", tmp_path / "one.png")
    assert "shows area" not in one.err


def test_the_library_writes_a_picture_an_area(report, tmp_path, monkeypatch) -> None:
    import frontline as fl

    monkeypatch.setattr("maps.still.figure.render_figure", lambda *_, **how: str(how["area"]).encode())
    reading = fl.read_report(report(TWO_AREAS))
    paths = fl.export(reading, tmp_path / "map.png", area="each")
    assert [path.name for path in paths] == ["map-1.png", "map-2.png"]
    assert [path.read_bytes() for path in paths] == [b"0", b"1"]
