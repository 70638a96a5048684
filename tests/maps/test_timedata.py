"""The packed history: numbers come back from varints, and the ground file is that of the packaged layers."""

import base64
import json
import zlib
from collections.abc import Callable
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.arcs import lay_sheets
from geo.history import History
from layers.packaged import load_countries, load_oblasts, load_regions
from maps.errors import SceneError
from maps.ground import PACKAGED, digest_frames, make_shapes
from maps.ownlayer import add_own_layer
from maps.scene import Scene
from maps.timedata import pack_sheet, varints, zigzag


def read_varints(data: bytes) -> list[int]:
    found, value, shift = [], 0, 0
    for byte in data:
        value |= (byte & 127) << shift
        shift += 7
        if byte < 128:
            found.append(value)
            value, shift = 0, 0
    return found


@given(st.lists(st.integers(0, 2**62)))
def test_varints_come_back(values: list[int]) -> None:
    assert read_varints(varints(np.array(values, np.int64))) == values


@given(st.lists(st.integers(-(2**40), 2**40)))
def test_zigzag_keeps_signs(values: list[int]) -> None:
    unsigned = zigzag(np.array(values, np.int64)).tolist()
    assert [(value >> 1) ^ -(value & 1) for value in unsigned] == values


def test_a_sheet_says_how_many_arcs_and_cells_it_has(history: History) -> None:
    (sheet,) = lay_sheets(history.series)
    numbers = read_varints(zlib.decompress(base64.b64decode(pack_sheet(sheet))))
    assert numbers[:2] == [len(sheet.arcs.left), len(sheet.area_km2)]


def test_the_scene_of_a_history_shows_the_reports_day(make_scene: Callable[..., Scene], history: History) -> None:
    scene = make_scene([{}], control=history)
    assert scene.day is not None
    assert scene.day.isoformat() == "2025-06-12"
    layer = scene.layer("control:Test map:assessed_control")
    assert layer.note == "Test map, 2025-06-11"
    assert not scene.layer("control:Other map:assessed_control").visible


def test_the_packaged_ground_is_that_of_the_packaged_layers() -> None:
    frames = load_oblasts(), load_countries(), load_regions()
    known = json.loads(resources.files("maps").joinpath("assets", PACKAGED).read_text("utf-8"))
    assert known["digest"] == digest_frames(*frames), "run scripts/build_ground.py"
    assert known["shapes"] == make_shapes(*frames)


def test_own_layers_are_refused_with_reasons(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene([{}])
    frame = scene.claims[["claim_id", "geometry"]]
    with pytest.raises(SceneError, match="no column size"):
        add_own_layer(scene, frame, name="Mine", columns=["size"])
    with pytest.raises(SceneError, match="no CRS"):
        add_own_layer(scene, frame.set_crs(None, allow_override=True), name="Mine")
    with pytest.raises(SceneError, match="on the map already"):
        add_own_layer(add_own_layer(scene, frame, name="Mine"), frame, name="Mine")
