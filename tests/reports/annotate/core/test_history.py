"""What is told of the past, or as not yet done, is no news of a gain; what is dated near keeps its day."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

DAY = date(2025, 6, 12)
UK, RU = "deepstate", "milblogger"


def read(text: str, voice: str, published: date | None = DAY) -> list[Claim]:
    return [c for report in read_reports(text, voice=voice, published=published) for c in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Рік тому окупанти взяли Лубни."),
        (UK, "Окупанти взяли Лубни два роки тому."),
        (UK, "Кілька місяців тому ворог просунувся біля Лубен."),
        (UK, "У вересні 2022 року ЗСУ звільнили Лубни."),
        (UK, "У травні 2023-го ворог окупував Лубни."),
        (UK, "2022 року Сили оборони звільнили Лубни."),
        (UK, "Восени 2022-го Сили оборони звільнили Лубни."),
        (UK, "Ще в січні ворог просунувся у Лубнах."),
        (UK, "Минулої осені ворог окупував Лубни."),
        (UK, "Тоді, у 2022-му, ворог окупував Лубни."),
        (UK, "Свого часу окупанти взяли Лубни."),
        (UK, "На початку повномасштабного вторгнення ворог окупував Лубни."),
        (UK, "Нагадаємо, ворог окупував Лубни."),
        (UK, "Згадуємо, як наші воїни звільнили Лубни."),
        (UK, "Раніше повідомлялося, що ворог окупував Лубни."),
        (RU, "Год назад наши взяли Лубны."),
        (RU, "Наши взяли Лубны три года назад."),
        (RU, "Несколько месяцев назад наши продвинулись у Лубен."),
        (RU, "В мае 2023 года российские войска освободили Лубны."),
        (RU, "Осенью 2022-го противник занял Лубны."),
        (RU, "Тогда, в 2022-м, противник занял Лубны."),
        (RU, "Прошлым летом наши взяли Лубны."),
        (RU, "Ещё в январе наши взяли Лубны."),
        (RU, "В начале СВО наши взяли Лубны."),
        (RU, "В своё время противник занял Лубны."),
        (RU, "Напомним, наши войска взяли Лубны."),
        (RU, "Вспоминаем, как наши войска взяли Лубны."),
        (RU, "Ранее сообщалось, что российские войска освободили Лубны."),
    ],
)
def test_what_is_long_past_or_only_recalled_is_no_news(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Сьогодні річниця звільнення Лубен."),
        (UK, "У роковини звільнення Лубен вшанували полеглих."),
        (UK, "За звільнення Лубен бійці отримали нагороди."),
        (UK, "Воїнів нагородили за взяття Лубен."),
        (UK, "З моменту захоплення Лубен минув рік."),
        (UK, "До окупації Лубен там працював завод."),
        (UK, "Ворог близький до захоплення Лубен."),
        (UK, "План захоплення Лубен лишився на папері."),
        (UK, "Захоплення Лубен неминуче."),
        (UK, "Загроза прориву ворога біля Лубен."),
        (UK, "Під час штурму Лубен ворог втратив роту."),
        (UK, "Коли ворог окупував Лубни, люди виїхали."),
        (RU, "Сегодня годовщина освобождения Лубен."),
        (RU, "За освобождение Лубен бойцы получили медали."),
        (RU, "Командир награждён орденом за взятие Лубен."),
        (RU, "Со дня освобождения Лубен прошёл год."),
        (RU, "При освобождении Лубен погиб сержант."),
        (RU, "Наши рассчитывают на освобождение Лубен."),
        (RU, "Путь к освобождению Лубен открыт."),
        (RU, "Освобождение Лубен откроет дорогу на запад."),
        (RU, "Освобождение Лубен — дело нашей чести."),
        (RU, "Приказ об отходе из Лубен отдан."),
        (RU, "Когда противник занял Лубны, жители уехали."),
    ],
)
def test_a_gain_that_is_only_named_is_none(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Завершується окупація Лубен."),
        (UK, "Ворог завершує захоплення Лубен."),
        (UK, "Окупанти почали захоплення Лубен."),
        (UK, "Ворог захоплює Лубни."),
        (UK, "Триває штурм Лубен."),
        (UK, "Ведуться бої за Лубни."),
        (RU, "Завершается освобождение Лубен."),
        (RU, "Наши продолжают освобождение Лубен."),
        (RU, "Наши приступили к освобождению Лубен."),
        (RU, "Наши продолжают штурм Лубен."),
        (RU, "Наши освобождают Лубны."),
    ],
)
def test_what_goes_on_is_an_attack(voice: str, text: str) -> None:
    assert [(claim.actor, claim.action) for claim in read(text, voice)] == [("russian", "attack")]


@pytest.mark.parametrize(
    ("voice", "text", "action"),
    [
        (UK, "Завершено окупацію Лубен.", "seize"),
        (UK, "Окупація Лубен завершилася.", "seize"),
        (UK, "Із захопленням Лубен ворог вийшов до річки.", "seize"),
        (UK, "Росіяни почали заявляти про взяття Лубен.", "seize"),
        (UK, "Зафіксовано просування ворога біля Лубен.", "advance"),
        (UK, "Просування ворога біля Лубен триває.", "advance"),
        (UK, "Тоді як дощило, ворог просунувся біля Лубен.", "advance"),
        (UK, "Коли стемніло, ворог зайшов у Лубни.", "advance"),
        (UK, "Вперше з 2022 року ворог зайшов у Лубни.", "advance"),
        (RU, "Освобождение Лубен завершено.", "seize"),
        (RU, "Наши завершили освобождение Лубен.", "seize"),
        (RU, "Министр поздравил бойцов с освобождением Лубен.", "seize"),
        (RU, "Противник отрицает потерю Лубен.", "seize"),
        (RU, "Отмечается продвижение у Лубен.", "advance"),
        (RU, "Ранее наши взяли Хорол, а сегодня вошли в Лубны.", "advance"),
        (RU, "Бойцы взяли штурмом Лубны.", "seize"),
    ],
)
def test_what_is_told_as_done_stays(voice: str, text: str, action: str) -> None:
    assert [(claim.actor, claim.action) for claim in read(text, voice)] == [("russian", action)]


@pytest.mark.parametrize(
    ("voice", "text", "first", "last"),
    [
        (UK, "П'ять днів тому ворог окупував Лубни.", None, date(2025, 6, 7)),
        (UK, "Тиждень тому ворог окупував Лубни.", date(2025, 6, 2), date(2025, 6, 8)),
        (UK, "У червні ворог окупував Лубни.", date(2025, 6, 1), DAY),
        (UK, "З початку червня ворог окупував Лубни.", date(2025, 6, 1), DAY),
        (UK, "Минулого місяця ворог окупував Лубни.", date(2025, 5, 1), date(2025, 5, 31)),
        (UK, "Нагадаємо, вчора ворог окупував Лубни.", None, date(2025, 6, 11)),
        (RU, "Неделю назад наши взяли Лубны.", date(2025, 6, 2), date(2025, 6, 8)),
        (RU, "В мае 2025 года наши взяли Лубны.", date(2025, 5, 1), date(2025, 5, 31)),
        (RU, "С начала года наши взяли Лубны.", date(2025, 1, 1), DAY),
        (RU, "Весной наши взяли Лубны.", date(2025, 3, 1), date(2025, 5, 31)),
    ],
)
def test_a_time_told_roughly_dates_what_happened(voice: str, text: str, first: date | None, last: date) -> None:
    (claim,) = read(text, voice)
    assert (claim.event_date_from, claim.event_date) == (first, last)


def test_without_a_publication_day_years_ago_is_past_all_the_same() -> None:
    assert read("Два роки тому ворог окупував Лубни.", UK, None) == []
    (claim,) = read("Тиждень тому ворог окупував Лубни.", UK, None)
    assert claim.event_date is None


@pytest.mark.parametrize("published", [date(1, 1, 1), date(1, 2, 28), date(9999, 12, 31), date(2024, 2, 29)])
def test_no_publication_day_breaks_times(published: date) -> None:
    for text in ("Сто років тому", "9 місяців тому", "Минулого місяця", "З початку року", "Взимку", "У лютому"):
        read(f"{text} ворог окупував Лубни.", UK, published)


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог, що захопив Лубни, тисне на Хорол."),
        (UK, "Окупанти, які просунулися біля Лубен, атакують Хорол."),
        (RU, "Противник, который занял Лубны, атакует у Хорола."),
    ],
)
def test_what_only_describes_a_side_is_no_gain(voice: str, text: str) -> None:
    assert {claim.action for claim in read(text, voice)} <= {"attack"}


def test_the_day_of_a_clause_in_between_is_not_that_of_the_deed_around_it() -> None:
    (claim,) = read("Ворог, який учора захопив Лубни, тисне на Хорол.", UK)
    assert (claim.action, claim.event_date) == ("attack", None)
