"""
Read the oblasts' outlines out of the SVG drawing that the Python package pygal-maps-ua carries.

The drawing is the simplified OpenStreetMap-derived ADM1 of geoBoundaries in Web Mercator, scaled to 1200 x 800 pixels
and rounded to 0.01 pixel (about 11 m on the ground). Kherson and Odesa were later edited by hand: those stretches stand
out by coordinates with more than two decimals, and all their curves lie inside them.
"""

import math
import re
from dataclasses import dataclass
from typing import Final
from xml.etree import ElementTree as ET

SCALE: Final = 0.00058798927  # pixels a metre of EPSG:3857
X_OFFSET: Final = -1441.04347
Y_OFFSET: Final = 4043.89911
EARTH_RADIUS_M: Final = 6_378_137.0  # EPSG:3857 is a sphere of this radius
PIXEL_DECIMALS: Final = 2

TOKEN: Final = re.compile(r"[A-Za-z]|-?(?:\d+\.?\d*|\.\d+)(?:e-?\d+)?")
NUMBERS: Final = {"m": 2, "l": 2, "h": 1, "v": 1, "V": 1, "c": 6}
SVG: Final = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True, slots=True)
class Ring:
    """
    A closed ring of lon/lat vertices, the first not repeated at the end.

    `by_hand` says for each vertex whether it was drawn by hand, `curves` counts the Bezier curves among them.
    """

    vertices: tuple[tuple[float, float], ...]
    by_hand: tuple[bool, ...]
    curves: int


def read_outlines(svg: str) -> dict[str, list[list[Ring]]]:
    """Return, for each unit of the drawing, its paths as lists of rings; commented-out groups are left out."""
    drawing = ET.fromstring(re.sub(r"<!--.*?-->", "", svg, flags=re.DOTALL))  # noqa: S314 - a pinned package
    outlines = {}
    for group in drawing.iter(f"{SVG}g"):
        unit = group.get("class")
        if unit:
            paths = [path.get("d") or "" for path in group.findall(f"{SVG}path")]
            outlines[unit.split()[0].removeprefix("ua_")] = [read_rings(path) for path in paths]
    return outlines


def read_rings(path: str) -> list[Ring]:
    """
    Return the rings of one SVG path; a path that ends without closing is closed.

    Vertices are rounded back to the drawing's grid before they become degrees, so that neighbours share them exactly.
    Raises ValueError for a drawing command that this drawing did not use when the script was written.
    """
    tokens = TOKEN.findall(path)
    rings: list[Ring] = []
    points: list[tuple[float, float]] = []
    hands: list[bool] = []
    curves, at, x, y, command = 0, 0, 0.0, 0.0, ""
    start = (0.0, 0.0)
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        if command in "zZ":
            rings.append(_close(points, hands, curves))
            points, hands, curves = [], [], 0
            x, y = start
            continue
        if command not in NUMBERS:
            raise ValueError(f"SVG command {command!r} is new in this drawing: teach read_rings to follow it")
        words = tokens[at : at + NUMBERS[command]]
        at += len(words)
        x, y = _step(command, [float(word) for word in words], x, y)
        if command == "m":
            start, command = (x, y), "l"
        curves += command == "c"
        points.append((x, y))
        hands.append(any(len(word.partition(".")[2]) > PIXEL_DECIMALS for word in words))
    if points:
        rings.append(_close(points, hands, curves))
    return rings


def _step(command: str, numbers: list[float], x: float, y: float) -> tuple[float, float]:
    """Return where the pen stands after one command; a curve only counts by where it ends."""
    if command == "h":
        return x + numbers[0], y
    if command == "v":
        return x, y + numbers[0]
    if command == "V":
        return x, numbers[0]
    return x + numbers[-2], y + numbers[-1]


def _close(points: list[tuple[float, float]], hands: list[bool], curves: int) -> Ring:
    grid = [(round(x, PIXEL_DECIMALS), round(y, PIXEL_DECIMALS)) for x, y in points]
    if grid[0] == grid[-1]:
        grid, hands = grid[:-1], hands[:-1]
    return Ring(tuple(to_lonlat(x, y) for x, y in grid), tuple(hands), curves)


def to_lonlat(x: float, y: float) -> tuple[float, float]:
    """Return the longitude and latitude of a pixel of the drawing, in degrees to six decimals."""
    easting, northing = (x - X_OFFSET) / SCALE, (Y_OFFSET - y) / SCALE
    lon = math.degrees(easting / EARTH_RADIUS_M)
    lat = math.degrees(2 * math.atan(math.exp(northing / EARTH_RADIUS_M)) - math.pi / 2)
    return round(lon, 6), round(lat, 6)
