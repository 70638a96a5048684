"""An oblast that a sentence puts its places in, behind them or ahead, tells which place of a name is meant."""

import pytest

from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from layers.sources.packaged import load_highways, load_oblasts, load_regions, load_settlements
from reports.claims.find import find_claims
from reports.text.read import read_reports


def oblasts(text: str, voice: str) -> list[tuple[str | None, tuple[str, ...]]]:
    return [(claim.place, claim.oblasts) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Ворог захопив Лиман у Донецькій області."),
        ("deepstate", "Ворог захопив Лиман на Донеччині."),
        ("deepstate", "Ворог захопив Лиман, що на Донеччині."),
        ("deepstate", "Ворог захопив Лиман Краматорського району Донецької області."),
        ("deepstate", "У Донецькій області ворог захопив Лиман."),
        ("general_staff", "На Лиманському напрямку ворог захопив Лиман."),
        ("milblogger", "Наши взяли Лиман в ДНР."),
        ("milblogger", "В Донецкой области наши взяли Лиман."),
    ],
)
def test_a_place_is_in_the_oblast_named(voice: str, text: str) -> None:
    assert oblasts(text, voice) == [("Лиман", ("Donetsk",))]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        ("deepstate", "Ворог захопив Лиман, на Харківщині обстріляв Вовчанськ."),
        ("deepstate", "Ворог захопив Лиман і вдарив по Харківщині."),
        ("deepstate", "На Донеччині ворог захопив Лиман, а на Харківщині — Вовчанськ."),
        ("milblogger", "Наши взяли Лиман и ударили по Харьковской области."),
        ("general_staff", "На Куп'янському напрямку ворог захопив Лиман."),
    ],
)
def test_an_oblast_of_something_else_is_not_the_places(voice: str, text: str) -> None:
    assert oblasts(text, voice)[0] == ("Лиман", ())


def test_the_oblast_decides_between_namesakes_and_nothing_else_does() -> None:
    gazetteer = Gazetteer(load_settlements(), oblasts=load_oblasts(), regions=load_regions(), highways=load_highways())
    found = {}
    for text in (
        "Ворог захопив Лиман на Донеччині.",
        "Ворог захопив Лиман.",
        "На Олександрівському напрямку ворог захопив Олександрівку.",
    ):
        claims = [claim for report in read_reports(text, voice="deepstate") for claim in find_claims(report)]
        found[text] = [(row.place_name, row.oblast) for row in locate(claims, gazetteer=gazetteer).itertuples()]
    assert list(found.values()) == [[("Lyman", "Donetsk")], [(None, None)], [(None, None)]]
