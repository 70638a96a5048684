"""The scene: what is drawn, what is only listed, what is left out, and where the map opens."""

from collections.abc import Callable
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from shapely.geometry import LineString, Point

from geo.advance.marks import mark_claims
from maps.errors import MapsError, SceneError
from maps.scene.scene import BaseLayers, ReportRef, Scene, SceneOptions, build_scene
from tests.maps.conftest import VILLAGES, claims_frame, every_kind, village


def test_layers_stand_bottom_to_top(scene: Scene) -> None:
    keys = [layer.key for layer in scene.layers]
    order = [
        "countries",
        "oblasts",
        "road_schematic",
        "control:Test map:2025-06-12:assessed_control",
        "event_strike",
        "uncertainty",
        "stretch_geolocated",
        "mark_claimed",
        "mark_geolocated",
        "settlements",
    ]
    assert [key for key in keys if key in order] == order
    assert len(set(keys)) == len(keys)


def test_what_comes_from_text_alone_is_never_a_polygon(scene: Scene) -> None:
    for layer in scene.layers:
        if layer.group in {"marks", "events"}:
            assert not set(layer.frame.geom_type) & {"Polygon", "MultiPolygon"}, layer.key


def test_withheld_claims_are_in_no_part_of_the_scene(scene: Scene) -> None:
    assert "WITHHELD" not in " ".join(scene.claims["quote"])
    assert scene.claims["withheld"].isna().all()
    assert "sentence" not in scene.claims.columns


def test_unplaced_claims_are_listed_with_their_reason(scene: Scene) -> None:
    unplaced = scene.claims[scene.claims.geometry.isna()]
    assert len(unplaced) == 2
    assert unplaced["why_not"].notna().all()


def test_events_wait_switched_off_and_intent_draws_nothing(scene: Scene) -> None:
    events = [layer for layer in scene.layers if layer.group == "events"]
    assert {layer.key for layer in events} == {"event_attack", "event_strike"}
    assert not any(layer.visible for layer in events)


def test_rejected_claims_draw_nothing(make_scene: Callable[..., Scene]) -> None:
    rows = [{"action": "attack", "edited": "reject by Editor: wrong village"}, {}]
    scene = make_scene(rows)
    assert not [layer for layer in scene.layers if layer.group == "events"]
    assert len(scene.claims) == 2


