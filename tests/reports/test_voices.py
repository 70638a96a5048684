"""Who publishes a text decides whose "the enemy" it speaks of and what its own statements are worth."""

import pytest

from geo.vocabulary import CLAIMANTS, EVIDENCE, VOICES
from reports.claim import Claim
from reports.claims.find import find_claims
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
    with pytest.raises(ValueError, match="no voice; use one of"):
        load_voice("herald")
