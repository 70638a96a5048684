"""A PMTiles archive (version 3) of finished tiles: header, directories, metadata, tiles; equal input, equal bytes."""

import gzip
import hashlib
import json
import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeAlias

Tile: TypeAlias = tuple[int, int, int]
"""Zoom, column and row, counted from the north-west."""

HEADER: Final = struct.Struct("<7sB8Q")
"""Magic, version, then offset and length of root directory, metadata, leaf directories and tiles."""

_REST: Final = struct.Struct("<3Q6B4iB2i")
"""Tiles addressed, entries and contents; clustered, compressions, type, zooms; bounds; centre."""

_SIZE: Final = 127
_ROOM: Final = 16_384 - _SIZE
"""The root directory must end within the archive's first 16 KiB."""

_LEAF: Final = 4_096
"""Entries of one leaf directory, where the root has no room for all."""

_GZIP: Final = 2
_VECTOR: Final = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """`run` tiles from `number` on that share the bytes at `offset`; a run of 0 points at a leaf directory."""

    number: int
    offset: int
    length: int
    run: int


def write_archive(
    path: Path,
    tiles: Iterable[tuple[Tile, bytes]],
    *,
    bounds: tuple[float, float, float, float],
    metadata: Mapping[str, Any],
) -> None:
    """
    Write gzipped vector tiles as one archive; `bounds` are west, south, east, north in degrees.

    Tiles of equal bytes are stored once. `metadata` needs `minzoom` and `maxzoom`.
    """
    entries: list[Entry] = []
    found: dict[bytes, tuple[int, int]] = {}
    body = bytearray()
    ordered = sorted((number_tile(tile), data) for tile, data in tiles)
    for number, data in ordered:
        key = hashlib.sha256(data).digest()
        if key not in found:
            found[key] = (len(body), len(data))
            body += data
        place = found[key]
        last = entries[-1] if entries else None
        if last is not None and (last.offset, last.length) == place and number == last.number + last.run:
            entries[-1] = Entry(last.number, *place, last.run + 1)
        else:
            entries.append(Entry(number, *place, 1))
    root, leaves = pack_directories(entries)
    about = compress(json.dumps(metadata, ensure_ascii=False).encode())
    starts = (_SIZE, _SIZE + len(root), _SIZE + len(root) + len(about), _SIZE + len(root) + len(about) + len(leaves))
    spans = [
        part for start, data in zip(starts, (root, about, leaves, body), strict=True) for part in (start, len(data))
    ]
    low, high = int(metadata["minzoom"]), int(metadata["maxzoom"])
    west, south, east, north = (round(edge * 1e7) for edge in bounds)
    rest = _REST.pack(
        *(len(ordered), len(entries), len(found)),
        *(1, _GZIP, _GZIP, _VECTOR, low, high),
        *(west, south, east, north, low, (west + east) // 2, (south + north) // 2),
    )
    path.write_bytes(HEADER.pack(b"PMTiles", 3, *spans) + rest + root + about + leaves + body)


def pack_directories(entries: list[Entry]) -> tuple[bytes, bytes]:
    """Return the root directory and the leaf directories, which are empty where the root has room for all entries."""
    root = compress(write_directory(entries))
    if len(root) <= _ROOM:
        return root, b""
    size = _LEAF
    while True:
        leaves = bytearray()
        pointers = []
        for start in range(0, len(entries), size):
            data = compress(write_directory(entries[start : start + size]))
            pointers.append(Entry(entries[start].number, len(leaves), len(data), 0))
            leaves += data
        root = compress(write_directory(pointers))
        if len(root) <= _ROOM:
            return root, bytes(leaves)
        size *= 2


def write_directory(entries: list[Entry]) -> bytes:
    """Return entries column by column as variable-length numbers; 0 for an offset means right after the one before."""
    numbers = [len(entries)]
    numbers += [
        entry.number - before for entry, before in zip(entries, [0, *(e.number for e in entries)], strict=False)
    ]
    numbers += [entry.run for entry in entries]
    numbers += [entry.length for entry in entries]
    after = -1
    for entry in entries:
        numbers.append(0 if entry.offset == after else entry.offset + 1)
        after = entry.offset + entry.length
    return b"".join(map(varint, numbers))


def number_tile(tile: Tile) -> int:
    """
    Return a tile's number along the Hilbert curve of its zoom, after all tiles of the zooms above.

    >>> number_tile((0, 0, 0)), number_tile((1, 0, 1)), number_tile((2, 3, 0))
    (0, 2, 20)
    """
    zoom, x, y = tile
    number = ((1 << 2 * zoom) - 1) // 3
    for level in range(zoom - 1, -1, -1):
        side = 1 << level
        right, low = int(bool(x & side)), int(bool(y & side))
        number += side * side * ((3 * right) ^ low)
        if not low:
            if right:
                x, y = side - 1 - (x & (side - 1)), side - 1 - (y & (side - 1))
            x, y = y, x
    return number


def varint(number: int) -> bytes:
    """
    Return a whole number from 0 in seven bits a byte, the lowest first.

    >>> varint(300).hex()
    'ac02'
    """
    out = bytearray()
    while number > 0x7F:
        out.append(number & 0x7F | 0x80)
        number >>= 7
    out.append(number)
    return bytes(out)


def compress(data: bytes) -> bytes:
    """Compress with gzip, without the clock's time, so that equal data gives equal bytes."""
    return gzip.compress(data, mtime=0)
