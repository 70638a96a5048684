"""The files of `claims -o`, of `export` and of the demo are one: same columns, same cells, and `check` passes on them."""

import json

import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

from layers.tables.read import read_table
from tests.conftest import ROOT

BODY = (
    "Geolocated footage published on June 11 shows that Russian forces advanced along the T-0428 "
    "Kurakhove-Novopavlivka highway. Russian forces seized Bahatyr and Zelenyi Kut.[1] "
    "Russian forces advanced in Sumy Oblast. A Russian milblogger claimed that Russian forces seized Qwertyvka.\n\n"
    "Elements of the Ukrainian 47th Mechanized Brigade are operating near Pokrovsk.\n"
)


@pytest.mark.usefixtures("near_base")
@pytest.mark.parametrize("quotes", ["full", "short", "none"])
def test_claims_and_export_write_the_same_file_and_check_passes(frontline, report, tmp_path, quotes) -> None:
    path = report(BODY)
    exported = {suffix: tmp_path / f"claims.{suffix}" for suffix in ("csv", "jsonl", "geojson")}
    files = [word for file in exported.values() for word in ("-o", file)]
    assert frontline("export", path, *files, "--quotes", quotes).code == 0
    for suffix, file in exported.items():
        compare(frontline, path, file, suffix=suffix, quotes=quotes)


def compare(frontline, path, exported, *, suffix: str, quotes: str) -> None:
    """Demand that `claims` writes and tells what `export` wrote, and that `check` passes on both."""
    listed = exported.with_name(f"x.{suffix}")
    assert frontline("claims", path, "-o", listed, "--quotes", quotes).code == 0
    for file in (listed, exported):
        checked = frontline("check", file, "--layer", "claims")
        assert checked.code == 0, checked.out
    ours, theirs = (read_table(file, layer="claims") for file in (listed, exported))
    if suffix == "jsonl":  # for programs: withheld claims too, named as such and without a place
        withheld = ours["withheld"].notna()
        assert withheld.sum() == 1
        assert ours.geometry[withheld].isna().all()
        ours = ours[~withheld].drop(columns="withheld").reset_index(drop=True)
    assert "withheld" not in theirs.columns
    assert_geodataframe_equal(ours, theirs)
    assert set(ours["form"].dropna()) == {"line", "point", "area"}
    text = frontline("claims", path, "--format", suffix, "--quotes", quotes).out
    assert text == listed.read_text(encoding="utf-8-sig")


@pytest.mark.usefixtures("near_base")
def test_what_is_written_comes_back(frontline, report, tmp_path) -> None:
    path = report(BODY)
    frames = []
    for suffix in ("csv", "jsonl", "geojson"):
        target = tmp_path / f"claims.{suffix}"
        assert frontline("export", path, "-o", target).code == 0
        frames.append(read_table(target, layer="claims"))
    csv, *others = frames
    assert csv["footnotes"].tolist()[1:3] == [(1,), (1,)]
    assert csv["roads"].tolist()[0] == ("T-0428 Kurakhove-Novopavlivka highway",)
    for other in others:
        assert (csv.geom_equals_exact(other, 1.5e-6) | csv.geometry.isna()).all()
        assert_geodataframe_equal(csv, other.assign(geometry=csv.geometry)[list(csv.columns)], check_geom_type=False)


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "geojson"])
def test_a_report_without_claims_or_date_gives_a_whole_file(frontline, report, tmp_path, suffix) -> None:
    empty = tmp_path / f"empty.{suffix}"
    result = frontline("claims", report("Nothing was said of any ground.\n"), "-o", empty)
    assert result.code == 0, result.err
    assert "no claim about ground action found" in result.err
    text = empty.read_text("utf-8-sig")
    assert {"csv": text.startswith("claim_id,"), "jsonl": text == "", "geojson": '"features": [' in text}[suffix]
    undated = tmp_path / f"undated.{suffix}"
    assert frontline("claims", report("Russian forces seized Bahatyr.\n", head=""), "-o", undated).code == 0
    frame = read_table(undated, layer="claims")
    assert frame["published"].isna().tolist() == [True]
    assert frontline("check", undated, "--layer", "claims").code == 0


