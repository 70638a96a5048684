"""frontline export as a person runs it: formats by suffix, what is refused, what is never in an output, the folder."""

import hashlib
import json
import re
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing

import geopandas as gpd
import pandas as pd
import pytest

import frontline as fl
from frontline.outputs.plan import plan_outputs
from layers.sources.notices import describe_layers
from tests.frontline.commands.test_follow import EAST, WEST, write_days

LONG = (
    "Geolocated footage published on June 11 shows that Russian forces advanced in Novoukrainka "
    + "in the early hours " * 12
    + "."
)


@pytest.fixture
def text(report):
    """A report with a long sentence and one about a Ukrainian unit, which is withheld."""
    return report(
        f"{LONG}\n\nElements of the Ukrainian 47th Mechanized Brigade are operating near Pokrovsk.\n\n"
        "Russian milbloggers claimed that Russian forces seized Zelenyi Kut."
    )


@pytest.mark.parametrize("leads_to", ["pack", "nowhere"])
def test_a_folder_behind_a_link_that_leads_nowhere_is_refused_before_any_work(frontline, report, tmp_path, leads_to):
    (tmp_path / "pack").symlink_to(tmp_path / leads_to)
    result = frontline("export", report("Russian forces seized Komar.\n"), "-o", tmp_path / "pack")
    assert (result.code, result.out) == (2, "")
    assert result.err.endswith("pack: is a link that leads nowhere; choose another folder with -o\n")
    assert (tmp_path / "pack").is_symlink()


def test_several_outputs_are_written_at_once_and_named_on_stdout(frontline, text, tmp_path):
    outputs = [
        tmp_path / name for name in ("june.gpkg", "june.qgz", "claims.csv", "some.geojson", "map.svg", "june.kmz")
    ]
    result = frontline("export", text, *(word for path in outputs for word in ("-o", path)))
    assert result.code == 0, result.err
    assert result.out.split() == [str(path) for path in outputs]
    assert all(path.stat().st_size > 0 for path in outputs)
    assert "some.geojson: holds the layer marks; add --layer for another" in result.err
    assert gpd.read_file(outputs[0], layer="oblasts").shape[0] == 27
    assert "sentence" in pd.read_csv(outputs[2]).columns
    assert json.loads(outputs[3].read_text("utf-8"))["name"] == "marks"


def test_a_lone_project_brings_its_geopackage(frontline, text, tmp_path):
    result = frontline("export", text, "-o", tmp_path / "june.qgz")
    assert result.code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["june.gpkg", "june.qgz", "report.txt"]


def test_layer_chooses_and_an_unknown_one_is_refused(frontline, text, tmp_path):
    result = frontline("export", text, "--layer", "oblasts", "-o", tmp_path / "where.parquet")
    assert result.code == 0
    assert len(gpd.read_parquet(tmp_path / "where.parquet")) == 27
    result = frontline("export", text, "--layer", "tanks", "-o", tmp_path / "tanks.parquet")
    assert result.code == 2
    assert "the pack has no layer 'tanks'; it has countries, " in result.err
    assert not (tmp_path / "tanks.parquet").exists()


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("-o", "out.xyz"), "-o out.xyz: .xyz is no format to write; use .shp.zip, .gpkg"),
        (("-o", "nowhere/out.gpkg"), "the folder nowhere does not exist"),
        (("-o", "out.png", "--area", "0"), "--area 0: is no area; use 1 for the weightiest"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(frontline, text, tmp_path, monkeypatch, options, words):
    monkeypatch.chdir(tmp_path)
    result = frontline("export", text, *options)
    assert result.code == 2
    assert words in result.err
    assert result.err.count("\n") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.txt"]


def test_existing_outputs_are_kept_before_any_work_unless_overwrite(frontline, text, tmp_path):
    (tmp_path / "b.csv").write_text("mine", encoding="utf-8")
    result = frontline("export", text, "-o", tmp_path / "a.csv", "-o", tmp_path / "b.csv")
    assert result.code == 2
    assert "b.csv: exists already and is kept; add --overwrite" in result.err
    assert not (tmp_path / "a.csv").exists()
    assert frontline("export", text, "-o", tmp_path / "b.csv", "--overwrite").code == 0
    assert (tmp_path / "b.csv").read_text("utf-8") != "mine"


def everything_in(path):
    """Every byte of an output, archives opened."""
    if path.suffix in {".kmz", ".qgz", ".zip"}:
        with zipfile.ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())
    return path.read_bytes()


