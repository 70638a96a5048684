"""The commands that keep and sum a control history."""

import csv
import io
import json
import time
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from frontline.screen import progress
from frontline.screen.progress import show_progress, show_waiting
from geo.control.history import History, insert_snapshots
from layers.control.read import read_controls
from layers.control.store import save_history

START = date(2025, 6, 1)


def write_days(folder: Path, *widths: float, first: int = 0) -> Path:
    folder.mkdir(exist_ok=True)
    for number, width in enumerate(widths, start=first):
        day = START + timedelta(number)
        frame = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(37, 48, 37 + width, 48.5)], crs=4326)
        frame.to_file(folder / f"own_{day:%Y%m%d}.geojson")
    return folder


@pytest.fixture
def store(frontline, tmp_path):
    path = tmp_path / "s.gpkg"
    assert frontline("history", write_days(tmp_path / "days", 0.5, 0.6, 0.55), "-o", path).code == 0
    return path


def test_history_is_made_and_extended(frontline, tmp_path) -> None:
    store = tmp_path / "s.gpkg"
    made = frontline("history", write_days(tmp_path / "days", 0.5, 0.6), "-o", store)
    assert (made.code, made.out) == (0, f"{store}\n")
    assert "own assessed_control: 2 days from 2025-06-01 to 2025-06-02, 2 faces" in made.err
    again = frontline("history", tmp_path / "days", "-o", store)
    assert (again.code, again.out) == (0, f"{store}\n")  # a run that was killed after its last step is run again
    assert "has these days already, nothing was changed" in again.err
    write_days(tmp_path / "days", 0.7, first=2)
    more = frontline("history", tmp_path / "days", "-o", store)
    assert more.code == 0
    assert "has 2 of the snapshots already; they were left as they are" in more.err
    assert "3 days from 2025-06-01 to 2025-06-03" in more.err
    assert frontline("history", tmp_path / "days", "-o", store, "--overwrite").code == 0


def test_earlier_days_are_added_as_if_all_had_come_at_once(frontline, tmp_path) -> None:
    late, early = write_days(tmp_path / "late", 0.7, 0.8, first=4), write_days(tmp_path / "early", 0.5, 0.6)
    store, whole = tmp_path / "s.gpkg", tmp_path / "whole.gpkg"
    assert frontline("history", late, "-o", store).code == 0
    added = frontline("history", early, "-o", store)
    assert "own assessed_control: 4 days from 2025-06-01 to 2025-06-06, 4 faces" in added.err
    assert frontline("history", late, early, "-o", whole).code == 0
    one, other = (frontline("changes", path, "--by", "day", "--format", "csv").out for path in (store, whole))
    assert one == other


def test_another_edition_of_a_day_is_said_and_changes_nothing(frontline, tmp_path) -> None:
    store = tmp_path / "s.gpkg"
    assert frontline("history", write_days(tmp_path / "days", 0.5, 0.6), "-o", store).code == 0
    before = frontline("changes", store, "--by", "day", "--format", "csv").out
    again = frontline("history", write_days(tmp_path / "days", 0.5, 0.8), "-o", store)
    assert again.code == 0
    assert "own assessed_control 2025-06-02 shows 3,303 km2, but the store has 2,477 km2 for this day" in again.err
    assert "2025-06-01 shows" not in again.err
    assert frontline("changes", store, "--by", "day", "--format", "csv").out == before


