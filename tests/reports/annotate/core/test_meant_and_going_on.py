"""What we do, fights that go on, what is only meant behind a gain, and what was not to be."""

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
GS, DS, MB, MOD = "general_staff", "deepstate", "milblogger", "russian_mod"


def read(text: str, voice: str) -> list[Claim]:
    return [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (MB, "Берём Малиновку.", (R, "attack", "in")),
        (DS, "Беремо Малинівку.", (U, "attack", "in")),
        (MB, "Заходим в Малиновку.", (R, "advance", "in")),
        (GS, "Заходимо в Малинівку.", (U, "advance", "in")),
        (GS, "Тримаємо Малинівку.", (U, "other", "in")),
        (MB, "Отбиваем атаки у Малиновки.", (U, "attack_unsuccessful", "near")),
        (MB, "Бои идут в Малиновке.", (R, "attack", "in")),
        (DS, "Тривають бої в Малинівці.", (R, "attack", "in")),
        (DS, "Ворог відкинутий від Малинівки.", (U, "advance", "near")),
        (MB, "Противник отброшен от Малиновки.", (R, "advance", "near")),
        (DS, "Ворог вибитий з Малинівки.", (U, "seize", "in")),
        (MB, "Из Малиновки пришлось отойти.", (R, "withdraw", "from")),
        (GS, "Довелося відійти з Малинівки.", (U, "withdraw", "from")),
        (MB, "Наши продолжают продвигаться в Малиновке.", (R, "advance", "in")),
        (DS, "Ворог продовжує просуватися в Малинівці.", (R, "advance", "in")),
        (DS, "Ворог не може взяти Малинівку.", (R, "attack_unsuccessful", "in")),
        (MB, "Противник не может взять Малиновку.", (U, "attack_unsuccessful", "in")),
        (MB, "Наши заняли у Малиновки несколько позиций.", (R, "advance", "near")),
        (GS, "Унаслідок атаки дронів у Малинівці пошкоджено ліцей.", (R, "strike", "in")),
        ("news", "ISW вважає, що російські війська захопили Малинівку не раніше 11 червня.", (R, "seize", "in")),
    ],
)
def test_who_does_what(voice: str, text: str, found: tuple[str, str, str]) -> None:
    assert [(claim.actor, claim.action, claim.relation) for claim in read(text, voice)] == [found]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (DS, "Ворог захопив Малинівку, щоб атакувати Лисівку."),
        (DS, "Ворог захопив Малинівку, аби перерізати трасу до Лисівки."),
        (MB, "Наши взяли Малиновку, чтобы атаковать Лысовку."),
        (MB, "Наши взяли Малиновку, дабы выйти к Лысовке."),
    ],
)
def test_what_a_gain_is_for_is_no_gain(voice: str, text: str) -> None:
    assert [(claim.action, claim.place) for claim in read(text, voice)] == [("seize", text.split()[2].rstrip(","))]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (MB, "Возьмём Малиновку."),
        (MB, "Ударим по Малиновке."),
        (DS, "Візьмемо Малинівку."),
        (MB, "Год боёв за Малиновку: с чего всё начиналось."),
        (DS, "Рік боїв за Малинівку: з чого все починалося."),
        (MOD, "В районе Малиновки сорваны две попытки ротации украинских подразделений."),
        (GS, "Біля Малинівки зірвано спробу ротації ворога."),
        (DS, "Росіяни не змогли втримати Малинівку."),
        (MB, "ВС РФ взяли под огневой контроль трассу Покровск — Добропилье."),
        (MB, "Сводка за 12 июня: освобождать нечего."),
    ],
)
def test_what_is_to_come_or_no_attack_tells_nothing(voice: str, text: str) -> None:
    assert [claim.action for claim in read(text, voice) if claim.action != "other"] == []


def test_a_heading_that_ends_like_a_place_is_none() -> None:
    assert [claim.place for claim in read("Сводка за 12 июня: освобождён Хорол.", MB)] == ["Хорол"]


def test_a_denied_word_in_quotation_marks_and_a_premature_claim() -> None:
    (quoted,) = read("Міноборони РФ оголосило про «звільнення» Малинівки, однак у бригаді це назвали брехнею.", "news")
    early, _held = read("Заяви росіян про захоплення Малинівки передчасні: у місті тримаються групи ЗСУ.", DS)
    assert (quoted.actor, quoted.evidence, quoted.claimant) == (R, "denied", "Russian MoD")
    assert (early.actor, early.evidence, early.denied_by) == (R, "denied", "DeepState")


def test_short_lines_are_in_the_language_of_the_letters_around() -> None:
    claims = read("Ворог окупував:\n- с. Хорол\n- Лисівку", DS)
    assert [(claim.place, claim.lang) for claim in claims] == [("Хорол", "uk"), ("Лисівку", "uk")]


def test_adjectives_of_one_noun_end_alike() -> None:
    claims = read("Росіяни вдарили по Нікополю, Марганцю та Покровській громаді.", "administration")
    assert [claim.place for claim in claims] == ["Нікополю", "Марганцю"]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (DS, "Уточнено лінію зіткнення поблизу Малинівки, просування ворога немає."),
        (DS, "Лінія бойового зіткнення біля Малинівки без змін."),
        (MB, "Линия боевого столкновения проходит у Малиновки."),
    ],
)
def test_where_the_sides_meet_is_no_fight(voice: str, text: str) -> None:
    assert read(text, voice) == []


def test_a_clash_is_one() -> None:
    (claim,) = read("Відбулося зіткнення біля Малинівки.", DS)
    assert (claim.action, claim.relation) == ("attack", "near")
    (claim,) = read("На лінії зіткнення ворог захопив Малинівку.", DS)
    assert (claim.actor, claim.action) == (R, "seize")
