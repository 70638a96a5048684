"""The names of the page: settlements and roads to label and to find."""

from typing import Any, Final

import shapely
from geopandas import GeoDataFrame

from maps.cells import plain
from maps.claimdata import bounds_of
from maps.encode import encode_point
from maps.scene import Scene

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
                    "named": layer.key == "road_schematic",
                    "spots": [encode_point(point) for point in points],
                    "box": bounds_of(shapely.union_all(rows.geometry.to_numpy())),
                }
            )
    return roads


def name_settlements(frame: GeoDataFrame) -> list[dict[str, Any]]:
    """Return the settlements of a scene, those that claims name marked as `named`; unknown population is null."""
    return [
        {
            "en": plain(row["name_en"]),
            "uk": plain(row["name_uk"]),
            "at": encode_point(row["geometry"]),
            "pop": plain(row["population"]),
            "named": bool(row["named"]),
            "oblast": plain(row.get("oblast")),
        }
        for row in frame.to_dict("records")
    ]
