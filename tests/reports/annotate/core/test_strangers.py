"""Who takes no ground in this war: armies of others, weapons, whoever nobody names; and what ends in nothing."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"
R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str | None, str, str | None, str]]:
    return [
        (claim.actor, claim.action, claim.place, claim.evidence)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Турецькі війська взяли Лубни."),
        (UK, "Лубни захоплено радянськими військами."),
        (UK, "Таліби зайшли в Лубни."),
        (UK, "Війська взяли Лубни у 1943 році."),
        (RU, "Израильская армия заняла Лубны."),
        (RU, "Красная армия освободила Лубны."),
        (RU, "Лубны взяли осенью 1943 года."),
    ],
)
def test_other_armies_and_other_wars_take_nothing_here(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Російські війська взяли польські гаубиці та Лубни.", (R, "seize", "Лубни", "assessed")),
        (UK, "Українські війська звільнили Лубни від сирійських найманців.", (U, "seize", "Лубни", "assessed")),
    ],
)
def test_strangers_who_do_not_act_take_nobody_elses_deed(voice: str, text: str, found: tuple[str, ...]) -> None:
    assert found in read(text, voice) or read(text, voice) == []
    assert all(one[0] == found[0] for one in read(text, voice))


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Російські дрони зайшли в Лубни."),
        (RU, "Наши беспилотники вошли в Лубны и закрепились."),
        (RU, "Одолжил у соседа Захаренко сотню."),
        (RU, "Занял у друга Захаренко сотню."),
        (UK, "Вийшли з Лубен майже всі."),
        (UK, "Хай спробують взяти Лубни."),
        (RU, "Пускай попытаются взять Лубны."),
        (RU, "Противник вошёл в Лубны — да там и остался."),
        (UK, "Окупанти увійшли в Лубни, і їх перебили."),
        (RU, "Лубны взяты, но верится с трудом."),
        (RU, "Западные каналы признают потерю Лубен."),
    ],
)
def test_what_ends_in_nothing_is_no_gain(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"), [(UK, "Ворог узяв Лубни. Ні, не взяв."), (RU, "Наши взяли Лубны. Нет, это другое село.")]
)
def test_no_takes_back_the_sentence_before(voice: str, text: str) -> None:
    assert [one[3] for one in read(text, voice)] == ["denied"]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Наші дали відсіч ворогу біля Лубен.", (R, "attack_unsuccessful", "Лубен", "assessed")),
        (RU, "Наши дали отпор врагу у Лубен.", (U, "attack_unsuccessful", "Лубен", "claimed")),
        ("administration", "Ворог атакував Лубни безпілотниками.", (R, "strike", "Лубни", "reported")),
        (RU, "Наши зашли в частный сектор Лубен.", (R, "advance", "Лубен", "claimed")),
    ],
)
def test_rebuffs_weapons_and_quarters(voice: str, text: str, found: tuple[str, str, str, str]) -> None:
    assert read(text, voice) == [found]
