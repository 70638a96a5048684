"""A river is never the town of its name, nor is what is crossed; inside the town, or as its name alone, the town is meant."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "deepstate", "milblogger"


def places(voice: str, text: str) -> list[str | None]:
    return [claim.place for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог закріпився за рекою Оскіл."),
        (UK, "Ворог просунувся за річкою Оскіл."),
        (UK, "Ворог просунувся на лівому березі Осколу."),
        (UK, "Ворог вийшов до Осколу."),
        (UK, "Ворог захопив плацдарм на Осколі."),
        (UK, "Ворог форсував Вовчу."),
        (UK, "Ворог просунувся на схід від Інгульця."),
        (UK, "Ворог закріпився на острові Козацький."),
        (UK, "Ворог просунувся біля Оскільського водосховища."),
        (UK, "Ворог вийшов до водосховища Карлівське."),
        (UK, "Ворог просунувся в балці Сухий Яр."),
        (RU, "Наши закрепились на берегу реки Волчья."),
        (RU, "Наши вышли к Гайчуру."),
        (RU, "Российские войска продвинулись за Янчуром."),
        (RU, "Наши форсировали Ингулец."),
        (RU, "Наши взяли остров Большой Потёмкинский."),
        (RU, "Наши продвинулись в междуречье Волчьей и Мокрых Ял."),
    ],
)
def test_a_river_an_island_and_a_lake_are_no_settlement(voice: str, text: str) -> None:
    assert places(voice, text) == []


@pytest.mark.parametrize(
    ("voice", "text", "place"),
    [
        (UK, "Ворог просунувся у селі Оскіл.", "Оскіл"),
        (UK, "Ворог зайшов в Оскіл.", "Оскіл"),
        (UK, "Ворог окупував Інгулець.", "Інгулець"),
        (UK, "Ворог форсував річку Вовча поблизу Хоролу.", "Хоролу"),
        (UK, "Ворог просунувся за Хоролом.", "Хоролом"),
        (UK, "Ворог окупував Лубни на річці Сула.", "Лубни"),
        ("administration", "росіяни вдарили по Інгульцю.", "Інгульцю"),
        (RU, "Наши взяли Ингулец.", "Ингулец"),
        (RU, "Наши форсировали реку Волчья у Хорола.", "Хорола"),
    ],
)
def test_a_town_named_as_a_river_and_a_town_on_one_stay(voice: str, text: str, place: str) -> None:
    assert places(voice, text) == [place]