def test_a_store_is_read_without_days_still_to_come(frontline, tmp_path) -> None:
    from geo.control.history import build_history
    from layers.control.store import save_history

    areas = [box(37, 48, 37 + width, 48.5) for width in (0.5, 0.6, 0.7)]
    days = [date(2025, 6, 1), date(2025, 6, 2), date(2099, 6, 3)]
    frame = gpd.GeoDataFrame({"source": "own", "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)
    store = save_history(build_history(frame), tmp_path / "s.gpkg")
    result = frontline("changes", store, "--by", "day", "--format", "csv")
    assert f"own assessed_control 2099-06-03: set aside, this day is still to come ({store})" in result.err
    assert [row["day"] for row in csv.DictReader(io.StringIO(result.out))] == ["2025-06-02"]


def test_what_a_control_map_holds_is_said_in_a_line(frontline, store, tmp_path, report) -> None:
    result = frontline(
        "map", report("Russian forces advanced in Siversk."), "--control", store, "-o", tmp_path / "m.html"
    )
    assert (
        "control of own: assessed_control of 3 days from 2025-06-01 to 2025-06-03, 1 area on the last\n" in result.err
    )


def test_a_grid_is_the_users_stated_choice(frontline, tmp_path) -> None:
    folder = write_days(tmp_path / "days", 0.5000000001, 0.5000000002, 0.6)
    plain = frontline("history", folder, "-o", tmp_path / "plain.gpkg")
    assert "3 faces" in plain.err  # a sliver of a hundredth of a millimetre is kept
    rounded = frontline("history", folder, "-o", tmp_path / "rounded.gpkg", "--grid", "0.1")
    assert "2 faces" in rounded.err
    assert "rounded to 0.1 m as asked: no area changed by more than" in rounded.err


def test_history_keeps_what_is_no_store(frontline, tmp_path) -> None:
    other = tmp_path / "other.gpkg"
    other.write_bytes(b"not ours")
    result = frontline("history", write_days(tmp_path / "days", 0.5), "-o", other)
    assert result.code == 2
    assert other.read_bytes() == b"not ours"
    assert frontline("history", tmp_path / "none", "-o", tmp_path / "s.gpkg").code == 2
    assert not (tmp_path / "s.gpkg").exists()


def test_changes_in_every_format(frontline, store, tmp_path) -> None:
    table = frontline("changes", store, "--by", "day")
    assert table.code == 0
    assert "2025-06-02" in table.out
    assert "dates are those of publication" in table.err
    rows = list(csv.DictReader(io.StringIO(frontline("changes", store, "--by", "day", "--format", "csv").out)))
    assert [row["day"] for row in rows] == ["2025-06-02", "2025-06-03"]
    assert float(rows[0]["gained_km2"]) > 400
    net = json.loads(frontline("changes", store, "--format", "json").out)
    assert net[0]["net_km2"] == pytest.approx(sum(float(row["net_km2"]) for row in rows))
    faces = json.loads(frontline("changes", store, "--format", "geojson").out)
    assert {face["properties"]["side"] for face in faces["features"]} == {"russian"}
    assert {face["properties"]["oblast"] for face in faces["features"]} == {"Donetsk"}
    target = tmp_path / "out.csv"
    assert frontline("changes", store, "-o", target).out == f"{target}\n"
    assert frontline("changes", store, "-o", target).code == 2
    assert frontline("changes", tmp_path / "days", "--by", "oblast").code == 0


def test_changes_by_areas_of_ones_own(frontline, store, tmp_path) -> None:
    assert "give areas with a column name_en" in frontline("changes", store, "--by", "raion").err
    places = tmp_path / "raions.geojson"
    shapes = [box(37, 47, 37.55, 49), box(37.55, 47, 38, 49)]
    gpd.GeoDataFrame({"name": ["A", "B"]}, geometry=shapes, crs=4326).to_file(places)
    assert "no column name_en" in frontline("changes", store, "--by", "raion", "--places", places).err
    gpd.GeoDataFrame({"name_en": ["A", "B"]}, geometry=shapes, crs=4326).to_file(places)
    told = frontline("changes", store, "--by", "raion", "--places", places, "--format", "csv")
    assert {row["raion"] for row in csv.DictReader(io.StringIO(told.out))} == {"A", "B"}


def test_progress_is_a_bar_on_a_terminal_and_a_line_now_and_then_on_a_pipe(monkeypatch, capsys) -> None:
    monkeypatch.setattr(progress, "EVERY_S", 3600.0)
    with show_progress("reading") as move:
        move(1, 2, "one.gpkg")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "EVERY_S", 0.0)
    with show_progress("reading") as move:
        move(1, 2, "one.gpkg")
        move(1_000, 0)
    first, second = capsys.readouterr().err.splitlines()
    assert first.startswith("reading: one.gpkg (1 of 2), after ")
    assert second.startswith("reading: 1,000, after ")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with show_progress("reading") as move:
        assert move is not None
        move(1, 2, "one.gpkg")


def test_work_without_steps_says_on_a_pipe_that_it_goes_on(monkeypatch, capsys) -> None:
    monkeypatch.setattr(progress, "EVERY_S", 0.01)
    with show_waiting("cutting"):
        time.sleep(0.1)
    lines = capsys.readouterr().err.splitlines()
    assert lines
    assert set(lines) == {"cutting: 0 s so far"}
    with show_waiting("cutting") as move:
        move(1, 3)
        time.sleep(0.1)
    assert "cutting (33 % done): 0 s so far" in capsys.readouterr().err.splitlines()


def test_cutting_the_maps_tells_how_much_of_it_is_done(tmp_path) -> None:
    write_days(tmp_path / "days", *(0.5 + 0.01 * number for number in range(5)))
    told: list[tuple[int, int]] = []
    history = insert_snapshots(History(()), read_controls([tmp_path / "days"], partial=True).snapshots)
    save_history(history, tmp_path / "s.gpkg", progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert len(told) > 5
    assert told[-1] == (15, 15)


def test_long_work_tells_each_tenth_where_asked(frontline, tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(progress, "EVERY_S", 3600.0)
    days = write_days(tmp_path / "days", *(0.5 + 0.01 * number for number in range(25)))
    quiet = frontline("history", days, "-o", tmp_path / "quiet.gpkg")
    assert "reading control" not in quiet.err
    told = frontline("history", days, "-o", tmp_path / "s.gpkg", "--verbose").err.splitlines()
    lines = [line for line in told if line.startswith("reading control: ")]
    assert len(lines) == 10
    assert lines[-1].startswith("reading control: 25 of 25, after ")


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_changes_are_drawn_the_same_every_time(frontline, store, tmp_path, suffix, magic) -> None:
    one, other = tmp_path / f"one{suffix}", tmp_path / f"other{suffix}"
    assert frontline("changes", store, "--by", "day", "--plot", one).code == 0
    assert frontline("changes", store, "--by", "day", "--plot", other).code == 0
    assert one.read_bytes().startswith(magic)
    assert one.read_bytes() == other.read_bytes()


def test_questions_that_cannot_be_answered(frontline, store, tmp_path) -> None:
    late = frontline("changes", store, "--from", "2026-01-01", "--to", "2026-02-01")
    assert late.code == 2
    assert "own assessed_control 2025-06-01 to 2025-06-03" in late.err
    wide = frontline("changes", store, "--from", "2020-01-01", "--to", "2030-01-01")
    assert wide.code == 0
    assert (
        "own assessed_control: begins on 2025-06-01, after --from 2020-01-01 and ends on 2025-06-03, "
        "before --to 2030-01-01; only its own days are compared"
    ) in wide.err
    assert "YYYY-MM-DD" in frontline("changes", store, "--from", "June").err
    assert "let it start before" in frontline("changes", store, "--from", "2025-06-02", "--to", "2025-06-02").err
    assert "is given twice" in frontline("changes", store, tmp_path / "days").err
    assert ".gif is no picture to write" in frontline("changes", store, "--plot", tmp_path / "p.gif").err
    assert not (tmp_path / "p.gif").exists()


def test_square_kilometres_by_raion_need_enough_points_and_say_their_error(frontline, tmp_path, monkeypatch) -> None:
    from frontline.steps.reading import raions

    for day, edge in (("20250612", 37.5), ("20250613", 37.6)):
        frame = gpd.GeoDataFrame({"kind": ["assessed_control"]}, geometry=[box(37, 47.8, edge, 48.2)], crs=4326)
        frame.to_file(tmp_path / f"own_{day}.geojson")
    own = tmp_path / "places.geojson"
    told = {
        "name_en": ["Alpha", "Beta"],
        "katottg": ["UA141600000000001", "UA141400000000002"],
        "oblast": ["Donetsk"] * 2,
    }
    told["katottg"] = [code + "16" for code in told["katottg"]]
    points = gpd.points_from_xy([37.2, 37.9], [48.0, 48.0])
    gpd.GeoDataFrame({**told, "raion": ["Western", "Eastern"]}, geometry=points, crs=4326).to_file(own)
    run = ("changes", *sorted(tmp_path.glob("own_*")), "--partial", "--by", "raion", "--settlements", own)
    few = frontline(*run)
    assert few.code == 2, few
    assert "too few for square kilometres" in few.err
    monkeypatch.setattr(raions, "FEWEST_POINTS", 1)
    told = frontline(*run, "--format", "csv")
    assert told.code == 0, told.err
    assert "off by 1.5 % in the median" in told.err
    assert {row["raion"] for row in csv.DictReader(io.StringIO(told.out))} == {"Western", "Eastern"}
