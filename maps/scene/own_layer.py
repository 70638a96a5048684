"""A table of the maker's own as a layer of the map: points, lines and outlines, with the columns a reader may see."""

import dataclasses
from collections.abc import Sequence

from geopandas import GeoDataFrame

from maps.errors import SceneError
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.style.wording import Text


def add_own_layer(
    scene: Scene, frame: GeoDataFrame, *, name: str, columns: Sequence[str] = (), family: str = "own"
) -> Scene:
    """
    Return a scene with a table of one's own on top, drawn as points, lines and outlines: it is never filled.

    `columns` are shown in a popup, as text. Layers of one `family` make one table of a pack. Any CRS is brought to
    EPSG:4326; rows without a geometry are left out. Raises SceneError for a frame without a CRS, a column that is not
    there, or a name that is taken.
    """
    if frame.crs is None:
        raise SceneError(f"layer {name!r}: has no CRS; set it with set_crs")
    missing = [column for column in columns if column not in frame.columns]
    if missing:
        raise SceneError(f"layer {name!r}: has no column {', '.join(missing)}")
    key = f"{family}:{name}"
    if any(layer.key == key for layer in scene.layers):
        raise SceneError(f"layer {name!r}: is on the map already; give another name")
    shapes = frame.to_crs("EPSG:4326")
    placed = shapes[~(shapes.geometry.isna() | shapes.geometry.is_empty)]
    layer = SceneLayer(key, placed, "own", Text(name, name), "own", columns=tuple(columns))
    return dataclasses.replace(scene, layers=(*scene.layers, layer))
