"""The command that says how often, and how soon, claimed gains are shown on control maps."""

import csv
import io
import json
from datetime import date, timedelta
from pathlib import Path

import pytest

import frontline as fl
from tests.frontline.commands.test_follow import EAST, WEST, write_days

DAY = date(2025, 6, 12)


def write_reports(folder: Path) -> list[Path]:
    texts = [
        "The Russian MoD claimed on June {day} that Russian forces seized Bahatyr.",
        "Russian forces recently advanced in Bahatyr. The Russian MoD claimed that Russian forces seized Bahatyr.",
        "Geolocated footage published on June {day} indicates that Russian forces recently seized Bahatyr.",
    ]
    paths = []
    for number, text in enumerate(texts):
        day = DAY + timedelta(number)
        path = folder / f"report{number}.txt"
        path.write_text(f"Frontline Digest, June {day.day}, 2025\n\n{text.format(day=day.day)}", encoding="utf-8")
        paths.append(path)
    return paths


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_repeated_claim_counts_once_and_is_followed_on_the_map(frontline, tmp_path) -> None:
    reports = write_reports(tmp_path)
    days = write_days(tmp_path / "days", EAST, EAST, EAST, EAST, WEST, WEST)
    result = frontline("track", *reports, "--control", days, "--within", "3,5", "--format", "csv")
    assert result.code == 0, result.err
    told = {row["group"]: row for row in rows(result.out)}
    mod = told["Russian MoD"]
    assert (mod["episodes"], mod["followed"], mod["confirmed"]) == ("1", "1", "1")
    assert (mod["confirmed_3"], mod["seen_3"], mod["confirmed_5"], mod["seen_5"]) == ("0", "1", "1", "1")
    assert (mod["share_5"], told["all"]["control_source"]) == ("", "own")
    shown = frontline("track", *reports, "--control", days)
    assert "Russian MoD" in shown.out
    assert "no share of fewer than 5" in shown.err
    assert "not independent" in shown.err
    soon = write_days(tmp_path / "soon", EAST, EAST, WEST)
    mirror = frontline("track", *reports, "--control", soon).err
    assert "own assessed_control, russian gains while the reports ran" in mirror
    assert "66 km2 in 1 faces of at least 1 km2; 0 km2 in 0 had been claimed" in mirror, "a village is no 66 km2"


def test_without_control_the_reports_own_word_counts(frontline, tmp_path) -> None:
    result = frontline("track", *write_reports(tmp_path), "--voice", "isw", "--format", "csv")
    told = {row["group"]: row for row in rows(result.out)}
    assert (told["Russian MoD"]["confirmed"], told["Russian MoD"]["confirmed_7"]) == ("1", "0")
    assert told["all"]["control_source"] == "the reports' own later word"
    assert "no control given" in frontline("track", *write_reports(tmp_path)).err


def test_what_is_known_on_a_day(frontline, tmp_path) -> None:
    reports = write_reports(tmp_path)
    days = write_days(tmp_path / "days", EAST, EAST, EAST, EAST, WEST, WEST)
    result = frontline("track", *reports, "--control", days, "--as-of", "2025-06-13", "--format", "csv")
    told = {row["group"]: row for row in rows(result.out)}
    assert (told["Russian MoD"]["confirmed"], told["Russian MoD"]["open"]) == ("0", "1")
    assert told["all"]["episodes"] == "2", "the report of 14 June is not known yet"
    early = frontline("track", *reports, "--as-of", "2025-06-01")
    assert (early.code, "none of these reports was published by then" in early.err) == (2, True)


def test_files_json_and_a_plot(frontline, tmp_path) -> None:
    reports = write_reports(tmp_path)
    days = write_days(tmp_path / "days", EAST, EAST, WEST, WEST)
    result = frontline(
        "track", *reports, "--control", days, "--by", "action", "-o", tmp_path / "t.json", "--plot", tmp_path / "t.svg"
    )
    assert result.code == 0, result.err
    told = json.loads((tmp_path / "t.json").read_text(encoding="utf-8"))
    assert [row["group"] for row in told["track"]] == ["all", "seize", "advance"]
    assert told["changes_claimed"][0]["side"] == "russian"
    assert b"<svg" in (tmp_path / "t.svg").read_bytes()
    again = frontline("track", *reports, "--plot", tmp_path / "t.svg")
    assert (again.code, "--overwrite" in again.err) == (2, True)


@pytest.mark.parametrize("within", ["", "30,7", "0", "a week", "7,,30"])
def test_horizons_are_rising_days(frontline, report, within) -> None:
    result = frontline("track", report("Russian forces advanced in Bahatyr."), "--within", within)
    assert (result.code, "rising numbers of days" in result.err) == (2, True)


def test_nothing_to_follow_is_said(frontline, report, tmp_path) -> None:
    result = frontline("track", report("Russian forces attacked near Bahatyr."))
    assert (result.code, "no dated claim of a gain" in result.err) == (2, True)


def test_the_notebook_has_the_same_record(tmp_path) -> None:
    reading = fl.read_report(*write_reports(tmp_path))
    days = write_days(tmp_path / "days", EAST, EAST, EAST, EAST, WEST, WEST)
    record = fl.track_record(reading, control=[days], within=(5,))
    assert record.set_index("group").loc["Russian MoD", "confirmed_5"] == 1
    assert fl.track_record(reading, by=None)["group"].tolist() == ["all"]


def write_stated(folder: Path) -> Path:
    path = folder / "stated.csv"
    head = "claimant,side,from_date,to_date,oblast,km2,settlements"
    rows = ["General,russian,2025-06-13,2025-06-15,,150,3", "General,russian,2025-06-13,2025-06-15,Donetsk,100,"]
    path.write_text("\n".join([head, *rows]), encoding="utf-8")
    return path


def test_stated_areas_stand_beside_the_maps_own_change(frontline, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, WEST, WEST)
    stated = write_stated(tmp_path)
    shown = frontline("track", "--areas", stated, "--control", days)
    assert shown.code == 0, shown.err
    assert "66 (+84, +126 %)" in shown.out
    assert "General, russian gains from 2025-06-13 to 2025-06-15:" in shown.err
    assert "own: maps of 2025-06-12 and 2025-06-15" in shown.err
    assert "states 150 km2 in all, but its 1 oblasts add up to 100" in shown.err
    assert "settlements on the maps are not counted" in shown.err
    told = rows(frontline("track", "--areas", stated, "--control", days, "--format", "csv").out)
    assert [(row["oblast"], row["sources"], row["net_settlements"]) for row in told] == [
        ("", "1", ""),
        ("Donetsk", "1", ""),
    ]
    assert float(told[0]["net_km2"]) == pytest.approx(66.3, abs=0.2)
    out = tmp_path / "areas.json"
    assert frontline("track", "--areas", stated, "--control", days, "-o", out).code == 0
    assert len(json.loads(out.read_text(encoding="utf-8"))["areas"]) == 2


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("track",), "give reports or a campaign's folder, or stated areas with --areas"),
        (("track", "--areas", "STATED"), "needs maps to be compared with"),
        (("track", "report.txt", "--areas", "STATED"), "report.txt: is no campaign"),
        (("track", "--areas", "STATED", "--plot", "x.png"), "--plot: draws a track record"),
        (("track", "--areas", "STATED", "--control", "STATED", "-o", "STATED"), "stated.csv"),
    ],
)
def test_what_stated_areas_need(frontline, tmp_path, arguments, why) -> None:
    path = write_stated(tmp_path)
    result = frontline(*(path if one == "STATED" else one for one in arguments))
    assert (result.code, why in result.err) == (2, True), result.err
