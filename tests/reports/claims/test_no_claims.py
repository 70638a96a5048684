"""The ten traps of such reports, and what must never become a claim; sentences of our own."""

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


def short(text: str) -> list[tuple[str, str, str | None]]:
    return [(c.actor, c.action, c.place) for c in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces did not conduct any offensive operations in western Poltava Oblast.",
        "Russian forces have not entered Lubny.",
        "Geolocated footage published on May 19 does not show Russian forces in Lubny.",
        "Geolocated footage does not show that Russian forces advanced in Lubny.",
        "Geolocated footage never showed a Ukrainian flag over the town hall in Lubny.",
        "Footage does not show that Russian forces advanced in Lubny.",
        "Russian forces did not advance near Lubny on May 20.",
        "Russian objective: Capture the entirety of Poltava Oblast.",
        "Russian forces continue efforts to seize the remainder of Poltava and Sumy oblasts.",
        "Russian forces will likely advance toward Lubny in the coming weeks.",
        "Russian forces may opt to stay in Reni and continue advancing toward Lubny.",
        "Seizing Lubny has been the main aim of the Russian command.",
        "The Kremlin pays much attention to the claimed seizure of Lubny.",
        "The declaration demands the full withdrawal of Russian forces and equipment from Ukraine.",
        "Russian forces seized roughly 1,935 square kilometers of Ukrainian territory in 2024.",
        "The MoD claimed that Russian forces have retaken 63.2 percent of the salient in Kursk Oblast.",
        "Russian forces captured three Ukrainian soldiers near Lubny.",
        "Israel struck targets near Lubny on May 20.",
        "Ukrainian forces received advanced systems in Lubny.",
        "Russian forces seized Lubny in late October 2022.",
        "Last year, Ukrainian forces liberated Lubny.",
        "Ukrainian forces liberated Lubny two years ago.",
        "In 1943, Soviet troops captured Lubny from the south.",
        "Russian forces carried out no assaults near Lubny.",
        "In the Lubny direction, Russian forces launched no offensive actions.",
        "Ukrainian forces repelled no attacks near Lubny.",
        "Russian forces conducted not a single attack near Lubny.",
        "The commander said that soldiers hold positions near Lubny.",
        "The drone control point near Lubny has new windows.",
        "Ukrainian officials met in Lubny on May 20 and reached an agreement.",
        "Poland attacked the tariff proposal near the end of the meeting in Brussels.",
    ],
)
def test_nothing_happened(text: str) -> None:
    assert read(text) == []


def test_no_fewer_than_counts() -> None:
    assert short("Russian forces conducted no fewer than 12 attacks near Lubny.") == [(R, "attack", "Lubny")]


def test_repelled_names_the_attacker() -> None:
    assert short("Ukrainian forces repelled Russian assaults near Lubny and Romny.[1]") == [
        (R, "attack_unsuccessful", "Lubny"),
        (R, "attack_unsuccessful", "Romny"),
    ]
    assert short("Russian forces repelled a Ukrainian counterattack near Lubny.[1]") == [
        (U, "attack_unsuccessful", "Lubny")
    ]
    assert short(
        "A milblogger claimed that Ukrainian forces attacked Lubny but that Russian forces repelled the attack.[1]"
    ) == [(U, "attack_unsuccessful", "Lubny")]


def test_unsuccessful_attempts_are_no_advance() -> None:
    assert short("Russian forces unsuccessfully attempted to advance toward Lubny.[1]") == [
        (R, "attack_unsuccessful", "Lubny")
    ]
    assert short(
        "A milblogger claimed that Russian forces tried to break through near Lubny but were unsuccessful.[1]"
    ) == [(R, "attack_unsuccessful", "Lubny")]


def test_intent_in_the_report_s_own_voice_is_no_event() -> None:
    (claim,) = read("Russian forces are likely attempting to advance toward Lubny.[1]")
    assert (claim.action, claim.modality, claim.confirmed) == ("other", "intent", False)


def test_troops_taken_out_to_rest_are_no_ground_lost() -> None:
    text = "A milblogger claimed that the Russian command withdrew elements of the 5th Rifle Brigade from combat near Lubny to rest."
    assert short(text) == [(R, "other", "Lubny")]
    assert short("Russian forces withdrew from Lubny.") == [(R, "withdraw", "Lubny")]


def test_pushing_the_other_side_out_is_its_withdrawal() -> None:
    assert short("Russian sources claimed that Russian forces pushed Ukrainian forces out of Lubny.[1]") == [
        (U, "withdraw", "Lubny")
    ]


def test_a_hedged_gain_is_not_confirmed() -> None:
    (claim,) = read("Ukrainian forces may have advanced north of Lubny.")
    assert (claim.action, claim.evidence, claim.confirmed) == ("advance", "assessed", False)


