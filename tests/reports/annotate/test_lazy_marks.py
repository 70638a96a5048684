"""What no deed asks for is not sought, and what is asked for later is still found."""

from collections.abc import Callable
from typing import Any

import pytest

from reports.annotate.document import read_marks
from reports.claims.events.parse import parse_sentence
from reports.claims.find import find_claims
from reports.text.read import read_reports

SOUGHT = ("roads", "units", "locations")


@pytest.fixture
def parsed() -> Callable[[str], Any]:
    return lambda text: parse_sentence(text, published=None, previous=None)


def test_a_sentence_without_a_deed_seeks_no_place_road_or_unit(parsed: Callable[[str], Any]) -> None:
    found = parsed("Officials met near Reni to discuss the harvest of this year.")
    assert not set(SOUGHT) & set(vars(found.marks))
    assert [name.text for place in found.locations for name in place.names] == ["Reni"]


def test_a_sentence_with_a_deed_seeks_them(parsed: Callable[[str], Any]) -> None:
    found = parsed("Russian forces advanced near Reni this year.")
    assert set(SOUGHT) <= set(vars(found.marks))


def test_marks_found_later_are_those_of_the_sentence() -> None:
    marks = read_marks("Russian forces took Reni.", published=None, previous=None)
    assert marks.actors is marks.actors
    assert [actor.actor for actor in marks.actors] == ["russian"]


@pytest.mark.parametrize("between", ["", "The weather was fine. ", "The weather was fine.\n\nTea was served. "])
def test_a_place_without_a_deed_is_pointed_back_at(between: str) -> None:
    text = f"May 3, 2024\n\nOfficials met near Reni. {between}Russian forces seized the settlement."
    claims = find_claims(read_reports(text, voice="isw")[0])
    assert [(claim.action, claim.place) for claim in claims] == [("seize", "Reni")]


def test_the_last_place_is_the_one_that_is_pointed_back_at() -> None:
    text = "May 3, 2024\n\nTalks were held in Lubny. Officials met near Reni. Russian forces seized the settlement."
    claims = find_claims(read_reports(text, voice="isw")[0])
    assert [claim.place for claim in claims] == ["Reni"]
