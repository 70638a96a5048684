from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import Point

from layers.gazetteer.complete import complete_settlements
from layers.gazetteer.own.settlements import read_settlements
from layers.sources.packaged import load_settlements
from layers.tables.schemas import check

COLUMNS = ["katottg", "name_en", "name_uk", "hromada", "raion", "oblast", "point_source", "radius_km", "geometry"]


def table(*rows: tuple[object, ...]) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame([dict(zip(COLUMNS, row, strict=True)) for row in rows], geometry="geometry", crs=4326)
    frame["variants"] = [()] * len(frame)
    frame["category"] = None
    frame["population"] = pd.array([None] * len(frame), dtype="Int64")
    frame["radius_km"] = frame["radius_km"].astype(float)
    return frame


OFFICIAL = table(
    (
        "UA14160000000000001",
        "Horodok",
        "Городок",
        "Pershe",
        "Pokrovskyi",
        "Donetsk",
        "approximate",
        12.0,
        Point(37, 48),
    ),
    ("UA14160000000000002", "Nove", "Нове", "Pershe", "Pokrovskyi", "Donetsk", "approximate", 12.0, Point(37, 48)),
    ("UA14160000000000003", "Nove", "Нове", "Druhe", "Pokrovskyi", "Donetsk", "approximate", 12.0, Point(38, 48)),
    ("UA14160000000000004", "Stare", "Старе", "Druhe", "Pokrovskyi", "Donetsk", "approximate", 12.0, Point(38, 48)),
)


def own(*rows: tuple[object, ...]) -> gpd.GeoDataFrame:
    coded = ("UA14160000000000001", "Horodok", "Городок", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37, 48))
    return table(coded, *rows)


def test_rows_with_a_code_take_the_hromada() -> None:
    frame = complete_settlements(own(), OFFICIAL)
    assert frame["hromada"].tolist()[0] == "Pershe"


def test_the_one_row_that_fits_takes_the_code() -> None:
    bare = ("gn:7", "Stare", "Старе", None, "Pokrovsk", "Donetsk", "geonames", None, Point(38.05, 48))
    frame = complete_settlements(own(bare), OFFICIAL)
    row = frame[frame["katottg"] == "UA14160000000000004"].iloc[0]
    assert (row["hromada"], row["point_source"]) == ("Druhe", "geonames")
    assert not frame["katottg"].str.startswith("gn:").any()


def test_the_hromada_tells_two_of_one_name_apart() -> None:
    bare = ("gn:7", "Novoye", "Нове", None, "Pokrovsk", "Donetsk", "geonames", None, Point(38.05, 48))
    codes = complete_settlements(own(bare), OFFICIAL).set_index("katottg")["point_source"]
    assert codes["UA14160000000000003"] == "geonames"
    assert codes["UA14160000000000002"] == "approximate"


def test_two_rows_for_one_settlement_stay_as_they_are() -> None:
    one = ("gn:7", "Stare", "Старе", None, "Pokrovsk", "Donetsk", "geonames", None, Point(38.05, 48))
    two = ("gn:8", "Stare", "Старе", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.95, 48))
    keys = complete_settlements(own(one, two), OFFICIAL)["katottg"].tolist()
    assert {"gn:7", "gn:8"} <= set(keys)
    assert "UA14160000000000004" not in keys


def test_a_row_far_from_the_hromada_is_another_place() -> None:
    far = ("gn:7", "Stare", "Старе", None, "Pokrovsk", "Donetsk", "geonames", None, Point(36, 48))
    keys = complete_settlements(own(far), OFFICIAL)["katottg"].tolist()
    assert {"gn:7", "UA14160000000000004"} <= set(keys)


def test_settlements_that_the_table_lacks_are_added_without_an_exact_point() -> None:
    frame = complete_settlements(own(), OFFICIAL)
    assert len(frame) == len(OFFICIAL)
    assert frame["point_source"].tolist() == ["geonames", "approximate", "approximate", "approximate"]
    check(frame, layer="settlements")


@pytest.mark.parametrize("raion", [None, "Elsewhere"])
def test_rows_of_an_unknown_raion_take_no_code(raion: str | None) -> None:
    bare = ("gn:7", "Stare", "Старе", None, raion, "Donetsk", "geonames", None, Point(38.05, 48))
    assert "gn:7" in complete_settlements(own(bare), OFFICIAL)["katottg"].tolist()


