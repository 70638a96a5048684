"""Any text, any size: nothing raises, time grows with length, and spans stay true."""

import random
import re
from datetime import date

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from geo.vocabulary import ACTIONS, ACTORS, CONFIRMING, EVIDENCE, RELATIONS, SUPPORT
from reports.claims.coverage import cover
from reports.claims.find import find_claims
from reports.text.read import read_reports
from tests.counting import count_calls
from tests.examples import examples

PIECES = [
    *(
        "Russian forces",
        "Ukrainian forces",
        "advanced",
        "seized",
        "did not",
        "attacked",
        "repelled",
        "claimed that",
        "(both",
    ),
    *(
        "Geolocated footage published on May 3 indicates that",
        "north of",
        "near",
        "Lubny",
        "Velyka Bahachka",
        "Sumy Oblast",
    ),
    *(
        ";",
        ",",
        "and",
        "but",
        ".",
        "[3]",
        "(",
        ")",
        "in the",
        "direction",
        "T-0428",
        "Lubny-Romny",
        "highway",
        "fields",
        "toward",
    ),
    *(
        "elements of the Russian 5th Rifle Brigade",
        "milbloggers",
        "ISW has not observed",
        "these claims",
        "\n\n",
        "• ",
        "May 4",
    ),
    *(
        "Key Takeaways",
        "Unconfirmed claims:",
        "—",
        "which",
        "to",
        "from",
        "of",
        "the settlement",
        "5km",
        "“",
        "”",
        "№",
        "Лиман",
    ),
]
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))


@examples(300, suppress_health_check=[HealthCheck.too_slow])
@given(TEXTS)
def test_no_text_raises_and_every_claim_stays_inside_its_sentence(text: str) -> None:
    for report in read_reports("May 5, 2024\n\n" + text):
        claims = find_claims(report)
        for claim in claims:
            assert report.text[claim.start : claim.end] == claim.sentence
            assert claim.place is None or re.split(r"[ -]", claim.place)[0] in report.text
            assert claim.actor in ACTORS
            assert claim.action in ACTIONS
            assert claim.evidence in EVIDENCE
            assert claim.support is None or claim.support in SUPPORT
            assert claim.relation is None or claim.relation in RELATIONS
            assert not claim.confirmed or (claim.evidence in CONFIRMING and claim.modality is None)
            assert claim.place or claim.roads or claim.oblasts
        assert len({claim.claim_id for claim in claims}) == len(claims)
        covered = cover(report, claims)
        assert [row.sentence for row in covered] == list(report.sentences)
        assert sum(row.claims for row in covered) == len(claims)


SENTENCES = [
    "Geolocated footage published on May 3 indicates that Russian forces recently advanced in fields north of Lubny (east of Romny).[1]",
    "Russian milbloggers claimed that Russian forces seized Khorol and advanced further south of Pyriatyn, although others disagree.[2]",
    "Russian forces attacked north of Lubny near Romny, Khorol, and Pyriatyn; and south of Lubny near Reni on May 2 and 3.[3]",
    "The minister spoke at length about grain, tariffs, trains, and the weather in the 4 regions that he had visited.[4]",
]


def long_text(words: int, seed: int = 7) -> str:
    """Return a made-up report of about so many words."""
    source = random.Random(seed)  # noqa: S311 - not for secrets
    out, count = ["May 5, 2024\n\nInstitute for the Study of War\n\n"], 0
    while count < words:
        sentence = source.choice(SENTENCES)
        count += len(sentence.split())
        out.append(sentence + source.choice([" ", " ", " ", "\n\n"]))
    return "".join(out)


def steps(text: str) -> int:
    """Return how many calls reading and finding take; benchmarks/reading.py times the same texts."""
    return count_calls(lambda: [find_claims(report) for report in read_reports(text)])


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        long_text(5_000),
        "Russian forces advanced near Lubny, " * 1_500,
        "(" * 20_000,
        "north of " * 3_000,
        "Russian Offensive Campaign Assessment, May 3, 2024\n\n" * 800,
        ("word " * 60 + "\n\nRussian Offensive Campaign Assessment, May 3, 2024\n\n") * 100,
        "Russian forces attempted to advance and claimed that. " * 800,
        "[1] " * 12_000,
        "<p>" * 12_000,
        "May 3, and 4, " * 2_500,
    ],
    ids=["prose", "list", "brackets", "bearings", "titles", "reports", "verbs", "notes", "tags", "days"],
)
def test_work_grows_with_length(text: str) -> None:
    one, two = steps(text), steps(text + "\n\n" + text)
    assert two < 2.2 * one + 500


@given(st.text(alphabet="абвгґєіїйюяь’ ,.Київ", max_size=200))
def test_other_languages_give_no_claims(text: str) -> None:
    assert [c for r in read_reports(text, published=date(2024, 5, 5)) for c in find_claims(r)] == []


@pytest.mark.parametrize(
    "text",
    [
        "Seized B DIRECTION",
        "advanced north of",
        "attacked near Abc Oblast border",
        "attacked near Abc oblast border",
        "seized the",
        "forces crossed the A-B Oblast border.",
        "attacked near A (",
        "north and",
    ],
)
def test_texts_that_end_in_the_middle(text: str) -> None:
    for report in read_reports(text, published=date(2024, 5, 5)):
        cover(report, find_claims(report))
