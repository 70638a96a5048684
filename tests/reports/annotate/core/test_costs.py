"""What a seizure cost or how long it took tells of one that is known already; what is done in some time is news."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.actor) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Захоплення Лубен коштувало ворогу 300 солдатів."),
        (UK, "Ворогу захоплення Лубен коштувало роти."),
        (UK, "Взяття Лубен забрало у росіян пів року."),
        (UK, "Взяття Лубен тривало три місяці."),
        (UK, "Звільнення Лубен зайняло два тижні."),
        (RU, "Взятие Лубен стоило противнику 300 солдат."),
        (RU, "Освобождение Лубен обошлось нам в два танка."),
        (RU, "Освобождение Лубен заняло два месяца."),
        (RU, "Взятие Лубен продолжалось два месяца."),
        (RU, "Потеря Лубен грозит ВСУ окружением."),
        (UK, "Втрата Лубен означатиме оточення."),
        (UK, "Захоплення Лубен загрожує Полтаві."),
        (RU, "Лубны взяты в полукольцо."),
    ],
)
def test_what_it_cost_is_no_news_of_it(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Ворог захопив Лубни, це коштувало йому 300 солдатів.", ("seize", "russian")),
        (UK, "Ворог захопив Лубни за три тижні.", ("seize", "russian")),
        (UK, "Захоплення Лубен триває другий тиждень.", ("attack", "russian")),
        (UK, "Захоплення Лубен ворогом відбулося вчора.", ("seize", "russian")),
        (RU, "Наши взяли Лубны за два месяца.", ("seize", "russian")),
        (RU, "Взятие Лубен продолжается.", ("attack", "russian")),
        (RU, "Освобождение Лубен завершено.", ("seize", "russian")),
    ],
)
def test_what_is_done_or_goes_on_is_news(voice: str, text: str, found: tuple[str, str]) -> None:
    assert read(text, voice) == [found]
