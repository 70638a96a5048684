"""
Compute the same thing in two ways on random input, each case with its seed, and count where the two differ.

    python -m scripts.reliability.differences                     10^5 pairs of areas, 2,000 histories, all names
    python -m scripts.reliability.differences --count 300         a few of each
    python -m scripts.reliability.differences --only change --seed 41 --count 1     one case again

`change`: gain and loss by cancelled edges against GEOS' overlay, on pairs with shared edges, slivers and holes.
`history`: each day of a series against the area that it was given, its faces against their union, its status at points
against a look at each day. `page`: that status as the page's scripts tell it. `names`: the index of names against a
walk over every name of the packaged table.
"""

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Point, Polygon, box
from shapely.geometry.base import BaseGeometry

from geo.control.history import History, build_history
from geo.plane.difference import find_change
from geo.plane.noding import NODE_GAP
from layers.gazetteer.names import index_others, index_own_names
from layers.sources.packaged import load_settlements
from reports.lexicon.name_keys import name_key
from scripts.reliability.page_status import compare_pages, has_node

SHARE: Final = 1e-9
GRID: Final = 1e-12
START: Final = date(2025, 6, 1)


@dataclass(slots=True)
class Row:
    """What came of one comparison: cases, the greatest gap (1 is allowed), seeds that differ, GEOS against itself."""

    what: str
    cases: int = 0
    worst: float = 0.0
    geos: int = 0
    wrong: list[str] = field(default_factory=list)


def seeded(seed: int) -> random.Random:
    """Return what draws a case: the same one for the same seed."""
    return random.Random(seed)


def make_area(chance: random.Random, *, corners: int = 12) -> Polygon:
    """Return a star-shaped area with uneven corners around a point near (0, 0), now and then with a hole."""
    middle = (chance.uniform(-1, 1), chance.uniform(-1, 1))
    turns = sorted(chance.uniform(0, 2 * np.pi) for _ in range(chance.randint(3, corners)))
    shell = [
        (middle[0] + reach * np.cos(turn), middle[1] + reach * np.sin(turn))
        for turn in turns
        for reach in [chance.uniform(0.5, 3)]
    ]
    area = Polygon(shell)
    if not area.is_valid or area.area < 0.01:
        return box(-1, -1, 1, 1)
    if chance.random() < 0.3:
        hole = shapely.affinity.scale(area, 0.3, 0.3, origin=area.representative_point())
        if area.contains_properly(hole):
            return Polygon(area.exterior, [hole.exterior])
    return area


def make_pair(chance: random.Random) -> tuple[BaseGeometry, BaseGeometry]:
    """Return two areas as snapshots of two days are: most edges shared, slivers, parts that come and go."""
    before = make_area(chance)
    way = chance.randrange(6)
    if way == 0:  # a few corners moved, all other edges shared
        shell = list(before.exterior.coords)[:-1]
        for _ in range(chance.randint(1, 3)):
            at = chance.randrange(len(shell))
            step = chance.choice((1e-9, 1e-6, 1e-3, 0.3))
            shell[at] = (shell[at][0] + chance.uniform(-step, step), shell[at][1] + chance.uniform(-step, step))
        after: BaseGeometry = Polygon(shell)
    elif way == 1:  # a sliver along one edge
        shell = list(before.exterior.coords)
        at = chance.randrange(len(shell) - 1)
        (x0, y0), (x1, y1) = shell[at], shell[at + 1]
        share, off = chance.uniform(0.2, 0.8), chance.choice((1e-8, 1e-6, 1e-4))
        shell.insert(at + 1, (x0 + share * (x1 - x0) + off, y0 + share * (y1 - y0) - off))
        after = Polygon(shell)
    elif way == 2:  # ground beside it, which shares part of an edge
        piece = make_area(chance, corners=6)
        after = before.union(piece)
    elif way == 3:
        after = before.difference(make_area(chance, corners=6))
    elif way == 4:  # the same corners from another start, and one in the middle of an edge
        shell = list(before.exterior.coords)[:-1]
        turn = chance.randrange(len(shell))
        after = Polygon(shell[turn:] + shell[:turn])
    else:
        after = make_area(chance)
    parts = [part for part in shapely.get_parts(after) if part.geom_type == "Polygon" and part.is_valid]
    return before, MultiPolygon(parts)


def try_change(seed: int, row: Row) -> None:
    """Compare gain and loss of one pair; where GEOS' overlay differs with and without a fine grid, either may hold."""
    before, after = make_pair(seeded(seed))
    if not (before.is_valid and after.is_valid):
        return
    row.cases += 1
    change = find_change(before, after)
    for ours, one, other in ((change.gained, after, before), (change.lost, before, after)):
        gap = _gap(ours, shapely.difference(one, other))
        if gap > 1:
            row.geos += 1
            gap = _gap(ours, shapely.difference(one, other, grid_size=GRID))
        row.worst = max(row.worst, gap)
        if gap > 1 or not ours.is_valid:
            row.wrong.append(f"seed {seed}: {ours.area:.12g} is {gap:.3g} times what may be off")


def _gap(ours: BaseGeometry, theirs: BaseGeometry) -> float:
    """Return how far two areas are apart, 1 being what is allowed."""
    return float(abs(ours.area - theirs.area) / max(SHARE * max(theirs.area, 1.0), NODE_GAP * (theirs.length + 1)))


