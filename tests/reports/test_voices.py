"""Who publishes a text decides whose "the enemy" it speaks of and what its own statements are worth."""

import pytest

from geo.vocabulary import CLAIMANTS, EVIDENCE, VOICES
from reports.claim import Claim
from reports.claims.find import find_claims
from reports.errors import ReportsError
from reports.lexicon.voices import find_voice, load_voice
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEADS = {
    "isw": "Russian Offensive Campaign Assessment, May 3, 2024\n\n",
    "general_staff": "Operational update of the General Staff of the Armed Forces of Ukraine, May 3, 2024\n\n",
    "russian_mod": "Briefing by the Russian Defence Ministry (3 May 2024)\n\n",
    "deepstate": "DeepState, 3 May 2024\n\n",
    "uk_mod": "INTELLIGENCE UPDATE, 3 May 2024\n\n",
    "news": "KYIV, May 3 (Daily Wire) - Grain prices rose.\n\n",
    "unknown": "Notes of a reader, May 3, 2024\n\n",
}


def read(head: str, text: str, voice: str | None = None) -> list[Claim]:
    return [claim for report in read_reports(head + text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize("voice", sorted(HEADS))
def test_a_voice_is_found_from_title_and_form(voice: str) -> None:
    (report,) = read_reports(HEADS[voice] + "Shells fell near Lubny.")
    assert report.voice == voice


@pytest.mark.parametrize(
    ("voice", "evidence", "claimant", "confirmed"),
    [
        ("isw", "assessed", "ISW", True),
        ("general_staff", "reported", "Ukrainian General Staff", False),
        ("russian_mod", "claimed", "Russian MoD", False),
        ("deepstate", "assessed", "DeepState", True),
        ("uk_mod", "assessed", "UK MOD", True),
        ("news", "reported", "news agency", False),
        ("unknown", "reported", "unspecified", False),
        ("own", "assessed", "own assessment", True),
    ],
)
def test_own_statements_have_the_grade_of_their_voice(
    voice: str, evidence: str, claimant: str, *, confirmed: bool
) -> None:
    (claim,) = read("", "Russian forces advanced near Lubny.", voice=voice)
    assert (claim.evidence, claim.claimant, claim.confirmed) == (evidence, claimant, confirmed)
    assert claim.voice == voice


@pytest.mark.parametrize(
    ("voice", "evidence"), [("deepstate", "geolocated"), ("general_staff", "reported"), ("unknown", "reported")]
)
def test_not_every_voice_places_footage_on_the_map(voice: str, evidence: str) -> None:
    (claim,) = read(HEADS[voice], "Geolocated footage shows that Russian forces advanced near Lubny.")
    assert claim.evidence == evidence


@pytest.mark.parametrize(
    ("voice", "text", "expected"),
    [
        ("general_staff", "The enemy attacked near Lubny.", [(R, "attack")]),
        ("general_staff", "In the Romny direction the occupiers advanced near Lubny.", [(R, "advance")]),
        ("general_staff", "Enemy assault groups entered Lubny.", [(R, "advance")]),
        ("general_staff", "Our soldiers advanced near Lubny.", [(U, "advance")]),
        ("general_staff", "Units of the Defence Forces cleared Lubny of the enemy.", [(U, "seize")]),
        ("general_staff", "Missile troops struck a depot near Lubny.", [(U, "strike")]),
        ("russian_mod", "The enemy attacked near Lubny.", [(U, "attack")]),
        ("russian_mod", "Our troops advanced near Lubny.", [(R, "advance")]),
        ("russian_mod", "Units of the Zapad Group of Forces have liberated Lubny.", [(R, "seize")]),
        ("russian_mod", "Three counterattacks by AFU assault groups near Lubny were repelled.", [(U, "attack_unsuccessful")]),
        ("russian_mod", "Assault groups cleared 20 buildings in Lubny.", [(R, "advance")]),
        ("deepstate", "The invaders advanced in Lubny.", [(R, "advance")]),
        ("news", "Russia's army advanced near Lubny.", [(R, "advance")]),
        ("uk_mod", "Russian Ground Forces have probably seized Lubny.", [(R, "seize")]),
    ],
)  # fmt: skip
def test_whose_the_words_for_sides_are(voice: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(claim.actor, claim.action) for claim in read(HEADS[voice], text)] == expected


def test_without_a_side_of_its_own_a_voice_has_no_enemy_but_the_speaker_s() -> None:
    assert read(HEADS["unknown"], "The enemy advanced near Lubny.") == []
    (claim,) = read(HEADS["isw"], "The Russian MoD claimed that the enemy attacked near Lubny.")
    assert (claim.actor, claim.claimant) == (U, "Russian MoD")


def test_whom_a_voice_quotes_keeps_its_own_grade() -> None:
    (claim,) = read(HEADS["general_staff"], "The Russian MoD claimed that Russian forces seized Lubny.")
    assert (claim.evidence, claim.claimant) == ("claimed", "Russian MoD")
    (claim,) = read(HEADS["news"], "DeepState said that Russian forces advanced near Lubny.")
    assert (claim.evidence, claim.claimant) == ("assessed", "DeepState")
    (claim,) = read(HEADS["isw"], "DeepState said that Russian forces advanced near Lubny.")
    assert (claim.evidence, claim.claimant) == ("reported", "Ukrainian sources")


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces seized Lubny. ISW assesses nothing of the kind.",
        "Grain prices rose, officials said on Monday.",
        "Russia says it has captured a village, defence ministry reports",
    ],
)
def test_a_single_sentence_proves_no_voice(text: str) -> None:
    (report,) = read_reports("Notes of a reader, May 3, 2024\n\n" + text)
    assert report.voice == "unknown"


