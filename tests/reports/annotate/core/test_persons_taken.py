"""A surname in the accusative is somebody who was taken; a place whose name only sounds so is one."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.place) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Іванченка взяли наші."),
        (UK, "Наші взяли Іванченка."),
        (UK, "Окупанти захопили Івана Петренка."),
        (UK, "Захоплено Петренка."),
        (UK, "Росіяни атакували Шевчука."),
        (UK, "Українці виїхали з Лубен."),
        (RU, "Противник захватил Петрова."),
        (RU, "Наши взяли Сидорчука."),
        (UK, "Окупанти захопили Ганну Василівну під Лубнами."),
        (UK, "Олену Степанівну ворог захопив на околиці Лубен."),
        (UK, "Ворог захопив вчителя Лубен."),
        (UK, "Росіяни захопили старосту села Лубни."),
        (UK, "Ворог захопив Бондаря."),
        (UK, "Окупанти захопили Савчина Мороза."),
        (RU, "Противник захватил учителя Лубен."),
        (RU, "Боевики захватили мэра города Лубны."),
        (RU, "Татьяну Ивановну противник захватил у Лубен."),
        (RU, "Противник захватил Гончара."),
    ],
)
def test_whoever_is_taken_is_no_place(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Ворог захопив село Петренка.", ("seize", "Петренка")),
        (UK, "Захоплення Шевченка ворогом підтверджено.", ("seize", "Шевченка")),
        (UK, "Наші взяли Шевченко.", ("seize", "Шевченко")),
        (UK, "Наші не змогли взяти Шевченка.", ("attack_unsuccessful", "Шевченка")),
        (UK, "Ворог зайшов до Шевченка.", ("advance", "Шевченка")),
        (UK, "Ворог захопив Озера.", ("seize", "Озера")),
        (UK, "Ворог захопив Підлісся та Запоріжжя.", ("seize", "Підлісся")),
        (UK, "Ворог захопив Велике Поле.", ("seize", "Велике Поле")),
        (UK, "Українці вибили ворога з Лубен.", ("seize", "Лубен")),
        (RU, "Наши взяли Гришино.", ("seize", "Гришино")),
        (RU, "Освобождена Лозовая.", ("seize", "Лозовая")),
    ],
)
def test_a_place_that_sounds_like_a_name_stays(voice: str, text: str, found: tuple[str, str]) -> None:
    assert read(text, voice)[:1] == [found]
