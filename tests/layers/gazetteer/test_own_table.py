import re
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from layers.gazetteer.own.settlements import read_settlements
from layers.tables.read import TableError
from layers.tables.schemas import check

GEONAMES = pd.DataFrame(
    {
        "geonameid": ["1", "2", "3", "4"],
        "name": ["Testove", "Testove", "Stare", "Nove"],
        "name_uk": ["Тестове", "Тестове", "", "Нове"],
        "latitude": [48.0, 48.5, 49.0, None],
        "longitude": [37.0, 37.5, 36.0, None],
        "fcode": ["PPL", "PPL", "PPLQ", "PPLA"],
        "admin1": ["05", "05", "07", "99"],
        "raion": ["Pokrovsk Raion", "Pokrovsk Raion", None, ""],
        "population": [0, 120, 0, 5000],
        "kat_code": ["UA14000000000000001", "UA14000000000000001", "", ""],
        "alternatenames": ["Testovo,Тестово", "", None, "Novoye"],
    }
)
OWN = gpd.GeoDataFrame(
    {"name_en": ["Testove"], "katottg": ["UA14000000000000001"], "population": [120]},
    geometry=[Point(37, 48)],
    crs=4326,
)


def refusal(path: Path) -> str:
    with pytest.raises(TableError, match=re.escape(str(path))) as error:
        read_settlements(path)
    return str(error.value)


