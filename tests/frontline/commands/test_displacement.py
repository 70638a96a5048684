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
    assert "displaced within Ukraine, round 18, as of 2024-10-31" in result.err
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
        ((), "line 2: ocha_pcode: the code UA80 is of Kyiv City"),
        (("--round", "x"), "give whole numbers"),
        (("--round", "18", "--measure", "men"), "use one of idps, returnees"),
    ],
)
def test_what_cannot_be_read_is_one_line(frontline, rounds, words, told) -> None:
    result = frontline("displacement", rounds, *words)
    assert result.code == 2
    assert told in result.err


UNHCR = "iso_code,Country,Data Date,refugees,date_month\nPOL,Poland,04-2022,2000000,0\nCAN,Canada,04-2022,22253,0\n"


@pytest.mark.usefixtures("near_base")
def test_on_a_map_and_in_a_pack(frontline, report, rounds, tmp_path) -> None:
    countries = tmp_path / "months.csv"
    countries.write_text(UNHCR, "utf-8")
    tables = ("--displacement", rounds, "--displacement", countries, "--round", 18)
    outputs = [tmp_path / name for name in ("m.gpkg", "m.svg", "m.qgz")]
    words = [word for path in outputs for word in ("-o", path)]
    result = frontline("export", report("Russian forces seized Bahatyr."), *tables, *words)
    assert result.code == 0
    assert (
        "displacement: IOM DTM, General Population Survey by oblast, displaced within Ukraine, round 18, as of 2024-10-31; not shown:"
        in result.err
    )
    assert "countries lie beyond the map and have no line: " in result.err
    frame = pyogrio.read_dataframe(outputs[0], layer="displacement").set_index("name_en")
    assert frame.loc["Donetsk", "note"] == "not in the table"
    assert set(frame["round"]) == {18}
    assert "IOM DTM R18," in outputs[1].read_text("utf-8")
    page = tmp_path / "m.html"
    assert frontline("map", report("Russian forces seized Bahatyr."), *tables, "-o", page).code == 0
    assert "Displaced within Ukraine: not known: no figure is given (IOM DTM R18, 31 October 2024)" in page.read_text(
        "utf-8"
    )


def test_a_public_map_tells_no_few_people_and_rounds_alone_are_refused(frontline, report, tmp_path) -> None:
    path = tmp_path / "few.csv"
    path.write_text(IOM + "18,2024-10-31,Donetska,UA14,7,5,\n18,2024-10-31,Sumska,UA59,130000,5,\n", "utf-8")
    out = tmp_path / "m.gpkg"
    said = report("Russian forces seized Bahatyr.")
    result = frontline("export", said, "--displacement", path, "--public", "-o", out)
    assert "1 counts below 10 are left out" in result.err
    frame = pyogrio.read_dataframe(out, layer="displacement").set_index("name_en")
    assert frame.loc[["Donetsk", "Sumy"], "value"].tolist()[1] == 130_000
    assert frame["value"].isna().sum() == 26
    assert b"displacement: 1 counts below 10 left out" in out.read_bytes()
    assert "left out: fewer than 10" in set(frame["note"])
    alone = frontline("map", said, "--round", 18, "-o", tmp_path / "m.html")
    assert (alone.code, "add --displacement TABLE.csv" in alone.err) == (2, True)


def test_in_ukrainian(frontline, rounds) -> None:
    told = frontline("displacement", rounds, "--round", 18, "--measure", "idps", "--lang", "uk")
    assert "Сумська область" in told.out
    assert "невідомо" in told.out
    assert "немає в таблиці" in told.out
    assert "not in the table" not in told.out
    assert "переміщені в межах України, раунд 18, станом на 2024-10-31: 130\u00a0000 у 1 одиницях; 26 із 27" in told.err


def test_as_of_a_day_no_later_figure_is_drawn(frontline, report, tmp_path) -> None:
    path = tmp_path / "two.csv"
    path.write_text(IOM + "18,2024-10-31,Sumska,UA59,130000,5,\n21,2025-06-30,Sumska,UA59,150000,5,\n", "utf-8")
    run = (
        "map",
        report("Russian forces seized Bahatyr."),
        "--displacement",
        path,
        "--overwrite",
        "-o",
        tmp_path / "m.html",
    )
    assert "round 21, as of 2025-06-30" in frontline(*run).err
    assert "round 18, as of 2024-10-31" in frontline(*run, "--as-of", "2025-06-12").err
    early = frontline(*run, "--as-of", "2024-01-01")
    assert early.code == 2


@pytest.mark.usefixtures("near_base")
def test_the_notebook_draws_and_exports_what_the_commands_do(report, tmp_path) -> None:
    import frontline as fl
    from frontline.errors import FrontlineError

    table = tmp_path / "iom.csv"
    table.write_text(
        IOM + "18,2024-10-31,Donetska,UA14,130017,5,\n19,2024-12-31,Donetska,UA14,140019,5,\n", encoding="utf-8"
    )
    reading = fl.read_report(
        report("Geolocated footage published on June 12 indicates that Russian forces seized Bahatyr.")
    )
    frame = fl.map(reading, displacement=[table]).scene.layer("displacement:displaced_3").frame
    assert frame["value"].dropna().tolist() == [140019]
    fl.export(reading, tmp_path / "a.gpkg", displacement=[table], rounds=[18])
    told = pyogrio.read_dataframe(tmp_path / "a.gpkg", layer="displacement")
    assert told["value"].dropna().tolist() == [130017]
    assert "displacement" not in pyogrio.list_layers(fl.export(reading, tmp_path / "b.gpkg")[0])[:, 0]
    with pytest.raises(FrontlineError, match="give displacement="):
        fl.map(reading, rounds=[18])


def test_shares_are_listed_by_themselves(frontline, tmp_path) -> None:
    path = tmp_path / "shares.csv"
    path.write_text(
        "round,kind,oblast,share\n7,hosting,Sumska Oblast,0.2\n8,hosting,Sumska Oblast,0.3\n8,hosting,Other Oblasts,0.7\n",
        encoding="utf-8",
    )
    told = frontline("displacement", path)
    assert "30%" in told.out
    assert "20%" not in told.out
    assert "70% in all other oblasts together" in told.err
    assert "частка тих, хто там перебуває" in frontline("displacement", path, "--lang", "uk").out
    listed = frontline("displacement", path, "--all", "--format", "csv").out
    assert listed.count(",hosting,") == 54
    refused = frontline("displacement", path, path, "--measure", "hosting")
    assert (refused.code, "stand beside no other table" in refused.err) == (2, True)


def test_countries_have_their_names_in_ukrainian(frontline, tmp_path) -> None:
    path = tmp_path / "countries.csv"
    path.write_text(
        "iso_code,Country,Data Date,refugees\nPOL,Poland,03-2024,950\nPER,Peru,03-2024,40\n", encoding="utf-8"
    )
    told = frontline("displacement", path, "--lang", "uk").out
    assert "Польща" in told
    assert "Poland" not in told
    assert "Peru" in told  # the layer of countries has no name of it
    assert "Poland" in frontline("displacement", path).out
