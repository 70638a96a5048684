"""Wording of 2022 and 2023: positional fighting, flags, possessives, doubted claims, gains that attacks came to."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2023\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2023."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Positional fighting continued north of Lubny near Romny and southwest of Lubny near Pyriatyn on May 20.",
         [(R, "attack", "Romny"), (R, "attack", "Pyriatyn")]),
        ("Heavy street fighting continued in Lubny.", [(R, "attack", "Lubny")]),
        ("Talk of fighting near Lubny has no basis.", []),
        ("Positional engagements continued near Lubny.", [(R, "attack", "Lubny")]),
        ("Russian forces counterattacked near Lubny and regained positions that they had given up.",
         [(R, "attack", "Lubny"), (R, "advance", "Lubny")]),
        ("Ukrainian forces attacked northwest of Lubny and made marginal gains on May 20.",
         [(U, "attack", "Lubny"), (U, "advance", "Lubny")]),
        ("Russian forces attacked near Lubny, and Ukrainian forces advanced.", [(R, "attack", "Lubny")]),
        ("Russian forces attacked near Lubny and captured two soldiers.", [(R, "attack", "Lubny")]),
        ("Russian forces seized several settlements, including Lubny and Romny, in May.",
         [(R, "seize", "Lubny"), (R, "seize", "Romny")]),
        ("Officials, including Lubny and Romny, met after Russian forces advanced near Pyriatyn.",
         [(R, "advance", "Pyriatyn")]),
        ("Russian forces attacked near Sakko i Vantsetti.", [(R, "attack", "Sakko i Vantsetti")]),
        ("Geolocated footage shows Ukrainian armor operating in eastern Lubny.", [(U, "other", "Lubny")]),
        ("A Russian source claimed that Russian forces took all of Lubny, while others said that fighting was going on.",
         [(R, "seize", "Lubny")]),
        (("Footage shows soldiers raising a flag in Lubny, and Ukrainian officials announced that the village had been"
         " liberated."), [(U, "seize", "Lubny")]),
    ],
)  # fmt: skip
def test_what_was_done_where(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(c.actor, c.action, c.place) for c in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "part", "relation"),
    [
        ("Russian sources claimed that Russian troops captured positions in Lubny's eastern suburbs.", "eastern suburbs", "outskirts"),
        ("Russian forces advanced in Lubny’s center.", "center", "in"),
        ("Russian forces advanced to Lubny's railway station.", None, "in"),
    ],
)  # fmt: skip
def test_what_belongs_to_a_town_is_its_part(text: str, part: str | None, relation: str) -> None:
    (claim,) = read(text)
    assert (claim.place, claim.part, claim.relation) == ("Lubny", part, relation)


def test_what_is_only_owned_by_a_town_is_no_place() -> None:
    assert read("Russian forces advanced against Lubny's brigade.") == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The analysts saw geolocated evidence that Russian forces advanced west of Lubny.", "geolocated"),
        ("Combat footage geolocated by analysts shows Russian forces in western Lubny.", "geolocated"),
        ("Geolocated footage shows Ukrainian flags flying over the town hall of Lubny.", "geolocated"),
        ("Social media footage shows a Russian flag over Lubny's town hall.", "reported"),
    ],
)
def test_footage(text: str, evidence: str) -> None:
    assert [(c.place, c.evidence) for c in read(text)] == [("Lubny", evidence)]


@pytest.mark.parametrize(
    "text",
    [
        "ISW has not observed geolocated evidence that Russian forces advanced west of Lubny.",
        "Officials have shown no geolocated evidence that Russian forces advanced west of Lubny.",
        "There is no evidence that Russian forces entered Lubny.",
    ],
)
def test_missing_footage_proves_nothing(text: str) -> None:
    assert not any(c.confirmed or c.evidence == "geolocated" for c in read(text))


@pytest.mark.parametrize(
    ("text", "claimant", "evidence"),
    [
        ("ISW cannot independently verify the claim that Russian forces seized Lubny.", "unspecified", "claimed"),
        ("ISW has not observed evidence to support Russian claims that Russian forces seized Lubny.", "Russian sources", "claimed"),
        ("ISW is unable to confirm Ukrainian reports that Ukrainian forces liberated Lubny.", "Ukrainian sources", "reported"),
    ],
)  # fmt: skip
def test_a_doubted_claim_is_told_with_its_doubt(text: str, claimant: str, evidence: str) -> None:
    (claim,) = read(text)
    told = (claim.place, claim.action, claim.claimant, claim.evidence, claim.support, claim.confirmed)
    assert told == ("Lubny", "seize", claimant, evidence, "unsupported", False)


def test_a_doubted_claim_leaves_other_claims_alone() -> None:
    claims = read(
        "A milblogger claimed that Russian forces entered Romny. A milblogger claimed that Russian forces took Lubny. "
        "ISW cannot verify the claim that Russian forces seized Lubny."
    )
    assert {(c.place, c.support) for c in claims} == {("Romny", None), ("Lubny", "unsupported")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ukrainian General Staff reported that attacks were repelled near Lubny.", (R, "attack_unsuccessful", "Lubny")),
        ("The Russian MoD claimed that attacks were repelled near Lubny.", (U, "attack_unsuccessful", "Lubny")),
        ("The Ukrainian General Staff reported that Russian assaults failed near Lubny.", (R, "attack_unsuccessful", "Lubny")),
        ("A milblogger claimed that Lubny fell to Wagner fighters on May 20.", (R, "seize", "Lubny")),
        ("An official stated that half of Lubny is already under the control of Russian troops.", (R, "advance", "Lubny")),
        ("The Russian MoD claimed that its troops improved their tactical position near Lubny.", (R, "advance", "Lubny")),
        ("Ukrainian rockets hit an ammunition depot in Lubny.", (U, "strike", "Lubny")),
        ("Ukrainian units liberated several villages, among them Lubny.", (U, "seize", "Lubny")),
        ("Geolocated footage shows Ukrainian infantry near Lubny, which indicates that they have pushed through the village.",
         (U, "advance", "Lubny")),
        ("Geolocated footage shows Russian fighters on the outskirts of Lubny, indicating a Russian advance.",
         (R, "advance", "Lubny")),
    ],
)  # fmt: skip
def test_in_passing_and_in_the_passive(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in [(c.actor, c.action, c.place) for c in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A milblogger claimed that Ukrainian sappers cleared lanes toward Lubny.",
        "Russian artillery destroyed a pontoon crossing over the river near Lubny.",
    ],
)
def test_what_is_no_gain_of_ground(text: str) -> None:
    assert not any(c.action in {"seize", "cross_border"} for c in read(text))
