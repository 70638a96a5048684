"""The command that follows claims, and the ledger behind it."""

import csv
import io
import json
import shutil
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

SAID = "Geolocated footage published on June 12 indicates that Russian forces recently seized Bahatyr."
WEST, EAST = 36.93, 36.95  # Bahatyr lies at 36.939 east


def write_days(folder: Path, *west: float, first: date = date(2025, 6, 12)) -> Path:
    folder.mkdir(exist_ok=True)
    for number, edge in enumerate(west):
        frame = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(edge, 47.8, 37.5, 48.2)], crs=4326)
        frame.to_file(folder / f"own_{first + timedelta(number):%Y%m%d}.geojson")
    return folder


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_a_claim_is_followed(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    result = frontline("follow", report(SAID), "--control", days)
    assert result.code == 0
    assert "confirmed" in result.out
    assert "Bahatyr" in result.out
    assert "own, as known on 2025-06-14: 1 confirmed" in result.err
    told = rows(frontline("follow", report(SAID), "--control", days, "--format", "csv").out)
    assert [(row["outcome"], row["on_date"], row["lag_days"]) for row in told] == [("confirmed", "2025-06-14", "2")]
    line = json.loads(frontline("follow", report(SAID), "--control", days, "--format", "jsonl").out)
    assert line["control_source"] == "own"


def test_the_ledger_remembers_what_was_known(frontline, report, tmp_path) -> None:
    store, path = tmp_path / "s.gpkg", report(SAID)
    write_days(tmp_path / "days", EAST)
    assert frontline("history", tmp_path / "days", "-o", store).code == 0
    first = frontline("follow", path, "--store", store)
    assert "2 new rows in the ledger, as known on 2025-06-12" in first.err
    assert "0 new rows" in frontline("follow", path, "--store", store).err
    write_days(tmp_path / "more", EAST, WEST, first=date(2025, 6, 13))
    for file in (tmp_path / "more").iterdir():
        file.rename(tmp_path / "days" / file.name)
    assert frontline("history", tmp_path / "days", "-o", store).code == 0
    assert "1 new rows in the ledger, as known on 2025-06-14" in frontline("follow", path, "--store", store).err
    ledger = rows(frontline("follow", "--store", store, "--format", "csv").out)
    assert [row["recorded_on"] for row in ledger] == ["2025-06-12", "2025-06-12", "2025-06-14"]
    then = frontline("follow", "--store", store, "--as-of", "2025-06-13")
    now = frontline("follow", "--store", store, "--as-of", "2025-06-14")
    assert "pending" in then.out
    assert "confirmed" not in then.out
    assert "lag_days 2, on_date 2025-06-14, outcome confirmed" in now.out
    early = frontline("follow", path, "--store", store, "--as-of", "2025-06-12")
    assert "has a ledger row of 2025-06-14, later than 2025-06-12; give a later --as-of" in early.err
    assert json.loads(ledger[-1]["value"])["outcome"] == "confirmed"


def test_areas_a_source_drew_as_claimed(frontline, tmp_path) -> None:
    write_days(tmp_path / "days", EAST, EAST, WEST)
    for number in range(3):
        claimed = gpd.GeoDataFrame({"kind": ["claimed_control"]}, geometry=[box(WEST, 47.8, EAST, 48.2)], crs=4326)
        claimed.to_file(tmp_path / "days" / f"own_2025061{2 + number}_claims.geojson")
    for file in (tmp_path / "days").glob("*_claims.geojson"):
        frame = gpd.read_file(file).assign(source="own")
        frame.to_file(file)
    result = frontline("follow", "--areas", "--control", tmp_path / "days", "--format", "csv")
    assert result.code == 0
    (row,) = rows(result.out)
    assert float(row["confirmed_km2"]) == pytest.approx(float(row["claimed_km2"]))
    assert row["median_lag_days"] == "2"
    write_days(tmp_path / "plain", EAST)
    assert "no source given has both" in frontline("follow", "--areas", "--control", tmp_path / "plain").err


def test_a_delay_over_days_without_a_map_is_an_interval(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST)
    write_days(tmp_path / "days", WEST, first=date(2025, 6, 20))
    told = frontline("follow", report(SAID), "--control", days)
    assert "1-8" in told.out
    (row,) = rows(frontline("follow", report(SAID), "--control", days, "--format", "csv").out)
    assert (row["not_held_on"], row["on_date"], row["lag_days"]) == ("2025-06-12", "2025-06-20", "8")


def test_what_is_missing_is_said(frontline, report, tmp_path) -> None:
    assert "--store STORE.gpkg to see" in frontline("follow").err
    assert "--control PATH" in frontline("follow", report(SAID)).err
    assert "no such store" in frontline("follow", "--store", tmp_path / "s.gpkg").err
    assert "YYYY-MM-DD" in frontline("follow", report(SAID), "--as-of", "now").err


def test_control_that_ends_before_the_report_is_not_held_against_it(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, first=date(2025, 6, 2))
    told = frontline("follow", report(SAID), "--control", days)
    assert told.code == 0
    assert "own: the source is known up to 2025-06-02, before the claim (1 claim)" in told.err
    (row,) = rows(frontline("follow", report(SAID), "--control", days, "--format", "csv").out)
    assert (row["outcome"], row["share_inside"], row["distance_km"]) == ("pending", "", "")
    for command, target in (("map", "m.html"), ("export", "marks.csv")):
        drawn = frontline(command, report(SAID), "--control", days, "-o", tmp_path / target)
        assert drawn.code == 0, drawn.err
        assert "own assessed_control: its last day is 2025-06-02, before the report of 2025-06-12" in drawn.err


def test_a_day_before_the_source_or_the_ledger_is_told(frontline, report, tmp_path) -> None:
    days, store = write_days(tmp_path / "days", EAST, WEST), tmp_path / "s.gpkg"
    old = report(SAID, head="Frontline Digest, May 1, 2025\n\n", name="old.txt")
    early = frontline("follow", old, "--control", days, "--as-of", "2025-05-20")
    assert early.code == 0
    assert "own: the source begins on 2025-06-12, after 2025-05-20 (1 claim)" in early.err
    assert frontline("history", days, "-o", store).code == 0
    bare = frontline("follow", "--store", store)
    assert (bare.code, bare.out) == (0, "")
    assert "its ledger is empty; add to it with: frontline follow REPORT --store" in bare.err
    assert frontline("follow", report(SAID), "--store", store).code == 0
    then = frontline("follow", "--store", store, "--as-of", "2025-06-01")
    assert (then.code, then.out) == (0, "")
    assert "its ledger begins on 2025-06-13, after --as-of 2025-06-01: nothing was recorded yet" in then.err


@pytest.mark.shared
@pytest.mark.slow
def test_the_real_report_on_two_sources(frontline, shared_dir, tmp_path) -> None:
    control = shared_dir / "data/control"
    for path in (control / "deepstate-2025").glob("*_20250[67]*.geojson"):  # what comes later changes no outcome here
        shutil.copy(path, tmp_path)
    assert len([*tmp_path.iterdir()]) == 61
    result = frontline(
        "follow", shared_dir / "data/reports/2025-06-12.txt", "--control", tmp_path,
        "--control", control / "nzz-2025-06", "--format", "csv",
    )  # fmt: skip
    assert result.code == 0
    seized = {
        (row["control_source"], row["place_name"]): (row["outcome"], row["on_date"])
        for row in rows(result.out)
        if row["action"] == "seize"
    }
    assert seized["DeepState", "Bahatyr"] == ("confirmed", "2025-07-03")
    assert seized["DeepState", "Novoukrainka"] == ("confirmed", "2025-07-06")
    assert seized["DeepState", "Zelenyi Kut"] == ("confirmed", "2025-07-06")
    assert seized["DeepState", "Oleksiivka"] == ("confirmed", "2025-07-21")
    held = {
        place for (source, place), (outcome, _) in seized.items() if source != "DeepState" and outcome == "already_held"
    }
    assert held == {"Bahatyr", "Oleksiivka"}
