"""A control map that its source changes later: both editions are kept, each with the time it was known."""

import importlib
from datetime import date
from pathlib import Path

import pytest

from frontline.steps.opening.update import update_campaign
from frontline.steps.opening.updated import Update
from layers.campaign.settings import read_settings
from layers.control.store import load_history
from tests.frontline.commands.test_campaign import CONTROL, campaign, write_report  # noqa: F401 - a fixture
from tests.frontline.commands.test_follow import EAST, WEST, write_days

SHOWN = date(2025, 6, 14)


def update(folder: Path, day: int) -> Update:
    done = update_campaign(read_settings(folder), at=f"2025-06-{day}T00:00:00+00:00", today=date(2025, 6, day))
    assert not done.aside
    return done


@pytest.fixture
def watched(campaign) -> Path:  # noqa: F811
    """A campaign whose map of 14 June first shows the claimed ground as taken."""
    path = campaign / "frontline.toml"
    path.write_text(path.read_text(encoding="utf-8") + CONTROL, encoding="utf-8")
    write_days(campaign / "maps", EAST, EAST, WEST)
    assert update(campaign, 20).snapshots == 3
    return campaign


def outcome(frontline, folder: Path, *options: str) -> str:
    told = frontline("follow", folder, *options, "--format", "csv")
    assert told.code == 0, told.err
    return told.out.splitlines()[1].split(",")[2]


def test_a_map_taken_back_holds_no_more_and_was_known_until_then(frontline, watched) -> None:
    assert outcome(frontline, watched) == "confirmed"
    write_days(watched / "maps", EAST, first=SHOWN)
    done = update(watched, 25)
    assert (done.replaced, done.snapshots) == (1, 0)
    assert "1 snapshots replaced" in str(done)
    assert outcome(frontline, watched) in {"pending", "unconfirmed"}
    assert outcome(frontline, watched, "--as-of", "2025-06-25") == "pending"
    assert outcome(frontline, watched, "--as-of", "2025-06-24") == "confirmed"
    assert "confirmed" not in frontline("changes", watched).out
    faces = load_history(watched / "campaign.gpkg").faces
    assert set(faces["valid_from"]) == {date(2025, 6, 12)}


def test_each_of_three_editions_holds_in_its_time(frontline, watched) -> None:
    write_days(watched / "maps", EAST, first=SHOWN)
    update(watched, 25)
    write_days(watched / "maps", WEST, first=SHOWN)
    assert update(watched, 28).replaced == 1
    found = {day: outcome(frontline, watched, "--as-of", f"2025-06-{day}") for day in (22, 25, 27, 28)}
    assert found == {22: "confirmed", 25: "pending", 27: "pending", 28: "confirmed"}
    assert outcome(frontline, watched) == "confirmed"


def test_a_file_written_anew_with_the_same_ground_is_no_edition(frontline, watched) -> None:
    (path,) = (watched / "maps").glob("*20250614*")
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    done = update(watched, 25)
    assert (done.replaced, done.snapshots) == (0, 0)
    assert outcome(frontline, watched, "--as-of", "2025-06-22") == outcome(frontline, watched) == "confirmed"


def test_another_file_of_a_day_that_is_known_changes_nothing(frontline, watched) -> None:
    write_days(watched / "maps" / "more", EAST, first=SHOWN)
    assert update(watched, 25).replaced == 0
    assert outcome(frontline, watched) == "confirmed"


def test_an_update_does_the_work_of_what_is_new_alone(watched, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []

    def count(name: str, where: str) -> None:
        module, function = where.rsplit(".", 1)
        whole = getattr(importlib.import_module(module), function)
        monkeypatch.setattr(where, lambda *given, **more: done.append(name) or whole(*given, **more))

    count("history loaded", "layers.control.store.load_history")
    count("plane cut", "layers.control.store._write_whole")
    count("day added", "layers.control.store.grow_faces")
    count("report read", "frontline.steps.reading.read_files.read_file")
    assert (update(watched, 21).known, done) == (2, [])
    write_report(watched, 2, "Russian forces seized Oleksiivka.")
    assert (update(watched, 21).added, done) == (1, ["report read", "history loaded"])
    done.clear()
    write_days(watched / "maps", WEST, first=date(2025, 6, 15))
    assert (update(watched, 21).snapshots, done) == (1, ["history loaded", "day added"])
