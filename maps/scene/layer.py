"""One layer of a scene, and the words for how scenes are put together."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from geopandas import GeoDataFrame

from maps.style.wording import Text

Group: TypeAlias = Literal["base", "control", "marks", "events", "labels", "own", "people"]


@dataclass(frozen=True, slots=True)
class SceneLayer:
    """
    One layer: a frame in EPSG:4326, the palette's style key, the legend label and the group it is switched with.

    `note` says what the label must not leave out (source and date of a control layer). `columns` are those a
    reader may see of a layer of the maker's own.
    """

    key: str
    frame: GeoDataFrame
    style: str
    label: Text
    group: Group
    visible: bool = True
    note: str = ""
    columns: tuple[str, ...] = ()
