"""A side that only tells, or denies, is not who does the deed: "ЗСУ" in "за даними Генштабу ЗСУ" acts nowhere."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def read(text: str) -> list[tuple[str | None, str, str, str]]:
    return [
        (claim.actor, claim.action, claim.evidence, claim.claimant)
        for report in read_reports(text, voice="own")
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("За даними Генштабу ЗСУ, ворог окупував Лубни.", (R, "seize", "reported", "Ukrainian General Staff")),
        ("За даними ЗСУ, ворог захопив Лубни.", (R, "seize", "reported", "Ukrainian sources")),
        ("За словами речника ЗСУ, ворог зайняв Лубни.", (R, "seize", "reported", "Ukrainian sources")),
        ("За інформацією Генштабу ЗСУ, російські війська взяли Лубни.", (R, "seize", "reported", "Ukrainian General Staff")),
        ("По данным Генштаба ВСУ, противник занял Лубны.", (R, "seize", "reported", "Ukrainian General Staff")),
        ("По данным ВС РФ, украинские войска захватили Лубны.", (U, "seize", "claimed", "Russian sources")),
        ("За даними ЗСУ, наші війська звільнили Лубни.", (U, "seize", "reported", "Ukrainian sources")),
        ("ЗСУ звільнили Лубни.", (U, "seize", "assessed", "own assessment")),
        ("Бійці ЗСУ звільнили Лубни.", (U, "seize", "assessed", "own assessment")),
        ("За оцінкою Сил оборони, ворог зайняв Лубни.", (R, "seize", "reported", "Ukrainian military")),
        ("По оценке ВСУ, противник занял Лубны.", (R, "seize", "reported", "Ukrainian sources")),
        ("Бригада ЗСУ спростувала захоплення Лубен.", (R, "seize", "denied", "unspecified")),
    ],
)  # fmt: skip
def test_who_tells_is_not_who_acts(text: str, found: tuple[str, ...]) -> None:
    assert read(text) == [found]


@pytest.mark.parametrize(
    ("voice", "text", "actor", "denier"),
    [
        ("news", "У Генштабі ЗСУ спростували взяття Лубен.", R, "Ukrainian General Staff"),
        ("milblogger", "Генштаб ВСУ опроверг захват Лубен.", R, "Ukrainian General Staff"),
        ("milblogger", "В украинском Генштабе отрицают оккупацию Лубен.", R, "Ukrainian General Staff"),
        ("news", "В Минобороны РФ опровергли захват Лубен.", U, "Russian MoD"),
        ("deepstate", "Кремль заперечив захоплення Лубен.", U, "Russian official"),
    ],
)
def test_a_gain_that_a_side_denies_is_the_other_sides(voice: str, text: str, actor: str, denier: str) -> None:
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    told = [(claim.actor, claim.action, claim.evidence, claim.denied_by) for claim in found]
    assert told == [(actor, "seize", "denied", denier)]
