"""The settlements near the front as a table and as files."""

import re

import geopandas as gpd
import pyogrio
import pytest

from tests.frontline.commands.test_follow import EAST, SAID, WEST, rows, write_days
from tests.frontline.commands.test_one_day_of_control import read_page_data


def bahatyr_of(path) -> dict[str, str]:
    (row,) = [row for row in rows(path.read_text(encoding="utf-8-sig")) if row["name_en"] == "Bahatyr"]
    return row


def test_settlements_near_the_front_are_listed_with_what_is_unknown(frontline, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, WEST)
    result = frontline("settlements", "--control", days, "--partial", "--within", 10)
    assert result.code == 0
    assert "Bahatyr" in result.out
    assert "unknown" in result.out
    assert "more settlements may lie within 10 km: only the centre" in result.err
    assert "population: unknown for" in result.err


def test_side_and_since_on_a_day_with_the_last_claim_and_its_outcome(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    path = tmp_path / "near.csv"
    run = ("settlements", report(SAID), "--control", days, "--partial", "--within", 5, "-o", path)
    assert frontline(*run).code == 0
    bahatyr = bahatyr_of(path)
    assert bahatyr["side"] == "at the front line, its point inside assessed Russian control"
    assert (bahatyr["since"], bahatyr["not_before"], bahatyr["shown_on"]) == ("2025-06-14", "2025-06-13", "2025-06-14")
    assert (bahatyr["claims"], bahatyr["outcome"]) == ("1", "confirmed")
    assert bahatyr["last_claim"] == "russian seize, reported (unspecified)"
    assert frontline(*run, "--on", "2025-06-13", "--overwrite").code == 0
    before = bahatyr_of(path)
    assert before["side"] == "at the front line, its point outside assessed Russian control"
    assert (before["not_before"], before["outcome"]) == ("", "pending")


def test_no_claim_of_a_listed_settlement_is_none_for_each(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST)
    path = tmp_path / "near.csv"
    run = (
        "settlements",
        report("Russian forces seized Malokaterynivka."),
        "--control",
        days,
        "--partial",
        "--within",
        5,
        "-o",
        path,
    )
    assert frontline(*run).code == 0
    assert {(row["claims"], row["outcome"]) for row in rows(path.read_text(encoding="utf-8-sig"))} == {("0", "")}


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet"])
def test_files_for_gis_carry_points_and_sources(frontline, tmp_path, suffix) -> None:
    days = write_days(tmp_path / "days", EAST)
    path = tmp_path / f"near{suffix}"
    assert frontline("settlements", "--control", days, "--partial", "-o", path).code == 0
    frame = gpd.read_parquet(path) if suffix == ".parquet" else pyogrio.read_dataframe(path, layer=0)
    assert len(frame) > 5
    assert frame.geometry.notna().all()
    assert {"distance_km", "side", "hromada"} <= set(frame.columns)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "no assessed control is given"),
        (("--on", "2025-01-01"), "begins on 2025-06-12; give that day or a later one"),
        (("--source", "Nobody"), "draws no assessed control here; use one of own"),
        (("-o", "near.docx"), "the suffix says no format"),
    ],
)
def test_what_cannot_be_told_is_one_line(frontline, tmp_path, words, told) -> None:
    control = ("--control", write_days(tmp_path / "days", EAST), "--partial") if words else ()
    result = frontline("settlements", *control, *words)
    assert result.code == 2
    assert told in result.err


def test_a_settlement_without_a_code_has_the_raion_of_its_neighbours(frontline, tmp_path) -> None:
    import geopandas as gpd

    from tests.frontline.commands.test_follow import EAST, write_days

    own = tmp_path / "own.geojson"
    place = gpd.points_from_xy([36.94], [47.99])
    gpd.GeoDataFrame({"name_en": ["Nova Sloboda"], "population": [120]}, geometry=place, crs=4326).to_file(own)
    days = write_days(tmp_path / "days", EAST)
    run = ("settlements", "--control", days, "--partial", "--settlements", own, "--within", 5)
    result = frontline(*run)
    assert result.code == 0, result.err
    assert "Volnovaskyi" in result.out or "Pokrovskyi" in result.out
    assert "settlements without a code: that of the nearest settlements" in result.err


def test_the_table_speaks_ukrainian(frontline, report, tmp_path) -> None:
    days = write_days(tmp_path / "days", EAST, EAST, WEST)
    run = ("settlements", report(SAID), "--control", days, "--partial", "--within", 5)
    told = frontline(*run, "--lang", "uk")
    assert told.code == 0, told.err
    for words in (
        "населений пункт",
        "Багатир",
        "Донецька область",
        "біля лінії,",
        "усередині",
        "Захоплення:",
    ):
        assert words in " ".join(told.out.split()), words
    assert "населення: невідомо для" in told.err
    assert not set(re.findall(r"[A-Za-z]{3,}", told.out))
    assert not re.search("[а-яіїєґ]", frontline(*run).out.casefold())


def test_a_page_with_control_lists_the_settlements_near_the_front_and_one_without_does_not(
    frontline, report, tmp_path
) -> None:
    days = write_days(tmp_path / "days", EAST, WEST)
    path = tmp_path / "near.html"
    assert frontline("map", report(SAID), "--control", days, "--partial", "-o", path).code == 0
    near = read_page_data(path)["near"]
    assert (near["source"], near["within"]) == ("own", 10)
    (bahatyr,) = [row for row in near["rows"] if row["names"]["en"] == "Bahatyr"]
    table = tmp_path / "near.csv"
    assert frontline("settlements", report(SAID), "--control", days, "--partial", "--within", 10, "-o", table).code == 0
    listed = {row["katottg"]: row for row in rows(table.read_text(encoding="utf-8-sig"))}
    assert len(near["rows"]) == len(listed)
    assert f"{bahatyr['km']:g}" == f"{float(listed[bahatyr['code']]['distance_km']):g}"
    assert bahatyr["held"] is ("inside" in listed[bahatyr["code"]]["side"])
    assert bahatyr["claims"] == 1
    bare = tmp_path / "bare.html"
    assert frontline("map", report(SAID), "-o", bare).code == 0
    assert read_page_data(bare)["near"] is None
