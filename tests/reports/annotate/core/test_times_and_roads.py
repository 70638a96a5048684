"""Days and roads of Ukrainian and Russian sentences: what happened when, what was said when, and along which road."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

DAY = date(2025, 6, 13)


def read(text: str, *, voice: str, published: date | None = DAY) -> list[Claim]:
    return [c for report in read_reports(text, voice=voice, published=published) for c in find_claims(report)]


def june(first: int | None, last: int | None, said: int | None = None) -> tuple[date | None, ...]:
    return tuple(None if day is None else date(2025, 6, day) for day in (first, last, said))


@pytest.mark.parametrize(
    ("voice", "text", "days"),
    [
        ("deepstate", "12 червня ворог захопив Комар.", june(None, 12)),
        ("deepstate", "Ворог захопив Комар 12.06.2025.", june(None, 12)),
        ("deepstate", "За минулу добу ворог просунувся біля Лисівки.", june(12, 13)),
        ("deepstate", "Вчора противник зайшов у Дачне.", june(None, 12)),
        ("general_staff", "У ніч на 12 червня окупанти вдарили по Сумах.", june(11, 12)),
        ("general_staff", "З 10 до 12 червня ворог атакував біля Лисівки.", june(10, 12)),
        (
            "deepstate",
            "Російське міноборони 12 червня заявило, що 10 червня його війська взяли Звірове.",
            june(None, 10, 12),
        ),
        ("milblogger", "12 июня наши взяли Комар.", june(None, 12)),
        ("deepstate", "На відео від 10 червня видно, що ворог узяв Комар.", june(None, None, 10)),
        ("deepstate", "Геолоковані кадри від 9 червня: ворог просунувся біля Лисівки.", june(None, None, 9)),
        ("milblogger", "На кадрах от 11 июня видно, как наши взяли Комар.", june(None, None, 11)),
        ("deepstate", "Позаминулого вівторка ворог зайняв Комар.", june(None, 3)),
        ("deepstate", "Позаминулої середи ворог зайняв Комар.", june(None, 4)),
        ("deepstate", "Минулої середи ворог зайняв Комар.", june(None, 11)),
        ("milblogger", "В позапрошлую субботу наши взяли Комар.", (None, date(2025, 5, 31), None)),
        ("milblogger", "В ночь на 12 июня наши взяли Комар.", june(11, 12)),
        ("milblogger", "10 и 12 июня наши войска атаковали у Торского.", june(10, 12)),
        ("milblogger", "Сегодня утром вошли в Дачное.", june(None, 13)),
        ("russian_mod", "За сутки освобождён населённый пункт Зелёное Поле.", june(12, 13)),
        ("news", "Минобороны РФ сообщило 12 июня, что взята Юнаковка.", june(None, None, 12)),
        ("deepstate", "Ворог захопив Комар.", june(None, None)),
    ],
)
def test_an_event_has_its_own_day_and_a_statement_another(voice: str, text: str, days: tuple[date | None, ...]) -> None:
    (claim,) = read(text, voice=voice)
    assert (claim.event_date_from, claim.event_date, claim.source_date) == days


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("milblogger", "Украинские войска атаковали у Торского, наши бойцы отбили обе атаки."),
        ("milblogger", "Украинские войска атаковали у Торского, но российские бойцы отбили все атаки."),
        ("deepstate", "Ворог атакував біля Торського, захисники відбили кожну атаку."),
    ],
)
def test_who_repels_all_attacks_repels_those_told_before(voice: str, text: str) -> None:
    assert [claim.action for claim in read(text, voice=voice)] == ["attack_unsuccessful"]


def test_days_told_from_the_reports_own_need_one() -> None:
    (claim,) = read("Вчора противник зайшов у Дачне.", voice="deepstate", published=None)
    assert claim.event_date is None


def test_what_is_dated_long_before_is_no_news() -> None:
    assert read("15 березня 2024 року ворог захопив Дачне.", voice="deepstate") == []


@pytest.mark.parametrize(
    ("voice", "text", "place", "roads"),
    [
        ("deepstate", "Ворог просунувся вздовж траси Т-0428.", None, ("Т-0428",)),
        ("deepstate", "Ворог просунувся вздовж траси Т-0428 поблизу Лисівки.", "Лисівки", ("Т-0428",)),
        ("deepstate", "Противник перерізав трасу Лубни – Хорол.", None, ("трасу Лубни – Хорол",)),
        ("general_staff", "Противник вдарив по трасі М-30.", None, ("М-30",)),
        ("milblogger", "Наши вышли к трассе Т-05-15 у Ровного.", "Ровного", ("Т-05-15",)),
        ("deepstate", "Ворог на танках Т-72 просунувся до Лисівки.", "Лисівки", ()),
    ],
)
def test_a_road_is_named_by_its_code_or_its_ends(
    voice: str, text: str, place: str | None, roads: tuple[str, ...]
) -> None:
    (claim,) = read(text, voice=voice)
    assert (claim.place, claim.roads) == (place, roads)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Ворог окупував Комар.", "uk"),
        ("Российские войска освободили посёлок Комар.", "ru"),
        ("Russian forces seized Komar.", "en"),
    ],
)
def test_a_claim_tells_the_language_of_its_sentence(text: str, lang: str) -> None:
    (claim,) = read(text, voice="russian_mod" if lang == "ru" else "deepstate")
    assert claim.lang == lang
