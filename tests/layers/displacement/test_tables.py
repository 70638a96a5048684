"""Displacement tables as people pass them on: forms, unknown values, faults in one error, the 27 units, sums refused."""

from datetime import date

import pandas as pd
import pytest

from layers.displacement.rows import FiguresError
from layers.displacement.shares import is_of_shares, join_shares, read_shares
from layers.displacement.sums import add_up, join_units
from layers.displacement.tables import FORMS, read_figures
from layers.displacement.units import find_unit, list_units, units_named

TODAY = date(2026, 1, 1)
IOM = "round,reported_date,oblast,ocha_pcode,idps,returnees,note\n"


def read(tmp_path, text: str, *, rounds: tuple[int, ...] = (), name: str = "table.csv") -> pd.DataFrame:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_figures(path, today=TODAY, rounds=rounds)


def test_27_units_join_on_every_code_and_on_names() -> None:
    units = list_units()
    codes = {code for unit in units for code in (unit.iso_3166_2, unit.pcode, unit.katottg)}
    assert (len(units), len(codes)) == (27, 3 * 27)
    for unit in units:
        for code in (unit.iso_3166_2, unit.pcode, unit.katottg):
            assert find_unit(code, unit.name_en) is unit
        assert unit in units_named(unit.name_en)
        assert unit in units_named(unit.name_uk)
    differ = {unit.name_en for unit in units if unit.iso_3166_2.replace("-", "") != unit.pcode}
    assert differ == {"Crimea", "Luhansk", "Kyiv City", "Sevastopol", "Chernivtsi"}


def test_what_a_name_alone_means() -> None:
    assert find_unit("", "Kyivska").name_en == "Kyiv"
    assert find_unit("", "Kyiv oblast").name_en == "Kyiv"
    assert find_unit("UA80", "Kyiv").name_en == "Kyiv City"
    assert find_unit("Temp03", "Donetska") is None
    assert find_unit("", "Residence location unknown (in Ukraine)") is None
    with pytest.raises(FiguresError, match="'Kyiv' may be Kyiv or Kyiv City and has no code"):
        find_unit("", "Kyiv")


def test_iom_rounds_keep_what_is_not_known_unknown(tmp_path) -> None:
    text = (
        IOM
        + "17,2024-08-31,Donetska,UA14,,,* under-represented\n17,2024-08-31,Lvivska,UA46,150000.0,n/a,\n"
        + "17,2024-08-31,Residence location unknown,,8000,5,\n17,2024-08-31,Luhanska,Occupied,Temp03,4,\n"
    )
    table = read(tmp_path, text).set_index(["place_name", "measure"])
    assert table.loc[("Lviv", "idps"), "value"] == 150_000
    assert table.loc[("Lviv", "returnees"), "note"] == "'n/a' in the table"
    assert table["value"].isna().sum() == 4
    assert table.loc[("Donetsk", "idps"), "note"] == "under-represented"
    assert table.loc[("Luhanska", "idps"), "pcode"] is None
    assert table.loc[("Luhanska", "returnees"), "note"] == "code Occupied"
    joined = join_units(table.reset_index())
    assert len(joined) == 27 * 2
    crimea = joined[(joined["name_en"] == "Crimea") & (joined["measure"] == "idps")].iloc[0]
    assert crimea["value"] is pd.NA
    assert crimea["note"] == "not in the table"
    assert (crimea["round"], crimea["to_date"]) == (17, date(2024, 8, 31))


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (
            "17,2024-08-31,Kyivska,UA80,1,1,\n",
            "line 2: ocha_pcode: the code UA80 is of Kyiv City, the name 'Kyivska' of Kyiv Oblast",
        ),
        ("17,2024-08-31,Sumska,UA59,-1,1,\n", "line 2: idps = '-1' is negative"),
        ('17,2024-08-31,Sumska,UA59,"1,000",1,\n', "line 2: idps = '1,000' has separators of thousands"),
        ("17,2031-08-31,Sumska,UA59,1,1,\n", "line 2: reported_date = '2031-08-31' lies in the future"),
        ("17,2024-08-31,Sumska,UA59,1,1,\n" * 2, "line 3: round 17, Sumy stands there already, in line 2"),
        ("17,2024-08-31,Sumska,UA99,1,1,\n", "line 2: ocha_pcode: 'UA99' is no code of a first-level unit"),
        (
            "17,2024-08-31,Sumska,UA-59,1,1,\n17,2024-08-31,Lvivska,UA46,1,1,\n",
            "codes of several systems are mixed: ISO 3166-2 (line 2), P-code (line 3)",
        ),
    ],
)
def test_faults_of_rows_are_named(tmp_path, rows, told) -> None:
    with pytest.raises(FiguresError, match="mend the rows") as caught:
        read(tmp_path, IOM + rows)
    assert told in str(caught.value)


def test_a_sound_round_is_read_beside_a_faulty_one(tmp_path) -> None:
    text = IOM + "17,2024-08-31,Kyivska,UA80,1,1,\n18,2024-10-31,Kyivska,UA32,2,2,\n"
    with pytest.raises(FiguresError, match=r"choose the rounds that are sound with --round: 18$"):
        read(tmp_path, text)
    assert set(read(tmp_path, text, rounds=(18,))["value"]) == {2}
    with pytest.raises(FiguresError, match="has no row of round 19"):
        read(tmp_path, text, rounds=(19,))


