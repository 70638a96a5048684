"""Bad input gives exit code 2 and one clear line: what is wrong, where, and what to do."""

import os
import sys

import geopandas as gpd
import pytest
from shapely.geometry import Point, box

BODY = "Russian forces advanced near Toretsk.\n"


def refused(result, *words: str) -> None:
    assert result.code == 2, result
    assert result.out == ""
    lines = result.err.strip().splitlines()
    assert len(lines) == 1, result.err
    assert lines[0].startswith("frontline: ")
    for word in words:
        assert word in lines[0], lines[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", ["report.txt", "is empty"]),
        (b"\x89PNG\r\n\x1a\n\x00\x00", ["report.txt", "PNG picture", "plain text"]),
        ("Війська рф просунулися поблизу Торецька".encode("cp1251"), ["Windows-1251", "save it as UTF-8"]),
        (BODY.encode("utf-16"), ["UTF-16", "save it as UTF-8"]),
    ],
)
@pytest.mark.parametrize("command", ["map", "claims", "coverage"])
def test_a_file_that_is_no_text(frontline, tmp_path, command, data, words) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(data)
    refused(frontline(command, path), *words)


@pytest.mark.parametrize("command", ["map", "claims", "coverage"])
def test_a_missing_file_and_a_folder(frontline, tmp_path, monkeypatch, command) -> None:
    monkeypatch.chdir(tmp_path)
    refused(frontline(command, tmp_path / "none.txt"), "none.txt", "no such file")
    refused(
        frontline(command, tmp_path, *(["-o", "x.html"] * (command == "map"))), "is a folder", "name the report file"
    )


def test_a_report_without_a_date(frontline, report, tmp_path) -> None:
    path = report(BODY, head="")
    refused(frontline("map", path, "-o", tmp_path / "m.html"), "states no date", "--published YYYY-MM-DD")
    assert frontline("map", path, "-o", tmp_path / "m.html", "--published", "2025-06-12").code == 0
    refused(frontline("map", path, "-o", tmp_path / "n.html", "--published", "12.6.2025"), "write it as YYYY-MM-DD")
    listed = frontline("claims", path, "--format", "jsonl")
    assert listed.code == 0
    assert '"published": null' in listed.out
    assert "add --published" in listed.err


def test_a_report_without_claims(frontline, report, tmp_path) -> None:
    path = report("Germany pledged more support on Thursday.\n")
    refused(frontline("map", path, "-o", tmp_path / "m.html"), "no claim", "frontline coverage")
    listed = frontline("claims", path, "--format", "jsonl")
    assert (listed.code, listed.out) == (0, "")
    assert "no claim" in listed.err


@pytest.mark.browser
def test_an_unknown_place_is_listed_and_not_guessed(frontline, report, tmp_path, browser) -> None:
    path = report("Russian forces advanced near Qwertyvka.\n")
    drawn = frontline("map", path, "-o", tmp_path / "m.html")
    assert drawn.code == 0
    assert "1 not placed" in drawn.err
    page = browser.new_page()
    page.goto((tmp_path / "m.html").as_uri())
    page.get_by_text("Qwertyvka").first.wait_for(timeout=10_000)
    page.close()


def test_the_same_report_twice(frontline, report) -> None:
    path = report(BODY)
    refused(frontline("claims", path, path), "same report", "give each report once")


def test_the_same_report_with_more_blank_lines(frontline, report, tmp_path) -> None:
    path = report(BODY)
    copy = tmp_path / "copy.txt"
    copy.write_bytes(path.read_bytes() + b"\n\n \xc2\xa0\n")
    refused(frontline("claims", path, copy), "same report", "give each report once")


def test_an_output_that_exists_or_has_no_folder(frontline, report, tmp_path) -> None:
    path = report(BODY)
    target = tmp_path / "map.html"
    target.write_text("mine")
    refused(frontline("map", path, "-o", target), "exists already and is kept", "--overwrite")
    assert target.read_text() == "mine"
    refused(frontline("map", path, "-o", tmp_path / "none" / "map.html"), "does not exist", "-o")
    refused(frontline("map", path, "-o", tmp_path), "is a folder", "map.html")


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_folder_and_a_file_without_permission(frontline, report, tmp_path) -> None:
    path = report(BODY)
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    refused(frontline("map", path, "-o", locked / "map.html"), "Permission denied", "-o")
    path.chmod(0)
    refused(frontline("claims", path), "permission denied")


