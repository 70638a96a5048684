"""An adjective before the word for a settlement says where it lies, not which part of it; who lives there is no name."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.action, claim.place, claim.part)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Ворог захопив східне місто Лубни.", ("seize", "Лубни", None)),
        (UK, "Окупанти увійшли в північне село Лубни.", ("advance", "Лубни", None)),
        (RU, "Наши взяли северный посёлок Лубны.", ("seize", "Лубны", None)),
        (RU, "Наши вошли в восточный город Лубны.", ("advance", "Лубны", None)),
        (UK, "Ворог захопив східну частину міста Лубни.", ("advance", "Лубни", "eastern")),
        (UK, "Ворог просунувся у центрі міста Лубни.", ("advance", "Лубни", "central")),
        (RU, "Наши вошли в восточную часть города Лубны.", ("advance", "Лубны", "eastern")),
        (UK, "Мешканка Лубен сказала, що росіяни зайшли в село.", ("advance", "Лубен", None)),
    ],
)
def test_a_settlement_and_its_parts(voice: str, text: str, found: tuple[str | None, ...]) -> None:
    assert read(text, voice) == [found]
