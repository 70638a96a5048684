"""What a page needs of the roads: schematic ones whole, of surveyed ones the part near the action."""

import geopandas as gpd
import shapely
from shapely.geometry import LineString

from maps.scene.context import choose_highways

ROAD = LineString([(30, 48), (38, 48)])


def roads(*precisions: str, line: LineString = ROAD) -> gpd.GeoDataFrame:
    columns = {"ref": [f"T-{at}" for at in range(len(precisions))], "precision": precisions}
    return gpd.GeoDataFrame(columns, geometry=[line] * len(precisions), crs=4326)


def test_surveyed_roads_end_beyond_the_action() -> None:
    near = choose_highways(roads("schematic", "surveyed"), around=(36, 47.9, 36.5, 48.1))
    assert [round(line.length, 9) for line in near.geometry] == [8.0, 1.7]
    assert near.crs == 4326


def test_roads_elsewhere_are_left_out() -> None:
    far = roads("surveyed", line=shapely.transform(ROAD, lambda xy: xy + 3.0))
    assert choose_highways(far, around=(36, 47.9, 36.5, 48.1)).empty