def test_a_row_takes_the_code_by_another_name_and_the_names_of_the_list() -> None:
    bare = ("gn:7", "Slip", "Сліп", None, "Pokrovsk", "Donetsk", "geonames", None, Point(38.05, 48))
    rows = own(bare)
    rows["variants"] = [(), ("Stare", "Old Place")]
    frame = complete_settlements(rows, OFFICIAL)
    row = frame[frame["katottg"] == "UA14160000000000004"].iloc[0]
    assert (row["name_en"], row["name_uk"], row["raion"], row["hromada"]) == ("Stare", "Старе", "Pokrovskyi", "Druhe")
    assert row["variants"] == ("Slip", "Сліп", "Old Place")
    assert row.geometry.equals(Point(38.05, 48))
    assert frame["katottg"].is_unique
    assert (frame["name_en"] == "Stare").sum() == 1


def test_the_second_row_of_an_only_settlement_is_left_out() -> None:
    near = ("gn:7", "Horodoc", "Городок", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.05, 48))
    frame = complete_settlements(own(near), OFFICIAL)
    assert "gn:7" not in frame["katottg"].tolist()
    assert frame["variants"].iloc[0] == ("Horodoc",)
    far = ("gn:7", "Horodok", "Городок", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.5, 48))
    assert "gn:7" in complete_settlements(own(far), OFFICIAL)["katottg"].tolist()


def test_an_old_raion_becomes_the_one_it_went_to_or_none() -> None:
    bare = ("gn:7", "Elsewhere", "Деінде", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.5, 48))
    lost = ("gn:8", "Nowhere", "Ніде", None, "Gone", "Donetsk", "geonames", None, Point(37.5, 48))
    frame = complete_settlements(own(bare, lost), OFFICIAL).set_index("katottg")
    assert frame.loc["gn:7", "raion"] == "Pokrovskyi"
    assert frame.loc["gn:8", "raion"] is None
    assert frame.loc["UA14160000000000001", "raion"] == "Pokrovskyi"


@pytest.mark.shared
def test_no_raion_of_the_real_table_is_made_up(shared_dir: Path) -> None:
    frame = read_settlements(shared_dir / "data" / "gazetteer" / "geonames_ua_places.parquet")
    official = load_settlements()
    assert set(frame["raion"].dropna()) <= set(official["raion"].dropna())
    assert frame["raion"].isna().mean() < 0.02
    coded = frame[frame["katottg"].str.startswith("UA")].set_index("katottg")
    listed = official.set_index("katottg").loc[coded.index]
    assert (coded["name_en"] == listed["name_en"]).all()
    assert (frame["name_en"] == "Ukaly").sum() == 0
    assert (frame["name_en"] == "Ulakly").sum() == 1


def test_a_row_takes_the_code_of_its_geonames_id_though_names_repeat() -> None:
    official = OFFICIAL.assign(geonames_id=pd.array([None, 7, None, None], dtype="Int64"))
    bare = ("gn:7", "Nove", "Нове", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.5, 48))
    frame = complete_settlements(own(bare), official)
    assert frame.loc[frame["katottg"] == "UA14160000000000002", "point_source"].tolist() == ["geonames"]
    taken = ("UA14160000000000002", "Nove", "Нове", None, "Pokrovsk", "Donetsk", "geonames", None, Point(37.1, 48))
    assert "gn:7" in set(complete_settlements(own(bare, taken), official)["katottg"])


def test_the_raion_that_rows_state_joins_a_table_without_any_code() -> None:
    bare = ("gn:7", "Stare", "Старе", None, None, "Donetsk", "geonames", None, Point(38.05, 48))
    abroad = ("gn:8", "Nove", "Нове", None, None, "Donetsk", "geonames", None, Point(37.01, 48))
    frame = complete_settlements(table(bare, abroad), OFFICIAL, stated=["UA1416", "UA9999"])
    assert frame["katottg"].tolist()[:2] == ["UA14160000000000004", "gn:8"]
    assert complete_settlements(table(bare), OFFICIAL)["katottg"].tolist()[0] == "gn:7"


def test_one_coded_row_says_nothing_of_rows_whose_raion_is_unknown() -> None:
    coded = ("UA14160000000000001", "Horodok", "Городок", None, None, "Donetsk", "geonames", None, Point(37, 48))
    bare = ("gn:7", "Stare", "Старе", None, None, "Donetsk", "geonames", None, Point(38.05, 48))
    assert "gn:7" in complete_settlements(table(coded, bare), OFFICIAL)["katottg"].tolist()