def control(tmp_path, frame, name="control_20250612.geojson"):
    path = tmp_path / name
    frame.to_file(path)
    return path


def areas(*shapes, crs="EPSG:4326", **columns):
    return gpd.GeoDataFrame(columns, geometry=list(shapes), crs=crs)


def test_control_files_that_cannot_be_used(frontline, report, tmp_path) -> None:
    path = report(BODY)

    def run(file, *more):
        return frontline("map", path, "-o", tmp_path / "m.html", "--control", file, "--kind", "assessed_control", *more)

    square = box(37.0, 48.0, 37.5, 48.5)
    no_crs = tmp_path / "nocrs_20250612.gpkg"
    with pytest.warns(UserWarning, match="crs"):
        areas(square, crs=None).to_file(no_crs, driver="GPKG")
    refused(run(no_crs), "nocrs_20250612.gpkg", "EPSG:4326")
    mercator = areas(square).to_crs(3857)
    refused(run(control(tmp_path, mercator, "m_20250612.gpkg")), "3857", "EPSG:4326")
    swapped = areas(box(48.0, 37.0, 48.5, 37.5))
    refused(run(control(tmp_path, swapped, "s_20250612.geojson")), "swapped")
    refused(run(control(tmp_path, areas(Point(37, 48)), "p_20250612.geojson")), "Point")
    refused(run(control(tmp_path, areas(square), "undated.geojson")), "undated.geojson", "--date")
    refused(run(control(tmp_path, areas(square), "d_20250612.geojson"), "--date", "june"), "YYYY-MM-DD")
    assert run(control(tmp_path, areas(square), "also_undated.geojson"), "--date", "2025-06-12").code == 0
    empty = tmp_path / "e_20250612.geojson"
    empty.write_text('{"type": "FeatureCollection", "features": []}')
    drawn = frontline("map", path, "-o", tmp_path / "n.html", "--control", empty, "--kind", "assessed_control")
    assert drawn.code == 0
    assert "nothing was held on 2025-06-12" in drawn.err


def test_control_without_a_kind_or_with_an_unknown_one(frontline, report, tmp_path) -> None:
    path = report(BODY)
    file = control(tmp_path, areas(box(37.0, 48.0, 37.5, 48.5)))
    target = tmp_path / "m.html"
    refused(frontline("map", path, "-o", target, "--control", file), "control_20250612.geojson", "--kind")
    refused(
        frontline("map", path, "-o", target, "--control", file, "--kind", "ours"), "--kind ours", "assessed_control"
    )


def test_invalid_rings_are_named(frontline, report, tmp_path) -> None:
    path = report(BODY)
    file = tmp_path / "bow_20250612.geojson"
    file.write_text(
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":'
        '{"type":"Polygon","coordinates":[[[37,48],[38,49],[38,48],[37,49],[37,48]]]}}]}'
    )
    result = frontline("map", path, "-o", tmp_path / "m.html", "--control", file, "--kind", "assessed_control")
    refused(
        result,
        "bow_20250612.geojson",
        "row 1",
        "its edge crosses or covers itself at (37.5, 48.5), nearest to vertex 1",
    )


def test_bad_corrections_name_every_row(frontline, report, tmp_path) -> None:
    path = report(BODY)
    file = tmp_path / "fixes.csv"
    file.write_text("claim_id,verdict,katottg,note,by\nabc,maybe,,,me\nabc,fix,,,me\nabc,reject,,,\n")
    refused(frontline("claims", path, "--corrections", file), "row 2", "row 3", "row 4")
    file.write_text("claim_id,verdict,katottg,note,by\nabc,reject,,,me\n")
    refused(frontline("claims", path, "--corrections", file), "no claim abc")
    file.write_text("id,verdict\n")
    refused(frontline("claims", path, "--corrections", file), "lacks the columns")


def test_unknown_commands_and_options(frontline) -> None:
    refused(frontline("mpa"), "No such command", "frontline --help")
    refused(frontline("map", "--sky"), "No such option", "frontline map --help")
    refused(frontline("claims"), "Missing argument", "frontline claims --help")


MARKUP = "<script>alert(1)</script> ${x} `y` {{7*7}} {% raw %} </script><img src=x onerror=alert(2)>"


