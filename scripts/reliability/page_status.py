"""
What the page says of a point on each day against what Python says, on random histories.

Areas are packed, unpacked by the page's own scripts in Node.js, and asked there; points near an edge are left
out.
"""

import json
import random
import shutil
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.control.history import History
from geo.control.sheet import Sheet
from geo.control.sheets import lay_sheets
from maps.page.coding.encode import FINE
from maps.page.coding.pack_sheet import AREA_UNIT_KM2, pack_sheet

NEAR_DEG: Final = 0.003
"""So near an edge nothing is asked: a long edge bends a little on the page, whose lines are straight on its own map."""

POINTS: Final = 40
_ROOT: Final = Path(__file__).parents[2]


def has_node() -> bool:
    """Tell whether Node.js is there."""
    return shutil.which("node") is not None


def compare_pages(
    seeds: Sequence[int], *, make: Callable[[int], tuple[History, list[BaseGeometry]]]
) -> Iterator[tuple[int, int, list[str]]]:
    """Yield for each seed how many statuses were compared, and what differs; `make` gives a history and its areas."""
    cases, lines = [], []
    for seed in seeds:
        history, areas = make(seed)
        sheets = lay_sheets(history.series)
        points = _draw_points(seed, areas)
        for sheet in sheets:
            cases.append((seed, sheet, history, points))
            lines.append(json.dumps(_told(sheet, points)))
    ran = subprocess.run(
        ["node", str(_ROOT / "scripts" / "reliability" / "page_status.mjs")],
        input="\n".join(lines),
        capture_output=True,
        text=True,
        check=True,
    )
    for (seed, sheet, history, points), answer in zip(cases, ran.stdout.splitlines(), strict=True):
        yield seed, *_differ(sheet, history, points, json.loads(answer))


def _draw_points(seed: int, areas: Sequence[BaseGeometry]) -> list[tuple[float, float]]:
    """Return points over all areas, none at an edge."""
    chance = random.Random(f"points {seed}")
    west, south, east, north = shapely.total_bounds(areas)
    drawn = [(chance.uniform(west, east), chance.uniform(south, north)) for _ in range(POINTS)]
    edges = shapely.union_all([area.boundary for area in areas])
    away = shapely.distance(edges, shapely.points(drawn))
    return [point for point, far in zip(drawn, away, strict=True) if far > NEAR_DEG]


def _told(sheet: Sheet, points: Sequence[tuple[float, float]]) -> dict[str, Any]:
    return {
        "sheet": pack_sheet(sheet),
        "tracks": len(sheet.tracks),
        "scale": FINE,
        "areaUnit": AREA_UNIT_KM2,
        "counts": [len(track.days) for track in sheet.tracks],
        "points": points,
    }


def _differ(
    sheet: Sheet, history: History, points: Sequence[tuple[float, float]], answer: list[list[str]]
) -> tuple[int, list[str]]:
    """Return how many statuses were compared and those that differ."""
    count, wrong = 0, []
    for track, told in zip(sheet.tracks, answer, strict=True):
        series = next(one for one in history.series if (one.source, one.kind) == (track.source, track.kind))
        ours = series.status(shapely.points(points))
        theirs = np.array([[letter == "1" for letter in text] for text in told])
        count += ours.size
        for row, day in np.argwhere(ours != theirs):
            wrong.append(f"{points[row]} on {series.days[day]}: the page says {bool(theirs[row, day])}")
    return count, wrong
