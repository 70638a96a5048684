"""What one side gained and the other took back in the same sentence is not left standing."""

from datetime import date

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.actor) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    "text",
    [
        "Росіяни взяли Лубни, але за добу ЗСУ повернули їх.",
        "Село Комар росіяни зайняли, але вже зранку українська бригада повернула його.",
        "Росіяни взяли Комар, проте ЗСУ його звільнили.",
        "Росіяни взяли Комар, але ЗСУ відбили його.",
        "Россияне взяли Комар, но спустя сутки украинская бригада вернула его обратно.",
        "Россияне заняли Комар, однако ВСУ его освободили.",
    ],
)
def test_a_place_belongs_to_who_took_it_back(text: str) -> None:
    assert read(text, "news") == [("seize", U)]


@pytest.mark.parametrize(
    "text",
    [
        "Росіяни увійшли у Лубни, але зранку їх вибили.",
        "Росіяни зайшли у Лубни, але ЗСУ їх вибили.",
        "Россияне вошли в Лубны, но их выбили.",
        "Россияне взяли Комар, но потом его вернули.",
        "Росіяни взяли Комар, але потім його відбили.",
    ],
)
def test_a_gain_whose_makers_were_driven_out_is_none(text: str) -> None:
    assert read(text, "news") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Росіяни взяли Комар, але ЗСУ відбили їхні атаки.", ("seize", R)),
        ("Росіяни взяли Комар, але ЗСУ не повернули його.", ("seize", R)),
        ("ЗСУ взяли Комар, а росіяни уразили його артилерією.", ("seize", U)),
        ("Росіяни взяли Комар, але ЗСУ зайняли його околиці.", ("seize", R)),
        ("Россияне взяли Комар, но ВСУ не вернули его.", ("seize", R)),
        ("Россияне взяли Комар, а ВСУ обстреляли его.", ("seize", R)),
    ],
)
def test_what_is_not_taken_back_stands(text: str, found: tuple[str, str]) -> None:
    assert found in read(text, "news")


@pytest.mark.parametrize(
    "text",
    [
        "Суд засудив чоловіка за допис про те, що росіяни захопили Лубни.",
        "Блогера оштрафували за слова, що ЗСУ відійшли з Лубен.",
        "Ми помилилися, написавши, що російські війська зайняли Лубни.",
        "Школяр написав твір про те, як ЗСУ звільнили Лубни.",
        "Дівчинка намалювала, як ЗСУ звільнили Лубни.",
        "На навчаннях російські війська взяли Лубни.",
        "Росіяни відмовилися від наступу на Лубни.",
        "Суд приговорил блогера за пост о том, что армия России бежала из Лубен.",
        "Мы ошиблись, написав, что российские войска заняли Лубны.",
        "Школьник написал сочинение о том, как ВСУ освободили Лубны.",
        "В учениях «Запад» российские войска взяли Лубны.",
        "Россияне отказались от штурма Лубен.",
    ],
)
def test_what_is_wrongly_said_played_or_given_up_is_no_deed(text: str) -> None:
    assert read(text, "news") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Аналітики помилилися: росіяни взяли Лубни.", ("seize", R)),
        ("Суд засудив блогера, а ЗСУ звільнили Лубни.", ("seize", U)),
        ("Росіяни відмовилися від наступу на Комар і взяли Лубни.", ("seize", R)),
        ("Аналитики ошиблись: россияне взяли Лубны.", ("seize", R)),
        ("Россияне отказались от штурма Комара и взяли Лубны.", ("seize", R)),
        ("Суд осудил блогера, а ВСУ освободили Лубны.", ("seize", U)),
    ],
)
def test_what_stands_beside_such_words_is_told(text: str, found: tuple[str, str]) -> None:
    assert read(text, "news") == [found]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Росіяни взяли Лубни ще минулого четверга.", date(2025, 6, 5)),
        ("Росіяни взяли Лубни в минулий вівторок.", date(2025, 6, 10)),
        ("Росіяни взяли Лубни у четвер.", date(2025, 6, 12)),
        ("Россияне взяли Лубны ещё в прошлый четверг.", date(2025, 6, 5)),
        ("Россияне взяли Лубны в четверг.", date(2025, 6, 12)),
    ],
)
def test_last_thursday_of_a_thursday_is_a_week_ago(text: str, day: date) -> None:
    reports = read_reports(text, voice="news", published=date(2025, 6, 12))
    assert [claim.event_date for report in reports for claim in find_claims(report)] == [day]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ворог атакував Лубни, але сам був відкинутий від Ромнів.", [("attack", R), ("advance", U)]),
        ("ЗСУ атакували Лубни, але самі були вибиті з Ромнів.", [("attack", U), ("seize", R)]),
        ("Противник пытался взять Лубны, но сам был выбит из Ромен.", [("attack", R), ("seize", U)]),
        ("Наші бійці були вибиті з Лубен.", [("seize", R)]),
    ],
)
def test_who_attacked_and_was_driven_out_himself_gains_nothing_there(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert read(text, "general_staff") == expected
