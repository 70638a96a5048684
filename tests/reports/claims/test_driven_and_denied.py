"""Who is driven somewhere has left nothing there, and what somebody denies is the claim of whoever is named."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(sentence: str) -> list[Claim]:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return find_claims(report)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian soldiers drove the Russians out of Lubny and entrenched at Reni.",
        "Ukrainian troops drove Russian infantry out of Lubny and dug in at Reni.",
        "Russian soldiers were pushed out of Lubny and then regrouped near Reni.",
        "Russian infantry retreated from Lubny and halted close to Reni.",
        "Ukrainian troops drove Russian infantry from Lubny to Reni.",
    ],
)
def test_what_is_done_next_or_where_one_flees_is_no_loss_there(sentence: str) -> None:
    assert [(c.actor, c.place) for c in read(sentence) if c.action == "withdraw"] == [("russian", "Lubny")]


def test_all_places_of_one_loss_stay() -> None:
    lost = read("Russian infantry was thrown out of Lubny and Reni and left Bolhrad.")
    assert [(c.action, c.place) for c in lost] == [("withdraw", place) for place in ("Lubny", "Reni", "Bolhrad")]


@pytest.mark.parametrize(
    "sentence",
    [
        "A counteroffensive in autumn pushed Russian troops back to Lubny.",
        "Kyiv began a counteroffensive that pushed Russian troops to Lubny.",
        "In spring Russian troops were pushed back to Lubny.",
        "Ukrainian counterattacks drove Russian infantry back to trenches near Lubny.",
    ],
)
def test_where_others_drove_them_they_left_nothing(sentence: str) -> None:
    assert not [c for c in read(sentence) if c.action == "withdraw"]


@pytest.mark.parametrize("where", ["back to Lubny", "to Lubny", "back to the outskirts of Lubny"])
def test_who_pushes_others_back_to_a_place_comes_nearer_to_it(where: str) -> None:
    """They who were pushed stand at the place, so that nobody gained it: the pusher went toward it."""
    found = read(f"Ukrainian soldiers pushed Russian troops {where}.")
    assert [(c.actor, c.action, c.place, c.relation) for c in found] == [("ukrainian", "advance", "Lubny", "toward")]


def test_where_they_were_pushed_back_to_is_no_gain() -> None:
    (found,) = read("Ukrainian soldiers pushed back Russian troops to Lubny.")
    assert (found.action, found.relation) == ("advance", "toward")
    assert not read("Ukrainian soldiers pushed Russian troops back to positions east of Lubny.")
    found = read("Ukrainian soldiers pushed back Russian troops near Lubny.")
    assert [(c.actor, c.action, c.place) for c in found] == [("ukrainian", "advance", "Lubny")]


@pytest.mark.parametrize("way", ["are moving", "moved"])
def test_transports_are_where_they_pass(way: str) -> None:
    assert [c.place for c in read(f"Russian troops {way} armour through Lubny toward Reni.")] == ["Lubny"]
    assert [(c.place, c.relation) for c in read(f"Russian troops {way} armour toward Reni.")] == [("Reni", "toward")]


@pytest.mark.parametrize(
    ("sentence", "actor", "claimant", "denier"),
    [
        ("Russia's claim to have taken Lubny was denied by Kyiv.", "russian", "Russian sources", "Ukrainian official"),
        (
            "Moscow's assertion that its men had seized Lubny was rejected by Kyiv.",
            "russian",
            "Russian official",
            "Ukrainian official",
        ),
        (
            "Moscow's claims of having taken Lubny were dismissed by Ukraine's General Staff.",
            "russian",
            "Russian official",
            "Ukrainian General Staff",
        ),
        (
            "Ukraine's claim to have liberated Lubny was refuted by the Russian MoD.",
            "ukrainian",
            "Ukrainian sources",
            "Russian MoD",
        ),
        (
            "Kyiv's assertion that it had retaken Lubny was disputed by milbloggers from Russia.",
            "ukrainian",
            "Ukrainian official",
            "Russian milbloggers",
        ),
        (
            "Russian claims that assault groups captured Lubny were denied by Kyiv.",
            "russian",
            "Russian sources",
            "Ukrainian official",
        ),
        (
            "The claim that Russian troops seized Lubny was dismissed by Kyiv.",
            "russian",
            "unspecified",
            "Ukrainian official",
        ),
    ],
)
def test_who_is_named_claims_and_who_is_behind_by_denies(sentence: str, actor: str, claimant: str, denier: str) -> None:
    (claim,) = read(sentence)
    assert (claim.actor, claim.action, claim.place, claim.evidence) == (actor, "seize", "Lubny", "denied")
    assert (claim.claimant, claim.denied_by, claim.confirmed) == (claimant, denier, False)


@pytest.mark.parametrize(
    ("days", "first", "second"),
    [
        ("June 10 and 11 respectively", 10, 11),
        ("June 7 and June 11, respectively", 7, 11),
        ("10 and 11 June, respectively", 10, 11),
        ("June 10 and 11", 11, 11),
    ],
)
def test_respectively_gives_each_place_its_day(days: str, first: int, second: int) -> None:
    found = read(f"Ukrainian troops liberated Lubny and Reni on {days}.")
    assert [(c.place, c.event_date and c.event_date.day) for c in found] == [("Lubny", first), ("Reni", second)]


def test_days_that_no_respectively_parts_stay_a_span() -> None:
    found = read("Ukrainian troops shelled Lubny, Reni and Izmail on June 8, 9 and 10, respectively.")
    assert [c.event_date and c.event_date.day for c in found] == [8, 9, 10]
    found = read(
        "Russian troops attacked on June 8 and 9 near Lubny and Reni, south and north of Izmail, respectively."
    )
    assert {c.event_date and c.event_date.day for c in found} == {9}


@pytest.mark.parametrize(
    "turn",
    [
        "but milbloggers say that the column was halted and",
        "though Russian sources insist that the group was caught and",
    ],
)
def test_a_loss_that_only_others_tell_leaves_the_first_deed(turn: str) -> None:
    found = read(f"Ukrainian infantry broke through a trench line near Lubny, {turn} pulled back.")
    assert ("advance", "Lubny", "assessed") in [(c.action, c.place, c.evidence) for c in found]
    assert not read("Ukrainian infantry broke through a trench line near Lubny but was beaten off.")


def test_two_borders_with_one_word_behind_are_no_place() -> None:
    (claim,) = read("Russian troops attacked near the Kharkiv-Luhansk and Donetsk-Zaporizhia Oblast borders.")
    assert (claim.place, claim.border) == (None, ("Kharkiv", "Luhansk"))
    assert claim.oblasts == ("Kharkiv", "Luhansk", "Donetsk", "Zaporizhia")
    (claim,) = read(
        "Russian troops attacked along the Kharkiv-Luhansk and Luhansk-Donetsk administrative borders near Lubny."
    )
    assert (claim.place, claim.border) == ("Lubny", ("Kharkiv", "Luhansk"))


@pytest.mark.parametrize("tail", [", which is unlikely", ", which ISW deems improbable", ", but this is doubtful"])
def test_an_aim_that_is_unlikely_is_none(tail: str) -> None:
    assert not read(f"Russian troops are preparing for an offensive on Lubny{tail}.")


@pytest.mark.parametrize("tail", ["", ", which is unlikely to succeed", ", which is not unlikely"])
def test_an_aim_that_may_fail_is_one(tail: str) -> None:
    assert [c.modality for c in read(f"Russian troops are preparing to assault Lubny{tail}.")] == ["intent"]
