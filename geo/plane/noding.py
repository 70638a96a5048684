"""Edges cut where they meet: crossings become nodes, and every piece knows which edges run along it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
import shapely

from geo.plane.edges import Bools, Floats, Ints

NODE_GAP: Final = 1e-12
"""Degrees below which a point lies on an edge, or two crossings are one: a ten-thousandth of a millimetre."""

PASSES: Final = 12
"""How often edges are cut again at most; two or three passes end it on real areas."""


@dataclass(frozen=True)
class Pieces:
    """
    Edges cut where they meet. Piece k runs from node `start[k]` to node `end[k]` of `nodes`, and start < end.

    Row i of `piece`, `edge`, `turn` says that an edge runs along a piece: with it (1) or against it (-1).
    """

    nodes: Floats
    start: Ints
    end: Ints
    piece: Ints
    edge: Ints
    turn: Ints

    def __len__(self) -> int:
        """Return the number of pieces."""
        return len(self.start)

    def keep(self, kept: Bools) -> "Pieces":
        """Return only the pieces that a mask keeps, numbered anew."""
        if kept.all():
            return self
        number = np.cumsum(kept) - 1
        rows = kept[self.piece]
        piece = number[self.piece[rows]]
        return Pieces(self.nodes, self.start[kept], self.end[kept], piece, self.edge[rows], self.turn[rows])


def cut_edges(edges: Floats, *, careful: bool = False) -> Pieces:
    """
    Return the pieces of edges (rows of x0, y0, x1, y1), which may repeat, run back, cross, touch and overlap.

    A point nearer than NODE_GAP to an edge lies on it. Crossings are rounded, so among nearly equal edges a piece may
    run across its neighbour afterwards: `careful` unites points nearer than NODE_GAP and cuts again until nothing
    crosses. No edges give no pieces.
    """
    nodes, ids = number_points(edges.reshape(-1, 2))
    if careful:
        ids = _unite(nodes)[ids]
    (start, end), member, along = _join(ids[0::2], ids[1::2], count=len(nodes))
    nodes, parts, parent = _split(nodes, start, end)
    for _ in range(PASSES if careful else 0):
        count = len(parts)
        parts = _unite(nodes)[parts]
        nodes, parts, part = _split(nodes, parts[:, 0], parts[:, 1])
        parent = parent[part]
        if len(parts) == count:
            break
    (start, end), same, turn = _join(parts[:, 0], parts[:, 1], count=len(nodes))
    first = np.searchsorted(parent, np.arange(member.max(initial=-1) + 2))  # the parts of one edge stand together
    many = np.diff(first)[member]
    edge = np.repeat(np.arange(len(member)), many)
    part = np.repeat(first[member] - np.cumsum(many) + many, many) + np.arange(len(edge))
    return Pieces(nodes, start, end, same[part], edge, turn[part] * along[edge])


def take_edges(edges: Floats) -> Pieces:
    """Return edges as pieces without cutting them: right for the rings of one valid area, which meet only in points."""
    nodes, ids = number_points(edges.reshape(-1, 2))
    (start, end), member, along = _join(ids[0::2], ids[1::2], count=len(nodes))
    return Pieces(nodes, start, end, member, np.arange(len(member)), along)


def number_points(points: Floats) -> tuple[Floats, Ints]:
    """Return the distinct points from west to east, and the number of each given point among them."""
    order = np.lexsort((points[:, 1], points[:, 0]))
    ordered = points[order]
    new = np.ones(len(points), bool)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    ids = np.empty(len(points), np.int64)
    ids[order] = np.cumsum(new) - 1
    return ordered[new], ids


def _join(start: Ints, end: Ints, *, count: int) -> tuple[tuple[Ints, Ints], Ints, Ints]:
    """Return distinct pairs (low, high), the pair of each row, and 1 where a row runs from low to high, else -1."""
    low, high = np.minimum(start, end), np.maximum(start, end)
    keys, rows = np.unique(low * count + high, return_inverse=True)
    return np.divmod(keys, max(count, 1)), rows, np.where(start < end, 1, -1)


def _split(nodes: Floats, start: Ints, end: Ints) -> tuple[Floats, Ints, Ints]:
    """Return nodes with crossings added, and the parts (from, to) of each edge in order, with the edge's number."""
    lines = shapely.linestrings(np.stack([nodes[start], nodes[end]], axis=1))
    one, two = shapely.STRtree(lines).query(lines) if len(lines) else np.empty((2, 0), np.int64)
    one, two = one[one < two], two[one < two]
    pairs, edge, node = _find_touches(nodes, np.stack([start, end]), np.stack([one, two]))
    free = np.ones(len(one), bool)
    free[pairs] = False
    for a in (start, end):
        for b in (start, end):
            free &= a[one] != b[two]
    crossed, points = _find_crossings(nodes[start], nodes[end], one, two, free)
    nodes, added = _add_nodes(nodes, points)
    every = np.arange(len(start))
    edge = np.concatenate([every, every, edge, one[crossed], two[crossed]])
    node = np.concatenate([start, end, node, added, added])
    along = nodes[end] - nodes[start]
    reach = np.einsum("ij,ij->i", nodes[node] - nodes[start[edge]], along[edge])
    reach[: len(every)], reach[len(every) : 2 * len(every)] = -np.inf, np.inf
    order = np.lexsort((node, reach, edge))
    edge, node = edge[order], node[order]
    inside = (edge[1:] == edge[:-1]) & (node[1:] != node[:-1])
    return nodes, np.stack([node[:-1], node[1:]], axis=1)[inside], edge[1:][inside]


