"""The history of one settlement."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.frontline.commands.test_campaign import add_control, write_report
from tests.frontline.commands.test_follow import EAST, WEST, write_days


@pytest.fixture
def campaign(frontline, tmp_path) -> Path:
    folder = tmp_path / "summer"
    assert frontline("init", folder).code == 0
    write_report(folder, 0, "The Russian MoD claimed that Russian forces seized Bahatyr.")
    write_report(folder, 2, "Russian forces recently advanced in Bahatyr. Russian forces attacked near Bahatyr.")
    write_report(folder, 3, "Russian forces seized Ivanivka.")
    write_days(folder / "maps", EAST, EAST, WEST, WEST)
    add_control(folder)
    assert frontline("update", folder).code == 0
    return folder


def test_claims_in_order_with_outcome_and_the_status_on_the_map(frontline, campaign) -> None:
    result = frontline("place", campaign, "Bahatyr", "--format", "json")
    told = json.loads(result.out)
    assert told["place"]["name_en"] == "Bahatyr"
    assert [(row["published"], row["action"], row["outcome"]) for row in told["claims"]] == [
        ("2025-06-12", "seize", "confirmed"),
        ("2025-06-14", "advance", "already_held"),
        ("2025-06-14", "attack", None),
    ]
    assert [(row["held"], row["valid_from"], row["not_before"]) for row in told["status"]] == [
        (False, "2025-06-12", None),
        (True, "2025-06-14", "2025-06-13"),
    ]
    shown = frontline("place", campaign, "Bahatyr")
    assert "confirmed 2025-06-14" in " ".join(shown.out.split())
    assert "in assessed control" in shown.out
    assert "outside assessed control" in shown.out
    assert "to 2025-06-15, its last map" in " ".join(shown.out.split())
    assert [row["shown_to"] for row in told["status"]] == ["2025-06-13", "2025-06-15"]


def test_what_was_known_on_a_day(frontline, campaign) -> None:
    told = json.loads(frontline("place", campaign, "Bahatyr", "--as-of", "2025-06-13", "--format", "json").out)
    assert [row["outcome"] for row in told["claims"]] == ["pending"]
    assert [row["held"] for row in told["status"]] == [False]


def test_homonyms_are_asked_about_never_guessed(frontline, campaign) -> None:
    result = frontline("place", campaign, "Ivanivka")
    assert result.code == 2
    assert "settlements bear that name; give the code of one, or --oblast" in result.err
    assert "UA" in result.err
    assert "no settlement of that name" in frontline("place", campaign, "Nowhereville").err
    code = result.err.split("--oblast: ")[1].split()[0]
    named = frontline("place", campaign, code)
    assert named.code == 0
    assert "more claims name it without telling which settlement is meant" in named.err


def test_all_places_as_a_table(frontline, campaign) -> None:
    rows = list(csv.DictReader(io.StringIO(frontline("place", campaign, "--format", "csv").out)))
    (bahatyr,) = [row for row in rows if row["place_name"] == "Bahatyr"]
    assert (bahatyr["claims"], bahatyr["gains"], bahatyr["evidence"]) == ("3", "2", "assessed")
    assert bahatyr["held_by"] == "russian (own, 2025-06-15)"
    assert "settlements" in frontline("place", campaign).err


def test_a_report_will_do(frontline, report) -> None:
    path = report("The Russian MoD claimed that Russian forces seized Bahatyr.")
    told = json.loads(frontline("place", path, "Bahatyr", "--format", "json").out)
    assert (len(told["claims"]), told["status"]) == (1, [])
