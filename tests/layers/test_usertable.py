from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from layers.schemas import check
from layers.usertable import SettlementsError, read_settlements

GEONAMES = pd.DataFrame(
    {
        "geonameid": ["1", "2", "3", "4"],
        "name": ["Testove", "Testove", "Stare", "Nove"],
        "name_uk": ["Тестове", "Тестове", "", "Нове"],
        "latitude": [48.0, 48.5, 49.0, None],
        "longitude": [37.0, 37.5, 36.0, 36.5],
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
    with pytest.raises(SettlementsError) as error:
        read_settlements(path)
    assert str(path) in str(error.value)
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
    assert "can't be read as .csv" in refusal(latin)
    assert "is a folder" in refusal(tmp_path)
    assert "does not exist" in refusal(tmp_path / "none.csv")


@pytest.mark.shared
def test_the_real_geonames_table(shared_dir: Path) -> None:
    frame = read_settlements(shared_dir / "data" / "gazetteer" / "geonames_ua_places.parquet")
    check(frame, layer="settlements")
    assert len(frame) >= 33_681
    assert frame["hromada"].notna().sum() > 23_000