def _find_touches(nodes: Floats, ends: Ints, pairs: Ints) -> tuple[Ints, Ints, Ints]:
    """Return (pair, edge, node) for every end of one edge of a pair that lies on the other edge, not at its ends."""
    found: list[tuple[Ints, Ints, Ints]] = []
    for edge, other in (pairs, pairs[::-1]):
        first, last = nodes[ends[0][edge]], nodes[ends[1][edge]]
        along = last - first
        square = np.einsum("ij,ij->i", along, along)
        for end in ends:
            node = end[other]
            off = nodes[node] - first
            share = np.einsum("ij,ij->i", off, along)
            gap = along[:, 0] * off[:, 1] - along[:, 1] * off[:, 0]
            on = (gap * gap <= NODE_GAP * NODE_GAP * square) & (share > 0) & (share < square)
            on &= (node != ends[0][edge]) & (node != ends[1][edge])
            rows = np.flatnonzero(on)
            found.append((rows, edge[rows], node[rows]))
    return tuple(np.concatenate(column) for column in zip(*found, strict=True))  # type: ignore[return-value]


def _find_crossings(first: Floats, last: Floats, one: Ints, two: Ints, free: Bools) -> tuple[Ints, Floats]:
    """Return the pairs whose edges cross between their ends, and the points where they do."""
    rows = np.flatnonzero(free)
    start, along = first[one[rows]], (last - first)[one[rows]]
    off, other = first[two[rows]] - start, (last - first)[two[rows]]
    cross = along[:, 0] * other[:, 1] - along[:, 1] * other[:, 0]
    good = cross != 0
    cross = np.where(good, cross, 1.0)
    share = (off[:, 0] * other[:, 1] - off[:, 1] * other[:, 0]) / cross
    reach = (off[:, 0] * along[:, 1] - off[:, 1] * along[:, 0]) / cross
    good &= (share > 0) & (share < 1) & (reach > 0) & (reach < 1)
    return rows[good], (start + share[:, None] * along)[good]


def _add_nodes(nodes: Floats, points: Floats) -> tuple[Floats, Ints]:
    """Return nodes with new points behind them, and each new point's number; points nearer than NODE_GAP are one."""
    if not len(points):
        return nodes, np.empty(0, np.int64)
    kept, ids = np.unique(_unite(points), return_inverse=True)
    return np.concatenate([nodes, points[kept]]), ids + len(nodes)


def _unite(points: Floats) -> Ints:
    """Return for each point the first of the points nearer to it than NODE_GAP, which may be itself."""
    every = shapely.points(points)
    ours, theirs = shapely.STRtree(every).query(every, predicate="dwithin", distance=NODE_GAP)
    leader = np.arange(len(points))
    np.minimum.at(leader, ours, theirs)
    return leader[leader]
