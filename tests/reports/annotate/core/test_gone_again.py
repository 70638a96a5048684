"""Who came and is gone in the next breath, who speaks behind a dash, and words that only look like names."""

import pytest

from tests.reports.rows import Row, read

R, U = "russian", "ukrainian"
GS, DS, MB, OVA = "general_staff", "deepstate", "milblogger", "administration"


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (GS, "Наша авіація уразила три райони; ворог наніс удари по Лубнах.", (R, "strike", "Лубнах", "reported", "Ukrainian General Staff")),
        (GS, "Ворог штурмував Лубни, але без результату.", (R, "attack_unsuccessful", "Лубни", "reported", "Ukrainian General Staff")),
        (DS, "Де-факто Хорол окуповано.", (R, "seize", "Хорол", "assessed", "DeepState")),
        (DS, "Позиції біля Лубен втрачено.", (R, "advance", "Лубен", "assessed", "DeepState")),
        (DS, "Хибна інформація, що Лисівка окупована.", (R, "seize", "Лисівка", "denied", "unspecified")),
        (MB, "Ложная информация, что Лысовка взята ВСУ.", (U, "seize", "Лысовка", "denied", "unspecified")),
        (OVA, "Приліт у Лубнах, троє поранених.", (R, "strike", "Лубнах", "reported", "Ukrainian official")),
        ("news", "Росіяни захопили Лубни — Бутусов.", (R, "seize", "Лубни", "reported", "news agency")),
        ("unknown", "Росіяни захопили Лубни — розвідка Естонії.", (R, "seize", "Лубни", "reported", "unspecified")),
    ],
)  # fmt: skip
def test_what_stands_beside_a_deed(voice: str, text: str, found: Row) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (MB, "Вчера взяли Лубны. Сегодня ВСУ выбили нас оттуда."),
        (DS, "Учора наші взяли Лубни. Сьогодні росіяни вибили нас звідти."),
        ("unknown", "Россияне зашли в Лубны на мотоциклах и были расстреляны дронами."),
        ("unknown", "Росіяни зайшли в Лубни й були вбиті."),
        (MB, "Не надо писать, что Хорол взят."),
        (DS, "Не пишіть, що ворог узяв Лубни."),
        ("news", "Пєсков заявив, що про втрату Лубен йому невідомо."),
    ],
)
def test_whoever_is_gone_or_is_not_said_to_be_there_is_not(voice: str, text: str) -> None:
    assert read(text, voice) == []
