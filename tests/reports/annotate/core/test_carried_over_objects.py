"""A subject is carried over an object that could be one, and who tells behind "as" is no judgement of the publisher's."""

import pytest

from tests.reports.rows import Row, read

R, U = "russian", "ukrainian"
GS, DS, MB = "general_staff", "deepstate", "milblogger"


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (GS, "Підрозділи Сил оборони перегрупувалися та зайняли позиції за Лубнами.", (U, "advance", "Лубнами", "reported", "Ukrainian General Staff")),
        (MB, "ВСУ перегруппировались и заняли позиции за Лубнами.", (U, "advance", "Лубнами", "claimed", "Russian milbloggers")),
        (MB, "Противник провалил штурм Лубен.", (U, "attack_unsuccessful", "Лубен", "claimed", "Russian milbloggers")),
        (DS, "Окуповано Лубни, Хорол — частково.", (R, "seize", "Лубни", "assessed", "DeepState")),
        ("news", "Росія просунулася біля Лубен, підрахували аналітики DeepState.", (R, "advance", "Лубен", "assessed", "DeepState")),
        ("news", "Как утверждают в ОГВ «Север», ВСУ потеряли Лубны.", (R, "seize", "Лубны", "claimed", "Russian sources")),
        ("news", "Як пишуть сусіди, росіяни взяли Лубни.", (R, "seize", "Лубни", "claimed", "unspecified")),
    ],
)  # fmt: skip
def test_who_acts_and_who_tells(voice: str, text: str, found: Row) -> None:
    assert read(text, voice) == [found]


def test_a_spit_of_land_is_no_town() -> None:
    assert read("Бійці ГУР зачистили від росіян Тендрівську косу.", "news") == []
