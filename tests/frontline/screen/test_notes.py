"""What reading passed over or left out is told in one line on stderr."""

import re
import zipfile

import geopandas as gpd
import pytest
from shapely.geometry import Point

SAID = "Russian forces seized Bahatyr.\n"


@pytest.mark.parametrize("command", ["claims", "coverage", "figures", "map", "export", "follow"])
def test_characters_that_show_nothing_are_counted(frontline, report, tmp_path, command) -> None:
    more = {"map": ["-o", tmp_path / "m.html"], "export": ["-o", tmp_path / "marks.csv"]}.get(command, [])
    if command == "follow":
        area = '{"type":"Polygon","coordinates":[[[36,47],[37,47],[37,49],[36,49],[36,47]]]}'
        control = tmp_path / "own_20250612.geojson"
        control.write_text(
            '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"kind":"assessed_control"},'
            f'"geometry":{area}}}]}}'
        )
        more = ["--control", control]
    result = frontline(command, report(SAID.replace("Bah", "Ba\u200bh\u202c")), *more)
    assert result.code == 0, result.err
    assert result.err.count("report.txt: passed over 2 characters that show nothing") == 1
    if command == "claims":
        assert "Bahatyr" in result.out
    (tmp_path / "plain").mkdir()
    plain = frontline("claims", report(SAID.replace("Bahatyr", "Мирноград\u200d"), name="plain/one.txt"))
    assert "one.txt: passed over 1 character that shows nothing" in plain.err
    soft = frontline("claims", report(SAID.replace("Bahatyr", "Мирно\u00adград"), name="plain/soft.txt"))
    assert "soft.txt: read as text from a PDF: left out a soft hyphen" in soft.err
    assert "passed over" not in frontline("claims", report(SAID, name="plain/none.txt")).err


def test_rows_left_out_of_the_users_settlements_are_named_once(frontline, report, tmp_path) -> None:
    head = "geonameid\tname\tlatitude\tlongitude\n"
    rows = [f"{number}\tNove {number}\t48.{number:03d}\t37.8" for number in range(650)]
    strays = [f"{900 + number}\tAbroad {number}\t54.3\t41.9" for number in range(6)]
    own = tmp_path / "own.tsv"
    own.write_text(head + "\n".join([*rows, *strays]))
    for command, more in (("claims", []), ("map", ["-o", tmp_path / "m.html"])):
        told = frontline(command, report(SAID), "--settlements", own, *more)
        assert told.code == 0, told.err
        line = (
            "own.tsv: 6 rows far outside Ukraine left out: Abroad 0, Abroad 1, Abroad 2, Abroad 3, Abroad 4 and 1 more"
        )
        assert told.err.count(line) == 1


def test_points_in_another_oblast_than_their_row_says_are_told(frontline, report, tmp_path) -> None:
    rows = [f"k{number},Mala {number},Poltava,49.6,34.{number:03d}" for number in range(500)]
    wrong = [f"w{number},Daleka {number},Lviv,49.6,34.5" for number in range(4)]
    own = tmp_path / "own.csv"
    own.write_text("katottg,name_en,oblast,latitude,longitude\n" + "\n".join([*rows, *wrong]))
    for _ in range(2):  # the second time from the cache
        told = frontline("claims", report(SAID), "--settlements", own)
        assert told.code == 0, told.err
        line = "own.csv: point not used where the row says another oblast: row 501 (Daleka 0): oblast = 'Lviv', but"
        assert told.err.count(line) == 1
        assert "; and 1 more" in told.err


def test_every_form_of_settlements_that_the_help_names_is_read(frontline, report, tmp_path) -> None:
    told = " ".join(frontline("claims", "--help").out.split())
    help_text = re.split(r" --[a-z]", told[told.index("--settlements FILE") :])[0]
    named = set(re.findall(r"\.\w+", help_text))
    assert named == {".zip", ".txt", ".parquet", ".csv", ".tsv", ".gpkg", ".geojson", ".fgb", ".shp"}
    frame = gpd.GeoDataFrame(
        {"katottg": ["x1"], "name_en": ["Zrazkivka"], "oblast": ["Donetsk"]}, geometry=[Point(36.97, 47.87)], crs=4326
    )
    plain = frame.drop(columns="geometry").assign(latitude=47.87, longitude=36.97)
    for suffix in sorted(named):
        own = tmp_path / f"own{suffix}"
        cells = ["1", "Zrazkivka", "Zrazkivka", "", "47.87", "36.97", "P", "PPL", "UA", "", "05", *[""] * 8]
        if suffix == ".txt":
            own.write_text("\t".join(cells))
        elif suffix == ".zip":
            with zipfile.ZipFile(own, "w") as archive:
                archive.writestr("UA.txt", "\t".join(cells))
        elif suffix == ".parquet":
            frame.to_parquet(own)
        elif suffix in {".csv", ".tsv"}:
            plain.to_csv(own, index=False, sep="," if suffix == ".csv" else "\t")
        else:
            frame.to_file(own)
        result = frontline("claims", report("Russian forces seized Zrazkivka.\n"), "--settlements", own)
        assert result.code == 0, result.err
        assert "1 claim: 1 drawn; " in result.err, suffix


ESCAPES = "\x1b[2J\x1b]0;owned\x07\x9b31m\r\x08\u202e"


@pytest.mark.parametrize("command", [("claims",), ("claims", "--explain-reading"), ("coverage",), ("figures",)])
def test_no_text_of_strangers_moves_the_cursor(frontline, report, monkeypatch, command) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    text = f"Russian forces seized Bahatyr{ESCAPES}. Russian forces advanced near Zz{ESCAPES}ville and shot down 7 drones.\n"
    result = frontline(command[0], report(text), *command[1:])
    assert result.code == 0, result.err
    shown = re.sub("\x1b\\[[0-9;]*m", "", result.out + result.err)  # colours of our own tables
    assert not set(shown) & set("\x07\x08\r\x1b\x9b\u202e")


def test_an_error_is_one_line_of_a_bearable_length(frontline, report, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_a, **_k: False)
    fixes = tmp_path / "fixes.csv"
    fixes.write_text(f"claim_id,verdict,katottg,note,by\na,\x1b[31mreject{'A' * 50_000},,b,c\n", encoding="utf-8")
    result = frontline("claims", report(SAID), "--corrections", fixes)
    assert result.code == 2
    assert result.err.startswith(f"frontline: {fixes}: row 2: verdict is ")
    assert result.err.endswith("use reject or fix\n")
    assert len(result.err) < 2_500
    assert "\x1b" not in result.err
