"""The map that `fl.map` returns: the page of maps/, which can also be saved."""

from collections.abc import Sequence
from pathlib import Path

from geopandas import GeoDataFrame

from layers.disk.files import write_text
from maps.page.notebook import MapPage


class Map(MapPage):
    """An interactive map: shows itself in a notebook, takes layers, is saved as one file."""

    def save(self, path: str | Path, *, overwrite: bool = False) -> Path:
        """Write the page and return its path; raises FileError for a file that is there already."""
        return write_text(Path(path), self.text, overwrite=overwrite)

    def add_layer(self, frame: GeoDataFrame, name: str, *, columns: Sequence[str] = ()) -> "Map":
        """Return the map with a table of one's own on top; see MapPage.add_layer."""
        return Map(super().add_layer(frame, name, columns=columns).scene, height_px=self.height_px)