@pytest.mark.browser
def test_markup_in_a_report_stays_text(frontline, report, tmp_path, browser) -> None:
    path = report(f"Russian forces advanced near Toretsk {MARKUP}.\n")
    assert frontline("map", path, "-o", tmp_path / "m.html", "--quotes", "full").code == 0
    source = (tmp_path / "m.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in source
    assert "<img src=x" not in source
    page = browser.new_page()
    ran: list[object] = []
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.goto((tmp_path / "m.html").as_uri())
    page.get_by_text("{{7*7}} {% raw %} </script><img src=x onerror=alert(2)>").first.wait_for(timeout=10_000)
    page.close()
    assert ran == []


@pytest.mark.parametrize("words", [("figures", "{}/none.txt"), ("changes", "{}/none.gpkg")])
def test_a_plot_of_no_picture_is_refused_before_any_work(frontline, tmp_path, words) -> None:
    result = frontline(*(word.format(tmp_path) for word in words), "--plot", tmp_path / "year.xls")
    refused(result, "year.xls: .xls is no picture to write; use .png, .svg or .pdf")


def test_an_output_never_replaces_an_input(frontline, report, tmp_path) -> None:
    path = report(BODY)
    text = path.read_text()
    refused(frontline("map", path, "-o", path, "--overwrite"), "is an input of this command")
    refused(frontline("claims", path, "-o", path, "--overwrite", "--format", "csv"), "is an input of this command")
    days = tmp_path / "days"
    days.mkdir()
    inside = control(days, areas(box(37.0, 48.0, 37.5, 48.5)))
    refused(frontline("map", path, "-o", inside, "--control", days, "--overwrite"), "is an input of this command")
    assert path.read_text() == text


@pytest.mark.skipif(sys.platform == "win32", reason="no device files")
def test_a_folder_with_the_name_of_a_file_takes_no_pack_by_mistake(frontline, report, tmp_path) -> None:
    folder = tmp_path / "june.gpkg"
    folder.mkdir()
    result = frontline("export", report("Russian forces seized Bahatyr."), "-o", folder)
    assert result.code == 2
    assert "is a folder with the name of a .gpkg file" in result.err
    assert list(folder.iterdir()) == []


def test_an_output_never_replaces_a_device(frontline, report) -> None:
    refused(frontline("map", report(BODY), "-o", "/dev/null", "--overwrite"), "no regular file")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege")
def test_an_output_link_stays_a_link(frontline, report, tmp_path) -> None:
    target = tmp_path / "real.csv"
    target.write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    assert frontline("claims", report(BODY), "-o", link, "--overwrite").code == 0
    assert link.is_symlink()
    assert target.read_text("utf-8-sig").startswith("claim_id,")


def test_the_format_follows_the_suffix_or_is_refused(frontline, report, tmp_path) -> None:
    path = report(BODY)
    assert frontline("claims", path, "-o", tmp_path / "c.geojson").code == 0
    assert (tmp_path / "c.geojson").read_text().startswith('{\n"type": "FeatureCollection"')
    refused(frontline("claims", path, "-o", tmp_path / "c.txt"), "says no format", ".csv")
    refused(frontline("claims", path, "-o", tmp_path / "d.csv", "--format", "jsonl"), "make the two agree")
    refused(frontline("claims", path, "-o", tmp_path / "e.csv", "--format", "table"), "is for the screen")


@pytest.mark.parametrize("name", ["m.png", "m.geojson", "folder"])
def test_a_page_is_not_written_under_another_formats_name(frontline, report, tmp_path, name) -> None:
    refused(frontline("map", report(BODY), "-o", tmp_path / name), name, "ends in .html", "frontline export -o")
    assert not (tmp_path / name).exists()
    assert "export" not in frontline("map", report(BODY), "-o", tmp_path / "m.docx").err


def test_a_correction_with_an_endless_quote(frontline, report, tmp_path) -> None:
    file = tmp_path / "fixes.csv"
    file.write_text('claim_id,verdict,katottg,note,by\nabc,reject,,"' + "x" * 200_000 + ",me\n")
    refused(frontline("claims", report(BODY), "--corrections", file), "fixes.csv", "quote")


def test_a_stated_date_is_not_overruled(frontline, report) -> None:
    path = report(BODY)
    refused(frontline("claims", path, "--published", "2024-01-01"), "2025-06-12", "--published says 2024-01-01")
    refused(frontline("claims", path, "--published", "20250612"), "write it as YYYY-MM-DD")
    assert frontline("claims", path, "--published", "2025-06-12", "--format", "jsonl").code == 0