def test_unhcr_months_and_snapshots(tmp_path) -> None:
    months = read(tmp_path, "iso_code,Country,Data Date,refugees,date_month\nCAN,Canada,04-2022,22253,0\n").iloc[0]
    assert (months["from_date"], months["to_date"]) == (date(2022, 4, 1), date(2022, 4, 30))
    head = "snapshot,iso3,country,data_date,refugees,temp_protection\n"
    table = read(tmp_path, head + "july,TUR,Türkiye,2022-05-19,145000,Not applicable\n").set_index("measure")
    assert table.loc["refugees", "value"] == 145_000
    assert table.loc["temp_protection", "value"] is pd.NA
    assert table.loc["refugees", "series"] == "snapshot july"


def test_another_table_is_refused_with_its_columns(tmp_path) -> None:
    with pytest.raises(FiguresError, match="has columns name, share; known tables have"):
        read(tmp_path, "name,share\nSumy,0.1\n")


@pytest.mark.parametrize("needed", [needed for needed, _ in FORMS], ids=lambda needed: "-".join(sorted(needed)))
def test_a_form_without_one_of_its_columns_is_another_table(tmp_path, needed: frozenset[str]) -> None:
    for gone in sorted(needed):
        rest = sorted(needed - {gone})
        with pytest.raises(FiguresError, match="has columns"):
            read(tmp_path, ",".join(rest) + "\n" + ",".join("1" for _ in rest) + "\n")


def test_only_one_series_of_one_day_is_added(tmp_path) -> None:
    text = IOM + "17,2024-08-31,Sumska,UA59,1,9,\n18,2024-10-31,Sumska,UA59,2,9,\n17,2024-08-31,Donetska,UA14,,9,\n"
    table = read(tmp_path, text)
    idps = table[table["measure"] == "idps"]
    assert add_up(idps[idps["round"] == 17]) == (1, 1)
    with pytest.raises(FiguresError, match="never added: round 17, 18"):
        add_up(idps)
    with pytest.raises(FiguresError, match="never added: measure idps, returnees"):
        add_up(table[table["round"] == 17])
    with pytest.raises(FiguresError, match="never added: round 17, not stated"):
        add_up(idps.assign(round=pd.array([17, None, 17], dtype="Int64")))
    with pytest.raises(FiguresError, match="Sumy stands twice in one sum"):
        add_up(pd.concat([idps[idps["round"] == 18]] * 2))


@pytest.mark.shared
def test_the_tables_that_people_use(shared_dir) -> None:
    folder = shared_dir / "data" / "displacement"
    path = folder / "iom_gps_r17_r20_by_oblast.csv"
    with pytest.raises(
        FiguresError, match="line 11: ocha_pcode: the code UA80 is of Kyiv City, the name 'Kyivska' of Kyiv Oblast"
    ):
        read_figures(path, today=TODAY)
    sound = read_figures(path, today=TODAY, rounds=(18, 19, 20))
    assert len(sound) == 3 * 26 * 2
    joined = join_units(sound[sound["measure"] == "idps"])
    assert joined.groupby("round")["value"].apply(lambda values: values.isna().sum()).tolist() == [6, 6, 6]
    assert set(joined.loc[joined["note"] == "not in the table", "name_en"]) == {"Crimea", "Sevastopol"}
    population = read_figures(folder / "pop_oblast_2020_ocha_codps.csv", today=TODAY)
    assert add_up(population) == (44_066_144, 0)
    months = read_figures(folder / "unhcr_one_tracker_hcr_data.csv", today=TODAY)
    assert len(months) == 341
    assert months["to_date"].notna().all()


def shares_of(tmp_path, *rows: str):
    path = tmp_path / "shares.csv"
    path.write_text("round,kind,oblast,share\n" + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_shares_are_of_units_and_what_is_not_named_is_unknown(tmp_path) -> None:
    path = shares_of(tmp_path, "9,origin,Lvivska Oblast,0.4", "9,origin,Kyiv City,.25", "9,origin,Other oblasts,0.35")
    assert is_of_shares(path)
    table = read_shares(path)
    assert table[table["pcode"].isna()]["share"].tolist() == [0.35]
    joined = join_shares(table).set_index("name_en")["share"]
    assert len(joined) == 27
    assert (joined["Lviv"], joined["Kyiv City"]) == (0.4, 0.25)
    assert joined.isna().sum() == 25


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("9,origin,Lvivska Oblast,40", "line 3: share = '40' is no share from 0 to 1"),
        ("9,origin,Lvivska Oblast,-0.1", "line 3: share = '-0.1' is no share"),
        ("9,origin,Atlantis,0.1", "line 3: oblast = 'Atlantis' is no oblast"),
        ("9,transit,Lvivska Oblast,0.1", "line 3: kind = 'transit' is none of hosting, origin"),
        ("nine,origin,Lvivska Oblast,0.1", "line 3: round = 'nine' is no round"),
        ("9,origin,Odeska Oblast,0.1", "line 3: origin, round 9, Odeska Oblast stands there already, in line 2"),
        ("9,origin,Lvivska Oblast,0.9", "shares of origin, round 9 add up to 110%"),
    ],
)
def test_faults_of_shares_are_named(tmp_path, row: str, told: str) -> None:
    with pytest.raises(FiguresError) as error:
        read_shares(shares_of(tmp_path, "9,origin,Odeska Oblast,0.2", row))
    assert told in str(error.value)