def try_history(seed: int, row: Row) -> None:
    """Compare a series of days with what it was made of."""
    chance = seeded(seed)
    areas = [area for _ in range(3) for area in make_pair(chance) if area.is_valid and not area.is_empty]
    days = [START + timedelta(number) for number in range(len(areas))]
    frame = gpd.GeoDataFrame({"source": "own", "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)
    history = build_history(frame)
    series, faces = history.find(), history.faces
    row.cases += 1
    points = [Point(chance.uniform(-4, 4), chance.uniform(-4, 4)) for _ in range(20)]
    status = series.status(points)
    for number, (day, area) in enumerate(zip(days, areas, strict=True)):
        allowed = max(SHARE * area.area, NODE_GAP * (area.length + 1))
        back = shapely.symmetric_difference(series.at(day), area).area
        held = faces[(faces["valid_from"] <= day) & (faces["valid_to"].isna() | (faces["valid_to"] > day))]
        joined = abs(float(shapely.area(held.geometry.to_numpy()).sum()) - area.area)
        row.worst = max(row.worst, back / allowed, joined / (10 * allowed))
        if back > allowed or joined > 10 * allowed:
            row.wrong.append(f"seed {seed}: {day} is {back:.3g} off, its faces {joined:.3g}")
        inside = [bool(area.intersects(point)) for point in points]
        near = [area.boundary.distance(point) < NODE_GAP for point in points]
        if any(one != bool(two) and not close for one, two, close in zip(inside, status[:, number], near, strict=True)):
            row.wrong.append(f"seed {seed}: status on {day}")


def make_history(seed: int) -> tuple[History, list[BaseGeometry]]:
    """Return a history of areas as degrees around Ukraine, and the areas."""
    chance = seeded(seed)
    moved = [shapely.transform(area, lambda xy: xy * 0.3 + [37, 48]) for _ in range(3) for area in make_pair(chance)]
    areas = [area for area in moved if area.is_valid and not area.is_empty]
    days = [START + timedelta(number) for number in range(len(areas))]
    frame = gpd.GeoDataFrame({"source": "own", "kind": "assessed_control", "date": days}, geometry=areas, crs=4326)
    return build_history(frame), areas


def try_pages(seeds: Sequence[int], row: Row) -> None:
    """Compare what the page says of points on each day with what Python says."""
    for start in range(0, len(seeds), 200):
        for seed, _, wrong in compare_pages(seeds[start : start + 200], make=make_history):
            row.cases += 1
            row.wrong += [f"seed {seed}: {line}" for line in wrong]


def walk_names(table: Any, *, own: bool) -> dict[str, set[int]]:
    """Return which rows bear each key of a name, by looking at every name there is."""
    found: dict[str, set[int]] = defaultdict(set)
    names: Iterator[tuple[int, str]]
    if own:
        both = zip(table["name_en"], table["name_uk"], strict=True)
        names = ((row, name) for row, pair in enumerate(both) for name in pair if isinstance(name, str))
    else:
        names = (
            (row, name) for row, some in enumerate(table["variants"]) for name in (some if some is not None else ())
        )
    for row, name in names:
        found[name_key(name)].add(row)
    return found


def try_names(seed: int, row: Row, *, tables: list[tuple[Any, dict[str, set[int]], list[str]]]) -> None:
    """Compare the rows that go by a name, as it stands or with a changed letter."""
    chance = seeded(seed)
    index, walked, names = chance.choice(tables)
    name = chance.choice(names)
    if chance.random() < 0.5 and name:
        at = chance.randrange(len(name))
        name = name[:at] + chance.choice("aeiouyсіїєґ'- ") + name[at + 1 :]
    row.cases += 1
    key = name_key(name)
    expected = walked.get(key, set()) if key else set()
    if set(index.find(name)) != expected:
        row.wrong.append(f"seed {seed}: {name!r} gives {sorted(index.find(name))[:5]}, not {sorted(expected)[:5]}")


def name_tables() -> list[tuple[Any, dict[str, set[int]], list[str]]]:
    """Return the packaged indices with the walk over their names."""
    table = load_settlements()
    made = []
    for own, index in ((True, index_own_names(table)), (False, index_others(table))):
        made.append((index, walk_names(table, own=own), [index.texts[number] for number in range(len(index.texts))]))
    return made


def run_all(*, count: int, seed: int = 0, only: str = "") -> list[Row]:
    """Run the comparisons, `count` pairs, a fiftieth of it histories and as many names."""
    rows = []
    tries: dict[str, tuple[Callable[[int, Row], None], int]] = {
        "change": (try_change, count),
        "history": (try_history, max(1, count // 50)),
    }
    if only in {"", "names"}:
        tables = name_tables()
        tries["names"] = (lambda number, row: try_names(number, row, tables=tables), count)
    if only in {"", "page"} and has_node():
        pages = Row("page")
        try_pages(range(seed, seed + max(1, count // 50)), pages)
        rows.append(pages)
    for what, (attempt, times) in tries.items():
        if only in {"", what}:
            row = Row(what)
            for number in range(seed, seed + times):
                attempt(number, row)
            rows.append(row)
    return rows


def main() -> None:
    """Run the comparisons and print the table; exit code 1 where two ways differ."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=["change", "history", "page", "names"], default="")
    given = parser.parse_args()
    rows = run_all(count=given.count, seed=given.seed, only=given.only)
    for row in rows:
        print(f"{row.what:8} {row.cases:8,} cases, greatest gap {row.worst:.3g} of what may be, {len(row.wrong)} wrong")
        if row.geos:
            print(f"    {row.geos:,} of them only agree with GEOS on a grid")
        for line in row.wrong[:10]:
            print(f"    {line}")
    sys.exit(1 if any(row.wrong for row in rows) else 0)


if __name__ == "__main__":
    main()