def test_a_ukrainian_actor_in_a_russian_mouth() -> None:
    (claim,) = read("A Russian milblogger claimed that Ukrainian forces counterattacked near Lubny.[1]")
    assert (claim.actor, claim.action, claim.evidence, claim.claimant) == (
        U,
        "attack",
        "claimed",
        "Russian milbloggers",
    )


def test_dates_of_events_and_of_statements_stay_apart() -> None:
    (claim,) = read(
        "The Ukrainian General Staff reported on May 21 that Ukrainian forces struck Reni overnight on May 19 to 20.[1]"
    )
    assert (claim.source_date, claim.event_date_from, claim.event_date) == (
        date(2024, 5, 21),
        date(2024, 5, 19),
        date(2024, 5, 20),
    )
    (topic,) = read("Russian forces recently advanced near Lubny amid continued attacks on May 20.")
    assert topic.event_date is None


def test_takeaways_say_so_and_repeat_the_body() -> None:
    body, repeat = read("Russian forces advanced near Lubny.\n\nKey Takeaways\n\n• Russian forces advanced near Lubny.")
    assert (body.is_takeaway, repeat.is_takeaway) == (False, True)
    assert repeat.repeats == body.claim_id
    assert repeat.claim_id == f"{body.claim_id}-2"


def test_footnotes_in_the_middle_and_after_the_quote_mark() -> None:
    (claim,) = read("Russian forces seized Lubny,[1] and officials called it “done.”[2][3]")
    assert claim.footnotes == (1, 2, 3)


def test_who_struck_when_nobody_says_so() -> None:
    assert short("Ukrainian officials reported that drones struck houses in Lubny.[1]") == [(R, "strike", "Lubny")]
    assert short("Kaluga Oblast Governor Ivan Ivanov claimed that drone debris struck a plant in Kaluga City.[1]") == [
        (U, "strike", "Kaluga City")
    ]


def test_launch_sites_are_no_targets() -> None:
    assert short("Russian forces launched a missile strike on Lubny from Kursk Oblast.[1]") == [(R, "strike", "Lubny")]


def test_heat_that_agrees_with_reports_corroborates_and_fire_alone_confirms_nothing() -> None:
    (heat,) = read("FIRMS data shows heat anomalies in Reni, which is consistent with Ukrainian reports of a strike.")
    assert (heat.actor, heat.action, heat.evidence, heat.support) == (U, "strike", "assessed", "corroborated")
    (fire,) = read("Geolocated footage shows a fire after a Ukrainian strike on a depot near Reni.[1]")
    assert (fire.action, fire.confirmed) == ("strike", False)


def test_a_better_claim_raises_no_other_in_its_sentence() -> None:
    text = (
        "Geolocated footage published on May 20 indicates that Russian forces advanced in Reni; milbloggers claimed that Russian"
        " forces seized Lubny.[1]"
    )
    assert [(c.place, c.evidence, c.confirmed) for c in read(text)] == [
        ("Reni", "geolocated", True),
        ("Lubny", "claimed", False),
    ]


def test_passives_have_their_place_before_the_verb() -> None:
    assert short("Lubny was liberated by Ukrainian forces on May 17.") == [(U, "seize", "Lubny")]
    assert short("Russian assaults near Lubny were repelled.[1]") == [(R, "attack_unsuccessful", "Lubny")]
    assert short("A milblogger claimed that Lubny has been captured.[1]") == [(R, "seize", "Lubny")]


def test_doubt_about_a_matter_of_its_own_leaves_other_claims_alone() -> None:
    text = (
        "A milblogger claimed that Russian forces entered Lubny.[1] ISW has not observed visual confirmation that Russian forces"
        " seized Romny."
    )
    assert [(c.place, c.support) for c in read(text)] == [("Lubny", None)]


def test_footage_that_supports_a_claim_corroborates_it() -> None:
    (claim,) = read("Sources claimed that Russian forces seized Lubny, and local footage supports these claims.[1]")
    assert (claim.evidence, claim.support, claim.confirmed) == ("claimed", "corroborated", False)


def test_digging_in_is_no_advance() -> None:
    assert short("Russian forces established defensive positions near Lubny.[1]") == [(R, "other", "Lubny")]
    assert short("Russian forces established a foothold near Lubny.[1]") == [(R, "advance", "Lubny")]


@pytest.mark.parametrize(
    "text",
    [
        "Capturing Lubny would give Russian forces a road to Hoshcha, analysts say.",
        "Seizing Lubny will open the way west, a milblogger claimed.",
        "Advancing to Lubny could take Russian forces months, experts believe.",
    ],
)
def test_a_gerund_that_is_a_subject_is_no_deed_whoever_says_so(text: str) -> None:
    assert [claim for report in read_reports(text, voice="news") for claim in find_claims(report)] == []
