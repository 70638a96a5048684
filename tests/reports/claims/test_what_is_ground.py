"""What is taken must be ground, who acts must be who did it, and what only says where a place lies is no place of the deed."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

Told = set[tuple[str, str, str | None]]


def told(sentence: str) -> Told:
    (report,) = read_reports(f"Frontline Digest, June 12, 2025\n\n{sentence}", voice="isw")
    return {
        (claim.actor, claim.action, claim.place)
        for claim in find_claims(report)
        if claim.action in {"seize", "advance", "reach", "withdraw"}
        and claim.modality is None
        and claim.evidence != "denied"
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "Russian soldiers seized three bakeries in Berdyansk.",
        "Russian troops seized the only clinic in Starobilsk and sent its patients home.",
        "Russian forces captured a Ukrainian drone operator in Siversk.",
        "Russian columnists continue to seize on rumors of a fire in Makiivka.",
        "Russian forces captured radios and maps near Siversk.",
        "Parliament passed a law withdrawing Russia from a treaty signed in Kherson City.",
        "The Russian council withdrew all its clerks from Oleshky, a town of gardens.",
        "A soldier was captured near Siversk.",
        "Two tanks were seized near Siversk.",
        "Russian police entered Siversk to arrest a man.",
        "Siversk is in safe hands.",
        "The Russian army piles up shells for a renewed drive to capture the rest of Siversk.",
        "The Russian command continues to push operations near Siversk.",
    ],
)
def test_no_ground_is_taken(sentence: str) -> None:
    assert told(sentence) == set()


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces seized a railway station in Siversk.", {("russian", "seize", "Siversk")}),
        ("Russian forces captured several villages north of Siversk.", {("russian", "seize", "Siversk")}),
        ("Russian forces withdrew two battalions from Siversk.", {("russian", "withdraw", "Siversk")}),
        ("Russian forces seized most of Siversk.", {("russian", "advance", "Siversk")}),
        ("Russian forces seized the town of Siversk.", {("russian", "seize", "Siversk")}),
        ("Two villages were seized near Siversk.", {("russian", "seize", "Siversk")}),
        ("Siversk is now in the hands of Russian forces.", {("russian", "seize", "Siversk")}),
        ("Siversk is back in Ukrainian hands.", {("ukrainian", "seize", "Siversk")}),
        ("Ukrainian troops ceded Siversk.", {("ukrainian", "withdraw", "Siversk")}),
        ("Ukrainian troops gave ground near Siversk.", {("ukrainian", "withdraw", "Siversk")}),
        ("Russian tanks rolled into Siversk.", {("russian", "advance", "Siversk")}),
    ],
)
def test_ground_is(sentence: str, right: Told) -> None:
    assert told(sentence) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("A bold Ukrainian counterattack unexpectedly recaptured Siversk.", {("ukrainian", "seize", "Siversk")}),
        ("A Ukrainian raid near the river later retook Siversk.", {("ukrainian", "seize", "Siversk")}),
        ("Ukrainian assaults have since liberated Siversk.", {("ukrainian", "seize", "Siversk")}),
        ("The LNR’s 4th Brigade captured Ukrainian trenches near Siversk.", {("russian", "advance", "Siversk")}),
        ("The 3rd Brigade captured Ukrainian positions near Siversk.", {("russian", "advance", "Siversk")}),
        ("Assault groups seized Russian trenches near Siversk.", {("ukrainian", "advance", "Siversk")}),
    ],
)
def test_who_took_it(sentence: str, right: Told) -> None:
    assert told(sentence) == right


def test_reports_of_a_side_are_about_that_side() -> None:
    (report,) = read_reports(
        "Frontline Digest, June 12, 2025\n\nA Russian milblogger said that reports of Ukrainian troops retreating from"
        " Siversk are false.",
        voice="isw",
    )
    assert [(claim.actor, claim.action, claim.evidence) for claim in find_claims(report)] == [
        ("ukrainian", "withdraw", "denied")
    ]


@pytest.mark.parametrize(
    "lies",
    [
        ", just south of Lyman",
        ", 8 km east of Lyman",
        ", all roughly eleven kilometers northeast of Lyman",
        ", located by a pond four kilometers east of Lyman",
        ", a Ukrainian-held village some nine kilometers north of Lyman",
        ", a hamlet on a hill within five kilometers of Lyman",
        ", on the northern outskirts of Lyman",
        " north of Lyman",
        "—both some 7 km west of Lyman",
    ],
)
@pytest.mark.parametrize("verb", ["seized", "advanced in", "advanced toward"])
def test_where_a_place_lies_is_no_place_of_the_deed(verb: str, lies: str) -> None:
    if verb == "seized" and lies.startswith(" "):
        lies = f",{lies[:1]}just{lies}"
    action = "seize" if verb == "seized" else "advance"
    assert told(f"Russian forces {verb} Siversk{lies}.") == {("russian", action, "Siversk")}


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("Russian forces advanced near Siversk, north of Lyman, and in Komar.", {"Siversk", "Lyman", "Komar"}),
        (
            "Russian forces advanced in Siversk, on the outskirts of Lyman, and near Komar.",
            {"Siversk", "Lyman", "Komar"},
        ),
        ("Russian forces advanced near Siversk and north of Lyman.", {"Siversk", "Lyman"}),
    ],
)
def test_a_list_keeps_its_places(sentence: str, places: set[str]) -> None:
    assert {place for _, _, place in told(sentence)} == places


@pytest.mark.parametrize("amid", ["amid", "amidst", "in the midst of", "during", "against the backdrop of"])
def test_what_goes_on_meanwhile_is_no_place_of_the_deed(amid: str) -> None:
    assert told(f"Russian troops took Siversk {amid} continued fighting around Lyman and Komar.") == {
        ("russian", "seize", "Siversk")
    }
