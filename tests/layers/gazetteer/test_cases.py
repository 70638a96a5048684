"""Place names in any case, in Ukrainian or Russian, lead to the places that they name."""

import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.sources.packaged import load_oblasts, load_settlements


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer(load_settlements(), oblasts=load_oblasts())


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Торецьку", "Торецьк"),
        ("Часовим Яром", "Часів Яр"),
        ("Великій Новосілці", "Велика Новосілка"),
        ("Глибокого", "Глибоке"),
        ("Ямполя", "Ямпіль"),
        ("Кривого Рогу", "Кривий Ріг"),
        ("Кучеровому Яру", "Кучерів Яр"),
        ("Сум", "Суми"),
        ("Олешок", "Олешки"),
        ("Харкова", "Харків"),
        ("Миколаєва", "Миколаїв"),
        ("Малих Щербаках", "Малі Щербаки"),
        ("Дорожнього", "Дорожнє"),
        ("Надії", "Надія"),
        ("Артёмовском", "Бахмут"),
        ("Дзержинске", "Торецьк"),
        ("Красноармейска", "Покровськ"),
        ("Димитрове", "Мирноград"),
        ("Часова Яра", "Часів Яр"),
        ("Великой Новоселки", "Велика Новосілка"),
        ("Константиновку", "Костянтинівка"),
        ("Волчанском", "Вовчанськ"),
        ("Юнаковки", "Юнаківка"),
        ("Песков Радьковских", "Піски-Радьківські"),
        ("Cіверську", "Сіверськ"),
    ],
)
def test_a_name_in_any_case_finds_its_place(gazetteer: Gazetteer, written: str, name: str) -> None:
    found = {gazetteer.place(hit.row).name_uk for hit in gazetteer.find(written)}
    assert name in {(text or "").replace("’", "'") for text in found}


def test_latin_names_are_looked_up_as_before(gazetteer: Gazetteer) -> None:
    assert {gazetteer.place(hit.row).name_en for hit in gazetteer.find("Bakhmut")} == {"Bakhmut"}
    assert gazetteer.find("Тумбочками") == ()