def test_a_headline_in_which_somebody_speaks_is_no_byline() -> None:
    assert find_voice(["Russian Defence Ministry says its troops seized Lubny"], "") == "unknown"
    assert find_voice(["Russian Defence Ministry report on the progress of the operation"], "") == "russian_mod"


def test_a_given_voice_wins() -> None:
    (claim,) = read(HEADS["isw"], "Our troops advanced near Lubny.", voice="russian_mod")
    assert (claim.actor, claim.claimant, claim.voice) == (R, "Russian MoD", "russian_mod")


@pytest.mark.parametrize("name", VOICES)
def test_every_voice_speaks_the_vocabulary(name: str) -> None:
    voice = load_voice(name)
    assert voice.claimant in CLAIMANTS
    assert voice.evidence in EVIDENCE
    assert set(voice.quoted.values()) <= set(CLAIMANTS)
    assert (voice.evidence == "assessed") == (name in {"isw", "deepstate", "uk_mod", "own"})


def test_a_voice_outside_the_vocabulary_is_refused() -> None:
    with pytest.raises(ReportsError, match="no voice; use one of"):
        load_voice("herald")


@pytest.mark.parametrize(
    ("voice", "text", "expected"),
    [
        # General Staff
        ("general_staff", "The aggressor made three attempts to advance toward Lubny and Romny, all of which were repelled.",
         [(R, "attack_unsuccessful", "Lubny"), (R, "attack_unsuccessful", "Romny")]),
        ("general_staff", "The invaders tried to break through our defences near Lubny, and were stopped.",
         [(R, "attack_unsuccessful", "Lubny")]),
        ("general_staff", "Enemy attacks near Lubny were unsuccessful.", [(R, "attack_unsuccessful", "Lubny")]),
        ("general_staff", "Air strikes hit Lubny and Romny.", [(R, "strike", "Lubny"), (R, "strike", "Romny")]),
        ("general_staff", "No offensive actions by the enemy took place near Lubny.", []),
        ("general_staff", "Claims by Russian propagandists that Lubny has been captured are false, our troops hold the town.",
         [(R, "seize", "Lubny"), (U, "other", "Lubny")]),
        # Russian MoD
        ("russian_mod", "Units of the Yug Group of Forces took more advantageous lines near Lubny.", [(R, "advance", "Lubny")]),
        ("russian_mod", "They inflicted losses on two brigades of the AFU close to Lubny and Romny.",
         [(R, "strike", "Lubny"), (R, "strike", "Romny")]),
        ("russian_mod", "The enemy's attempt to regain the lost positions near Lubny was foiled.",
         [(U, "attack_unsuccessful", "Lubny")]),
        ("russian_mod", "Kiev's claim of having retaken Lubny was refuted.", [(U, "seize", "Lubny")]),
        # DeepState
        ("deepstate", "The enemy occupied Lubny and Romny, and also advanced near Khorol and in Reni.",
         [(R, "seize", "Lubny"), (R, "seize", "Romny"), (R, "advance", "Khorol"), (R, "advance", "Reni")]),
        ("deepstate", "The Defence Forces pushed the enemy back near Lubny.", [(U, "advance", "Lubny")]),
        ("deepstate", "The occupiers are gradually squeezing our troops out of Lubny.", [(R, "advance", "Lubny")]),
        ("deepstate", "The village of Lubny remains Ukrainian despite daily assaults.", [(U, "other", "Lubny")]),
        ("deepstate", "Reports of the fall of Lubny are premature.", [(R, "seize", "Lubny")]),
        ("deepstate", "Lubny is not encircled, and the enemy controls less than half of the city.", []),
        ("deepstate", "Two bridges in Lubny were destroyed by glide bombs.", [(R, "strike", "Lubny")]),
        # UK Defence Intelligence
        ("uk_mod", "The town of Lubny is likely now under Russian control.", [(R, "seize", "Lubny")]),
        ("uk_mod", "Russian forces advanced near Lubny, while its attempts to enter the town have highly likely failed.",
         [(R, "advance", "Lubny"), (R, "attack_unsuccessful", "Lubny")]),
        ("uk_mod", "The Russian Ministry of Defence has claimed to have taken Lubny, but this has highly likely not occurred.",
         [(R, "seize", "Lubny")]),
        ("uk_mod", "Russia has been conducting glide bomb strikes on Lubny city and Romny at a rate of ten per day.",
         [(R, "strike", "Lubny"), (R, "strike", "Romny")]),
        # news
        ("news", "Moscow also said its soldiers were now in control of Lubny.", [(R, "seize", "Lubny")]),
        ("news", "The president rejected Russian assertions that Lubny had fallen.", [(R, "seize", "Lubny")]),
        ("news", "A Ukrainian commander said that his troops had pushed the Russians out of Lubny.",
         [(U, "seize", "Lubny")]),
        # the same kinds in other words
        ("general_staff", "In the Romny direction, the enemy attacked 18 times, trying to advance near Lubny and toward Khorol.",
         [(R, "attack", "Lubny"), (R, "attack", "Khorol")]),
        ("general_staff", "Units of the Armed Forces withdrew from Lubny to the next line.", [(U, "withdraw", "Lubny")]),
        ("general_staff", "Four assaults near Lubny and Romny came to nothing.",
         [(R, "attack_unsuccessful", "Lubny"), (R, "attack_unsuccessful", "Romny")]),
        ("general_staff", "Information about the loss of Lubny does not correspond to reality.", [(R, "seize", "Lubny")]),
        ("russian_mod", "Units of the Zapad Group of Forces, following active operations, liberated Lubny.",
         [(R, "seize", "Lubny")]),
        ("russian_mod", "The Vostok Group of Forces defeated manpower and hardware of three brigades near Lubny.",
         [(R, "strike", "Lubny")]),
        ("russian_mod", "The enemy was driven out of Lubny.", [(R, "seize", "Lubny")]),
        ("russian_mod", "An attempt of the enemy to cross the river near Lubny was thwarted.",
         [(U, "attack_unsuccessful", "Lubny")]),
        ("russian_mod", "Kiev's statements about the liberation of Lubny are lies.", [(U, "seize", "Lubny")]),
        ("deepstate", "The Defence Forces drove the enemy out of Lubny.", [(U, "seize", "Lubny")]),
        ("deepstate", "We have lost Lubny.", [(R, "seize", "Lubny")]),
        ("deepstate", "The statement of the Russian defence ministry about the capture of Lubny is false.",
         [(R, "seize", "Lubny")]),
        ("uk_mod", "Ukrainian forces almost certainly recaptured Lubny.", [(U, "seize", "Lubny")]),
        ("uk_mod", "Russia's attempts to advance near Lubny have probably failed.", [(R, "attack_unsuccessful", "Lubny")]),
        ("uk_mod", "Ukraine's OWA UAS struck the oil refinery in Lubny.", [(U, "strike", "Lubny")]),
        ("isw", "Ukrainian forces drove a Russian grouping out of Lubny.", [(R, "withdraw", "Lubny")]),
    ],
)  # fmt: skip
def test_how_each_publisher_words_it(voice: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(claim.actor, claim.action, claim.place) for claim in read(HEADS[voice], text)] == expected


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Reports of the fall of Lubny are premature."),
        ("general_staff", "Claims by propagandists that Lubny has been captured are false."),
        (
            "uk_mod",
            "The Russian Ministry of Defence has claimed to have taken Lubny, but this has highly likely not occurred.",
        ),
        ("russian_mod", "Kiev's claim of having retaken Lubny was refuted."),
        ("news", "The president rejected Russian assertions that Lubny had fallen."),
    ],
)
def test_what_a_publisher_calls_untrue_is_denied(voice: str, text: str) -> None:
    (claim,) = read(HEADS[voice], text)
    assert (claim.evidence, claim.support, claim.confirmed) == ("denied", "contradicted", False)


