"""Regions and districts are no towns; armies named in full keep their side; sentences of our own."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def short(text: str) -> list[tuple[str, str, str | None]]:
    """Return actor, action and place of each claim of a paragraph."""
    return [(c.actor, c.action, c.place) for report in read_reports(HEAD + text) for c in find_claims(report)]


@pytest.mark.parametrize(
    "area", ["the Poltava region", "the Reni district", "the Reni community", "the Reni hromada", "Reni raion"]
)
def test_an_area_narrows_a_place_and_is_none(area: str) -> None:
    assert short(f"Russian forces seized Lubny in {area}.") == [(R, "seize", "Lubny")]
    assert all(place is None for _, _, place in short(f"Russian forces advanced in {area}."))


@pytest.mark.parametrize("where", ["Damascus in Syria", "Gdansk, Poland", "Aleppo in Syria"])
def test_a_town_abroad_is_no_place_of_this_war(where: str) -> None:
    assert short(f"Russian forces withdrew from {where}.") == []


@pytest.mark.parametrize(
    ("text", "actor", "action"),
    [
        ("Units of the Defence Forces cleared Lubny of the enemy.", U, "seize"),
        ("The Defense Forces of Ukraine liberated Lubny.", U, "seize"),
        ("The Armed Forces of Ukraine withdrew from Lubny.", U, "withdraw"),
        ("A Ukrainian battalion was pulled out of Lubny.", U, "withdraw"),
        ("A Russian brigade was pulled back from Lubny.", R, "withdraw"),
        ("Lubny was struck by a Ukrainian missile.", U, "strike"),
        ("Lubny was shelled by Ukraine.", U, "strike"),
        ("Lubny was hit by several Russian drones.", R, "strike"),
        ("The Russian MoD claimed that Lubny was liberated.", R, "seize"),
        ("Russia’s defence ministry said that Lubny has been liberated.", R, "seize"),
        ("A Ukrainian brigade reported that Lubny was liberated.", U, "seize"),
    ],
)
def test_who_acts(text: str, actor: str, action: str) -> None:
    assert short(text) == [(actor, action, "Lubny")]


def test_the_ministry_of_russia_claims() -> None:
    (report,) = read_reports(HEAD + "Russia's defence ministry said its forces had captured Lubny.")
    (claim,) = find_claims(report)
    assert (claim.evidence, claim.claimant, claim.confirmed) == ("claimed", "Russian MoD", False)
