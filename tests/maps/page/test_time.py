"""The packed history: numbers come back from varints, and the ground file is that of the packaged layers."""

import base64
import itertools
import json
import math
import subprocess
import zlib
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from geopandas import GeoDataFrame
from hypothesis import given
from hypothesis import strategies as st

from geo.control.history import History
from geo.control.sheets import lay_sheets
from layers.sources.packaged import load_countries, load_oblasts, load_regions
from maps.errors import SceneError
from maps.page.coding.pack_sheet import pack_sheet
from maps.page.coding.varints import deflate_text, varints, write_letters, zigzag
from maps.page.parts import time
from maps.page.parts.ground import PACKAGED, digest_frames
from maps.page.parts.ground_lines import FRONT_LAND, make_lines, pack_lines
from maps.page.parts.time import describe_time
from maps.scene.own_layer import add_own_layer
from maps.scene.scene import Scene


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


@given(st.binary(max_size=300))
def test_packed_bytes_come_back_from_letters_that_mean_nothing_to_html(data: bytes) -> None:
    text = deflate_text(data)
    assert not set(text) & set("<>&\"'\\")
    assert zlib.decompress(base64.b85decode(text.translate(str.maketrans(",./", "<>&")))) == data


READ = """
import { readFileSync } from "node:fs";
const { bytesOf } = await import(process.argv[1] + "/lib/packed.js");
const { readSheet } = await import(process.argv[1] + "/data/sheet.js");
const { inflateSync } = await import("node:zlib");
const sheet = readSheet(inflateSync(bytesOf(readFileSync(0, "utf8"))), { tracks: Number(process.argv[2]), scale: 100000, areaUnit: 1e-4 });
const points = (i) => Array.from({ length: sheet.offset[i + 1] - sheet.offset[i] }, (none, k) => [sheet.x[sheet.offset[i] + k], sheet.y[sheet.offset[i] + k]]);
const plain = (values) => Array.from(values);
console.log(JSON.stringify({
  ...sheet, room: null, arcs: plain(sheet.left).map((left, i) => ({ left, right: sheet.right[i], from: sheet.from[i], to: sheet.to[i], points: points(i) })),
  area: plain(sheet.area), tracks: sheet.tracks.map(({ cell, start, stop }) => ({ cell: plain(cell), start: plain(start), stop: plain(stop) })),
  offset: 0, x: 0, y: 0, left: 0, right: 0, from: 0, to: 0,
}));
"""


def test_a_page_reads_the_sheet_that_was_packed(root: Path, node: str, history: History) -> None:
    (sheet,) = lay_sheets(history.series)
    ran = subprocess.run(
        [node, "--input-type=module", "-e", READ, (root / "maps/page/assets").as_uri(), str(len(sheet.tracks))],
        input=pack_sheet(sheet), capture_output=True, text=True, check=True,
    )  # fmt: skip
    read = json.loads(ran.stdout)
    offset = sheet.arcs.offset
    before = [sheet.arcs.xy[a:b] for a, b in itertools.pairwise(offset)]
    assert len(read["arcs"]) == len(before)
    assert sorted(read["area"]) == pytest.approx(sorted(sheet.area_km2), abs=1e-4)
    places = {}
    for arc in read["arcs"]:
        for end, point in ((arc["from"], arc["points"][0]), (arc["to"], arc["points"][-1])):
            assert places.setdefault(end, point) == point
    assert len(places) == len({tuple(point) for point in places.values()}) == read["nodes"]

    def lines(arcs: list[list[tuple[float, float]]]) -> set[tuple[tuple[float, float], ...]]:
        return {min(tuple(line), tuple(reversed(line))) for line in arcs}

    def degrees(x: float, y: float) -> tuple[float, float]:
        return round((x - 0.5) * 360, 5), round(math.degrees(math.atan(math.sinh((0.5 - y) * 2 * math.pi))), 5)

    mine = lines([[(round(x, 5), round(y, 5)) for x, y in line.tolist()] for line in before])
    assert lines([[degrees(*point) for point in arc["points"]] for arc in read["arcs"]]) == mine
    for track, packed in zip(sheet.tracks, read["tracks"], strict=True):
        for snapshot in range(len(track.days)):
            held = (track.start <= snapshot) & (snapshot < track.stop)
            now = [
                cell
                for cell, a, b in zip(packed["cell"], packed["start"], packed["stop"], strict=True)
                if a <= snapshot < b
            ]
            assert sum(read["area"][cell] for cell in now) == pytest.approx(
                sheet.area_km2[track.cell[held]].sum(), abs=1e-3
            )


