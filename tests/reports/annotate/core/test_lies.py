"""What a side is said to lie about is its own claim, denied; a loss that somebody denies is theirs."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"
OWN = {UK: "Ukrainian General Staff", RU: "Russian MoD"}


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.action, claim.actor, claim.evidence, claim.claimant, claim.denied_by)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "actor", "claimant"),
    [
        (UK, "Росіяни брешуть, що взяли Лубни.", "russian", "Russian sources"),
        (UK, "Москва бреше про захоплення Лубен.", "russian", "Russian official"),
        (UK, "Ворожі пабліки набрехали, що окупанти зайняли Лубни.", "russian", "Russian milbloggers"),
        (RU, "Киев лжёт о возвращении Лубен.", "ukrainian", "Ukrainian official"),
        (RU, "Киев врёт, что освободил Лубны.", "ukrainian", "Ukrainian official"),
        (RU, "Украинские каналы врут, будто ВСУ вернули Лубны.", "ukrainian", "Ukrainian sources"),
        (RU, "Киев выдумал, что вернул Лубны.", "ukrainian", "Ukrainian official"),
        (RU, "Зеленский солгал о взятии Лубен.", "ukrainian", "Ukrainian official"),
    ],
)
def test_a_lie_is_the_claim_of_who_lies(voice: str, text: str, actor: str, claimant: str) -> None:
    assert read(text, voice) == [("seize", actor, "denied", claimant, OWN[voice])]


@pytest.mark.parametrize(
    ("voice", "text", "denier"),
    [
        (RU, "Генштаб ВСУ отрицает потерю Лубен.", "Ukrainian General Staff"),
        (RU, "Киев отрицает взятие Лубен.", "Ukrainian official"),
        (RU, "Украинцы отрицают потерю Лубен.", "Ukrainian sources"),
        (RU, "Киев опровергает потерю Лубен.", "Ukrainian official"),
        (UK, "Генштаб заперечує втрату Лубен.", "Ukrainian General Staff"),
        (UK, "Українці заперечують втрату Лубен.", "Ukrainian sources"),
        (UK, "Зеленський відкинув твердження про захоплення Лубен.", "Ukrainian official"),
        (RU, "Зеленский отверг сообщения о взятии Лубен.", "Ukrainian official"),
    ],
)
def test_who_denies_a_loss_denies_a_russian_gain(voice: str, text: str, denier: str) -> None:
    assert read(text, voice) == [("seize", "russian", "denied", "unspecified", denier)]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Кремль заперечує втрату Лубен.", ("seize", "ukrainian", "denied", "unspecified", "Russian official")),
        (UK, "Росіяни взяли Лубни.", ("seize", "russian", "reported", OWN[UK], None)),
        (UK, "Захисники відкинули ворога біля Лубен.", ("advance", "ukrainian", "reported", OWN[UK], None)),
        (RU, "Киев признал потерю Лубен.", ("seize", "russian", "reported", "Ukrainian official", None)),
        (RU, "ВСУ вернули Лубны.", ("seize", "ukrainian", "claimed", OWN[RU], None)),
    ],
)
def test_what_nobody_calls_a_lie_stays(voice: str, text: str, found: tuple[str | None, ...]) -> None:
    assert read(text, voice) == [found]