def test_coarse_places_draw_nothing(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene([{"action": "attack", "precision": 5}, {}])
    assert not [layer for layer in scene.layers if layer.group == "events"]


def test_symbols_stand_on_their_stretch_and_remember_its_form(scene: Scene) -> None:
    stretch = scene.layer("stretch_geolocated").frame.geometry.iloc[0]
    marks = scene.layer("mark_geolocated").frame
    assert sorted(marks["form"]) == ["line", "point"]
    assert marks[marks["form"] == "line"].geometry.iloc[0].distance(stretch) < 1e-9
    assert set(scene.layer("mark_claimed").frame["form"]) == {"area"}


def test_the_map_opens_on_the_weightiest_area(scene: Scene) -> None:
    west, _, east, _ = scene.bounds
    assert shapely.box(*scene.bounds).contains(shapely.box(36.848, 47.98, 36.947, 48.04))
    assert east - west < 1
    assert not west < VILLAGES["Toretsk"][2] < east, "Toretsk is another area"
    assert [view.place for view in scene.views] == [
        ("Novoukrainka", "Новоукраїнка"), ("Toretsk", "Торецьк"), ("Yunakivka", "Юнаківка"),
    ]  # fmt: skip


def test_a_stray_mark_abroad_does_not_move_the_view(make_scene: Callable[..., Scene]) -> None:
    near = {"geometry": Point(36.9, 48.0)}
    far = {"place": "Nowhere", "katottg": None, "geometry": Point(100.0, 10.0)}
    assert make_scene([near, far]).bounds == make_scene([near]).bounds


def test_a_single_village_opens_with_its_surroundings(make_scene: Callable[..., Scene]) -> None:
    west, south, east, north = make_scene([{}]).bounds
    assert 0.3 < east - west < 0.6
    assert 0.2 < north - south < 0.4


def test_without_marks_the_map_shows_ukraine(make_scene: Callable[..., Scene], base: BaseLayers) -> None:
    scene = make_scene([{"geometry": None, "why_not": "no such place"}])
    west, south, east, north = base.oblasts.total_bounds
    assert scene.bounds[0] < west < east < scene.bounds[2]
    assert scene.bounds[1] < south < north < scene.bounds[3]
    assert scene.views == ()


def test_no_claims_at_all_still_give_a_scene(base: BaseLayers) -> None:
    claims = claims_frame([])
    scene = build_scene(claims, mark_claims(claims), base=base)
    assert scene.as_of is None
    assert scene.window is None
    assert len(scene.layer("uncertainty").frame) == 0


def test_settlements_are_those_named_and_larger_ones(scene: Scene) -> None:
    frame = scene.layer("settlements").frame
    named = set(frame.loc[frame["named"], "name_en"])
    assert named == {"Novoukrainka", "Zelenyi Kut", "Oleksiivka", "Toretsk", "Yunakivka", "Pokrovsk", "Kurakhove"}


def test_a_settlement_with_an_approximate_point_is_no_label(base: BaseLayers) -> None:
    settlements = base.settlements.assign(point_source="approximate")
    rough = BaseLayers(base.oblasts, base.countries, base.regions, settlements, base.highways)
    claims = claims_frame([{}])
    assert build_scene(claims, mark_claims(claims), base=rough).layer("settlements").frame.empty


def test_roads_are_shown_when_a_claim_names_them(make_scene: Callable[..., Scene]) -> None:
    named = make_scene([{"roads": ("Т-04-28 Kurakhove-Novopavlivka highway",)}])
    assert named.layer("road_schematic").visible
    other = make_scene([{}])
    assert not other.layer("road_other").visible


@pytest.mark.parametrize(("quotes", "length"), [("none", 0), ("short", 200), ("full", 500)])
def test_no_more_of_a_sentence_than_the_mode_allows(make_scene: Callable[..., Scene], quotes: str, length: int) -> None:
    (quote,) = make_scene([{"sentence": "word " * 100}], quotes=quotes).claims["quote"]
    assert len(quote) <= length
    assert length - len(quote) < 10


def test_dates_come_from_the_claims(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(
        [
            {"published": date(2025, 6, 12)},
            {"published": date(2025, 6, 10), **village("Toretsk")},
            {"published": None, **village("Pokrovsk")},
        ]
    )
    assert scene.window == ("2025-06-10", "2025-06-12")
    assert scene.as_of == "2025-06-12"


def test_only_the_newest_day_of_a_control_source_is_on(make_scene: Callable[..., Scene], control: Any) -> None:
    old = control.assign(date=date(2025, 6, 1))
    scene = make_scene([{}], control=gpd.GeoDataFrame(pd.concat([control, old]), crs=control.crs))
    shown = {layer.key: layer.visible for layer in scene.layers if layer.group == "control"}
    assert [key for key, on in shown.items() if on] == [
        "control:Test map:2025-06-12:assessed_control", "control:Test map:2025-06-12:claimed_control",
    ]  # fmt: skip
    assert len(shown) == 4


def test_a_wrong_crs_or_column_is_named(base: BaseLayers) -> None:
    claims = claims_frame([{}])
    marks = mark_claims(claims)
    with pytest.raises(SceneError, match=r"marks is in EPSG:3857, not EPSG:4326.*; highways lacks ref"):
        build_scene(
            claims,
            marks.to_crs(3857),
            base=BaseLayers(
                base.oblasts, base.countries, base.regions, base.settlements, base.highways.drop(columns="ref")
            ),
        )


def test_unknown_options_are_refused(make_scene: Callable[..., Scene], control: Any) -> None:
    with pytest.raises(SceneError, match="no language 'fr'; use one of en, uk"):
        make_scene([{}], lang="fr")
    with pytest.raises(SceneError, match="no quote mode 'all'; use one of short, full, none"):
        make_scene([{}], quotes="all")
    with pytest.raises(SceneError, match="control has the kinds occupied; known are"):
        make_scene([{}], control=control.assign(kind="occupied"))
    with pytest.raises(MapsError, match="no layer 'x'"):
        make_scene([{}]).layer("x")


def test_marks_only_of_withheld_claims_vanish(base: BaseLayers) -> None:
    claims = claims_frame([{"claim_id": "open"}, {"claim_id": "kept", **village("Toretsk")}])
    marks = mark_claims(claims)
    claims.loc[1, "withheld"] = "policy"
    scene = build_scene(claims, marks, base=base, options=SceneOptions())
    assert [list(ids) for ids in scene.layer("mark_geolocated").frame["claim_ids"]] == [["open"]]


def test_a_multi_part_stretch_has_its_symbol_on_it(make_scene: Callable[..., Scene]) -> None:
    parts = LineString([(36.8, 48.0), (36.9, 48.0)]).union(LineString([(36.95, 48.0), (37.0, 48.0)]))
    scene = make_scene([{"geometry": parts, "precision": 2, "uncertainty_km": 8.0}])
    assert scene.layer("mark_geolocated").frame.geometry.iloc[0].distance(parts) < 1e-6


def test_every_kind_is_counted_once() -> None:
    assert len(mark_claims(claims_frame(every_kind()))) == 9


def test_a_map_without_one_title_is_named_in_its_language(make_scene: Callable[..., Scene]) -> None:
    two = (ReportRef("a-2025-06-12-1", "Desk", "a"), ReportRef("b-2025-06-12-1", "Post", "b"))
    titles = {make_scene([{}], lang=lang, reports=two).title for lang in ("en", "uk")}
    assert titles == {"Claimed and geolocated advances", "Заявлені та геоприв’язані просування"}