def test_who_is_meant_is_not_looked_for_over_a_name_that_nothing_read() -> None:
    text = "Fighting is going on in the centre of Lubny. Propaganda calls Romny free, but our troops returned to its streets."
    assert [claim.place for claim in read(HEADS["deepstate"], text)] == ["Lubny"]


@pytest.mark.parametrize("voice", ["isw", "general_staff", "russian_mod", "deepstate", "uk_mod", "news", "own"])
@pytest.mark.parametrize(
    "text",
    [
        "Ukrainian infantry pushed Russian troops out of Lubny.",
        "Ukrainian troops threw the Russians out of Lubny.",
        "Ukrainian marines chased Russian soldiers out of Lubny.",
        "Russian units were expelled from Lubny by Ukrainian troops.",
        "Russian soldiers have been driven out of Lubny.",
    ],
)
def test_who_is_driven_out_loses_the_place_as_each_voice_tells_it(voice: str, text: str) -> None:
    (report,) = read_reports(f"Morning Gazette, June 12, 2025\n\n{text}", voice=voice)
    claims = [(claim.actor, claim.action, claim.place, claim.relation) for claim in find_claims(report)]
    assert claims == [(R, "withdraw", "Lubny", "from") if voice == "isw" else (U, "seize", "Lubny", "in")]
