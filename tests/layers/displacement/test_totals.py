"""People by unit from tables as their makers write them, and what is wrong with others."""

import pytest

from layers.displacement.rows import FiguresError
from layers.displacement.totals import read_totals

HROMADA = "UA05020010000053508"


def written(tmp_path, text: str, name: str = "people.csv"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def test_hromadas_with_a_row_that_names_none(tmp_path) -> None:
    text = f"hromada_code,hromada_name,total_population_2022\n{HROMADA},Agronomichna,9361\n,,500\n"
    totals = read_totals(written(tmp_path, text))
    assert totals.people == {"UA0502001": 9361}
    assert (totals.unnamed, totals.year, totals.told) == (500, 2022, "people (2022)")


def test_oblasts_by_p_code_with_the_year_in_the_name(tmp_path) -> None:
    totals = read_totals(written(tmp_path, "ADM1_NAME;ADM1_PCODE;F_TL;T_TL\nOne;UA14;2;5\n", "census_2020.csv"))
    assert (totals.people, totals.year) == ({"UA14": 5}, 2020)
    two = read_totals(written(tmp_path, "pcode,population\nUA14,5\n", "census_2001_revised_2020.csv"))
    assert two.told == "census_2001_revised_2020 (year not stated)"


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ("UA14,-5\n", "line 2: population = '-5' is negative"),
        ('UA14,"1,200"\n', "line 2: population = '1,200' has separators of thousands"),
        ("UA14,5\nUA14,6\n", "line 3: pcode = 'UA14' stands there twice"),
        ("UKR-14,5\n", "line 2: pcode = 'UKR-14' is no code of Ukraine"),
        ("UA14,\nUA12,many\n", "line 2: population is empty; line 3: population = 'many' is no count"),
    ],
)
def test_every_fault_is_named_in_one_error(tmp_path, rows, told) -> None:
    with pytest.raises(FiguresError, match="give one row a unit") as caught:
        read_totals(written(tmp_path, "pcode,population\n" + rows))
    assert told in str(caught.value)


def test_a_table_of_something_else_is_refused(tmp_path) -> None:
    with pytest.raises(FiguresError, match="has no column of codes"):
        read_totals(written(tmp_path, "name,people\nOne,5\n"))
    with pytest.raises(FiguresError, match=r"has several columns of people \(T_TL, population_2022\)"):
        read_totals(written(tmp_path, "pcode,T_TL,population_2022\nUA14,5,6\n"))
    with pytest.raises(FiguresError, match="holds no row of figures"):
        read_totals(written(tmp_path, "pcode,population\n"))
    with pytest.raises(FiguresError, match="line 2 has 3 cells, the header 2"):
        read_totals(written(tmp_path, "pcode,population\nUA14,5,6\n"))


@pytest.mark.shared
def test_the_tables_that_people_use(shared_dir) -> None:
    folder = shared_dir / "data" / "displacement"
    hromadas = read_totals(folder / "pop_hromada_2022_kse.csv")
    assert (len(hromadas.people), sum(hromadas.people.values()) + hromadas.unnamed) == (1_469, 41_167_335)
    oblasts = read_totals(folder / "pop_oblast_2020_ocha_codps.csv")
    assert (len(oblasts.people), sum(oblasts.people.values()), oblasts.year) == (27, 44_066_144, 2020)
