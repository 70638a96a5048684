"""Words of holding that another word turns: no more, only feared, by the other side."""

import pytest

from layers.control.labels.sides import kind_in_words


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
