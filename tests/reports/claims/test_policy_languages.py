"""Ukrainian and Russian sentences are kept back by the same rule as English ones: what is over is told, what is is not."""

import pytest

from reports.claims.policy import tells_of_ukrainian_forces


@pytest.mark.parametrize(
    "pair",
    [
        ("Ukrainian forces recaptured Lubny.", "Сили оборони відбили Лубни.", "ВСУ отбили Лубны."),
        ("Ukrainian forces withdrew from Lubny.", "Сили оборони відійшли з Лубен.", "Украинские войска отошли из Лубен."),
        ("Ukrainian forces pushed the enemy back.", "Українські бійці відкинули ворога.", "ВСУ отбросили наших."),
        ("Ukrainian forces entered Lubny.", "Українські військові увійшли в Лубни.", "ВСУ вошли в Лубны."),
        ("Ukrainian defenders repelled six attacks.", "Захисники відбили шість атак.", "Противник отбил шесть атак."),
        ("Ukrainian drones struck Belgorod.", "Українські дрони вдарили по Бєлгороду.", "ВСУ ударили по Белгороду."),
    ],
)  # fmt: skip
def test_what_is_over_is_told_in_every_language(pair: tuple[str, str, str]) -> None:
    assert [tells_of_ukrainian_forces(sentence) for sentence in pair] == [False, False, False]


@pytest.mark.parametrize(
    "pair",
    [
        ("Ukrainian soldiers sleep in the mill.", "Захисники ночують у млині.", "Украинские бойцы ночуют на мельнице."),
        ("Ukrainian forces are in Lubny.", "Сили оборони України перебувають у Лубнах.", "ВСУ находятся в Лубнах."),
        ("Ukrainian gunners hide shells.", "Українські гармаші ховають снаряди.", "Украинские танки ждут в балке."),
        ("Ukrainian drones fly from the meadow.", "Українські дрони злітають з луки.", "Украинские дроны взлетают с луга."),
        ("Ukrainian troops zorbled the mill.", "Сили оборони зорблили млин.", "ВСУ зорблили мельницу."),
        ("Our infantry waits in the cellar.", "Наша піхота чекає у льоху.", "Противник ждёт в погребе."),
    ],
)  # fmt: skip
def test_where_a_force_is_and_what_no_list_knows_is_kept_back(pair: tuple[str, str, str]) -> None:
    assert [tells_of_ukrainian_forces(sentence) for sentence in pair] == [True, True, True]


@pytest.mark.parametrize(
    "sentence",
    [
        "Противник перебуває у Лубнах.",
        "Ворог ночує в млині.",
        "За нашими даними, ворог увійшов у Лубни.",
        "Українське село Лубни під обстрілом.",
        "Наши штурмовики вошли в Лубны.",
    ],
)
def test_the_other_side_and_what_is_no_force_are_told(sentence: str) -> None:
    assert not tells_of_ukrainian_forces(sentence)