@pytest.mark.usefixtures("near_base")
def test_withheld_claims_and_whole_long_sentences_enter_no_output(frontline, text, tmp_path):
    counted = frontline("coverage", text)
    assert "withheld" in counted.err
    names = (
        "a.gpkg",
        "a.qgz",
        "a.kmz",
        "a.shp.zip",
        "claims.csv",
        "claims.geojson",
        "claims.parquet",
        "claims.fgb",
        "a.svg",
        "a.html",
    )
    words = [word for name in names for word in ("-o", tmp_path / name)]
    assert frontline("export", text, *words).code == 0
    for name in names:
        data = everything_in(tmp_path / name)
        assert b"47th" not in data, name
        assert LONG.encode() not in data, name
    claims = gpd.read_file(tmp_path / "a.gpkg", layer="claims")
    assert "withheld" not in claims.columns
    assert claims["sentence"].str.len().max() <= 200
    assert frontline("export", text, "-o", tmp_path / "full.csv", "--layer", "claims", "--quotes", "full").code == 0
    assert LONG.encode() in (tmp_path / "full.csv").read_bytes()


@pytest.mark.usefixtures("near_base")
def test_every_output_of_data_carries_the_licence(frontline, text, tmp_path):
    names = (
        "a.gpkg",
        "a.qgz",
        "a.kmz",
        "a.kml",
        "a.shp.zip",
        "oblasts.geojson",
        "oblasts.fgb",
        "oblasts.parquet",
        "a.svg",
    )
    words = [word for name in names for word in ("-o", tmp_path / name)]
    assert frontline("export", text, *words).code == 0
    for name in names:
        data = everything_in(tmp_path / name)
        assert b"OpenStreetMap contributors" in data, name
        assert b"ODbL" in data, name


@pytest.mark.usefixtures("near_base")
def test_control_comes_as_faces_with_days(frontline, text, tmp_path, root):
    subprocess.run(
        [
            sys.executable,
            str(root / "scripts" / "make_synthetic_control.py"),
            str(tmp_path / "days"),
            "--days",
            "12",
            "--first",
            "2025-06-03",
        ],
        check=True,
        capture_output=True,
    )
    out = tmp_path / "days.gpkg"
    assert frontline("export", text, "--control", tmp_path / "days", "-o", out).code == 0
    faces = gpd.read_file(out, layer="control")
    assert set(faces["source"]) == {"synthetic"}
    assert faces["valid_to"].isna().any()
    assert faces["valid_to"].notna().any()
    changes = gpd.read_file(out, layer="changes")
    assert {"change_id", "evidence", "claim_ids"} <= set(changes.columns)
    with closing(sqlite3.connect(out)) as database:
        qml = database.execute(
            "SELECT styleQML FROM layer_styles WHERE f_table_name = 'control' AND useAsDefault"
        ).fetchone()[0]
    assert "to_date('2025-06-12')" in qml
    assert 'startField="valid_from"' in qml


@pytest.mark.slow
@pytest.mark.usefixtures("small_pack")
def test_a_folder_gets_the_whole_pack_with_an_index_and_a_manifest_that_is_true(frontline, text, tmp_path):
    pack = tmp_path / "pack"
    made = frontline("export", text, "-o", f"{pack}/", "--verbose")
    assert made.code == 0
    told = [line for line in made.err.splitlines() if line.startswith("writing pack: ")]
    assert told[0].startswith("writing pack: map.html (1 of ")
    assert any("tiles/settlements.pmtiles" in line for line in told)
    assert len(told) == int(told[0].split(" of ")[1].split(")")[0])
    manifest = json.loads((pack / "manifest.json").read_text("utf-8"))
    found = {path.relative_to(pack).as_posix() for path in pack.rglob("*") if path.is_file()} - {"manifest.json"}
    assert {file["path"] for file in manifest["files"]} == found
    for file in manifest["files"]:
        data = (pack / file["path"]).read_bytes()
        assert len(data) == file["bytes"]
        assert hashlib.sha256(data).hexdigest() == file["sha256"]
    licences = {layer["name"]: layer["licence"] for layer in manifest["layers"]}
    packaged = {note.name: note.licence for note in describe_layers()}
    # raions name places and are drawn nowhere, and the corner of the country that is written here has no lake
    assert set(packaged) - set(licences) == {"raions", "lakes"}
    assert {name: licences[name] for name in packaged if name in licences} == {
        name: packaged[name] for name in packaged if name in licences
    }
    readme = (pack / "README.md").read_text("utf-8")
    for name, licence in licences.items():
        assert re.search(rf"^\| {name} \|.*\| {re.escape(licence)} \|$", readme, re.MULTILINE)
    assert "Open Database License" in readme
    assert str(tmp_path) not in readme + json.dumps(manifest)
    assert {"frontline.gpkg", "frontline.qgz", "frontline.kmz", "map.html", "map.png", "tiles/oblasts.pmtiles"} <= found
    again = frontline("export", text, "-o", pack)
    assert again.code == 2
    assert "holds files already and is kept; add --overwrite" in again.err
    (pack / "mine.txt").write_text("mine", encoding="utf-8")
    before = (pack / "manifest.json").read_bytes()
    assert frontline("export", text, "-o", pack, "--overwrite").code == 0
    assert (pack / "mine.txt").read_text("utf-8") == "mine"
    assert json.loads(before) == manifest
    assert json.loads((pack / "manifest.json").read_bytes())["files"] == manifest["files"]  # to the byte
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_the_notebook_path_gives_the_same_files(text, tmp_path):
    reading = fl.read_report(text)
    located = fl.locate(reading)
    paths = fl.export(reading, tmp_path / "marks.geojson", tmp_path / "map.png", located=located)
    assert paths == [tmp_path / "marks.geojson", tmp_path / "map.png"]
    page = fl.map(reading, located, output=tmp_path / "map.html")
    assert (tmp_path / "map.html").read_text("utf-8") == page.text
    frame = page._repr_html_()
    assert frame.startswith('<iframe srcdoc="')
    assert frame.count("<") == 2  # the page itself is escaped
    assert 'sandbox="allow-scripts' in frame


