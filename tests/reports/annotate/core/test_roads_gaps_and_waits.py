"""Where a road leads, who says what in a gap, what is awaited, and what is said of one place beside another."""

import pytest

from tests.reports.rows import Row, read

R, U = "russian", "ukrainian"
GS, DS, MB, OVA = "general_staff", "deepstate", "milblogger", "administration"


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (MB, "Под Лубнами наши перерезали трассу на Хорол.", (R, "advance", "Лубнами", "claimed", "Russian milbloggers")),
        (DS, "Біля Лубен ворог перерізав дорогу до Хорола.", (R, "advance", "Лубен", "assessed", "DeepState")),
        (DS, "Лубни в сірій зоні, Лисівка окупована.", (R, "seize", "Лисівка", "assessed", "DeepState")),
        (MB, "У Лубен тишина, у Хорола — встречные бои.", (R, "attack", "Хорола", "claimed", "Russian milbloggers")),
        (DS, "Підтверджуємо: Зелене Поле окуповане.", (R, "seize", "Зелене Поле", "assessed", "DeepState")),
        (DS, "За тиждень ЗСУ звільнили Лубни.", (U, "seize", "Лубни", "assessed", "DeepState")),
        (OVA, "За словами начальника МВА, ворог атакував «шахедами» Лубни.", (R, "strike", "Лубни", "reported", "Ukrainian official")),
        (OVA, "Уранці лупили з «Градів» по Лубнах.", (R, "strike", "Лубнах", "reported", "Ukrainian official")),
        ("news", "Россия сообщила о взятии Хорола, Украина — об отражении атак у Лубен.", (R, "attack_unsuccessful", "Лубен", "reported", "Ukrainian official")),
        ("news", "Британская разведка: российские войска взяли Хорол.", (R, "seize", "Хорол", "assessed", "UK MOD")),
        ("news", "Губернатор Сумской области сообщил, что россияне заняли Хорол.", (R, "seize", "Хорол", "reported", "Ukrainian official")),
        ("news", "ЗСУ відійшли з-під Лубен.", (U, "withdraw", "Лубен", "reported", "news agency")),
    ],
)  # fmt: skip
def test_who_did_what_where(voice: str, text: str, found: Row) -> None:
    assert [row for row in read(text, voice) if row[1] == found[1]] == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (MB, "Ожидаем новостей об освобождении Лубен."),
        (DS, "Чекаємо на звістку про звільнення Лубен."),
        ("news", "ВСУ отрицают отход из Лубен."),
        ("news", "У Генштабі заперечили відступ із Лубен."),
        ("news", "Военнослужащие доложили, как брали Лубны."),
        (DS, "Ворог вийшов у тил нашим підрозділам у Лубнах."),
    ],
)
def test_what_is_awaited_denied_or_recalled_tells_nothing(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (DS, "ЗСУ звільнили Лубни! Хоча ні, це був старий пост."),
        (MB, "ВСУ взяли Лубны. Ложь, там сидят морпехи."),
        (MB, "Заявления ВСУ о взятии Лубен — враньё 🤡"),
    ],
)
def test_what_is_taken_back_at_once_is_denied(voice: str, text: str) -> None:
    assert [row[3] for row in read(text, voice)] == ["denied"]
