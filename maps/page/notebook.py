"""The map as an object for notebooks: it shows itself, takes layers of one's own and is saved as one file."""

import html
from collections.abc import Sequence
from functools import cached_property

from geopandas import GeoDataFrame

from maps.page.page import render_page
from maps.scene.own_layer import add_own_layer
from maps.scene.scene import Scene


class MapPage:
    """The interactive page of a scene."""

    def __init__(self, scene: Scene, *, height_px: int = 640) -> None:
        """Take a scene; `height_px` is how tall a notebook shows it."""
        self.scene = scene
        self.height_px = height_px

    @cached_property
    def text(self) -> str:
        """The page as HTML text, one file that loads nothing."""
        return render_page(self.scene)

    def add_layer(self, frame: GeoDataFrame, name: str, *, columns: Sequence[str] = ()) -> "MapPage":
        """
        Return the map with a table of one's own on top: points, lines and outlines, `columns` in a popup, all as text.

        Raises SceneError for a frame without a CRS, a column that is not there, or a name that is taken.
        """
        scene = add_own_layer(self.scene, frame, name=name, columns=columns)
        return MapPage(scene, height_px=self.height_px)

    def _repr_html_(self) -> str:
        """Return the page in a sandboxed frame, apart from the notebook's scripts."""
        style = f"width:100%;height:{self.height_px}px;border:0"
        inner = html.escape(self.text, quote=True)
        return f'<iframe srcdoc="{inner}" sandbox="allow-scripts allow-downloads" style="{style}"></iframe>'
