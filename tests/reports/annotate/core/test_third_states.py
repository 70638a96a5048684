"""The ministries and staffs of other states are neither the Russian nor the Ukrainian ones."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.actor, claim.evidence, claim.claimant)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("russian_mod", "Минобороны Польши заявило, что противник занял Лубны.", ("reported", "Western sources")),
        ("news", "В Минобороны Франции заявили, что ВСУ заняли Лубны.", ("reported", "Western sources")),
        ("news", "Польское минобороны сообщило, что ВСУ заняли Лубны.", ("reported", "Western sources")),
        ("news", "Генштаб Белоруссии заявил, что ВСУ заняли Лубны.", ("claimed", "unspecified")),
        ("news", "Міноборони Польщі заявило, що ЗСУ зайняли Лубни.", ("reported", "Western sources")),
        ("deepstate", "За даними литовського генштабу, ЗСУ зайняли Лубни.", ("reported", "Western sources")),
        ("news", "Міноборони Великої Британії повідомило, що ЗСУ взяли Лубни.", ("assessed", "UK MOD")),
        ("news", "Минобороны России сообщило, что ВСУ заняли Лубны.", ("claimed", "Russian MoD")),
        ("news", "Минобороны: ВСУ заняли Лубны.", ("claimed", "Russian MoD")),
        ("news", "Міноборони заявило, що ЗСУ зайняли Лубни.", ("reported", "Ukrainian military")),
    ],
)
def test_whose_ministry_it_is(voice: str, text: str, found: tuple[str, str]) -> None:
    assert read(text, voice) == [("ukrainian", *found)]


def test_another_states_ministry_denies_for_itself() -> None:
    (report,) = read_reports("Минобороны Польши опровергло взятие Лубен ВСУ.", voice="news")
    assert [claim.denied_by for claim in find_claims(report)] == ["Western sources"]
