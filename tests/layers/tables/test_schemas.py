from datetime import date

import geopandas as gpd
import pytest
from shapely.geometry import LineString, Point, Polygon, box

from layers.tables.schemas import LAYERS, SchemaError, check, columns_of


def control(**changes: object) -> gpd.GeoDataFrame:
    plain = {"source": ["s", "s"], "kind": ["assessed_control", "unclear"], "date": [date(2025, 6, 12)] * 2}
    shapes = changes.pop("geometry", [box(37, 48, 38, 49), box(38, 48, 39, 49)])
    crs = changes.pop("crs", 4326)
    return gpd.GeoDataFrame({**plain, **changes}, geometry=shapes, crs=crs)


def test_a_good_layer_comes_back_unchanged() -> None:
    frame = control()
    assert check(frame, layer="control") is frame


def test_every_bad_row_is_named_in_one_error(settlements: gpd.GeoDataFrame) -> None:
    bad = settlements.copy()
    bad.loc[1, "katottg"] = "UA1"
    bad.loc[2, "population"] = 0
    bad.loc[3, "name_en"] = ""
    bad.loc[4, "geometry"] = LineString([(37, 48), (38, 49)])
    with pytest.raises(SchemaError, match="settlements") as error:
        check(bad, layer="settlements")
    message = str(error.value)
    for part in (
        "row 2 (UA1): katottg = 'UA1'",
        "row 3 (UA3): population = 0 must be a number from 1",
        "row 4 (UA4): name_en = '' must be text",
        "row 5 (UA5): geometry is a LineString, must be Point",
    ):
        assert part in message


def test_missing_columns_are_named() -> None:
    with pytest.raises(SchemaError, match="column kind is missing"):
        check(control().drop(columns="kind"), layer="control")


def test_unknown_kinds_are_named_with_those_that_exist() -> None:
    with pytest.raises(SchemaError, match=r"row 2 .*kind = 'advance' must be one of assessed_control"):
        check(control(kind=["unclear", "advance"]), layer="control")


def test_nothing_is_reprojected_or_stamped() -> None:
    with pytest.raises(SchemaError, match=r"reference system is EPSG:3857, must be EPSG:4326: to_crs\(4326\)"):
        check(control().to_crs(3857), layer="control")
    with pytest.raises(SchemaError, match="reference system is none"):
        check(control(crs=None), layer="control")


@pytest.mark.parametrize(
    ("shape", "words"),
    [
        (Point(37, 48), "geometry is a Point, must be MultiPolygon or Polygon"),
        (Polygon([(37, 48), (38, 49), (38, 48), (37, 49)]), "geometry is invalid"),
        (None, "geometry is missing"),
        (Polygon(), "geometry is missing"),
        (box(370, 48, 380, 49), "are no degrees"),
    ],
)
def test_wrong_geometries_are_named(shape: object, words: str) -> None:
    with pytest.raises(SchemaError, match=words):
        check(control(geometry=[box(37, 48, 38, 49), shape]), layer="control")


def test_many_faults_are_counted() -> None:
    frame = gpd.GeoDataFrame(
        {"source": ["s"] * 30, "kind": ["none"] * 30, "date": [date(2025, 6, 12)] * 30},
        geometry=[box(37, 48, 38, 49)] * 30,
        crs=4326,
    )
    with pytest.raises(SchemaError, match=r"and 10 more$"):
        check(frame, layer="control")


def test_unknown_layers_and_plain_tables_are_refused() -> None:
    with pytest.raises(SchemaError, match="'roads' is no layer; use one of oblasts"):
        check(control(), layer="roads")
    with pytest.raises(SchemaError, match="has no geometry column"):
        check(control().drop(columns="geometry"), layer="control")
    with pytest.raises(SchemaError, match="is no layer"):
        columns_of("roads")


@pytest.mark.parametrize("layer", sorted(LAYERS))
def test_every_layer_lists_its_columns(layer: str) -> None:
    assert columns_of(layer)[-1] == "geometry"


def test_a_settlement_may_lack_a_point(settlements: gpd.GeoDataFrame) -> None:
    bare = settlements.copy()
    bare.loc[0, "geometry"] = None
    assert len(check(bare, layer="settlements")) == len(bare)


def test_axes_that_are_exchanged_in_all_rows_are_told() -> None:
    with pytest.raises(SchemaError, match="all rows: latitude and longitude look swapped: none of its 2 points"):
        check(control(geometry=[box(48, 37, 49, 38), box(48, 38, 49, 39)]), layer="control")
    check(control(geometry=[box(48, 37, 49, 38), box(37, 48, 38, 49)]), layer="control")
