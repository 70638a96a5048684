"""Who is told to say what: observers, mourners, quotations of nobody; and what no place is."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"
R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str | None, str, str | None, str]]:
    return [
        (claim.actor, claim.action, claim.place, claim.claimant)
        for report in read_reports(text, voice=voice, name="2025-06-13")
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("news", "ISW спостерігає просування росіян біля Лубен.", (R, "advance", "Лубен", "ISW")),
        ("news", "DeepState зафиксировал захват Лубен россиянами.", (R, "seize", "Лубен", "DeepState")),
        (RU, "Украинские каналы рыдают о потере Лубен.", (R, "seize", "Лубен", "Ukrainian sources")),
        (UK, "Російські воєнкори ридали про втрату Лубен.", (U, "seize", "Лубен", "Russian milbloggers")),
    ],
)
def test_whose_word_it_is(voice: str, text: str, found: tuple[str, str, str, str]) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "«Лубни взято за годину» — маячня."),
        (RU, "«Взяли Лубны с ходу» — анекдот."),
        (UK, "Лубни звільнили герої в романі «Сніг»."),
        (RU, "Наши взяли Лубны на учениях."),
        (UK, "За рік ворог захопив десять сіл, зокрема Лубни."),
        (RU, "За год взято двадцать сёл, среди них Лубны."),
        (RU, "Прадеды взяли Лубны в сорок четвёртом."),
        (UK, "Прадіди звільнили Лубни у сорок третьому."),
    ],
)
def test_what_is_quoted_of_nobody_made_up_or_long_ago_is_no_news(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог увійшов у Лубни, але наші вигнали його звідти."),
        (UK, "Ворог узяв Лубни, а нині його звідти викинули."),
        (RU, "Вошли в Лубны, но отошли."),
        (RU, "Противник вошёл в Лубны, но его оттуда выгнали."),
    ],
)
def test_who_was_chased_out_from_there_is_not_there(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Ворог скинув бомбу з БпЛА на Лубни.", ["Лубни"]),
        ("Окупанти вдарили на Запоріжжі по двох селах.", []),
    ],
)
def test_an_abbreviation_and_a_land_are_no_places(text: str, places: list[str]) -> None:
    assert [one[2] for one in read(text, "administration")] == places
