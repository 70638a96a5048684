"""Whose word it is where no list knows who tells or how: never the publisher's own; sentences of our own."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "evidence", "claimant"),
    [
        ('"Russian forces seized Lubny," the milblogger said.', "claimed", "Russian milbloggers"),
        ("Gerasimov briefed Putin that Russian forces seized Lubny.", "claimed", "Russian official"),
        ("In the Kremlin's telling, Russian forces seized Lubny.", "claimed", "Russian official"),
        ("A map published by the Russian MoD shows that Russian forces seized Lubny.", "claimed", "Russian MoD"),
        ("State TV showed Russian forces seizing Lubny.", "claimed", "unspecified"),
        ("Word has it that Russian forces seized Lubny.", "claimed", "unspecified"),
        ("If shopkeepers are to be believed, Russian forces entered Lubny.", "claimed", "unspecified"),
        ("Russian forces seized Lubny, if shopkeepers are to be believed.", "claimed", "unspecified"),
        ("According to X, Russian forces seized Lubny.", "reported", "unspecified"),
        ("A leaflet tells how Russian forces seized Lubny.", "claimed", "unspecified"),
        ("The Russian MoD maintained that Ukrainian forces attacked Lubny.", "claimed", "Russian MoD"),
        ("Russian forces seized Lubny, a shopkeeper recalled.", "reported", "unspecified"),
        ("Ukrainian forces, a shopkeeper recalled, liberated Lubny.", "reported", "unspecified"),
        ("A gunner swears Russian forces entered Lubny.", "claimed", "unspecified"),
        ("Rybar: Russian forces seized Lubny.", "claimed", "Russian milbloggers"),
        ("A source in Romny confirmed Russian forces seized Lubny.", "reported", "unspecified"),
        ("Shopkeepers believe Russian forces entered Lubny.", "claimed", "unspecified"),
        ("By Putin's count, Russian forces seized Lubny.", "claimed", "Russian official"),
        ("Russian forces, so the story goes, seized Lubny.", "claimed", "unspecified"),
        ("Russian forces seized Lubny — or so the ministry would have it.", "claimed", "unspecified"),
        ("A French daily could not verify that Russian forces seized Lubny.", "claimed", "unspecified"),
    ],
)
def test_what_somebody_else_tells_is_never_the_publishers_word(text: str, evidence: str, claimant: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.evidence, claim.claimant, claim.confirmed) == ("Lubny", evidence, claimant, False)


@pytest.mark.parametrize(
    "text",
    [
        "It is likely that Russian forces seized Lubny.",
        "ISW continues to hold that Russian forces seized Lubny.",
        "It is not surprising that Russian forces seized Lubny.",
        "This indicates that Russian forces seized Lubny.",
        "Ukrainian forces withdrew from Romny, which means that Russian forces seized Lubny.",
    ],
)
def test_what_the_text_itself_judges_is_its_own_word(text: str) -> None:
    claim = read(text)[-1]
    assert (claim.place, claim.evidence, claim.claimant) == ("Lubny", "assessed", "ISW")


@pytest.mark.parametrize(
    "text",
    [
        "It would be wrong to say that Russian forces seized Lubny.",
        "It is hard to believe that Russian forces entered Lubny.",
        "It is an exaggeration that Ukrainian forces liberated Lubny.",
        "ISW withdrew its assessment that Russian forces advanced in Lubny.",
        "ISW no longer assesses that Russian forces seized Lubny.",
        "In his novel, Russian forces seized Lubny.",
        "The simulation assumed that Russian forces seized Lubny within a day.",
        "A scenario in which Russian forces seized Lubny was discussed.",
        "It is simply not credible that Russian forces seized Lubny.",
        "Suppose Russian forces seized Lubny.",
        "Correction: ISW previously reported that Russian forces seized Lubny.",
        "Nobody believes that Russian forces seized Lubny.",
        "Russian forces commemorated the day they seized Lubny.",
        "Veterans marked the anniversary of the day that Russian forces seized Lubny.",
        "Russian forces had once seized Lubny.",
    ],
)
def test_what_is_rejected_taken_back_or_made_up_is_no_claim(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A Ukrainian brigade mocked the claim that Russian forces seized Lubny.",
        "The notion that Russian forces seized Lubny is pure invention.",
        "Ukrainian officers debunked a video purporting to show Russian forces seizing Lubny.",
    ],
)
def test_who_mocks_or_debunks_a_claim_denies_it(text: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.evidence, claim.support) == ("Lubny", "denied", "contradicted")


@pytest.mark.parametrize(
    ("text", "evidence", "claimant"),
    [
        ("A milblogger claimed that geolocated footage shows that Russian forces seized Lubny.", "claimed", "Russian"),
        ("A milblogger bragged that geolocated footage shows Russian forces in Lubny.", "claimed", "Russian"),
        (
            "A milblogger claimed that Romny fell, but geolocated footage shows that Russian forces seized Lubny.",
            "geo",
            "",
        ),
        (
            "A Ukrainian brigade posted what it said was geolocated footage of Russian forces in Lubny.",
            "reported",
            "Ukr",
        ),
        ("Geolocated footage corroborates Russian claims that Russian forces seized Lubny.", "geo", ""),
    ],
)
def test_the_outermost_source_stands_for_what_it_says_that_footage_shows(
    text: str, evidence: str, claimant: str
) -> None:
    claim = read(text)[-1]
    assert claim.place == "Lubny"
    assert claim.evidence.startswith(evidence)
    assert claim.claimant.startswith(claimant)


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("Russian forces moved closer to Lubny.", "toward"),
        ("Russian forces are closing in on Lubny.", "toward"),
        ("Russian forces pressed toward Lubny.", "toward"),
        ("Russian forces advanced past Lubny.", "near"),
        ("Russian forces advanced from Lubny.", "from"),
    ],
)
def test_who_comes_near_or_goes_past_a_place_is_not_in_it(text: str, relation: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.action, claim.relation) == ("Lubny", "advance", relation)


@pytest.mark.parametrize("text", ["Lubny fell.", "Lubny fell on May 20."])
def test_a_place_that_fell_was_seized(text: str) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.action, claim.place) == ("russian", "seize", "Lubny")


def test_who_admits_losing_a_place_is_who_left_it() -> None:
    (claim,) = read("Ukraine admitted losing Lubny.")
    assert (claim.actor, claim.action, claim.evidence) == ("ukrainian", "withdraw", "reported")


@pytest.mark.parametrize("text", ["Both sides advanced near Lubny.", "Each side made gains near Lubny."])
def test_both_sides_did_it(text: str) -> None:
    assert sorted(claim.actor for claim in read(text)) == ["russian", "ukrainian"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Russian forces advanced on both sides of the river near Lubny.", ["russian"]),
        ("Shells fell overnight.", []),
        ("Shells fell near Lubny overnight.", []),
    ],
)
def test_both_banks_and_falling_shells_are_no_sides_and_no_falls(text: str, actors: list[str]) -> None:
    assert [claim.actor for claim in read(text)] == actors


def test_the_direction_in_front_orients_the_place() -> None:
    (claim,) = read("In the Romny direction, Russian forces seized Lubny.")
    assert (claim.place, claim.hub) == ("Lubny", "Romny")


def test_operations_centered_on_a_place_are_fought_there() -> None:
    claim = read("Russian ground attacks in Luhansk Oblast are centered on Lubny.")[0]
    assert (claim.actor, claim.action, claim.place) == ("russian", "attack", "Lubny")


@pytest.mark.parametrize(
    "text",
    [
        "It is possible that Russian forces seized Lubny.",
        "This may indicate that Russian forces seized Lubny.",
        "ISW cannot rule out that Russian forces seized Lubny.",
    ],
)
def test_what_is_left_open_confirms_nothing(text: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.confirmed) == ("Lubny", False)


def test_the_day_that_opens_a_statement_is_its_own() -> None:
    first, second = read("On May 10 Lubny was seized; on May 11 Ukrainian forces took it back.")
    assert (first.actor, first.action, str(first.event_date)) == ("russian", "seize", "2024-05-10")
    assert (second.actor, second.action, str(second.event_date)) == ("ukrainian", "seize", "2024-05-11")
