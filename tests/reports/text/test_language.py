"""The language of a text is told by script and small words."""

import pytest

from reports.text.language import find_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Russian forces advanced near Lubny and in the fields to the north of it on May 3. " * 4, "English"),
        ("Ворог атакував поблизу Лубен, їхні штурми відбито.", "Ukrainian"),
        ("Противник отошёл, бои идут за каждый дом.", "Russian"),
        ("Атака на град.", "Ukrainian or Russian"),
        ("Вораг заняў вёску і пайшоў далей.", "Belarusian"),
        ("Непријатељ је ушао у село.", "Serbian or Macedonian"),
        ("Die russischen Truppen sind auf dem Weg in die Stadt und haben drei Orte eingenommen. " * 5, "German"),
        (
            "Russian forces nearly seized Lubny. Milbloggers claimed Russian advances near Romny, Khorol, Reni. " * 5,
            "English",
        ),
        ("", "English"),
        ("12 345 67", "English"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert find_language(text) == language


def test_names_in_another_script_do_not_make_a_text_another_language() -> None:
    assert (
        find_language("Russian forces advanced near Lubny (Лубни) and in the village of Romny (Ромни). " * 5)
        == "English"
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Расійскія войскі занялі вёску Камар. Праціўнік атакаваў каля Тарэцка.", "Belarusian"),
        ("Расійскія войскі выбылі з вёскі, атакі адбітыя.", "Belarusian"),
        ("Ворог атакував Сіверськ та Торецьк.", "Ukrainian"),
        ("Ворог утік із Сіверська, і чути: «Мы отошли».", "Ukrainian"),
        ("Враг выбит из Сіверська, это всё.", "Russian"),
    ],
)
def test_belarusian_is_told_by_letters_it_shares_and_lacks(text: str, language: str) -> None:
    assert find_language(text) == language
