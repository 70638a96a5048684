"""What the next sentence takes back, withdraws or cannot confirm is not left standing as a fact."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"
R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str | None, str, str]]:
    return [
        (claim.actor, claim.action, claim.evidence)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text", "left"),
    [
        (UK, "Росіяни взяли Лубни. Надвечір ЗСУ їх відбили.", [(U, "seize", "assessed")]),
        (UK, "Ворог увійшов у Лубни. Проте його вибили.", []),
        (UK, "Окупанти зайшли в Лубни. Але закріпитися не змогли.", []),
        (RU, "Противник вошёл в Лубны. Его выбили оттуда.", []),
        (RU, "Противник взял Лубны. Позже ВСУ их потеряли.", [(R, "seize", "claimed")]),
        (RU, "Наши взяли Лубны. Ночью противник их вернул.", [(U, "seize", "claimed")]),
    ],
)
def test_what_was_undone_does_not_stand(voice: str, text: str, left: list[tuple[str, str, str]]) -> None:
    assert read(text, voice) == left


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Росіяни взяли Лубни. Ця новина не підтвердилася."),
        (UK, "Ворог узяв Лубни. Згодом допис видалили."),
        (UK, "Ворог узяв Лубни. Поспішили."),
        (RU, "Противник взял Лубны. Информация не подтвердилась."),
        (RU, "Наши взяли Лубны. Позже пост удалили."),
    ],
)
def test_what_was_withdrawn_is_denied(voice: str, text: str) -> None:
    assert {evidence for _, _, evidence in read(text, voice)} == {"denied"}


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Наші взяли Лубни. Підтверджень цього поки немає."),
        (RU, "Наши взяли Лубны. Подтверждений этому пока нет."),
    ],
)
def test_what_nothing_confirms_is_only_claimed(voice: str, text: str) -> None:
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    assert [(claim.evidence, claim.support, claim.confirmed) for claim in found] == [("claimed", "unsupported", False)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Росіяни взяли Лубни. ЗСУ відбили атаки біля Ромен."),
        (UK, "Росіяни взяли Лубни. Далі просунутися не змогли."),
        (UK, "Росіяни взяли Лубни.\n\nЙого вибили."),
        (RU, "Противник взял Лубны. Его артиллерия обстреляла Ромны."),
    ],
)
def test_what_is_told_of_else_undoes_nothing(voice: str, text: str) -> None:
    assert any(action == "seize" for _, action, _ in read(text, voice))


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Лубни взято. Про це заявили росіяни.", (R, "claimed", "Russian sources")),
        (UK, "Лубни звільнено. Про це повідомили у Міноборони РФ.", (R, "claimed", "Russian MoD")),
        (UK, "Ворог узяв Лубни. Так каже Генштаб.", (R, "reported", "Ukrainian General Staff")),
        (UK, "Ворог узяв Лубни. Про це розповідають сусіди.", (R, "claimed", "unspecified")),
        (RU, "Противник освободил Лубны. Об этом сообщил Сырский.", (U, "reported", "Ukrainian official")),
        (UK, "Ворог узяв Лубни. Про це ми писали вранці.", (R, "assessed", "DeepState")),
        (UK, "Ворог узяв Лубни. Про це місто співали сусіди.", (R, "assessed", "DeepState")),
    ],
)
def test_the_next_sentence_tells_whose_word_it_is(voice: str, text: str, found: tuple[str, str, str]) -> None:
    claims = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    assert [(claim.actor, claim.evidence, claim.claimant) for claim in claims] == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог увійшов у Лубни. Його там знищили."),
        (UK, "Група увійшла в Лубни, зняла ролик і загинула."),
        (RU, "Противник вошёл в Лубны. Наши встретили и перемолотили."),
    ],
)
def test_whoever_was_killed_where_they_came_is_not_there(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [(UK, "Лубни взято. Так пишуть сусіди, але це неправда."), (RU, "Лубны взяты. Так пишет враг, но это ложь.")],
)
def test_what_ends_in_a_denial_denies(voice: str, text: str) -> None:
    assert [one[2] for one in read(text, voice)] == ["denied"]


def test_a_death_beside_undoes_no_advance() -> None:
    assert read("Ворог увійшов у Лубни. Загинула жінка.", UK) == [(R, "advance", "assessed")]
