"""Words beside a claim that say whose it is or that it is not so; sentences of our own."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "evidence", "claimant"),
    [
        ("Russian forces seized Lubny, a milblogger claimed on May 19.[1]", "claimed", "Russian milbloggers"),
        ("Russian forces seized Lubny, the Russian MoD claimed.", "claimed", "Russian MoD"),
        ("Russian forces seized Lubny, Russian sources said.", "claimed", "Russian sources"),
        ("Russian forces likely seized Lubny on May 18, the Ukrainian General Staff acknowledged.", "reported",
         "Ukrainian General Staff"),
        ("Russian forces seized Lubny according to Russian sources.", "claimed", "Russian sources"),
        ("Russian forces seized Lubny, according to the Ukrainian General Staff.[4]", "reported", "Ukrainian General Staff"),
        ("Russian forces, a milblogger wrote on May 19, seized Lubny.", "claimed", "Russian milbloggers"),
        ("Russian forces seized Lubny, as the Russian MoD has announced, after long fights.", "claimed", "Russian MoD"),
        ("Russian forces seized Lubny, the town council added.", "reported", "unspecified"),
        ("Russian forces seized Lubny, somebody from there said.", "reported", "unspecified"),
        ("According to geolocated footage published on May 20, Russian forces seized Lubny.", "geolocated", "ISW"),
    ],
)  # fmt: skip
def test_who_says_it_may_stand_behind(text: str, evidence: str, claimant: str) -> None:
    (claim,) = read(text)
    assert (claim.actor, claim.action, claim.place) == (R, "seize", "Lubny")
    assert (claim.evidence, claim.claimant, claim.confirmed) == (evidence, claimant, evidence == "geolocated")


def test_the_day_of_the_statement_is_no_event_day() -> None:
    (claim,) = read("Russian forces seized Lubny on May 17, a milblogger claimed on May 19.[1]")
    assert (claim.event_date, claim.source_date) == (date(2024, 5, 17), date(2024, 5, 19))


def test_it_governs_every_clause_up_to_the_semicolon() -> None:
    text = (
        "Russian forces advanced near Romny; Ukrainian forces advanced near Reni and seized Izmail, a Ukrainian brigade"
        " stated on May 20.[6]"
    )
    assert [(c.place, c.evidence, c.confirmed) for c in read(text)] == [
        ("Romny", "assessed", True),
        ("Reni", "reported", False),
        ("Izmail", "reported", False),
    ]


@pytest.mark.parametrize(
    "turn",
    [
        "but ISW has seen evidence that Ukrainian forces still hold the settlement",
        "but geolocated footage shows that Ukrainian forces still control the town",
        "though ISW assesses that Russian forces have not seized Lubny",
        "but the Ukrainian General Staff stated that Lubny remains under Ukrainian control",
        "while geolocated imagery indicates that Ukrainian troops continue to operate there",
    ],
)
def test_what_contradicts_a_claim_makes_it_denied(turn: str) -> None:
    (claim,) = read(f"The Russian MoD claimed that Russian forces seized Lubny, {turn}.[3]")
    assert (claim.place, claim.action, claim.evidence, claim.support) == ("Lubny", "seize", "denied", "contradicted")


def test_a_later_sentence_contradicts_the_gain_at_its_place_only() -> None:
    text = (
        "A milblogger claimed that Russian forces seized Lubny and advanced near Romny.[1] However, geolocated footage shows"
        " that Ukrainian forces still hold Lubny.[2]"
    )
    first, second, third = read(text)
    assert (first.place, first.evidence, first.support) == ("Lubny", "denied", "contradicted")
    assert (second.place, second.evidence, second.support) == ("Romny", "claimed", None)
    assert (third.actor, third.action) == (U, "other")


def test_the_same_voice_that_limits_its_claim_does_not_deny_it() -> None:
    (claim,) = read("A milblogger claimed that Russian forces advanced near Lubny but have not seized the town.[1]")
    assert (claim.action, claim.evidence, claim.support) == ("advance", "claimed", None)


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        ("Geolocated footage published on May 19 contradicts Russian claims that Russian forces seized Lubny.",
         "Russian sources"),
        ("This footage undermines the Russian MoD’s claim that Russian forces seized Lubny.", "Russian MoD"),
        ("A milblogger claimed that Russian forces seized Lubny but later retracted the claim.", "Russian milbloggers"),
        ("The Russian MoD claimed that Russian forces seized Lubny. The MoD has since retracted this claim.",
         "Russian MoD"),
    ],
)  # fmt: skip
def test_what_footage_or_the_speaker_takes_back_is_denied(text: str, claimant: str) -> None:
    (claim,) = read(text)
    assert (claim.action, claim.place, claim.claimant) == ("seize", "Lubny", claimant)
    assert (claim.evidence, claim.support, claim.confirmed) == ("denied", "contradicted", False)


@pytest.mark.parametrize(
    "text",
    [
        "Footage purportedly showing the seizure of Lubny is from 2022.",
        "Geolocated footage purportedly showing that Russian forces advanced in Lubny dates to March 2023.",
        "The video, which shows Russian forces raising a flag in Lubny, is old.",
    ],
)
def test_old_footage_is_no_news(text: str) -> None:
    assert read(text) == []


def test_footage_of_this_month_is_news() -> None:
    (claim,) = read("Geolocated footage that was recorded in May 2024 shows that Russian forces advanced in Lubny.")
    assert (claim.action, claim.confirmed) == ("advance", True)


@pytest.mark.parametrize(
    ("text", "evidence", "support"),
    [
        ("Reports that Russian forces seized Lubny are false.", "denied", "contradicted"),
        ("Unconfirmed reports state that Russian forces seized Lubny.", "reported", None),
        ("Russian forces possibly seized Lubny.", "assessed", None),
        ("Russian forces seized Lubny — a claim that ISW cannot verify.", "reported", "unsupported"),
        ("Russian forces seized Lubny, although ISW has not observed visual evidence.", "reported", "unsupported"),
        ("Occupation head Ivan Petrov: Russian forces seized Lubny.", "claimed", None),
    ],
)
def test_what_the_text_itself_leaves_open_is_never_confirmed(text: str, evidence: str, support: str | None) -> None:
    (claim,) = read(text)
    assert (claim.action, claim.place, claim.confirmed) == ("seize", "Lubny", False)
    assert (claim.evidence, claim.support) == (evidence, support)


def test_what_is_not_assessed_is_no_claim() -> None:
    assert read("ISW has not assessed that Russian forces seized Lubny.") == []


def test_doubt_about_another_place_leaves_an_advance_alone() -> None:
    (claim,) = read("Russian forces advanced near Lubny, but ISW has not observed evidence that they seized Romny.")
    assert (claim.place, claim.evidence, claim.confirmed) == ("Lubny", "assessed", True)