@pytest.mark.parametrize("suffix", [".parquet", ".csv", ".tsv"])
def test_a_geonames_table_in_every_format(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"places{suffix}"
    if suffix == ".parquet":
        GEONAMES.to_parquet(path)
    else:
        GEONAMES.to_csv(path, sep="\t" if suffix == ".tsv" else ",", index=False)
    frame = read_settlements(path, complete=False)
    check(frame, layer="settlements")
    assert frame["katottg"].tolist() == ["gn:1", "UA14000000000000001", "gn:3", "gn:4"]
    assert frame["population"].isna().tolist() == [True, False, True, False]
    assert frame["oblast"].isna().tolist() == [False, False, False, True]
    assert frame["raion"].tolist()[0] == "Pokrovsk"
    assert frame["variants"].tolist()[0] == ("Testovo", "Тестово")
    assert frame.geometry.isna().tolist() == [False, False, False, True]
    assert frame["category"].tolist()[2] == "former"


def test_the_headerless_country_file(tmp_path: Path) -> None:
    cells = ["7", 'The "Old" Place', "Old", "Altes", "48.1", "37.1", "P", "PPL", "UA", "", "05", "", "", "", "40"]
    stream = [*cells[:6], "H", *cells[7:]]
    path = tmp_path / "UA.txt"
    path.write_text("\n".join("\t".join([*row, "", "100", "Europe/Kyiv", "2024-01-01"]) for row in (cells, stream)))
    frame = read_settlements(path, complete=False)
    assert frame["name_en"].tolist() == ['The "Old" Place']
    assert frame["oblast"].tolist() == ["Donetsk"]


@pytest.mark.parametrize("suffix", [".gpkg", ".geojson", ".parquet"])
def test_our_own_columns(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"places{suffix}"
    if suffix == ".parquet":
        OWN.to_parquet(path)
    else:
        OWN.to_file(path)
    frame = read_settlements(path)
    check(frame, layer="settlements")
    assert frame.loc[0, "geometry"].equals(Point(37, 48))


def test_our_own_columns_as_csv(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("name_en,variants,longitude,latitude\nTestove,Testovo; Testowo,37,48\nNove,,,\n")
    frame = read_settlements(path)
    assert frame["katottg"].tolist() == ["own:1", "own:2"]
    assert frame["variants"].tolist() == [("Testovo", "Testowo"), ()]
    assert frame.geometry.isna().tolist() == [False, True]


def test_keys_must_not_repeat(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    path.write_text("katottg,name_en,longitude,latitude\nA,One,37,48\nA,Two,37,48\n")
    assert "katottg must not repeat, but does: A" in refusal(path)


def test_another_reference_system_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "places.gpkg"
    OWN.to_crs(3857).to_file(path)
    assert "reference system is EPSG:3857, must be EPSG:4326" in refusal(path)


def test_files_of_another_kind_are_refused(tmp_path: Path) -> None:
    table = tmp_path / "roads.csv"
    table.write_text("ref,name\nT-0428,A road\n")
    empty = tmp_path / "empty.csv"
    empty.write_text("name_en,longitude,latitude\n")
    broken = tmp_path / "places.parquet"
    broken.write_bytes(b"no parquet")
    odd = tmp_path / "places.doc"
    odd.write_text("x")
    latin = tmp_path / "latin.csv"
    latin.write_bytes("name_en,longitude,latitude\nСело,37,48\n".encode("cp1251"))
    assert "is no table of settlements" in refusal(table)
    assert "holds no rows" in refusal(empty)
    assert "can't be read as .parquet" in refusal(broken)
    assert ".doc is not understood" in refusal(odd)
    assert "latin.csv: is not UTF-8 text; save it as UTF-8 and try again" in refusal(latin)
    assert "is a folder" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "none.csv")


HEAD = "katottg,name_en,latitude,longitude,oblast,population,radius_km\n"


def test_every_bad_row_is_named_in_one_error(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    rows = [
        'A,Comma,"48,4",37.8,,,',
        "B,Swapped,37.85,48.4,,,",
        "C,Far,-37.85,148.4,,,",
        "D,,48.4,37.8,,,",
        "E,Half,48.4,,,,",
        "F,Endless,48.4,inf,,,",
        "G,Many,48.4,37.8,,1e400,",
        "H,Wide,48.4,37.8,,,1e9",
        "I,Elsewhere,48.4,37.8,Atlantis,,",
        "I,Good,48.4,37.8,Donetsk Oblast,12,",
    ]
    path.write_text(HEAD + "\n".join(rows) + "\n")
    message = refusal(path)
    for part in (
        "row 1 (Comma): latitude = '48,4' must be a number of degrees; decimals take a point",
        "row 2 (Swapped): latitude 37.85, longitude 48.4 look swapped",
        "row 3 (Far): latitude -37.85, longitude 148.4 lies far outside Ukraine",
        "row 4: name_en = '' must be a name",
        "row 5 (Half): longitude = '' must be a number of degrees",
        "row 6 (Endless): longitude = 'inf' must be a number of degrees",
        "row 7 (Many): population = '1e400' must be a number from 0",
        "row 8 (Wide): radius_km = '1e9' must be a number from 0 to 500",
        "row 9 (Elsewhere): oblast = 'Atlantis' is none of Cherkasy",
        "katottg must not repeat, but does: I",
    ):
        assert part in message
    path.write_text(HEAD + rows[-1] + "\n")
    assert read_settlements(str(path))["oblast"].tolist() == ["Donetsk"]


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ("name_en,latitude,longitude\nNove,48.4,37.8,9,9\n", "row 1 (Nove): has 5 cells, the header 3"),
        ("name_en,latitude,longitude\nNove,48.4\n", "row 1 (Nove): has 2 cells, the header 3"),
        ("name_en,name_en,latitude,longitude\nNove,x,48.4,37.8\n", "column name_en stands in the header twice"),
        ('name_en,latitude,longitude\n"Nove,48.4,37.8\n', "unexpected end of data"),
        (f"name_en,latitude,longitude\n{'N' * 200_000},48.4,37.8\n", "can't be read as .csv (field larger"),
        ("name_en,latitude,longitude\nNove,,\n", "no row has a point"),
        (
            "geonameid,name,latitude,longitude\nx,One,48.4,37.8\nx,Two,48.5,37.8\n",
            "geonameid must not repeat, but does: x",
        ),
    ],
)
def test_cells_never_shift_and_nothing_is_guessed(tmp_path: Path, cells: str, words: str) -> None:
    path = tmp_path / "places.csv"
    path.write_text(cells)
    assert words in refusal(path)


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"latitude": [[48.4]], "longitude": [37.8]}, "latitude = array([48.4]) must be a number of degrees"),
        ({"latitude": [48.4], "longitude": [37.8], "variants": [3.0]}, "variants = 3.0 must be names"),
        ({"latitude": [48.4], "longitude": [37.8], "population": [-5]}, "population = -5 must be a number"),
        ({"geometry": ["POINT(37 48)"]}, "is no table of settlements"),
    ],
)
def test_cells_of_any_type_are_refused_in_words(tmp_path: Path, columns: dict[str, object], words: str) -> None:
    path = tmp_path / "places.parquet"
    pd.DataFrame({"name_en": ["Nove"], **columns}).to_parquet(path)
    assert words in refusal(path)


