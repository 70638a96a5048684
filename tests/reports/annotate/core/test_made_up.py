"""What is planned, foretold, made up, mocked, told too early or long known is no gain; its neighbours stay."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str | None, ...]]:
    return [
        (claim.action, claim.actor, claim.evidence)
        for report in read_reports(text, voice=voice)
        for claim in find_claims(report)
    ]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "За планом, ворог захопив Лубни."),
        (UK, "Фейкова сторінка Генштабу повідомила, що росіяни взяли Лубни."),
        (UK, "Підроблений допис Генштабу: росіяни взяли Лубни."),
        (UK, "Росіяни жартують, що взяли Лубни."),
        (UK, "Росіяни жартома написали, що взяли Лубни."),
        (RU, "Поддельный сайт сообщил, что ВСУ отошли из Лубен."),
        (RU, "Украинцы шутят, что взяли Лубны."),
        (UK, "За прогнозом, окупанти взяли Лубни."),
        (UK, "У романі росіяни захопили Лубни."),
        (UK, "Серіал показує, як росіяни захопили Лубни."),
        (RU, "По плану, наши взяли Лубны."),
        (RU, "По сюжету, ВСУ заняли Лубны."),
        (RU, "В фильме наши взяли Лубны."),
        (RU, "Книга повествует, как наши взяли Лубны."),
        (UK, "У Росії зняли фільм, в якому ворог захопив Лубни."),
        (UK, "Вийшов роман, де росіяни взяли Лубни."),
        (UK, "Фільм про захоплення Лубен показали у Москві."),
        (RU, "Снят сериал о том, как наши взяли Лубны."),
        (RU, "Вышла книга, где противник занял Лубны."),
    ],
)
def test_what_is_planned_or_made_up_is_no_gain(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Росіяни захопили Лубни лише на мапі Герасимова."),
        (UK, "Окупанти взяли Лубни у своїх звітах."),
        (RU, "ВСУ взяли Лубны только на карте."),
        (RU, "ВСУ вернули Лубны в своих отчётах."),
        (UK, "Рано святкувати взяття Лубен."),
        (UK, "Ніхто не підтверджує, що ворог зайняв Лубни."),
        (RU, "Рано говорить о взятии Лубен."),
        (RU, "Говорить об освобождении Лубен рано."),
        (RU, "Никто не подтверждает, что ВСУ взяли Лубны."),
        (UK, "Люди виїхали після того, як ворог зайняв Лубни."),
        (RU, "Жители бежали после того, как ВСУ заняли Лубны."),
    ],
)
def test_what_is_mocked_too_early_or_known_is_no_gain(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(("voice", "text"), [(UK, "Заява про взяття Лубен є брехнею.")])
def test_what_is_called_a_lie_is_denied(voice: str, text: str) -> None:
    assert read(text, voice) == [("seize", "russian", "denied")]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Усе за планом, росіяни захопили Лубни.", ("seize", "russian", "reported")),
        (UK, "Рано-вранці окупанти взяли Лубни.", ("seize", "russian", "reported")),
        (RU, "Рано утром наши взяли Лубны.", ("seize", "russian", "claimed")),
        (UK, "Після показу фільму ворог захопив Лубни.", ("seize", "russian", "reported")),
        (UK, "Показали фільм, який зняли в Києві, а ворог захопив Лубни.", ("seize", "russian", "reported")),
        (RU, "Противник занял Лубны, об этом снимут фильм.", ("seize", "ukrainian", "claimed")),
        (RU, "Есть кадры, на которых наши взяли Лубны.", ("seize", "russian", "claimed")),
        (RU, "Украинцы хвастаются, что зашли в Лубны.", ("advance", "ukrainian", "claimed")),
        (UK, "Згідно з мапою DeepState, ворог захопив Лубни.", ("seize", "russian", "assessed")),
    ],
)
def test_what_is_told_as_done_stays(voice: str, text: str, found: tuple[str, str, str]) -> None:
    assert read(text, voice) == [found]
