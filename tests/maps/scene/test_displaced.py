"""Figures of displacement on a scene: classes, what is unknown, the day on each layer, lines to countries."""

from datetime import date

import geopandas as gpd
import pandas as pd
import pytest

from maps.errors import SceneError
from maps.gis.pack_scene import pack_scene
from maps.page.describe import describe_scene
from maps.page.plain import write_plain
from maps.scene.displaced import add_areas, add_flows
from maps.still.figure import render_figure, shown_layers
from tests.maps.conftest import every_kind

ROW = {
    "source": "IOM DTM",
    "series": "survey",
    "measure": "idps",
    "round": 20,
    "from_date": date(2025, 4, 30),
    "to_date": date(2025, 4, 30),
    "note": None,
}


def units(*values, **more) -> pd.DataFrame:
    names = ("Donetsk", "Dnipropetrovsk", "Sumy")
    rows = [{**ROW, "name_en": name, "value": value, **more} for name, value in zip(names, values, strict=False)]
    return pd.DataFrame(rows).astype({"value": "Int64"})


@pytest.fixture
def scene(make_scene, control):
    return make_scene(every_kind(), control=control)


def people(scene):
    return {layer.key: layer for layer in scene.layers if layer.group == "people"}


@pytest.mark.parametrize(
    ("value", "style"), [(0, 1), (49_999, 1), (50_000, 2), (100_000, 3), (200_000, 4), (499_999, 4), (500_000, 5)]
)
def test_classes_begin_where_the_key_says(scene, value, style) -> None:
    layers = people(add_areas(scene, units(value, None, None)))
    assert list(layers[f"displacement:displaced_{style}"].frame["name_en"]) == ["Donetsk"]


def test_what_is_unknown_or_in_no_row_is_hatched_and_never_nought(scene) -> None:
    layers = people(add_areas(scene, units(120_000, None)))
    unknown = layers["displacement:displaced_unknown"]
    assert sorted(unknown.frame["name_en"]) == ["Dnipropetrovsk", "Sumy"]
    assert unknown.frame["value"].isna().all()
    assert set(unknown.frame["note"]) == {"not in the table"}
    assert unknown.label.en.endswith("not known: no figure is given")
    assert unknown.label.uk.startswith("Переміщені в межах України: невідомо")


def test_every_layer_says_source_round_and_day_and_lies_below_control(scene) -> None:
    shown = add_areas(scene, units(120_000, 60_000, None))
    assert {layer.note for layer in people(shown).values()} == {"IOM DTM R20, 2025-04-30"}
    groups = [layer.group for layer in shown.layers]
    assert groups.index("people") > groups.index("base")
    assert max(at for at, group in enumerate(groups) if group == "people") < groups.index("control")
    days = units(120_000, 60_000)
    days.loc[0, "to_date"] = date(2025, 5, 2)
    assert {layer.note for layer in people(add_areas(scene, days)).values()} == {"IOM DTM R20, 2025-04-30…2025-05-02"}


def test_two_rounds_or_measures_are_refused(scene) -> None:
    both = pd.concat([units(1), units(2, round=19)])
    with pytest.raises(SceneError, match="one round of displacement at a time, not 20, 19"):
        add_areas(scene, both)
    with pytest.raises(SceneError, match="one measure"):
        add_areas(scene, pd.concat([units(1), units(2, measure="returnees")]))


def refugees(*values) -> pd.DataFrame:
    rows = [
        {**ROW, "source": "UNHCR", "measure": "refugees", "round": None, "iso_a2": code, "value": value}
        for code, value in zip(("RU", "CA", "PL"), values, strict=False)
    ]
    return pd.DataFrame(rows).astype({"value": "Int64"})


def test_lines_run_to_countries_of_the_map_alone(scene) -> None:
    (layer,) = people(add_flows(scene, refugees(150_000, 9))).values()
    assert (layer.key, layer.frame["name_uk"].item()) == ("refugee_flows:flow_3", "Росія")
    assert layer.frame.geometry.geom_type.item() == "LineString"
    assert "the line is schematic" in layer.label.en
    assert people(add_flows(scene, refugees(None, 9))) == {}


def test_page_pack_and_still_map_hold_them(scene, base) -> None:
    shown = add_flows(add_areas(scene, units(120_000, None, 60_000)), refugees(150_000))
    rows = {layer["key"]: layer for layer in describe_scene(shown)["layers"] if layer["kind"] == "people"}
    unknown = rows["displacement:displaced_unknown"]["rows"]
    assert unknown["values"][unknown["columns"].index("value")] == [None]
    assert unknown["names"] == [{"en": "Dnipropetrovsk", "uk": "Дніпропетровська область"}]
    assert len(rows["refugee_flows:flow_3"]["rows"]["lines"]) == 1
    assert "not known: no figure is given (IOM DTM R20, 30 April 2025)" in write_plain(shown)
    tables = {table.name: table for table in pack_scene(shown, base=base).tables}
    frame = tables["displacement"].frame.set_index("name_en")
    assert pd.isna(frame.loc["Dnipropetrovsk", "value"])
    assert (frame.loc["Sumy", "value"], frame.loc["Sumy", "round"]) == (60_000, 20)
    assert not tables["displacement"].note.visible
    assert any("IOM" in notice for notice in tables["displacement"].note.notices)
    assert any("UNHCR" in notice for notice in tables["refugee_flows"].note.notices)
    assert "displacement:displaced_3" in [layer.key for layer in shown_layers(shown)]
    key = render_figure(shown, form="svg").decode()
    assert "IOM DTM R20," in key


def test_no_hatch_of_the_unknown_shines_through_control(make_scene) -> None:
    import io

    import numpy as np
    from matplotlib.image import imread
    from shapely.geometry import box

    held = gpd.GeoDataFrame(
        {"source": ["own"], "kind": ["assessed_control"], "date": [date(2025, 6, 12)]},
        geometry=[box(33, 46, 39, 53)],
        crs=4326,
    )
    plain = make_scene(every_kind(), control=held)
    pictures = [
        imread(io.BytesIO(render_figure(one, form="png"))) for one in (plain, add_areas(plain, units(None, None, None)))
    ]
    # the middle of the map, without the key beside it
    one, other = (picture[300:900, 300:1200, :3] for picture in pictures)
    assert np.abs(one - other).max() < 0.02