def test_the_scene_of_a_history_shows_the_reports_day(make_scene: Callable[..., Scene], history: History) -> None:
    scene = make_scene([{}], control=history)
    assert scene.day is not None
    assert scene.day.isoformat() == "2025-06-12"
    layer = scene.layer("control:Test map:assessed_control")
    assert layer.note == "Test map, 2025-06-11"
    assert not scene.layer("control:Other map:assessed_control").visible


def test_a_page_takes_the_sheets_kept_with_a_history(
    make_scene: Callable[..., Scene], history: History, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid = describe_time(make_scene([{}], control=history))
    kept = History(history.series, lay_sheets(history.series))
    monkeypatch.setattr(time, "lay_sheets", lambda _: pytest.fail("the plane was cut again"))
    assert describe_time(make_scene([{}], control=kept)) == laid


@pytest.fixture(scope="module")
def frames() -> tuple[GeoDataFrame, ...]:
    """The packaged oblasts, countries and regions."""
    return load_oblasts(), load_countries(), load_regions()


@pytest.fixture(scope="module")
def lines(frames: tuple[GeoDataFrame, ...]) -> dict[str, Any]:
    """Their lines as the page draws them."""
    return make_lines(*frames)


def test_the_packaged_ground_is_that_of_the_packaged_layers(
    frames: tuple[GeoDataFrame, ...], lines: dict[str, Any]
) -> None:
    known = json.loads(resources.files("maps").joinpath("page", "assets", PACKAGED).read_text("utf-8"))
    assert known["digest"] == digest_frames(*frames), "run scripts/build/ground.py"
    assert known["lines"] == pack_lines(lines)


def test_borders_near_the_front_keep_their_shape(frames: tuple[GeoDataFrame, ...], lines: dict[str, Any]) -> None:
    oblasts = frames[0]
    drawn = shapely.union_all([*lines["outline"], *lines["oblast"]])
    front = shapely.Polygon(FRONT_LAND)
    true = shapely.intersection(shapely.union_all(shapely.boundary(oblasts.geometry.to_numpy())), front)
    away = shapely.distance(shapely.points(shapely.get_coordinates(true)), drawn)
    assert away.max() < 0.0015  # 150 m
    rings = [shapely.Polygon(part.exterior) for part in shapely.polygonize(lines["outline"]).geoms]
    evenodd = sum(ring.area * (1 if sum(other.covers(ring) for other in rings) % 2 else -1) for ring in rings)
    assert evenodd == pytest.approx(oblasts.union_all().area, rel=2e-4)


def test_own_layers_are_refused_with_reasons(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene([{}])
    frame = scene.claims[["claim_id", "geometry"]]
    with pytest.raises(SceneError, match="no column size"):
        add_own_layer(scene, frame, name="Mine", columns=["size"])
    with pytest.raises(SceneError, match="no CRS"):
        add_own_layer(scene, frame.set_crs(None, allow_override=True), name="Mine")
    with pytest.raises(SceneError, match="on the map already"):
        add_own_layer(add_own_layer(scene, frame, name="Mine"), frame, name="Mine")


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4, 5, 8, 1001])
def test_letters_are_those_of_base_85_but_for_three(size: int) -> None:
    data = np.random.default_rng(size).integers(0, 256, size, dtype=np.uint8).tobytes()
    expected = base64.b85encode(data).decode().translate(str.maketrans("<>&", ",./"))
    assert write_letters(data) == expected
    assert write_letters(b"\xff" * size) == base64.b85encode(b"\xff" * size).decode().translate(
        str.maketrans("<>&", ",./")
    )
