"""Settlement tables as they are downloaded: GeoNames' zip, OCHA's places, places of OpenStreetMap."""

import zipfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import LineString, Point

from layers.gazetteer.own.settlements import read_settlements
from layers.sources.packaged import load_oblasts
from layers.tables.read import TableError
from layers.tables.schemas import check

ROW = "7\tKomar\tKomar\tКомар\t47.98\t36.70\tP\tPPL\tUA\t\t05\t\t\t\t40\t\t9\t\t"


def test_the_zip_as_geonames_serves_it(tmp_path: Path) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("UA.txt", ROW)
        archive.writestr("readme.txt", "about")
    frame = read_settlements(path, complete=False)
    assert frame[["name_en", "oblast"]].to_numpy().tolist() == [["Komar", "Donetsk"]]


@pytest.mark.parametrize(
    ("files", "told"),
    [
        ({"a.txt": ROW, "b.csv": "x"}, "holds a.txt, b.csv, and one table is needed"),
        ({"readme.txt": "x"}, "holds readme.txt, and one"),
        ({}, "holds nothing"),
        ({"../a.txt": ROW}, "names a file outside itself"),
        ({"UA.txt": ROW + "\nx\ty"}, r"UA\.zip/UA\.txt: row 2 \(x\): has 2 cells"),
    ],
)
def test_zips_of_other_kinds_are_named(tmp_path: Path, files: dict[str, str], told: str) -> None:
    path = tmp_path / "UA.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    with pytest.raises(TableError, match=told):
        read_settlements(path)


def test_places_of_ocha(tmp_path: Path) -> None:
    rows = {
        "ADM4_EN": ["Komar", "Feodosiia", "Kyiv"],
        "ADM4_UA": ["Комар", "Феодосія", "Київ"],
        "ADM4_PCODE": ["UA1402015001", "UA0118001001", "UA8000000000"],
        "ADM1_EN": ["Donetska", "Autonomous Republic of Crimea", "Kyiv"],
    }
    points = [Point(36.7, 47.98), Point(35.38, 45.03), Point(30.5, 50.45)]
    gpd.GeoDataFrame(rows, geometry=points, crs=4326).to_file(tmp_path / "adm4.geojson")
    frame = read_settlements(tmp_path / "adm4.geojson")
    check(frame, layer="settlements")
    assert frame["oblast"].tolist() == ["Donetsk", "Crimea", "Kyiv City"]
    assert frame["katottg"].tolist()[0] == "ocha:UA1402015001"


def test_every_oblast_of_ocha_is_known_by_code_and_by_name(tmp_path: Path) -> None:
    oblasts = load_oblasts()
    codes = [str(code)[:4] for code in oblasts["katottg"]]
    inside = oblasts.geometry.representative_point()
    rows = pd.DataFrame(
        {"ADM4_EN": oblasts["name_en"], "ADM1_PCODE": codes, "latitude": inside.y, "longitude": inside.x}
    )
    rows.to_csv(tmp_path / "adm4.csv", index=False)
    frame = read_settlements(tmp_path / "adm4.csv")
    assert frame["oblast"].tolist() == oblasts["name_en"].tolist()


def test_places_of_openstreetmap(tmp_path: Path) -> None:
    rows = {
        "name": ["Комар", "Знам’янка", "вулиця", "Мирний", None],
        "name:en": ["Komar", None, None, None, None],
        "place": ["village", "town", None, "suburb", "village"],
        "katotth": ["UA14", "UA35080030010012345", None, None, None],
        "population": ["1500", "about 100", None, None, None],
    }
    shapes = [Point(36.7, 47.98), Point(32.67, 48.71), LineString([(30, 50), (31, 50)]), Point(30.5, 50.45), None]
    frame = gpd.GeoDataFrame(rows, geometry=shapes, crs=4326)
    frame.iloc[:4].to_file(tmp_path / "overpass.geojson")
    found = read_settlements(tmp_path / "overpass.geojson")
    check(found, layer="settlements")
    assert found["name_en"].tolist() == ["Komar", "Znamianka", "Myrnyi"]
    assert found["oblast"].tolist() == ["Donetsk", "Kirovohrad", "Kyiv City"]
    assert found["katottg"].tolist() == ["own:1", "UA35080030010012345", "own:3"]
    assert found["population"].isna().tolist() == [False, True, True]
    assert found["category"].tolist() == ["village", "city", "part"]


def test_of_several_layers_the_one_with_names_and_points_is_read(tmp_path: Path) -> None:
    path = tmp_path / "own.gpkg"
    areas = gpd.GeoDataFrame({"name_en": ["Area"]}, geometry=[Point(36, 48).buffer(1)], crs=4326)
    areas.to_file(path, layer="areas")
    places = gpd.GeoDataFrame({"name_en": ["Komar"], "oblast": ["Donetsk"]}, geometry=[Point(36.7, 47.98)], crs=4326)
    places.to_file(path, layer="places")
    assert read_settlements(path)["name_en"].tolist() == ["Komar"]
    places.to_file(path, layer="more")
    with pytest.raises(TableError, match="holds the layers areas, places, more, and places, more may be settlements"):
        read_settlements(path)
    areas.to_file(tmp_path / "none.gpkg", layer="areas")
    areas.to_file(tmp_path / "none.gpkg", layer="others")
    with pytest.raises(TableError, match="none of them has names and points"):
        read_settlements(tmp_path / "none.gpkg")