def test_geometries_that_are_no_points(tmp_path: Path) -> None:
    path = tmp_path / "places.parquet"
    shapes = [Point(37, 48).buffer(0.1), Point(), None, Point(48, 37)]
    frame = gpd.GeoDataFrame({"name_en": ["Area", "Empty", "None", "Swapped"]}, geometry=shapes, crs=4326)
    frame.to_parquet(path)
    message = refusal(path)
    assert "row 1 (Area): geometry is a Polygon, must be a Point" in message
    assert "row 4 (Swapped): latitude 37, longitude 48 look swapped" in message
    frame[1:3].to_parquet(path)
    assert "no row has a point" in refusal(path)


def test_a_few_strays_of_geonames_are_left_out_and_named(tmp_path: Path) -> None:
    rows = [f"{number},Nove {number},48.{number:03d},37.8" for number in range(150)]
    path = tmp_path / "places.csv"
    head = "geonameid,name,latitude,longitude\n"
    path.write_text(head + "\n".join([*rows, "900,Abroad,54.3,41.9"]))
    frame = read_settlements(path, complete=False)
    assert len(frame) == 150
    assert frame.attrs["left_out"] == ("Abroad",)
    path.write_text(head + "\n".join([*rows[:20], "900,Abroad,54.3,41.9"]))
    assert "row 21 (Abroad): latitude 54.3, longitude 41.9 lies far outside Ukraine" in refusal(path)


def test_a_point_in_another_oblast_than_its_row_says_is_told_or_not_used(tmp_path: Path) -> None:
    rows = [f"k{number},Mala {number},Poltava Oblast,49.6,34.{number:03d}" for number in range(1, 200)]
    near = "k900,Mezhova,Kharkiv,49.98,35.0"  # across the border by less than its line is known
    wrong = "k901,Daleka,Lviv,49.6,34.5"
    path = tmp_path / "places.csv"
    head = "katottg,name_en,oblast,latitude,longitude\n"
    path.write_text(head + "\n".join([*rows, near, wrong]))
    frame = read_settlements(path)
    assert frame["katottg"].tolist()[-2:] == ["k900", "k901"]
    assert frame.geometry.isna().tolist()[-3:] == [False, False, True]
    told = "row 201 (Daleka): oblast = 'Lviv', but latitude 49.6, longitude 34.5 lies in Poltava, "
    assert [line.startswith(told) for line in frame.attrs["unplaced"]] == [True]
    path.write_text(head + "\n".join([rows[0], wrong]))
    assert "row 2 (Daleka): oblast = 'Lviv', but latitude 49.6" in refusal(path)


def test_cities_that_are_units_of_their_own_may_be_counted_with_what_lies_around_them(tmp_path: Path) -> None:
    path = tmp_path / "places.csv"
    rows = ["Kvartal,Kyiv,50.45,30.52", "Bukhta,Crimea,44.58,33.5", "Sad,Kyiv City,50.2,30.3", "Pole,,48,37"]
    path.write_text("name_en,oblast,latitude,longitude\n" + "\n".join(rows))
    frame = read_settlements(path)
    assert frame.geometry.notna().all()
    assert frame.attrs["unplaced"] == ()


@pytest.mark.shared
def test_the_real_geonames_table(shared_dir: Path) -> None:
    frame = read_settlements(shared_dir / "data" / "gazetteer" / "geonames_ua_places.parquet")
    check(frame, layer="settlements")
    assert len(frame) >= 33_681
    assert frame["hromada"].notna().sum() > 23_000
