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
