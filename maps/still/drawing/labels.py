"""Symbols and names on a static map: marks first, then places, roads and oblasts, each where it has room."""

from collections.abc import Callable
from dataclasses import replace
from math import hypot
from typing import Any, Final

import pandas as pd
import shapely
from geopandas import GeoDataFrame
from matplotlib.patheffects import Stroke

from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.scene.waters import FINEST_M, hold_between, is_water, shown_day
from maps.still.drawing.canvas import FONT, Canvas, text_size
from maps.still.drawing.label_places import Room, square
from maps.still.drawing.markers import draw_marker
from maps.style.palette import BASE_INK, STYLES

MARK_PT: Final = 9.0
MAX_PLACES: Final = 70
_HALO_PT: Final = 2.2


def draw_symbols(canvas: Canvas, scene: Scene, room: Room, *, size_pt: float = MARK_PT) -> None:
    """Draw the marks, the strongest evidence first to its own place; who has no room stands beside with a thin line."""
    layers = [layer for layer in scene.layers if layer.visible and layer.group in {"marks", "events"}]
    for layer in reversed(layers):
        frame = canvas.project(layer.frame)
        points = frame[frame.geom_type == "Point"]
        for row in points.to_dict("records"):
            at = canvas.points(row["geometry"].x, row["geometry"].y)
            if not _is_inside(canvas, at):
                continue
            middle = room.symbol(at, size=size_pt * 1.25)
            if middle != at:
                _leader(canvas, at, middle)
            x, y = canvas.place(middle)
            draw_marker(
                canvas.axes,
                x,
                y,
                style=STYLES[layer.style],
                actor=row.get("actor"),
                size_pt=size_pt,
                zorder=45,
                transform=canvas.figure.transFigure,
            )