def test_the_library_example_runs(root, tmp_path):
    done = subprocess.run(
        [sys.executable, "-W", "error", str(root / "examples" / "library.py"), str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        cwd=root,
    )
    assert done.returncode == 0, done.stderr
    assert "27 oblasts" in done.stdout
    assert (tmp_path / "out" / "june.gpkg").exists()


def test_a_grid_of_months_is_a_picture_and_nothing_else(frontline, text, tmp_path):
    result = frontline("export", text, "--every", "month", "--size", "square", "-o", tmp_path / "grid.png")
    assert result.code == 0, result.err
    assert (tmp_path / "grid.png").stat().st_size > 20_000
    result = frontline("export", text, "--every", "month", "-o", tmp_path / "claims.csv")
    assert result.code == 2
    assert "claims.csv is no still map; give a name that ends in .png" in result.err


@pytest.mark.usefixtures("near_base")
@pytest.mark.parametrize("words", [(), ("--every", "month")])
def test_a_picture_says_which_control_it_draws_and_which_not(frontline, report, tmp_path, words) -> None:
    own, other = write_days(tmp_path / "own", EAST, WEST), write_days(tmp_path / "other", EAST)
    for one in list(other.iterdir()):
        one.rename(other / one.name.replace("own", "other"))
    path = report("Russian forces seized Bahatyr.")
    given = ("--control", own, "--control", other, "--partial", "-o", tmp_path / "grid.png")
    result = frontline("export", path, *words, *given)
    assert result.code == 0, result.err
    assert "grid.png: draws the control of own, not that of other; for another source give its" in result.err
    alone = frontline("export", path, *words, "--control", own, "--partial", "-o", tmp_path / "alone.png")
    assert "draws the control of" not in alone.err


@pytest.mark.usefixtures("near_base")
def test_a_folder_says_which_control_its_pictures_draw(frontline, report, tmp_path, monkeypatch) -> None:
    from frontline.outputs import target

    monkeypatch.setattr(target, "write_target", lambda target, material, **options: target.path)
    own, other = write_days(tmp_path / "own", EAST, WEST), write_days(tmp_path / "other", EAST)
    for one in list(other.iterdir()):
        one.rename(other / one.name.replace("own", "other"))
    path = report("Russian forces seized Bahatyr.")
    given = ("--control", own, "--control", other, "--partial")
    result = frontline("export", path, *given, "-o", tmp_path / "pack/", "-o", tmp_path / "wide.png")
    assert result.code == 0, result.err
    assert "pack/map*, wide.png: draws the control of own, not that of other" in result.err
    lake = frontline("export", path, *given, "--lake", "-o", tmp_path / "lake/")
    assert "draws the control of" not in lake.err


@pytest.mark.usefixtures("near_base")
def test_a_lake_is_a_folder_of_months_that_its_manifest_vouches_for(frontline, report, tmp_path) -> None:
    path, lake = (
        report("Geolocated footage published on June 12 indicates that Russian forces seized Bahatyr."),
        tmp_path / "lake",
    )
    result = frontline("export", path, "--lake", "-o", lake)
    assert result.code == 0, result.err
    assert (lake / "claims/year=2025/month=06/part-0.parquet").is_file()
    assert (lake / "oblasts/part-0.parquet").is_file()
    assert not (lake / "map.html").exists()
    assert frontline("check", lake).code == 0
    again = frontline("export", path, "--lake", "-o", lake, "--overwrite")
    assert again.code == 0, again.err
    wrong = frontline("export", path, "--lake", "-o", tmp_path / "x.gpkg")
    assert (wrong.code, "--lake: writes a folder" in wrong.err) == (2, True)


def test_a_project_is_written_after_the_data_it_draws(tmp_path):
    project, data = tmp_path / "june.qgz", tmp_path / "june.gpkg"
    for given in ([project], [project, data], [project, tmp_path / "map.svg", data], [data, project]):
        planned = [target.path for target in plan_outputs(given, overwrite=False)]
        assert planned[:2] == [data, project]
        assert set(planned) == {data, *given}
