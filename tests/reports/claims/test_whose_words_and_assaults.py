"""Claims told by a noun, counted lists, assaults that failed by whose they were, and words that are no taking."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def claims(sentence: str, voice: str = "news") -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice=voice)
    return find_claims(report)


@pytest.mark.parametrize(
    ("sentence", "evidence", "claimant"),
    [
        ("Ukraine has yet to comment on Russia's claim to have captured Lubny.", "claimed", "Russian sources"),
        ('Moscow said it had "liberated" Lubny.', "claimed", "Russian official"),
        ("The governor of Russia's Belgorod region said Lubny had been captured.", "claimed", "Russian official"),
        ("Ukraine's deputy defence minister said Lubny had been captured.", "reported", "Ukrainian official"),
        ("The Sumy regional governor said Lubny had been captured.", "reported", "Ukrainian official"),
    ],
)
def test_whose_claim_a_seizure_is(sentence: str, evidence: str, claimant: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.actor, claim.action, claim.evidence, claim.claimant) == ("russian", "seize", evidence, claimant)


@pytest.mark.parametrize(
    ("sentence", "denier"),
    [
        ("Ukraine on Sunday denied Russian claims to have seized Lubny.", "Ukrainian official"),
        ("Moscow said it had captured Lubny; Kyiv called the claim absurd.", "Ukrainian official"),
        ("Russian reports on the capture of Lubny are not true, Kyiv said.", "Ukrainian official"),
        ('Moscow said it had "liberated" Lubny; Kyiv called the claim baseless.', "Ukrainian official"),
    ],
)
def test_who_denies_it(sentence: str, denier: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.actor, claim.evidence, claim.denied_by) == ("russian", "denied", denier)


@pytest.mark.parametrize(
    ("sentence", "voice", "actor"),
    [
        ("Russian assaults near Ukrainian positions in Lubny were repelled.", "isw", "russian"),
        ("The aggressor tried to wedge into our defence near Lubny and was rebuffed.", "general_staff", "russian"),
        ("Ukrainian forces attacked Russian positions near Lubny and were repelled.", "isw", "ukrainian"),
        ("Our defenders stopped the occupiers' advance near Lubny.", "general_staff", "russian"),
        ("Three Russian attempts to cross the river near Lubny failed overnight.", "news", "russian"),
        ("The Ukrainian assault on Lubny failed.", "news", "ukrainian"),
        ("The enemy made two attempts to break out of Lubny; both were thwarted.", "russian_mod", "ukrainian"),
        ("Ukrainian forces tried to break through near Lubny; the attack was foiled.", "isw", "ukrainian"),
    ],
)
def test_whose_assault_came_to_nothing(sentence: str, voice: str, actor: str) -> None:
    (claim,) = claims(sentence, voice)
    assert (claim.actor, claim.action, claim.place) == (actor, "attack_unsuccessful", "Lubny")


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Ukrainian forces liberated two villages, Romny and Reni.", ["Romny", "Reni"]),
        ("Ukrainian troops retook three villages: Romny, Reni and Lubny.", ["Romny", "Reni", "Lubny"]),
        ("Ukrainian forces liberated two villages, Kyiv said.", []),
        ("Ukrainian forces liberated three villages, Romny and Reni.", []),
    ],
)
def test_as_many_places_as_are_counted(sentence: str, places: list[str]) -> None:
    assert [claim.place for claim in claims(sentence)] == places


@pytest.mark.parametrize(
    "sentence",
    [
        "Military analysts say the fall of Lubny would give Moscow a road.",
        "Before the war Lubny was captured in countless paintings.",
        "A cyber attack struck Lubny, Ukrainian officials said.",
        "The battle for Lubny is over.",
        "The fighting in Lubny has died down.",
        "Russian propaganda struck a nerve in Lubny.",
    ],
)
def test_what_is_no_taking(sentence: str) -> None:
    assert claims(sentence) == []


def test_ground_taken_back_is_an_advance() -> None:
    (claim,) = claims("The Ukrainian 30th Brigade said it had taken back a stretch of forest north of Lubny.")
    assert (claim.actor, claim.action, claim.bearing) == ("ukrainian", "advance", "north")


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("Kyiv said its drones had hit an oil refinery in Lubny.", "ukrainian"),
        ("Russia's defence ministry said its missiles had hit a depot in Lubny.", "russian"),
        ("Ukrainian officials said drones had hit a depot in Lubny.", "russian"),
    ],
)
def test_whose_own_weapons_struck(sentence: str, actor: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.actor, claim.action, claim.place) == (actor, "strike", "Lubny")


def test_a_claim_that_another_speaks_of_is_its_owner_s() -> None:
    (claim,) = claims("Kyiv says Moscow's claim that Lubny has fallen is meant to impress.")
    assert (claim.evidence, claim.claimant) == ("claimed", "Russian official")


def test_a_latest_day_leaves_the_place_whole() -> None:
    (claim,) = claims("Russian forces seized Lubny no later than June 10.", "isw")
    assert (claim.action, claim.place, str(claim.event_date)) == ("seize", "Lubny", "2025-06-10")


def test_who_drives_others_out_is_named_behind_by() -> None:
    (claim,) = claims("Troops were driven out of Lubny by Ukrainian forces.")
    assert (claim.actor, claim.action) == ("ukrainian", "seize")


@pytest.mark.parametrize(("speaker", "actor"), [("Kyiv", "russian"), ("Moscow", "ukrainian")])
def test_a_loss_that_is_confirmed_is_the_speaker_s_own(speaker: str, actor: str) -> None:
    (claim,) = claims(f"{speaker} has confirmed the loss of Lubny.")
    assert (claim.actor, claim.action, claim.place) == (actor, "seize", "Lubny")


def test_who_denies_goes_on_with_what_he_claims() -> None:
    text = "Russian milbloggers denied reports that Ukrainian forces entered Lubny, claiming that Russian forces hold Romny."
    (denied, *_) = claims(text, "isw")
    assert (denied.actor, denied.action, denied.denied_by) == ("ukrainian", "advance", "Russian milbloggers")


@pytest.mark.parametrize(
    ("sentence", "evidence", "claimant"),
    [
        ("After two days of silence, Kyiv admitted it had lost Lubny.", "reported", "Ukrainian official"),
        ("The Sumy regional military administration said Lubny had been captured.", "reported", "Ukrainian official"),
        (
            "Russian forces took Lubny, Russian news agencies reported citing the defence ministry.",
            "claimed",
            "Russian MoD",
        ),
    ],
)
def test_who_speaks_behind_other_words(sentence: str, evidence: str, claimant: str) -> None:
    (claim,) = claims(sentence)
    assert (claim.actor, claim.place, claim.evidence, claim.claimant) == ("russian", "Lubny", evidence, claimant)


def test_it_is_of_nobody_whom_no_words_name() -> None:
    assert claims("A cook said it had lost Lubny.") == []


def test_a_region_before_counted_places_tells_which_are_meant() -> None:
    told = claims("Moscow said its forces captured two villages in the Sumy region, Romny and Reni.")
    assert [(claim.place, claim.action) for claim in told] == [("Romny", "seize"), ("Reni", "seize")]


def test_who_fought_back_attacked_nobody() -> None:
    assert claims("A Ukrainian tennis player fought back in Lubny.") == []
