"""Rivers and lakes of the page: a line or an area with its names, and the days it holds."""

from typing import Any, Final

import shapely

from geo.rows import list_rows
from maps.page.coding.encode import COARSE, encode_lines, encode_point, encode_polygons
from maps.page.coding.json_cells import plain
from maps.page.parts.ground_lines import FRONT_LAND
from maps.scene.layer import SceneLayer

LONG_DEG: Final = 4.0
"""A river this long is named from far out."""

SIMPLER_DEG: Final = 0.004
"""Less than half of what a river may be off."""

FAR_DEG: Final = 0.012
"""Away from the front: a pixel where the whole country shows."""

SPOT_DIGITS: Final = 2
"""The name of a lake may stand a kilometre off its middle."""


def describe_waters(layer: SceneLayer) -> list[dict[str, Any]]:
    """Return a row for each: names, `path` or `area`, `spot` for the name, the days `from` and `until` it holds."""
    return [_row(row) for row in list_rows(layer.frame)]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    shape = _thin(row["geometry"])
    found = {"en": plain(row["name_en"]), "uk": plain(row["name_uk"]), "zoom": 6 if shape.length > LONG_DEG else 7.5}
    days = {"from": plain(row.get("valid_from")), "until": plain(row.get("valid_to"))}
    found |= {name: day for name, day in days.items() if day is not None}
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        largest = max(shapely.get_parts(shape), key=shapely.area)
        middle = shapely.Point(shapely.maximum_inscribed_circle(largest, 0.02).coords[0])
        return found | {"area": encode_polygons(shape, scale=COARSE), "spot": encode_point(middle, digits=SPOT_DIGITS)}
    return found | {"path": encode_lines(shape, scale=COARSE)}


def _thin(shape: Any) -> Any:
    """Return a line or area in few points, fewest away from the front."""
    front = shapely.Polygon(FRONT_LAND)
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shapely.simplify(shape, SIMPLER_DEG if shape.intersects(front) else FAR_DEG)
    inside, outside = shapely.intersection(shape, front), shapely.difference(shape, front)
    parts = [(inside, SIMPLER_DEG), (outside, FAR_DEG)]
    merged = [shapely.simplify(shapely.line_merge(part), by) for part, by in parts if not part.is_empty]
    return shapely.multilinestrings([line for part in merged for line in shapely.get_parts(part)])
