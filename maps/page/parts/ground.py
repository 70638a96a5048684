"""The ground of the page: its lines, packaged where the layers are, and the names on it."""

import hashlib
import json
from importlib import resources
from typing import Any, Final

import numpy as np
import shapely
from geopandas import GeoDataFrame

from maps.page.coding.encode import encode_point
from maps.page.coding.json_cells import plain
from maps.page.parts.ground_lines import make_lines, pack_lines
from maps.scene.views import View
from maps.style.wording import SECTIONS

LABEL_WORLD: Final = (20.5, 43.4, 43.5, 54.0)
"""Where a neighbour's name should stand: in the part of it that shows beside Ukraine."""

PACKAGED: Final = "ground.json"
"""Made by scripts/build/ground.py."""

SPOT_DIGITS: Final = 2
"""The name of an oblast may stand a kilometre off."""

WATERS: Final = {"black_sea": (31.3, 44.6), "azov": (36.6, 46.15)}
"""Where the name of a sea stands."""


def draw_ground(oblasts: GeoDataFrame, countries: GeoDataFrame, regions: GeoDataFrame) -> str:
    """Return the lines of the ground as text; those of the packaged layers are packaged too."""
    known = _packaged(oblasts, countries, regions)
    return str(known["lines"]) if known else pack_lines(make_lines(oblasts, countries, regions))


def _packaged(*frames: GeoDataFrame) -> dict[str, Any] | None:
    """Return the packaged ground where it was made from just these frames."""
    path = resources.files("maps").joinpath("page", "assets", PACKAGED)
    known: dict[str, Any] = json.loads(path.read_text("utf-8")) if path.is_file() else {"digest": None}
    return known if known["digest"] == digest_frames(*frames) else None


def digest_frames(*frames: GeoDataFrame) -> str:
    """Return a digest of the names and shapes of frames."""
    digest = hashlib.sha256()
    for frame in frames:
        digest.update("\n".join(map(str, frame["name_en"])).encode())
        for wkb in shapely.to_wkb(frame.geometry.to_numpy()):
            digest.update(wkb)
    return digest.hexdigest()


def name_ground(
    oblasts: GeoDataFrame, countries: GeoDataFrame, regions: GeoDataFrame, *, views: tuple[View, ...]
) -> list[dict[str, Any]]:
    """Return the labels of countries, waters, oblasts and regions, each with the spots it may stand on."""
    boxes = [shapely.box(*view.bounds) for view in views]
    known = _packaged(oblasts, countries, regions)
    labels = known["labels"] if known else make_labels(oblasts, countries, regions)
    units = [shape for frame in (oblasts, regions) for shape in frame.geometry]
    for label, shape in zip((label for label in labels if label["kind"] == "oblast"), units, strict=True):
        label["spots"] += [spot for box in boxes if box.intersects(shape) for spot in _spots(shape, box)]
    return labels


def make_labels(oblasts: GeoDataFrame, countries: GeoDataFrame, regions: GeoDataFrame) -> list[dict[str, Any]]:
    """Return the labels with their spots in each whole shape, made anew."""
    world = shapely.box(*LABEL_WORLD)
    words = SECTIONS["water"]
    labels = [_label("water", "base", words[sea], 9e8, (4, 9), [list(spot)]) for sea, spot in WATERS.items()]
    for row in countries.itertuples():
        shape = shapely.intersection(shapely.make_valid(row.geometry), world)
        if not shape.is_empty and shape.area > 0.05:
            names = (row.name_en, row.name_uk)
            labels.append(_label("country", "countries", names, 1e9, (3, 7), [_spot(shape)]))
    for frame, group, rank in ((oblasts, "oblasts", 60_000), (regions, "regions", 50_000)):
        for row in frame.itertuples():
            spots = [_spot(row.geometry), *_spots(row.geometry, shapely.box(*row.geometry.bounds))]
            labels.append(_label("oblast", group, (row.name_en, row.name_uk), rank, (6, 13), spots))
    return labels


def _label(
    kind: str,
    group: str,
    names: tuple[str, str],
    rank: float,
    zooms: tuple[int, int],
    spots: list[list[float]],
) -> dict[str, Any]:
    return {
        "kind": kind,
        "group": group,
        "en": plain(names[0]),
        "uk": plain(names[1]),
        "rank": rank,
        "from": zooms[0],
        "to": zooms[1],
        "spots": spots,
    }


def _spots(shape: Any, box: Any) -> list[list[float]]:
    """Return spots in the ninths of a box that a shape covers well, the best covered first."""
    west, south, east, north = box.bounds
    x, y = np.meshgrid(np.linspace(west, east, 4)[:-1], np.linspace(south, north, 4)[:-1])
    cells = shapely.box(x.ravel(), y.ravel(), x.ravel() + (east - west) / 3, y.ravel() + (north - south) / 3)
    pieces = shapely.intersection(shapely.clip_by_rect(shape, west, south, east, north), cells)
    covered = shapely.area(pieces) / shapely.area(cells)
    return [_spot(pieces[i]) for i in np.argsort(-covered, kind="stable") if covered[i] > 0.5]


def _spot(shape: Any) -> list[float]:
    """Return the middle of the largest circle that fits into the largest part of a shape."""
    parts = shapely.get_parts(shape)
    polygons = [part for part in parts if part.geom_type == "Polygon"]
    largest = max(polygons, key=lambda part: part.area)
    return encode_point(shapely.Point(shapely.maximum_inscribed_circle(largest, 0.02).coords[0]), digits=SPOT_DIGITS)
