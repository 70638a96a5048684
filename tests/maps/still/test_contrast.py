"""Thin lines over filled ground on a still map: each stands at 3:1 from what is beside it."""

import io
from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from shapely.geometry import LineString, box

from geo.vocabulary import CONTROL_KINDS
from maps.scene.scene import Scene, SceneLayer
from maps.still.drawing.canvas import SHEETS, make_canvas
from maps.still.figure import draw_layers
from maps.style.palette import STYLES

FILLED = [kind for kind in CONTROL_KINDS if STYLES[kind].fill]
BOUNDS = (36.6, 47.8, 37.2, 48.1)
LINES = {
    "road_schematic": LineString([(36.947, 48.018), (37.15, 47.998)]),
    "oblast": LineString([(36.855, 47.85), (36.855, 47.99)]),
    "river_generalised": LineString([(36.95, 47.85), (37.15, 47.87)]),
    "river_schematic": LineString([(36.95, 47.9), (37.15, 47.92)]),
    "uncertainty": LineString(),
}


def luminance(pixels: np.ndarray) -> np.ndarray:
    share = pixels / 255
    linear = np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return np.asarray(linear @ np.array([0.2126, 0.7152, 0.0722]))


def contrasts(scene: Scene, lines: dict[str, LineString]) -> dict[str, float]:
    """Return the median contrast within 4 pixels of each line, of the darkest to the lightest."""
    sheet = SHEETS["print"]
    canvas = make_canvas(sheet, box=(0, 0, 72 * sheet.width_in, 72 * sheet.height_in), bounds=BOUNDS)
    draw_layers(canvas, scene)
    out = io.BytesIO()
    canvas.figure.savefig(out, format="png", dpi=sheet.dpi)
    picture = np.asarray(Image.open(out).convert("RGB")).astype(float)
    found = {}
    for name, line in lines.items():
        at = [line.interpolate(share, normalized=True) for share in np.linspace(0.05, 0.95, 30)]
        projected = gpd.GeoSeries(at, crs=4326).to_crs(canvas.crs)
        ratios = []
        for point in projected:
            x, y = (value * sheet.dpi / 72 for value in canvas.points(point.x, point.y))
            row, column = round(picture.shape[0] - y), round(x)
            seen = luminance(picture[row - 4 : row + 5, column - 4 : column + 5].reshape(-1, 3))
            ratios.append((seen.max() + 0.05) / (seen.min() + 0.05))
        found[name] = float(np.median(ratios))
    return found


@pytest.mark.parametrize("kind", FILLED)
def test_thin_lines_stand_out_from_filled_ground(
    make_scene: Callable[..., Scene], control: gpd.GeoDataFrame, kind: str
) -> None:
    ground = control.iloc[:1].assign(kind=kind).set_geometry([box(36, 47.5, 38, 48.4)], crs=4326)
    scene = make_scene([{"roads": ("T-0428",), "uncertainty_km": 4.0}], control=ground)
    ring = scene.layer("uncertainty").frame.geometry.iloc[0]
    rivers = [
        SceneLayer(
            name,
            gpd.GeoDataFrame({"name_en": ["R"], "name_uk": ["Р"]}, geometry=[LINES[name]], crs=4326),
            name,
            STYLES[name].legend,
            "base",
        )
        for name in ("river_generalised", "river_schematic")
    ]
    whole = replace(scene, layers=(*scene.layers[:3], *rivers, *scene.layers[3:]))
    found = contrasts(whole, {**LINES, "uncertainty": LineString(ring.coords)})
    assert {name: round(ratio, 2) for name, ratio in found.items() if ratio < 3} == {}
