"""The sheet a static map is drawn on: its size, its frames, its equal-area projection and its measured texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal, TypeAlias

import geopandas as gpd
import shapely
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from pyproj import CRS, Transformer

from maps.scene.views import Bounds
from maps.style.palette import BASE_INK

Box: TypeAlias = tuple[float, float, float, float]
"""Left, bottom, right, top."""

SheetName: TypeAlias = Literal["print", "wide", "square", "portrait"]
_UNHINTED_DPI: Final = 1200
"""At so many pixels an inch letters have the widths that they have in a PDF."""
FONT: Final = "DejaVu Sans"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A size of paper or picture: inches, dots per inch, and where the key stands: beside or below the map."""

    width_in: float
    height_in: float
    dpi: int
    key: Literal["beside", "below"]


SHEETS: Final[dict[SheetName, Sheet]] = {
    "print": Sheet(11.69, 8.27, 200, "beside"),
    "wide": Sheet(1600 / 144, 6.25, 144, "beside"),
    "square": Sheet(7.5, 7.5, 144, "below"),
    "portrait": Sheet(7.5, 9.375, 144, "below"),
}
"""A4 landscape for print; 1600 x 900, 1080 x 1080 and 1080 x 1350 pixels for screens."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """A figure with its map frame: `axes` are in metres of `crs`, `box` is the map's frame in points."""

    figure: Any
    axes: Any
    sheet: Sheet
    crs: CRS
    to_degrees: Transformer
    box: Box
    extent: Box

    def project(self, frame: gpd.GeoDataFrame, *, margin: float = 0.15) -> gpd.GeoDataFrame:
        """Return what of a frame (EPSG:4326) lies in or just around the map's frame, in the map's projection."""
        west, south, east, north = self.lonlat_bounds(margin)
        shapes = frame.geometry
        near = shapes.notna() & ~shapes.is_empty & shapes.intersects(shapely.box(west, south, east, north))
        found = shapes[near].to_numpy()
        try:
            cut = shapely.clip_by_rect(found, west, south, east, north)
        except shapely.errors.GEOSException:  # its quick way fails where an edge of the frame only just meets a shape
            cut = shapely.intersection(shapely.make_valid(found), shapely.box(west, south, east, north))
        return frame[near].set_geometry(gpd.GeoSeries(cut, index=frame.index[near], crs=frame.crs)).to_crs(self.crs)

    def shows(self, frame: gpd.GeoDataFrame, *, least_pt: float = 0) -> bool:
        """Tell whether any part of a frame (EPSG:4326), or so many points of its lines, lies within the map's frame."""
        shapes = shapely.make_valid(self.project(frame, margin=0).geometry.to_numpy())
        if least_pt:
            within = shapely.intersection(shapes, shapely.box(*self.extent))
            return bool(shapely.length(within).sum() >= least_pt * self.metres_per_point)
        return bool(shapely.intersects(shapes, shapely.box(*self.extent)).any())

    def lonlat_bounds(self, margin: float = 0.0) -> Bounds:
        """Return the map's frame in degrees, widened by a share of its size."""
        left, bottom, right, top = self.extent
        x, y = (right - left) * margin, (top - bottom) * margin
        west, south, east, north = self.to_degrees.transform_bounds(
            left - x, bottom - y, right + x, top + y, densify_pts=21
        )
        return west, south, east, north

    def points(self, x: float, y: float) -> tuple[float, float]:
        """Return where projected metres lie on the sheet, in points from its lower left corner."""
        left, bottom, right, top = self.extent
        return (
            self.box[0] + (x - left) / (right - left) * (self.box[2] - self.box[0]),
            self.box[1] + (y - bottom) / (top - bottom) * (self.box[3] - self.box[1]),
        )

    def metres(self, box: Box) -> Box:
        """Return a box of the sheet (points) in the map's projected metres."""
        left, bottom, size = self.extent[0], self.extent[1], self.metres_per_point
        x, y = self.box[:2]
        return (
            left + (box[0] - x) * size,
            bottom + (box[1] - y) * size,
            left + (box[2] - x) * size,
            bottom + (box[3] - y) * size,
        )

    def place(self, at: tuple[float, float]) -> tuple[float, float]:
        """Return points on the sheet as a share of the figure, for what is drawn in its coordinates."""
        return at[0] / (72 * self.sheet.width_in), at[1] / (72 * self.sheet.height_in)

    @property
    def metres_per_point(self) -> float:
        """How many metres one point of the sheet is."""
        return (self.extent[2] - self.extent[0]) / (self.box[2] - self.box[0])


