"""Displacement tables on the command line."""

import json

import pyogrio
import pytest

from tests.frontline.commands.test_follow import rows

IOM = "round,reported_date,oblast,ocha_pcode,idps,returnees,note\n"


@pytest.fixture
def rounds(tmp_path):
    path = tmp_path / "rounds.csv"
    path.write_text(
        IOM + "17,2024-08-31,Kyivska,UA80,1,1,\n18,2024-10-31,Sumska,UA59,130000,5,\n"
        "18,2024-10-31,Residence location unknown,,9000,5,\n",
        encoding="utf-8",
    )
    return path


def test_27_units_with_round_day_and_what_is_unknown(frontline, rounds) -> None:
    result = frontline("displacement", rounds, "--round", 18, "--measure", "idps")
    assert result.code == 0
    assert result.out.count("UA-") == 27
    assert "idps, round 18, as of 2024-10-31" in result.err
    assert "130,000 in 1 units; 26 of 27 units are unknown: no total of the country" in result.err
    assert "9,000 of Residence location unknown, in no unit" in result.err
    told = rows(frontline("displacement", rounds, "--round", 18, "--format", "csv").out)
    assert {row["value"] for row in told if row["pcode"] == "UA01"} == {""}
    assert {(row["round"], row["to_date"]) for row in told} == {("18", "2024-10-31")}


def test_areas_of_the_oblasts(frontline, rounds, tmp_path) -> None:
    path = tmp_path / "idps.gpkg"
    assert frontline("displacement", rounds, "--round", 18, "-o", path).code == 0
    frame = pyogrio.read_dataframe(path, layer="displacement")
    assert len(frame) == 54
    assert frame.geometry.notna().all()


def test_by_country(frontline, tmp_path) -> None:
    path = tmp_path / "months.csv"
    path.write_text(
        "iso_code,Country,Data Date,refugees,date_month\nCAN,Canada,04-2022,1,0\nCAN,Canada,05-2022,2,0\n", "utf-8"
    )
    (row,) = [json.loads(line) for line in frontline("displacement", path, "--format", "jsonl").out.splitlines()]
    assert (row["value"], row["to_date"]) == (2, "2022-05-31")
    assert "CAN" in frontline("displacement", path).out
    assert len(frontline("displacement", path, "--all", "--format", "jsonl").out.splitlines()) == 2
    result = frontline("displacement", path, "-o", tmp_path / "map.gpkg")
    assert (result.code, "countries have no areas here" in result.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "row 1: the code UA80 is of Kyiv City"),
        (("--round", "x"), "give whole numbers"),
        (("--round", "18", "--measure", "men"), "use one of idps, returnees"),
    ],
)
def test_what_cannot_be_read_is_one_line(frontline, rounds, words, told) -> None:
    result = frontline("displacement", rounds, *words)
    assert result.code == 2
    assert told in result.err
