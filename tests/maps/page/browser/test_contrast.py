"""Thin lines over filled ground in a real browser: outlines, roads and borders stand at 3:1 from what is beside them."""

import io
from collections.abc import Callable
from itertools import product
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
from PIL import Image
from shapely.geometry import LineString, box

from maps.page.page import render_page
from maps.scene.scene import Scene
from tests.maps.conftest import village

pytestmark = pytest.mark.browser

LINES = {
    "outline": [(36.9, 47.93), (36.95, 47.93), (37.0, 47.93)],
    "road": [(37.12, 48.0), (37.20, 47.993)],
    "border": [(36.855, 47.85), (36.855, 47.95)],
}
KINDS = ["assessed_control", "assessed_advance", "claimed_control", "unclear", "pre_2022", "liberated"]


def luminance(pixels: np.ndarray) -> np.ndarray:
    share = pixels / 255
    linear = np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def best_contrast(pixels: np.ndarray) -> float:
    """Return the contrast of the darkest to the lightest pixel."""
    seen = luminance(pixels.reshape(-1, 3).astype(float))
    return float((seen.max() + 0.05) / (seen.min() + 0.05))


@pytest.mark.parametrize(("kind", "scheme"), list(product(KINDS, ["light", "dark"])))
def test_thin_lines_stand_out_from_filled_ground(
    open_page: Callable[..., Any], make_scene: Callable[..., Scene], control: gpd.GeoDataFrame, kind: str, scheme: str
) -> None:
    ground = control.iloc[:1].assign(kind=kind).set_geometry([box(36.6, 47.7, 37.6, 48.2)], crs=4326)
    stretch = LineString([(36.9, 47.95), (36.95, 47.95), (37.0, 47.95)])
    rows = [
        {"roads": ("T-0428",), **village("Pokrovsk")},
        {
            "sentence_id": "2.1",
            "place": None,
            "katottg": None,
            "precision": 2,
            "uncertainty_km": 6.2,
            "geometry": stretch,
        },
    ]
    view = open_page(
        render_page(make_scene(rows, control=ground)),
        hash_="#v=47.93,37.0,10.5",
        color_scheme=scheme,
        device_scale_factor=2,
    )
    view.evaluate(
        "() => { document.querySelectorAll('.legend, .locator, .views, .leaflet-popup').forEach((node) => node.remove()); }"
    )
    picture = np.asarray(Image.open(io.BytesIO(view.locator("#map_frontline").screenshot())).convert("RGB"))
    for name, path in {"road": LINES["road"], "border": LINES["border"]}.items():
        found = []
        for share in np.linspace(0, 1, 25):
            lon, lat = (np.array(path[0]) * (1 - share) + np.array(path[-1]) * share).tolist()
            x, y = view.evaluate(
                "([lon, lat]) => { const { x, y } = frontline.map.latLngToContainerPoint([lat, lon]); return [x, y]; }",
                [lon, lat],
            )
            column, line = round(2 * x), round(2 * y)
            found.append(best_contrast(picture[line - 4 : line + 5, column - 4 : column + 5]))
        assert np.median(found) >= 3, (name, found)
    ring = view.evaluate(
        "frontline.entries.filter((entry) => entry.isOutline && entry.kept).flatMap((entry) => entry.made[entry.made.length - 1].getLatLngs().flat().map((at) => { const { x, y } = frontline.map.latLngToContainerPoint(at); return [x, y]; }))"
    )
    height, width = picture.shape[:2]
    inside = [(round(2 * x), round(2 * y)) for x, y in ring if 8 < 2 * x < width - 8 and 8 < 2 * y < height - 8]
    assert len(inside) > 8
    assert np.median([best_contrast(picture[y - 4 : y + 5, x - 4 : x + 5]) for x, y in inside]) >= 3
