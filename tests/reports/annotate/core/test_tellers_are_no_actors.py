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
        ("Бригада ЗСУ спростувала захоплення Лубен.", (R, "seize", "denied", "unspecified")),
    ],
)  # fmt: skip
def test_who_tells_is_not_who_acts(text: str, found: tuple[str, ...]) -> None:
    assert read(text) == [found]
