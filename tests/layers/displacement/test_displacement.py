"""Displacement figures: series apart, unknown is null, codes that are no place, forms that changed."""

import json
from datetime import date

import pytest

from layers.displacement.answers.hapi import read_hapi
from layers.displacement.answers.iom import read_iom
from layers.displacement.answers.unhcr import read_unhcr
from layers.displacement.rows import FiguresError, count_of
from tests.layers.fetch.scripts import hapi_pages, iom_rows, unhcr_pages


def answers(script) -> list[dict]:
    return [json.loads(reply.body) for reply in script.replies.values()]


def items() -> list[dict]:
    return [item for page in answers(unhcr_pages()) for item in page["items"]]


def test_unhcr() -> None:
    table = read_unhcr(items())
    poland = table[(table["place_name"] == "Poland") & (table["from_date"] == date(2022, 12, 31))].set_index("measure")
    assert poland.loc["refugees", "value"] == 2_022_000
    assert poland.loc["asylum_seekers", "value"] == 0
    assert poland["value"].isna().to_dict()["hst"]  # "-" is unknown, not none


def test_the_two_series_of_iom_stay_apart_and_odd_codes_are_no_place() -> None:
    table = read_iom(answers(iom_rows())[0]["result"])
    assert set(table["series"]) == {"Registration", "Survey"}
    odd = table[table["place_name"] == "Luhanska"]
    assert odd["pcode"].isna().all()
    assert set(odd["note"]) == {"code Occupied"}
    assert table[table["measure"] == "idps, male"]["value"].isna().all()
    assert set(table["round"]) == {17}


def test_hapi_keeps_each_series() -> None:
    pages = answers(hapi_pages())
    table = read_hapi("conflict_events", pages[1]["data"])
    assert table[["series", "measure", "value"]].to_numpy().tolist() == [
        ["conflict_events: civilian_targeting", "events", 7],
        ["conflict_events: civilian_targeting", "fatalities", 3],
    ]
    assert set(table["to_date"]) == {date(2024, 8, 31)}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"refugees": "many"}, "refugees is 'many' and no count"),
        ({"refugees": -1}, "refugees is -1 and no count"),
        ({"refugees": 1.5}, "and no count"),
        ({"refugees": True}, "and no count"),
        ({"coo_iso": "SYR"}, "is of people from 'SYR'"),
        ({"year": "12"}, "year is '12'"),
    ],
)
def test_a_figure_that_can_not_be(change: dict, told: str) -> None:
    with pytest.raises(FiguresError, match=told):
        read_unhcr([items()[0] | change])


def test_pages_that_overlap_are_refused() -> None:
    with pytest.raises(FiguresError, match="has one figure twice"):
        read_unhcr([items()[0], items()[0]])


def test_a_changed_form_is_named() -> None:
    with pytest.raises(FiguresError, match="a row has no refugees"):
        read_unhcr([{key: value for key, value in items()[0].items() if key != "refugees"}])
    with pytest.raises(FiguresError, match="no fields"):
        read_iom(["x"])
    row = answers(iom_rows())[0]["result"][0]
    with pytest.raises(FiguresError, match="reportingDate is 'soon' and no day"):
        read_iom([row | {"reportingDate": "soon"}])


@pytest.mark.parametrize(("value", "count"), [("", None), (None, None), ("-", None), ("7", 7), (7.0, 7), (0, 0)])
def test_unknown_is_never_nought(value: object, count: int | None) -> None:
    assert count_of(value, label="x", field="y") == count