def test_the_demos_tables_are_the_exports(frontline, root, tmp_path) -> None:
    assert frontline("demo", "-o", tmp_path / "demo").code == 0
    report = root / "examples" / "2025-06-12.txt"
    assert frontline("export", report, "-o", tmp_path / "claims.csv", "-o", tmp_path / "marks.geojson").code == 0
    assert (tmp_path / "demo" / "claims.csv").read_bytes() == (tmp_path / "claims.csv").read_bytes()
    ours, theirs = (
        json.loads((folder / "marks.geojson").read_text("utf-8"))["features"]
        for folder in (tmp_path / "demo", tmp_path)
    )
    assert ours == theirs
    for name, layer in (("claims.csv", "claims"), ("claims.geojson", "claims"), ("marks.geojson", "marks")):
        assert frontline("check", tmp_path / "demo" / name, "--layer", layer).code == 0


def test_a_spreadsheet_opens_the_claims_with_their_letters(frontline, report, tmp_path) -> None:
    target = tmp_path / "claims.csv"
    assert frontline("claims", report(BODY), "-o", target).code == 0
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    assert "Багатир" in set(pd.read_csv(target)["place_name_uk"])


@pytest.mark.parametrize(
    ("line", "words"),
    [("[1]", "a line is no JSON object"), ('{"claim_id": "x"}', "has no geometry"), ("{", "can't be read as .jsonl")],
)
def test_lines_that_are_no_claims_are_refused(frontline, tmp_path, line, words) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line)
    result = frontline("check", path, "--layer", "claims")
    assert result.code == 2
    assert words in result.err


def test_three_voices_in_three_languages_stand_beside_each_other(frontline) -> None:
    folder = ROOT / "examples" / "three-voices"
    result = frontline("claims", folder, "--by", "place")
    assert result.code == 0
    words = " ".join(result.out.split())
    assert "Russian MoD first 2025-06-11 claimed 2 en, ru" in words
    assert "DeepState confirms 2025-06-13 2 days later assessed 1 uk" in words
    assert "DeepState denies 2025-06-13 same day denied 1 uk" in words


def test_lags_are_told_in_hours_or_days_and_before_the_first_claim(frontline, tmp_path) -> None:
    rows = [
        ("DeepState", "Чутки про взяття Комара на Донеччині не відповідають дійсності.", 1749758400),
        ("Минобороны России", "Освобождён населённый пункт Комар Донецкой Народной Республики.", 1749760200),
        ("DeepState", "Ворог окупував Комар на Донеччині.", 1749769200),
    ]
    chats = [
        {
            "name": name,
            "type": "public_channel",
            "id": number,
            "messages": [{"id": 1, "type": "message", "date_unixtime": str(moment), "text": text}],
        }
        for number, (name, text, moment) in enumerate(rows)
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"chats": {"list": chats}}), encoding="utf-8")
    words = " ".join(frontline("claims", path, "--by", "place").out.split())
    assert "Russian MoD first 2025-06-12 claimed" in words
    assert "DeepState denies 2025-06-12 0.5 h before the first claim denied" in words
    assert "DeepState confirms 2025-06-13 2.5 h later assessed" in words


def test_by_place_is_for_reading_and_a_folder_needs_reports(frontline, report, tmp_path) -> None:
    refused = frontline("claims", report(BODY), "--by", "place", "--format", "csv")
    assert (refused.code, refused.err.count("\n")) == (2, 1)
    assert "leave out -o and --format" in refused.err
    (tmp_path / "none").mkdir()
    empty = frontline("claims", tmp_path / "none")
    assert empty.code == 2
    assert "is a folder without a report" in empty.err


def test_alike_messages_of_a_channel_are_no_report_given_twice(frontline, tmp_path) -> None:
    rows = [
        {"id": n, "type": "message", "date": f"2025-06-{day}T12:00:00", "text": "Ворог окупував Комар."}
        for n, day in ((1, 12), (2, 13))
    ]
    path = tmp_path / "result.json"
    path.write_text(json.dumps({"name": "DeepState", "type": "public_channel", "messages": rows}), encoding="utf-8")
    assert "2 claims" in frontline("claims", path).out + frontline("claims", path).err
    assert "same report" in frontline("claims", path, path).err


def test_what_is_not_said_as_a_fact_is_listed_with_its_grade_on_the_map(frontline, report) -> None:
    body = "Russian forces have nearly seized Komar. Russian forces advanced in Bahatyr.\n"
    table = frontline("claims", report(body), "--voice", "isw").out
    (nearly, plain) = (" ".join(part.split()) for part in table.split("1.1", 1)[1].split("1.2", 1))
    assert nearly.startswith("assessed, on the map")
    assert "not said as" in nearly
    assert "on the map" not in plain
