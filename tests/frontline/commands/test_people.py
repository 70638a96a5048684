"""People near the front as ranges, with what is unknown said."""

import json

import pytest

from tests.frontline.commands.test_follow import EAST, WEST, rows, write_days


@pytest.fixture
def control(tmp_path) -> tuple[object, ...]:
    return ("--control", write_days(tmp_path / "days", EAST, EAST, WEST), "--partial")


def test_without_totals_best_and_high_are_unknown(frontline, control) -> None:
    result = frontline("people", *control, "--within", "5,25")
    assert result.code == 0
    assert "unknown" in result.out
    assert "add --totals FILE" in result.err
    assert "before their displacement" in result.err
    told = [json.loads(line) for line in frontline("people", *control, "--format", "jsonl").out.splitlines()]
    assert {row["best"] for row in told if row["without_total"]} == {None}
    assert all(row["population_source"].startswith("GeoNames") for row in told)


def test_totals_give_ranges_by_oblast_and_on_changed_ground(frontline, control, tmp_path) -> None:
    totals = tmp_path / "people_2022.csv"
    totals.write_text("pcode,population\nUA14,4000000\nUA12,3000000\nUA23,1600000\n", encoding="utf-8")
    run = ("people", *control, "--within", "10", "--totals", totals, "--by", "oblast", "--format", "csv")
    found = rows(frontline(*run, "--since", "2025-06-13").out)
    donetsk = [row for row in found if row["oblast"] == "Donetsk" and row["area"] == "within 10 km"]
    assert {row["side"] for row in donetsk} == {"inside", "outside"}
    for row in donetsk:
        assert int(row["low"]) <= int(row["best"]) <= int(row["high"])
        assert row["total_source"] == "people_2022 (2022)"
    changed = {row["area"] for row in found} - {"within 10 km"}
    assert changed == {f"{word} Russian control, 2025-06-13 to 2025-06-14" for word in ("came under", "left")}


def test_a_trend_has_a_row_a_month(frontline, control) -> None:
    found = rows(frontline("people", *control, "--within", "10", "--every", "week", "--format", "csv").out)
    assert {row["day"] for row in found} == {"2025-06-14"}
    assert {row["area"] for row in found} == {"within 10 km"}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--within", "10,5"), "give rising kilometres"),
        (("--since", "2025-07-01"), "must be before the day that is told of"),
        (("--totals", "nowhere.csv"), "nowhere.csv: can't be read"),
    ],
)
def test_what_cannot_be_counted_is_one_line(frontline, control, words, told) -> None:
    result = frontline("people", *control, *words)
    assert result.code == 2
    assert told in result.err


def test_totals_that_contradict_each_other_are_refused_with_their_file(frontline, control, tmp_path) -> None:
    totals = tmp_path / "mixed_2021.csv"
    totals.write_text("pcode,population\nUA14,1000\nUA1402,900\nUA1404,800\n", encoding="utf-8")
    result = frontline("people", *control, "--within", "10", "--totals", totals)
    assert result.code == 2
    assert f"{totals}: the totals of the 2 unit(s) within UA14 add up to 1,700" in result.err


def test_a_raster_stands_in_place_of_settlements(frontline, control, tmp_path) -> None:
    pytest.importorskip("exactextract")
    from tests.layers.raster.test_population import write

    # a person in each cell of 0.01 degrees, 2 by 2 degrees around Bahatyr
    raster = write(tmp_path / "ukr_ppp_2020.tif", [[1.0] * 200] * 200, place=(0.01, 0, 36, 0, -0.01, 49))
    run = ("people", *control, "--within", "5,10", "--raster", raster)
    found = rows(frontline(*run, "--by", "oblast", "--since", "2025-06-12", "--format", "csv").out)
    assert all(int(row["low"]) <= int(row["best"]) <= int(row["high"]) for row in found)
    assert {row["population_source"] for row in found} == {"ukr_ppp_2020 (2020)"}
    assert {row["share_without_data"] for row in found} == {"0.0"}
    whole = {(row["area"], row["side"]): int(row["best"]) for row in found if row["oblast"] == "all"}
    assert whole["within 5 km", "outside"] < whole["within 10 km", "outside"]
    # 0.02 by 0.4 degrees came under control: 2 by 40 cells
    assert whole["came under Russian control, 2025-06-12 to 2025-06-14", ""] == 80
    for key, best in whole.items():
        parts = [int(row["best"]) for row in found if (row["area"], row["side"]) == key and row["oblast"] != "all"]
        assert abs(sum(parts) - best) <= len(parts)
    told = frontline(*run)
    assert "without data" in told.out
    assert "people: ukr_ppp_2020 (2020)" in told.err
    assert "low: in cells wholly inside" in told.err


def test_a_raster_and_totals_are_never_added(frontline, control, tmp_path) -> None:
    result = frontline("people", *control, "--raster", tmp_path / "a.tif", "--totals", tmp_path / "b.csv")
    assert result.code == 2
    assert "two sources of people, which are never added" in result.err


def test_by_raion_counts_each_by_its_code(frontline, control, tmp_path) -> None:
    totals = tmp_path / "people_2022.csv"
    totals.write_text("pcode,population\nUA14,4000000\nUA12,3000000\n", encoding="utf-8")
    run = ("people", *control, "--within", "10", "--totals", totals, "--format", "csv")
    found = rows(frontline(*run, "--by", "raion").out)
    whole = [row for row in found if row["oblast"] == "all"]
    assert all(row["raion"] == "" for row in whole)
    parts = [row for row in found if row["oblast"] == "Donetsk"]
    assert {"Volnovaskyi", "Pokrovskyi"} <= {row["raion"] for row in parts}
    for side in ("inside", "outside"):
        settlements = [int(row["settlements"]) for row in found if row["side"] == side and row["oblast"] != "all"]
        assert sum(settlements) == int(next(row["settlements"] for row in whole if row["side"] == side))
    assert "Volnovaskyi" in frontline(*run[:-2], "--by", "raion").out


def test_cells_of_a_raster_have_no_raion(frontline, control, tmp_path) -> None:
    result = frontline("people", *control, "--raster", tmp_path / "a.tif", "--by", "raion")
    assert (result.code, "use --by oblast" in result.err) == (2, True)


def test_in_ukrainian(frontline, control, tmp_path) -> None:
    totals = tmp_path / "people_2094.csv"
    totals.write_text("pcode,population\nUA14,4000000\nUA12,3000000\n,1234\n", encoding="utf-8")
    run = ("people", *control, "--within", "10", "--totals", totals, "--by", "raion", "--since", "2025-06-13")
    told = frontline(*run, "--lang", "uk")
    assert told.code == 0
    for words in (
        "у межах 10 км",
        "усередині",
        "Донецька область",
        "Волноваський",
        "можливо всередині",
        "перейшло під контроль РФ",
    ):
        assert words in told.out, words
    assert "within" not in told.out
    assert "1\u00a0234 людей у рядках без коду" in told.err
    assert "people_2094 (2094): цей рік ще не настав: це прогноз" in told.err
    assert "its year is still to come: a projection" in frontline(*run).err
    assert "відстані вкладені" in frontline(*run, "--lang", "uk", "--format", "csv").err
