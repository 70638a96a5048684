"""What is surrounded, shelled from afar, told by governors, driven out by others, or only recounted."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
GS, DS, MB, MOD, OVA = "general_staff", "deepstate", "milblogger", "russian_mod", "administration"


def read(text: str, voice: str) -> list[tuple[str | None, str, str | None, str, str]]:
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    return [(claim.actor, claim.action, claim.place, claim.evidence, claim.claimant) for claim in found]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (OVA, "Ворог обстріляв Лубни з Хорола.", (R, "strike", "Лубни", "reported", "Ukrainian official")),
        (OVA, "Біля Лубен FPV-дрон атакував автобус.", (R, "strike", "Лубен", "reported", "Ukrainian official")),
        (MOD, "Расчёты «Смерчей» накрыли пехоту противника под Лубнами.", (R, "strike", "Лубнами", "claimed", "Russian MoD")),
        (MOD, "Город Лубны перешёл под полный контроль российской армии.", (R, "seize", "Лубны", "claimed", "Russian MoD")),
        (MOD, "Бойцы овладели опорным пунктом западнее Лубен.", (R, "advance", "Лубен", "claimed", "Russian MoD")),
        (MB, "ВСУ пытались прорваться у Лубен — отбили.", (U, "attack_unsuccessful", "Лубен", "claimed", "Russian milbloggers")),
        (DS, "Росіяни вибили ЗСУ з Лубен.", (R, "seize", "Лубен", "assessed", "DeepState")),
        (DS, "Росіян вибили ЗСУ з Лубен.", (U, "seize", "Лубен", "assessed", "DeepState")),
        (MB, "Кадыровцы выбили ВСУ из Лубен.", (R, "seize", "Лубен", "claimed", "Russian milbloggers")),
        (DS, "Ворог контратакував біля Лубен, ЗСУ відступили.", (R, "attack", "Лубен", "assessed", "DeepState")),
        ("news", "Росіяни взяли Лубни, визнали в Силах оборони.", (R, "seize", "Лубни", "reported", "Ukrainian military")),
        ("news", "Гладков повідомив про атаку ЗСУ на Лубни.", (U, "attack", "Лубни", "claimed", "Russian official")),
        ("news", "ВСУ отступили из Лубен, следует из карты DeepState.", (U, "withdraw", "Лубен", "assessed", "DeepState")),
        ("news", "ТАСС: ВС РФ прорвали оборону ВСУ у Лубен.", (R, "advance", "Лубен", "claimed", "Russian sources")),
        ("news", "Легіон «Свобода Росії» зайшов у Лубни.", (U, "advance", "Лубни", "reported", "news agency")),
    ],
)  # fmt: skip
def test_who_did_what_on_whose_word(voice: str, text: str, found: tuple[str, str, str, str, str]) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (DS, "Окупанти взяли Лубни в напівоточення."),
        (MB, "Взяли Лубны в кольцо."),
        (MOD, "Отбита атака 17 беспилотников на аэродром в Лубнах."),
        (GS, "Відбито атаку дронів на Лубни."),
        ("news", "Боец ВСУ рассказал о боях в Лубнах."),
        ("news", "Обстрел Лубен: ранены двое, сообщил губернатор Гладков."),
        (DS, "Противник зайшов до Лубен, втім за годину від нього лишилися лише трупи."),
        (DS, "Росіяни видали ролик із Лубен за захоплення села, але зняли його під обстрілом."),
    ],
)
def test_what_takes_no_ground_and_is_nobodys(voice: str, text: str) -> None:
    assert read(text, voice) == []
