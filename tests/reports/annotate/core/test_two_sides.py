"""Two sides act in one sentence: each has its own places, and nobody's deed is given to the other."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.actor) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Російські підрозділи взяли Лубни, а українські повернули Хорол.", [("seize", R), ("seize", U)]),
        ("Російські сили зайняли Лубни, тоді як українські звільнили Хорол.", [("seize", R), ("seize", U)]),
        ("Українські війська просунулися у Лубнах, а російські відійшли до Хорола.", [("advance", U), ("withdraw", R)]),
        ("Російська бригада взяла Лубни, а українська вчора звільнила Хорол.", [("seize", R), ("seize", U)]),
        ("Российские войска продвинулись у Лубен, а украинские отбили Хорол.", [("advance", R), ("seize", U)]),
        ("Российская бригада взяла Лубны, а украинская освободила Хорол.", [("seize", R), ("seize", U)]),
        ("Украинские силы взяли Лубны, тогда как российские отошли от Хорола.", [("seize", U), ("withdraw", R)]),
    ],
)
def test_an_adjective_without_a_noun_is_a_side_that_acts(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text, "news") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Росіяни взяли Лубни, українські позиції біля Хорола зайняли теж.", [("seize", R), ("advance", R)]),
        ("Росіяни взяли Лубни та захопили українські позиції біля Хорола.", [("seize", R), ("advance", R)]),
        ("Росіяни взяли Лубни, а українські туристи вийшли з Хорола.", [("seize", R)]),
        ("Россияне взяли Лубны и заняли украинские позиции у Хорола.", [("seize", R), ("advance", R)]),
        ("Россияне взяли Лубны, а украинские туристы вошли в Хорол.", [("seize", R)]),
    ],
)
def test_an_adjective_with_a_noun_acts_in_nothing(text: str, found: list[tuple[str, str]]) -> None:
    assert read(text, "news") == found


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("deepstate", "Ворог зайняв Лубни, а наші — Хорол.", [("seize", R), ("seize", U)]),
        ("deepstate", "Ворог просунувся біля Лубен, а наші — біля Хорола.", [("advance", R), ("advance", U)]),
        ("news", "Росіяни взяли Лубни, ЗСУ — Хорол.", [("seize", R), ("seize", U)]),
        ("news", "Українські військові зайняли Лубни, а російські — Хорол.", [("seize", U), ("seize", R)]),
        ("russian_mod", "Противник взял Лубны, а наши Хорол.", [("seize", U), ("seize", R)]),
        ("news", "Россияне заняли Лубны, украинские войска — Хорол.", [("seize", R), ("seize", U)]),
        ("news", "Украинские войска продвинулись у Лубен, а российские у Хорола.", [("advance", U), ("advance", R)]),
        ("news", "Украинские войска продвинулись у Лубен, а российские — у Хорола.", [("advance", U), ("advance", R)]),
    ],
)
def test_a_side_without_a_verb_did_what_the_first_one_did(voice: str, text: str, found: list[tuple[str, str]]) -> None:
    assert read(text, voice) == found


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("news", "Росіяни взяли Лубни, Хорол і Комар.", [("seize", R)] * 3),
        ("news", "Ворог уразив Лубни, а також позиції ЗСУ біля Хорола.", []),
        ("general_staff", "Окупанти взяли Лубни, а не Хорол.", [("seize", R)]),
        ("news", "Россияне взяли Лубны, Хорол и Комар.", [("seize", R)] * 3),
        ("russian_mod", "Наши заняли не Лубны, а Хорол.", [("seize", R)]),
    ],
)
def test_one_side_keeps_its_places(voice: str, text: str, found: list[tuple[str, str]]) -> None:
    assert [one for one in read(text, voice) if one[0] in {"seize", "advance"}] == found


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Російські війська взяли Лубни. Українські відійшли з Хорола.", ("withdraw", R)),
        ("Российские войска взяли Лубны. Украинские отошли из Хорола.", ("withdraw", R)),
        ("Росіяни взяли Лубни, а ЗСУ — Хорол. Також просунулися біля Комара.", ("advance", R)),
    ],
)
def test_who_acted_before_does_not_act_beside_another_side(text: str, wrong: tuple[str, str]) -> None:
    found = read(text, "news")
    assert ("seize", R) in found
    assert wrong not in found