def draw_labels(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Write the names of places, roads, rivers and oblasts where there is room; what has none is left out."""
    _places(canvas, scene, room)
    _roads(canvas, scene, room)
    _rivers(canvas, scene, room)
    _oblasts(canvas, scene, room)


def _places(canvas: Canvas, scene: Scene, room: Room) -> None:
    frame = canvas.project(scene.layer("settlements").frame, margin=0)
    near = canvas.metres_per_point < 400  # about 1 : 1.1 million: only then villages
    people = pd.to_numeric(frame["population"]).fillna(0)
    wanted = frame[frame["named"].astype(bool) | (people >= (0 if near else 20_000))].head(MAX_PLACES)
    named_points = wanted.loc[wanted["named"].astype(bool)].geometry
    room.anchors += [canvas.points(point.x, point.y) for point in named_points]
    for row in wanted.to_dict("records"):
        at = canvas.points(row["geometry"].x, row["geometry"].y)
        name = _name(row, scene.lang)
        if not name or not _is_inside(canvas, at):
            continue
        named = bool(row["named"])
        count = 0 if pd.isna(row["population"]) else int(row["population"])
        size = 8.0 if named else (7.6 if count >= 60_000 else 6.4)
        has_dot = room.is_free(square(at, 1.6))
        if not has_dot and not named:
            continue  # what hides the dot would make the name point at nothing
        away = 3.4 if has_dot else MARK_PT * 0.95
        corner = room.label(at, size=text_size(canvas, name, size_pt=size, bold=named), away=away)
        if corner is None:
            continue
        if has_dot:
            room.take(square(at, 3))
            x, y = canvas.place(at)
            style = STYLES["settlement"]
            draw_marker(
                canvas.axes, x, y, style=style, actor=None, size_pt=5, zorder=38, transform=canvas.figure.transFigure
            )
        _write(canvas, name, corner, size_pt=size, bold=named)


def _roads(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Write each road's number once, where its longest visible part has room."""
    layers = [layer for layer in scene.layers if layer.key.startswith("road_") and layer.visible]
    _along(canvas, room, layers, size_pt=6, ink="road", name=lambda row: str(row["ref"]))


def _rivers(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Write each river's or lake's name once along it, where it is drawn."""
    if canvas.metres_per_point >= FINEST_M:
        day = shown_day(scene.day, scene.as_of)
        layers = [replace(one, frame=hold_between(one.frame, day, day)) for one in scene.layers if is_water(one)]
        _along(canvas, room, layers, size_pt=6.4, ink="river", name=lambda row: _name(row, scene.lang), italic=True)


def _along(
    canvas: Canvas,
    room: Room,
    layers: list[SceneLayer],
    *,
    size_pt: float,
    ink: str,
    name: Callable[[dict[str, Any]], str],
    italic: bool = False,
) -> None:
    """Write the names of lines, each once, on the longest part that shows and has room; of areas within them."""
    done: set[str] = set()
    frame_shape = shapely.box(*canvas.extent)
    for layer in layers:
        for row in canvas.project(layer.frame, margin=0).to_dict("records"):
            text = name(row)
            if text in done:
                continue
            inside = shapely.intersection(row["geometry"], frame_shape)
            size = text_size(canvas, text, size_pt=size_pt)
            for share in (0.5, 0.35, 0.65, 0.2, 0.8):
                longest = max(shapely.get_parts(shapely.line_merge(inside)), key=shapely.length, default=None)
                if longest is None or longest.is_empty:
                    break
                if longest.geom_type == "Polygon":
                    point = shapely.point_on_surface(longest)
                else:
                    point = shapely.line_interpolate_point(longest, share, normalized=True)
                x, y = canvas.points(point.x, point.y)
                corner = (x - size[0] / 2, y - size[1] / 2)
                box = (corner[0] - 2, corner[1] - 1, corner[0] + size[0] + 2, corner[1] + size[1] + 1)
                if room.is_free(box):
                    room.take(box)
                    done.add(text)
                    _write(canvas, text, corner, size_pt=size_pt, colour=BASE_INK[ink].light, italic=italic)
                    break


def _oblasts(canvas: Canvas, scene: Scene, room: Room) -> None:
    """Write each oblast's name once in the middle of what shows of it, or a little off where that is taken."""
    frame_shape = shapely.box(*canvas.extent)
    for row in canvas.project(scene.layer("oblasts").frame, margin=0).to_dict("records"):
        part = shapely.intersection(shapely.make_valid(row["geometry"]), frame_shape)
        if part.is_empty or part.area < 0.02 * frame_shape.area:
            continue
        words = " ".join(_name(row, scene.lang).upper())
        size = text_size(canvas, words, size_pt=7.5)
        middle = shapely.point_on_surface(shapely.buffer(part, -4 * canvas.metres_per_point))
        if middle.is_empty:
            continue
        x, y = canvas.points(middle.x, middle.y)
        for step in (0, 14, -14, 28, -28, 46, -46, 70, -70):
            corner = (x - size[0] / 2, y - size[1] / 2 + step)
            box = (corner[0] - 3, corner[1] - 2, corner[0] + size[0] + 3, corner[1] + size[1] + 2)
            if room.is_free(box):
                room.take(box)
                _write(canvas, words, corner, size_pt=7.5, colour=BASE_INK["text_soft"].light)
                break


def _write(
    canvas: Canvas,
    text: str,
    corner: tuple[float, float],
    *,
    size_pt: float,
    bold: bool = False,
    colour: str | None = None,
    italic: bool = False,
) -> None:
    x, y = canvas.place(corner)
    look = {"fontsize": size_pt, "family": FONT, "weight": "bold" if bold else "normal", "va": "bottom", "ha": "left"}
    look["style"] = "italic" if italic else "normal"
    halo = Stroke(linewidth=_HALO_PT, foreground=BASE_INK["halo"].light, alpha=0.85)
    canvas.figure.text(x, y, text, zorder=47.5, parse_math=False, path_effects=[halo], **look)
    # the words themselves without an effect: in an SVG they stay text that a desk can edit
    ink = colour or BASE_INK["text"].light
    canvas.figure.text(x, y, text, zorder=48, parse_math=False, color=ink, **look)


def _leader(canvas: Canvas, at: tuple[float, float], middle: tuple[float, float]) -> None:
    share = 1 - MARK_PT * 0.55 / max(hypot(middle[0] - at[0], middle[1] - at[1]), MARK_PT * 0.55)
    edge = (at[0] + share * (middle[0] - at[0]), at[1] + share * (middle[1] - at[1]))
    ends = [canvas.place(at), canvas.place(edge)]
    canvas.axes.plot(
        [ends[0][0], ends[1][0]],
        [ends[0][1], ends[1][1]],
        color=BASE_INK["text"].light,
        linewidth=0.7,
        marker="o",
        markersize=1.6,
        markevery=[0],
        zorder=47,
        transform=canvas.figure.transFigure,
    )


def _is_inside(canvas: Canvas, at: tuple[float, float]) -> bool:
    left, bottom, right, top = canvas.box
    return left <= at[0] <= right and bottom <= at[1] <= top


def _name(row: dict[str, Any] | GeoDataFrame, lang: str) -> str:
    """Return a row's name in a language, or in the other where it has none."""
    names = [row[f"name_{lang}"], row["name_uk" if lang == "en" else "name_en"]]
    return next((str(name) for name in names if isinstance(name, str) and name), "")
