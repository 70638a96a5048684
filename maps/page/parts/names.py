"""The names of the page: settlements and roads to label and to find."""

from typing import Any, Final

import numpy as np
import shapely
from geopandas import GeoDataFrame

from geo.rows import list_rows
from maps.page.coding.encode import encode_point
from maps.page.coding.json_cells import plain
from maps.page.parts.claims import bounds_of
from maps.scene.scene import Scene

SPOT_DIGITS: Final = 3
"""A name may stand 100 m off."""

PLACE_SCALE: Final = 10_000
"""About 10 m: the middle of a settlement is not known better."""

_SHARES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.25, 0.75, 0.15, 0.85, 0.92, 0.08)
"""Where along a road its number may stand: the middle first, then outward."""


def name_roads(scene: Scene) -> list[dict[str, Any]]:
    """Return one row for each ref of a road layer, with the spots its number may stand on and its bounds."""
    roads = []
    for layer in scene.layers:
        if not layer.key.startswith("road_"):
            continue
        for ref, rows in layer.frame.groupby("ref", sort=True):
            lines = shapely.get_parts(shapely.line_merge(shapely.union_all(rows.geometry.to_numpy())))
            points = [
                shapely.line_interpolate_point(line, share, normalized=True) for share in _SHARES for line in lines
            ]
            roads.append(
                {
                    "ref": plain(ref),
                    "name": plain(next(iter(rows["name"]), None)),
                    "layer": plain(layer.key),
                    "named": layer.key in {"road_schematic", "road_surveyed"},
                    "spots": [encode_point(point, digits=SPOT_DIGITS) for point in points],
                    "box": bounds_of(shapely.union_all(rows.geometry.to_numpy())),
                }
            )
    return roads


def name_settlements(frame: GeoDataFrame) -> dict[str, Any]:
    """
    Return the settlements of a scene as columns; unknown population is null.

    `at` are steps of longitude and latitude in units of 1/PLACE_SCALE degree, `named` is how many of the first rows
    claims name, `code` and `also` are the codes of these and what else they are called, `oblast` is a number in
    `oblasts` or null.
    """
    grid = np.rint(shapely.get_coordinates(frame.geometry.to_numpy()) * PLACE_SCALE).astype(np.int64)
    oblasts = frame["oblast"] if "oblast" in frame.columns else [None] * len(frame)
    names = sorted({name for name in map(plain, oblasts) if name is not None})
    return {
        "en": [plain(name) for name in frame["name_en"]],
        "uk": [plain(name) for name in frame["name_uk"]],
        "at": np.diff(grid, axis=0, prepend=0).ravel().tolist(),
        "pop": [plain(value) for value in frame["population"]],
        "named": int(frame["named"].sum()),
        "oblasts": names,
        "oblast": [names.index(name) if name is not None else None for name in map(plain, oblasts)],
        "code": [plain(code) for code in frame.loc[frame["named"], "katottg"]],
        "also": [_other_names(row) for row in list_rows(frame[frame["named"]])],
        "scale": PLACE_SCALE,
    }


def _other_names(row: dict[str, Any]) -> list[str]:
    known = row.get("variants")
    names = [] if known is None or isinstance(known, float) else [plain(name) for name in known]
    return [name for name in names if name not in {row["name_en"], row["name_uk"]}]
