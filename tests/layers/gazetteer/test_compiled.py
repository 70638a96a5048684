"""A compiled gazetteer is the same as one read anew, and what is broken is made anew."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from geopandas.testing import assert_geodataframe_equal

from layers.gazetteer import compiled
from layers.gazetteer.compiled import load_compiled
from layers.gazetteer.gazetteer import Gazetteer
from layers.gazetteer.own.settlements import read_settlements
from layers.sources.packaged import load_oblasts
from layers.tables.read import TableError

ROWS = """name_en,name_uk,variants,oblast,population,latitude,longitude
Novoselivka,Новоселівка,Novosyolovka;Novoselovka,Donetsk,1200,48.1,37.2
Vodiane,Водяне,,Donetsk,0,48.3,37.4
Zelenyi Hai,Зелений Гай,Zelyony Gai,Kharkiv,,49.5,37.6
Nowhere,,,Kharkiv,5,49.6,37.7
"""
NAMES = ("Novoselivka", "Novosyolovka", "Новоселівка", "Novoselivko", "Zeleny Hai", "Vodyane", "Nowhere", "Other", "")


@pytest.fixture
def table(tmp_path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(ROWS, encoding="utf-8")
    return path


def load(path: Path, folder: Path, told: list[str] | None = None, *, once: bool = False) -> compiled.Compiled:
    def read():
        assert not once, "it was to come from the cache"
        return read_settlements(path)

    return load_compiled(path, read=read, folder=folder, tell=None if told is None else told.append)


def test_it_comes_back_as_it_was_read_and_finds_the_same(table, tmp_path) -> None:
    first, second = load(table, tmp_path / "c"), load(table, tmp_path / "c", once=True)
    assert_geodataframe_equal(first.table, second.table)
    assert first.table.attrs == second.table.attrs
    assert [type(cell) for cell in second.table["variants"]] == [tuple] * 4
    plain = Gazetteer(first.table, oblasts=load_oblasts())
    fast = Gazetteer(second.table, oblasts=load_oblasts(), indices=(second.names, second.others))
    for name in NAMES:
        assert fast.find(name) == plain.find(name), name
    assert fast.find("Novosyolovka")


def test_every_null_comes_back_as_its_own_kind(table, tmp_path) -> None:
    frame = read_settlements(table)
    frame["raion"] = pd.Series([None, np.nan, "A", None], dtype=object)
    frame = frame[[*(name for name in frame.columns if name != "geometry"), "geometry"]]
    kept = load_compiled(table, read=lambda: frame, folder=tmp_path / "c").table
    back = load_compiled(table, read=lambda: frame, folder=tmp_path / "c").table
    assert kept is frame
    assert [repr(cell) for cell in back["raion"]] == ["None", "nan", "'A'", "None"]


def test_another_file_is_another_entry(table, tmp_path) -> None:
    load(table, tmp_path / "c")
    table.write_text(ROWS.replace("1200", "1300"), encoding="utf-8")
    assert load(table, tmp_path / "c").table["population"].iloc[0] == 1300
    assert len(list((tmp_path / "c").iterdir())) == 2


@pytest.mark.parametrize("name", ["table.arrow", "names.arrow", "others.arrow", "about.json"])
@pytest.mark.parametrize("harm", ["cut", "flipped", "gone"])
def test_what_is_broken_is_made_anew_with_a_line(table, tmp_path, name: str, harm: str) -> None:
    load(table, tmp_path / "c")
    (entry,) = (tmp_path / "c").iterdir()
    data = (entry / name).read_bytes()
    if harm == "gone":
        (entry / name).unlink()
    else:
        half = len(data) // 2
        (entry / name).write_bytes(data[:half] if harm == "cut" else data[:half] + b"\xff\xfe" + data[half + 2 :])
    told: list[str] = []
    assert load(table, tmp_path / "c", told).table["name_en"].iloc[0] == "Novoselivka"
    assert len(told) == 1
    assert "is broken" in told[0]
    assert load(table, tmp_path / "c", told, once=True).table["name_en"].iloc[0] == "Novoselivka"
    assert len(told) == 1


def test_a_foreign_entry_is_made_anew(table, tmp_path) -> None:
    load(table, tmp_path / "c")
    (entry,) = (tmp_path / "c").iterdir()
    about = json.loads((entry / "about.json").read_text(encoding="utf-8"))
    (entry / "about.json").write_text(json.dumps(about | {"key": "another"}), encoding="utf-8")
    told: list[str] = []
    load(table, tmp_path / "c", told)
    assert "it belongs to another file" in told[0]


def test_a_folder_that_cannot_be_written_is_done_without(table, tmp_path) -> None:
    (tmp_path / "c").write_text("a file in its place")
    assert len(load(table, tmp_path / "c").table) == 4


def test_old_entries_go(table, tmp_path) -> None:
    for number in range(compiled.KEPT + 3):
        table.write_text(ROWS.replace("1200", str(1200 + number)), encoding="utf-8")
        load(table, tmp_path / "c")
    assert len(list((tmp_path / "c").iterdir())) == compiled.KEPT


def test_what_is_wrong_with_a_table_is_said_as_without_a_cache(tmp_path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(TableError):
        load(path, tmp_path / "c")


def test_the_packaged_list_is_compiled_too(tmp_path) -> None:
    first, second = load_compiled(None, folder=tmp_path), load_compiled(None, folder=tmp_path)
    assert_geodataframe_equal(first.table, second.table)
    for name in ("Bahatyr", "Novoukrainka", "Багатир", "Bahatyrx", "Andriivka"):
        assert first.names.find(name) == second.names.find(name)
        assert first.others.find(name) == second.others.find(name)
        assert first.names.find_slips(name) == second.names.find_slips(name)
