"""Words in quotation marks: "we" in them are those who say it, and what somebody unknown cries is no news."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"
R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[Claim]:
    return [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "«Наші взяли Лубни!» — кричали бійці."),
        (UK, "Усі кричали: «Наші взяли Лубни!»"),
        (UK, "„Лубни взято!”, — вигукнув хтось."),
        (RU, "«Наши взяли Лубны!» — кричал кто-то."),
        (RU, "Все кричали: «Лубны взяты!»"),
        (RU, "«Взяли наши Лубны!», орали на площади."),
    ],
)
def test_what_nobody_known_cries_is_no_news(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "actor", "claimant"),
    [
        (UK, "«Ми взяли Лубни!» — кричали росіяни.", R, "Russian sources"),
        (UK, "«Ми взяли Лубни», — заявили росіяни.", R, "Russian sources"),
        (UK, "Російські канали пишуть: «Наші взяли Лубни».", R, "Russian milbloggers"),
        (UK, "«Ворога вибито з Лубен», — заявило Міноборони РФ.", R, "Russian MoD"),
        (UK, "«Ми взяли Лубни», — сказав речник бригади.", U, "Ukrainian military"),
        (UK, "«Ворог захопив Лубни», — повідомив Генштаб.", R, "Ukrainian General Staff"),
        (RU, "«Мы взяли Лубны», — заявили украинские паблики.", U, "Ukrainian sources"),
        (RU, "Генштаб ВСУ: «Наши бойцы освободили Лубны».", U, "Ukrainian General Staff"),
        (RU, "«Взяты Лубны!» — кричат украинские паблики.", U, "Ukrainian sources"),
        (RU, "«Противник выбит из Лубен», — сообщили в Минобороны РФ.", R, "Russian MoD"),
    ],
)
def test_we_in_quotation_marks_are_those_who_say_it(voice: str, text: str, actor: str, claimant: str) -> None:
    assert [(c.actor, c.action, c.claimant) for c in read(text, voice)] == [(actor, "seize", claimant)]


@pytest.mark.parametrize(
    ("voice", "text", "actor"),
    [
        (UK, "Наші взяли Лубни, бійці кричали «Ура!».", U),
        (UK, "Російські канали пишуть, що ворог захопив Лубни.", R),
        (UK, "Під крики «Слава!» наші взяли Лубни.", U),
        (RU, "Наши взяли Лубны, бойцы кричали «Ура!».", R),
        (RU, "Украинские паблики пишут, что противник взял Лубны.", U),
    ],
)
def test_what_stands_outside_the_marks_is_the_publishers(voice: str, text: str, actor: str) -> None:
    assert [(c.actor, c.action) for c in read(text, voice)] == [(actor, "seize")]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Лубни «звільнено» вже втретє за тиждень."),
        (UK, "«Визволено» Лубни, удесяте."),
        (RU, "Посёлок Лубны «освобождён» в который раз."),
        (RU, "Лубны снова «освобождены»."),
    ],
)
def test_what_is_mocked_is_nobodys(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "actor", "claimant"),
    [
        (UK, "Лубни «звільнено».", R, "Russian sources"),
        (UK, "Росіяни втретє «звільнили» Лубни.", R, "Russian sources"),
        (RU, "Лубны «освобождены».", U, "Ukrainian sources"),
    ],
)
def test_the_other_sides_word_is_its_claim(voice: str, text: str, actor: str, claimant: str) -> None:
    assert [(c.actor, c.evidence, c.claimant) for c in read(text, voice)] == [(actor, "claimed", claimant)]
