"""The section and the phrase in front tell which place of a name is meant; a city of that name elsewhere is not."""

from collections.abc import Callable

import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from layers.locate.sectors import fronted_areas, section_areas, section_town
from reports.claim import Claim

Make = Callable[..., Claim]


@pytest.mark.parametrize(
    ("section", "areas", "town"),
    [
        ("Eastern Donetsk Oblast (objective: Kharkiv Oblast)", {"Donetsk"}, None),
        ("Western Kherson", {"Kherson"}, None),
        ("Kharkiv direction", {"Kharkiv"}, None),
        ("Pokrovsk direction", set(), "Pokrovsk"),
        ("Russian Supporting Effort – Southern Axis", set(), None),
        ("Ukrainian Operations in the Russian Federation", {"Russian Federation"}, None),
        ("", set(), None),
    ],
)
def test_a_title_names_areas_or_a_town(gazetteer: Gazetteer, section: str, areas: set[str], town: str | None) -> None:
    assert section_areas(section, gazetteer) == areas
    assert section_town(section, gazetteer) == town


def test_only_the_phrase_in_front_is_about_the_whole_sentence() -> None:
    assert fronted_areas("Forces in western Kherson seized A, too.") == []
    assert fronted_areas("In Kherson, forces seized A.") == []


@pytest.mark.parametrize(
    "changes",
    [
        {"section": "Pokrovsk direction"},
        {"hub": "Pokrovsk"},
        {"section": "Donetsk Oblast"},
        {"sentence": "In western Donetsk, Russian forces advanced in Kamianske."},
    ],
)
@pytest.mark.parametrize("action", ["advance", "attack"])
def test_a_city_elsewhere_does_not_win_by_its_size(
    gazetteer: Gazetteer, make_claim: Make, changes: dict[str, str], action: str
) -> None:
    row = locate([make_claim(place="Kamianske", action=action, **changes)], gazetteer=gazetteer).iloc[0]
    assert row["katottg"] in {"UA17", None}
    assert row["katottg"] == "UA17" or "the text does not tell which" in row["why_not"]


def test_a_town_in_the_title_decides(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(place="Kamianske", section="Pokrovsk direction")], gazetteer=gazetteer).iloc[0]
    assert row["katottg"] == "UA17"
    assert "of Pokrovsk" in row["why"]


def test_a_strike_on_a_bare_name_is_still_one_on_the_city(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(place="Kamianske", action="strike")], gazetteer=gazetteer).iloc[0]
    assert row["katottg"] == "UA16"


def test_who_holds_an_office_of_an_oblast_tells_of_it(gazetteer: Gazetteer, make_claim: Make) -> None:
    sentence = "Donetsk Oblast Military Administration Head Oleh Bondar reported that Russian shelling hit Kamianske."
    claim = make_claim(place="Kamianske", action="strike", sentence=sentence)
    assert locate([claim], gazetteer=gazetteer).iloc[0]["katottg"] == "UA17"
