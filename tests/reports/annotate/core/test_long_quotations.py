"""A quotation of several sentences is whose it is in all of them, whatever its marks, and is denied in all."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.actor, claim.evidence, claim.claimant)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize("marks", ["«»", '""', "“”", "„“"])
def test_we_of_a_long_quotation_are_who_says_it(marks: str) -> None:
    text = f"{marks[0]}Ми взяли Лубни. Ми взяли Лисівку{marks[1]}, — заявили росіяни."
    assert read(text, UK) == [("russian", "claimed", "Russian sources")] * 2
    assert read(f"{text} Це неправда.", UK) == [("russian", "denied", "Russian sources")] * 2


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (RU, "«Мы взяли Лубны. Мы взяли Лысовку», — заявил Киев.", ("ukrainian", "reported", "Ukrainian official")),
        (UK, "Росіяни заявили: «Ми взяли Лубни. Ми взяли Лисівку».", ("russian", "claimed", "Russian sources")),
        (UK, "«Ми взяли Лубни. Ми взяли Лисівку», — заявив Сирський.", ("ukrainian", "reported", "Ukrainian military")),
        (
            "news",
            "«Наши войска взяли Лубны. Наши взяли Лысовку», — сообщило Минобороны России.",
            ("russian", "claimed", "Russian MoD"),
        ),
        (UK, "«Наші взяли Лубни. Наші взяли Лисівку», — сказав дід.", ("ukrainian", "claimed", "unspecified")),
        (UK, "«Ми взяли Лубни. Ми взяли Лисівку».", ("ukrainian", "reported", "Ukrainian General Staff")),
    ],
)
def test_whose_words_a_long_quotation_is(voice: str, text: str, found: tuple[str, ...]) -> None:
    assert read(text, voice) == [found] * 2


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    assert read("«Ми взяли Лубни. Росіяни заявили про це.", UK)[:1] == [
        ("ukrainian", "reported", "Ukrainian General Staff")
    ]
