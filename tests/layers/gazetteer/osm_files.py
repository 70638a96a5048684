"""Small made-up OpenStreetMap extracts, as XML and as PBF: nodes, ways, relations, in the public format's own shape."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import quoteattr

Point = tuple[float, float]
Tags = Mapping[str, str]


@dataclass(frozen=True)
class Extract:
    """Ways (points, tags), relations (numbers of ways from 1, tags) and places (point, tags)."""

    ways: Sequence[tuple[Sequence[Point], Tags]]
    relations: Sequence[tuple[Sequence[int], Tags]] = ()
    places: Sequence[tuple[Point, Tags]] = ()

    def nodes(self) -> dict[Point, int]:
        points = [point for line, _ in self.ways for point in line] + [point for point, _ in self.places]
        return {point: number for number, point in enumerate(dict.fromkeys(points), start=1)}


def write_xml(path: Path, extract: Extract) -> Path:
    nodes, tags_of = extract.nodes(), dict(extract.places)
    rows = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6" generator="tests">']
    for (lon, lat), number in nodes.items():
        rows.append(f'<node id="{number}" lon="{lon}" lat="{lat}">{_tags(tags_of.get((lon, lat), {}))}</node>')
    for number, (line, tags) in enumerate(extract.ways, start=1):
        refs = "".join(f'<nd ref="{nodes[point]}"/>' for point in line)
        rows.append(f'<way id="{number}">{refs}{_tags(tags)}</way>')
    for number, (members, tags) in enumerate(extract.relations, start=1):
        refs = "".join(f'<member type="way" ref="{member}" role=""/>' for member in members)
        rows.append(f'<relation id="{number}">{refs}{_tags(tags)}</relation>')
    path.write_text("\n".join([*rows, "</osm>"]), encoding="utf-8")
    return path


def _tags(tags: Tags) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


def write_pbf(path: Path, extract: Extract) -> Path:
    """Write blobs of one header and one block (https://wiki.openstreetmap.org/wiki/PBF_Format), unpacked."""
    nodes, tags_of = extract.nodes(), dict(extract.places)
    texts: dict[bytes, int] = {b"": 0}

    def keys(tags: Tags) -> bytes:
        numbers = [[texts.setdefault(text.encode(), len(texts)) for text in side] for side in (tags, tags.values())]
        return _packed(2, numbers[0]) + _packed(3, numbers[1])

    groups = [
        b"".join(
            _field(1, _number(1, _zigzag(number)) + keys(tags_of.get(point, {})) + _place(point))
            for point, number in nodes.items()
        ),
        b"".join(
            _field(3, _number(1, number) + keys(tags) + _packed(8, _deltas([nodes[point] for point in line])))
            for number, (line, tags) in enumerate(extract.ways, start=1)
        ),
        b"".join(
            _field(
                4,
                _number(1, number)
                + keys(tags)
                + _packed(8, [0] * len(members))
                + _packed(9, _deltas(members))
                + _packed(10, [1] * len(members)),
            )
            for number, (members, tags) in enumerate(extract.relations, start=1)
        ),
    ]
    block = _field(1, b"".join(_field(1, text) for text in texts))
    block += b"".join(_field(2, group) for group in groups if group)
    head = _field(4, b"OsmSchema-V0.6")
    path.write_bytes(_blob(b"OSMHeader", head) + _blob(b"OSMData", block))
    return path


def _place(point: Point) -> bytes:
    lon, lat = (round(degree * 1e7) for degree in point)
    return _number(8, _zigzag(lat)) + _number(9, _zigzag(lon))


def _blob(kind: bytes, data: bytes) -> bytes:
    blob = _field(1, data)
    header = _field(1, kind) + _number(3, len(blob))
    return len(header).to_bytes(4, "big") + header + blob


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _packed(number: int, values: Sequence[int]) -> bytes:
    return _field(number, b"".join(map(_varint, values))) if values else b""


def _deltas(values: Sequence[int]) -> list[int]:
    return [_zigzag(value - before) for value, before in zip(values, [0, *values], strict=False)]


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])
