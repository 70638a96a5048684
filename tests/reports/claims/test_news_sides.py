"""In news it is the speaker who tells whose troops are meant, and a headline needs neither "that" nor a past tense."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

Told = list[tuple[str, str, str | None, str]]


def told(sentence: str) -> Told:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="news")
    return [(claim.actor, claim.action, claim.place, claim.evidence) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        (
            "A Ukrainian commander said his men had left Siversk.",
            [("ukrainian", "withdraw", "Siversk", "reported")],
        ),
        (
            "The Ukrainian commander-in-chief acknowledged that troops had withdrawn from Siversk.",
            [("ukrainian", "withdraw", "Siversk", "reported")],
        ),
        (
            "The Russian Ministry of Defense said forces had entered Siversk.",
            [("russian", "advance", "Siversk", "claimed")],
        ),
        (
            "The Ukrainian General Staff said Russian troops had left Siversk.",
            [("russian", "withdraw", "Siversk", "reported")],
        ),
    ],
)
def test_whose_troops(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("headline", "right"),
    [
        ("Russia takes Siversk.", [("russian", "seize", "Siversk", "reported")]),
        ("Ukraine retakes Siversk.", [("ukrainian", "seize", "Siversk", "reported")]),
        ("Ukraine denies Russia has captured Siversk.", [("russian", "seize", "Siversk", "denied")]),
        ("If Russia takes Siversk, Lyman is next.", []),
        ("Why Russia wants Siversk.", []),
        ("Russia is on the verge of taking Siversk.", []),
    ],
)
def test_headlines(headline: str, right: Told) -> None:
    assert told(headline) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Kremlin forces have captured Siversk.", [("russian", "seize", "Siversk", "reported")]),
        ("Putin’s troops were driven out of Lyman.", [("ukrainian", "seize", "Lyman", "reported")]),
        ("The separatists failed to take Lyman.", [("russian", "attack_unsuccessful", "Lyman", "reported")]),
        ("Ukraine shelled the separatists in Horlivka.", [("ukrainian", "strike", "Horlivka", "reported")]),
        ("Zelensky's army retook Lyman.", [("ukrainian", "seize", "Lyman", "reported")]),
        ("Putin has taken Siversk for granted.", []),
    ],
)
def test_forces_by_who_sends_them(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ('"We took Siversk back," the company commander told reporters.', []),
        ('"We lost Siversk," a soldier said.', []),
        ('"We took Siversk back," a Ukrainian commander said.', [("ukrainian", "seize", "Siversk", "reported")]),
    ],
)
def test_we_of_nobody_known_is_no_side(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russia launched 20 one-way attack drones at Lubny.", [("russian", "strike", "Lubny", "reported")]),
        (
            "Russia launched many attack uncrewed aerial systems against Lubny.",
            [("russian", "strike", "Lubny", "reported")],
        ),
        ("Russian forces conducted an attack near Lubny.", [("russian", "attack", "Lubny", "reported")]),
        ("Ukraine launched an attack drone factory in Lubny.", []),
    ],
)
def test_weapons_named_after_an_attack_strike(sentence: str, right: Told) -> None:
    assert told(sentence) == right


def isw(sentence: str) -> set[tuple[str, str, str | None, str, str]]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return {(c.actor, c.action, c.place, c.evidence, c.claimant) for c in find_claims(report)}


@pytest.mark.parametrize("deny", ["deny", "denied", "dispute"])
def test_who_denies_having_lost_a_place_is_of_that_side(deny: str) -> None:
    told = isw(
        f"Geolocated footage shows that Ukrainian forces seized Siversk, although Russian sources {deny} that they lost Komar."
    )
    assert told == {
        ("ukrainian", "seize", "Siversk", "geolocated", "ISW"),
        # whose loss is denied is told as the other side's gain, in this voice too
        ("ukrainian", "seize", "Komar", "denied", "unspecified"),
    }


@pytest.mark.parametrize(
    ("who", "evidence", "claimant"),
    [
        ("Sumy Oblast Governor Oleh Bondar", "reported", "Ukrainian official"),
        ("Ukrainian Kharkiv Oblast Governor Oleh Bondar", "reported", "Ukrainian official"),
        ("Kherson Oblast occupation governor Ivan Petrenko", "claimed", "Russian official"),
        ("Belgorod Oblast Governor Ivan Petrenko", "claimed", "Russian official"),
    ],
)
def test_whose_governor(who: str, evidence: str, claimant: str) -> None:
    assert isw(f"{who} stated that Russian forces seized Siversk.") == {
        ("russian", "seize", "Siversk", evidence, claimant)
    }


def test_a_person_who_calls_it_a_lie_is_no_place() -> None:
    told = isw("Putin claimed that Russian forces had taken all of Luhansk Oblast; Serhiy Haidai called that a lie.")
    assert {(place, evidence) for _, _, place, evidence, _ in told} == {(None, "denied")}


def test_another_claim_behind_and_says_nothing_of_the_deed_before() -> None:
    told = isw("Ukrainian forces seized Siversk, and Russian air defense claimed to have downed 40 drones.")
    assert told == {("ukrainian", "seize", "Siversk", "assessed", "ISW")}
