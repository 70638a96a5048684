"""Rivers and lakes: named in both languages, where they are, and none that is no more."""

from datetime import date
from pathlib import Path

import pytest
import shapely
from shapely.geometry import Point

from geo.measure.ellipsoid import distance_km
from layers.sources.packaged import load_lakes, load_oblasts, load_rivers, load_settlements
from layers.tables.schemas import check

DAM = date(2023, 6, 6)


def test_layers_keep_their_schemas() -> None:
    check(load_rivers(), layer="rivers")
    check(load_lakes(), layer="lakes")


@pytest.mark.parametrize(
    ("english", "ukrainian"),
    [
        ("Dnipro", "Дніпро"),
        ("Siverskyi Donets", "Сіверський Донець"),
        ("Oskil", "Оскіл"),
        ("Inhulets", "Інгулець"),
        ("Southern Buh", "Південний Буг"),
    ],
)
def test_rivers_have_names_in_both_languages(english: str, ukrainian: str) -> None:
    rivers = load_rivers()
    assert set(rivers.loc[rivers["name_en"] == english, "name_uk"]) == {ukrainian}


@pytest.mark.parametrize(
    ("river", "place", "within_km"),
    [
        ("Dnipro", "Kyiv", 5),
        ("Siverskyi Donets", "Izium", 2),
        ("Oskil", "Dvorichna", 0.1),
        ("Inhulets", "Snihurivka", 0.1),
    ],
)
def test_a_river_runs_by_its_towns(river: str, place: str, within_km: float) -> None:
    rivers, settlements = load_rivers(), load_settlements()
    namesakes = settlements[(settlements["name_en"] == place) & (settlements["category"] != "village")]
    point = namesakes.sort_values("population", na_position="first").geometry.dropna().iloc[-1]
    line = shapely.union_all(rivers.loc[rivers["name_en"] == river, "geometry"].to_numpy())
    assert distance_km(point, shapely.shortest_line(point, line).interpolate(1, normalized=True)) < within_km


def test_only_rivers_that_were_drawn_for_maps_are_solid() -> None:
    rivers = load_rivers()
    guesses = rivers[rivers["precision"] == "schematic"]
    assert sorted(guesses["name_en"]) == ["Dnipro", "Inhulets", "Oskil"]
    assert guesses["source"].str.contains("straight between places|middle of the former").all()


def test_kakhovka_ends_on_the_day_its_dam_was_destroyed_and_the_river_begins() -> None:
    lakes, rivers = load_lakes(), load_rivers()
    assert dict(zip(lakes["name_en"], lakes["valid_to"], strict=True))["Kakhovka Reservoir"] == DAM
    assert list(lakes["valid_to"].notna()).count(True) == 1
    beds = rivers[rivers["valid_from"].notna()]
    assert list(beds["valid_from"]) == [DAM]
    assert beds.geometry.iloc[0].within(lakes.geometry[lakes["valid_to"].notna()].iloc[0].buffer(0.01))


def test_inland_water_lies_in_ukraine() -> None:
    home = shapely.union_all(load_oblasts().geometry.to_numpy())
    lakes = load_lakes().set_index("name_en").geometry
    for name in ("Kyiv Reservoir", "Kremenchuk Reservoir", "Kakhovka Reservoir"):
        assert lakes[name].intersection(home).area > 0.99 * lakes[name].area
    assert lakes["Syvash"].distance(Point(34.5, 46.0)) < 0.3


def test_rivers_csv_names_every_place_of_the_schematic_ones(root: Path) -> None:
    rows = (root / "layers" / "data" / "rivers.csv").read_text(encoding="utf-8").splitlines()[1:]
    lines = load_rivers()
    lines = lines[(lines["precision"] == "schematic") & lines["valid_from"].isna()]
    assert sum(shapely.get_num_coordinates(lines.geometry.to_numpy())) == len(rows)
