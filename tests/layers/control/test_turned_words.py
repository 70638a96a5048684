"""Words of holding that another word turns: no more, only feared, by the other side; and columns called after them."""

from pathlib import Path
from typing import Any

import pytest

from layers.control.labels.sides import kind_in_words
from layers.control.read import read_control
from layers.errors import ControlError
from tests.layers.control.made_files import feature, write


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("formerly occupied", "liberated"),
        ("no longer occupied by Russia", "liberated"),
        ("раніше окуповано", "liberated"),
        ("больше не оккупировано", "liberated"),
        ("threatened with occupation", "unclear"),
        ("загроза окупації", "unclear"),
        ("Occupied by Ukraine (Kursk)", "ukrainian"),
        ("оккупировано ВСУ", "ukrainian"),
        ("Liberated by Russian army", "claimed_control"),
        ("Освобождено ВС РФ", "claimed_control"),
        ("Captured by the Ukrainian army", "ukrainian"),
        ("no longer held by Ukraine", "unclear"),
        ("formerly Ukrainian-held, occupied", "unclear"),
        ("was occupied in March 2022", "unclear"),
        ("Occupied by Russia", "assessed_control"),
        ("Окупована територія України", "assessed_control"),
        ("Оккупированные территории Украины", "assessed_control"),
        ("Occupied territory of Ukraine", "assessed_control"),
        ("Звільнено від російських військ", "liberated"),
        ("Окуповано", "assessed_control"),
        ("Звільнено", "liberated"),
        ("Occupied before 2022 (Crimea)", "pre_2022"),
    ],
)
def test_what_is_said(words: str, kind: str) -> None:
    assert kind_in_words(words) == kind


@pytest.mark.parametrize(
    "words",
    [
        "Not Russian controlled",
        "not under Russian control",
        "Never occupied",
        "isn't occupied",
        "outside Russian control",
        "without Russian control",
        "free of Russian control",
        "не под контролем РФ",
        "поза контролем рф",
        "непідконтрольна територія",
    ],
)
def test_a_negation_in_front_of_the_side_says_nothing(words: str) -> None:
    assert kind_in_words(words) is None


@pytest.mark.parametrize("words", ["Russian controlled (not verified)", "No data on depth. Russian control"])
def test_a_negation_of_something_else_turns_nothing(words: str) -> None:
    assert kind_in_words(words) == "assessed_control"


@pytest.mark.parametrize(
    "columns",
    [
        {"control": "AFU"},
        {"held_by": "Ukraine"},
        {"layer": "Ukrainian forces"},
        {"occupied": "no"},
        {"isOccupied": False},
        {"ukrainian_control": True},
    ],
)
def test_what_a_column_gives_to_ukraine_is_no_russian_control_whatever_kind_is_given(tmp_path: Path, columns) -> None:
    file = write(tmp_path / "own_20250612.geojson", feature(**columns))
    for kind in (None, "assessed_control"):
        with pytest.raises(ControlError, match="held by Ukraine"):
            read_control(file, kind=kind)


@pytest.mark.parametrize(
    ("columns", "kind"),
    [
        ({"owner": "RU"}, "assessed_control"),
        ({"is_occupied": 1}, "assessed_control"),
        ({"liberated": "true"}, "liberated"),
        ({"contested": True}, "unclear"),
    ],
)
def test_columns_called_after_a_side_or_state_say_it(tmp_path: Path, columns: dict[str, Any], kind: str) -> None:
    assert read_control(write(tmp_path / "own_20250612.geojson", feature(**columns)))["kind"].tolist() == [kind]


def test_a_file_whose_name_says_ukr_held_is_no_russian_control(tmp_path: Path) -> None:
    with pytest.raises(ControlError, match="held by Ukraine"):
        read_control(write(tmp_path / "ukr_held_20250612.geojson", feature()), kind="assessed_control")