def make_canvas(sheet: Sheet, *, box: Box, bounds: Bounds, figure: Any = None) -> Canvas:
    """
    Return a sheet with a map frame that shows at least these bounds (degrees).

    The projection is Lambert's azimuthal equal-area around their middle: areas are true, shapes nearly so at this size.
    A `figure` that is there already takes the frame beside its others.
    """
    west, south, east, north = bounds
    crs = CRS.from_proj4(
        f"+proj=laea +lat_0={(south + north) / 2:.4f} +lon_0={(west + east) / 2:.4f} +datum=WGS84 +units=m"
    )
    there = Transformer.from_crs("EPSG:4326", crs, always_xy=True)
    extent = _fit(there.transform_bounds(west, south, east, north, densify_pts=21), box)
    if figure is None:
        figure = Figure(figsize=(sheet.width_in, sheet.height_in), dpi=sheet.dpi, facecolor=BASE_INK["halo"].light)
        FigureCanvasAgg(figure)
    width, height = 72 * sheet.width_in, 72 * sheet.height_in
    axes: Any = figure.add_axes(
        (box[0] / width, box[1] / height, (box[2] - box[0]) / width, (box[3] - box[1]) / height)
    )
    axes.set_xlim(extent[0], extent[2])
    axes.set_ylim(extent[1], extent[3])
    axes.set_facecolor(BASE_INK["water"].light)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set_edgecolor(BASE_INK["country_edge"].light)
        spine.set_linewidth(0.6)
        spine.set_zorder(50)
    to_degrees = Transformer.from_crs(crs, "EPSG:4326", always_xy=True)
    return Canvas(figure, axes, sheet, crs, to_degrees, box, extent)


def text_size(canvas: Canvas, text: str, *, size_pt: float, bold: bool = False) -> tuple[float, float]:
    """Return a line's width and height in points."""
    return _measure(text, size_pt, bold, canvas.sheet.dpi)


@lru_cache(maxsize=4096)
def _measure(text: str, size_pt: float, bold: bool, dpi: int) -> tuple[float, float]:  # noqa: FBT001 - a key of the cache
    """
    Return what `text_size` does: the same lines are measured for their room and again for their place.

    Letters of a PNG stand on whole pixels and those of a PDF or SVG do not, so the wider of both is the room they need.
    """
    font = FontProperties(family=FONT, size=size_pt, weight="bold" if bold else "normal")
    width_pt, height_pt = 0.0, 0.0
    for fine in (dpi, _UNHINTED_DPI):
        renderer: Any = RendererAgg(8, 8, fine)  # type: ignore[no-untyped-call]
        width, height, descent = renderer.get_text_width_height_descent(text, font, ismath=False)
        width_pt, height_pt = max(width_pt, width * 72 / fine), max(height_pt, (height + descent) * 72 / fine)
    return width_pt, height_pt


def wrap_text(canvas: Canvas, text: str, *, size_pt: float, width_pt: float, bold: bool = False) -> list[str]:
    """Return a text in lines no wider than that; a single longer word keeps a line of its own."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_size(canvas, longer, size_pt=size_pt, bold=bold)[0] <= width_pt:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def write_lines(
    canvas: Canvas,
    lines: Sequence[str],
    at: tuple[float, float],
    *,
    size_pt: float,
    bold: bool = False,
    colour: str | None = None,
    leading: float = 1.35,
) -> float:
    """Write lines from their top left corner (points) downward and return where the next would begin."""
    x, y = at
    for line in lines:
        left, top = canvas.place((x, y))
        canvas.figure.text(
            left,
            top,
            line,
            fontsize=size_pt,
            family=FONT,
            weight="bold" if bold else "normal",
            color=colour or BASE_INK["text"].light,
            va="top",
            ha="left",
            parse_math=False,
        )
        y -= size_pt * leading
    return y


def _fit(inner: Box, box: Box) -> Box:
    """Widen an extent in metres to the proportions of a frame."""
    left, bottom, right, top = inner
    x, y = (left + right) / 2, (bottom + top) / 2
    shape = (box[2] - box[0]) / (box[3] - box[1])
    width = max(right - left, (top - bottom) * shape)
    height = width / shape
    return x - width / 2, y - height / 2, x + width / 2, y + height / 2
