"""Whole posts as channels write them: lines that end in a picture sign, dates in brackets, what is held beside a place."""

from datetime import date

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str | None, str, str | None]]:
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    return [(claim.actor, claim.action, claim.place) for claim in found]


def test_a_picture_sign_at_the_end_of_a_line_ends_a_sentence() -> None:
    text = "Наши взяли Ромны и зашли в Лубны, флаг на месте 🔥\nНа Хорол враг накидал мин, есть раненые."
    assert read(text, "milblogger") == [(R, "seize", "Ромны"), (R, "advance", "Лубны")]


@pytest.mark.parametrize("word", [" г.", " года", ""])
def test_a_title_that_closes_with_a_day_in_brackets_is_dated(word: str) -> None:
    title = (
        f"⚡️ Сводка Министерства обороны о ходе проведения операции за истекшие сутки и ночь (на 14 марта 2025{word})"
    )
    (report,) = read_reports(f"{title}\n\nОсвобождён населённый пункт Лубны.", voice="russian_mod")
    assert report.published == date(2025, 3, 14)


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("russian_mod", "Взят под контроль опорный пункт у Лубен.", (R, "advance", "Лубен")),
        ("general_staff", "Ворог узяв під контроль висоту біля Лубен.", (R, "advance", "Лубен")),
        ("general_staff", "Ворог узяв під контроль Лубни.", (R, "seize", "Лубни")),
        ("administration", "Миргород — 9 обстрілів, двоє поранених.", (R, "strike", "Миргород")),
        ("administration", "Миргород обстріляно двічі, без жертв.", (R, "strike", "Миргород")),
        ("news", "Міноборони РФ: підрозділи угруповання «Схід» взяли Лубни.", (R, "seize", "Лубни")),
    ],
)
def test_what_bulletins_write(voice: str, text: str, found: tuple[str, str, str]) -> None:
    assert read(text, voice) == [found]


def test_who_was_driven_from_a_part_is_still_in_the_place() -> None:
    text = "Ворог закріпився в Лубнах. Наші хлопці вибили його {}."
    assert read(text.format("зі школи"), "deepstate") == [(R, "advance", "Лубнах")]
    assert read(text.format("з міста"), "deepstate") == []
