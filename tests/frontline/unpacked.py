"""Every byte of an output as a reader could see it: archives, streams and packed data unpacked, level by level."""

import base64
import binascii
import gzip
import hashlib
import io
import re
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator

from maps.page.coding.varints import deflate_text

_LEAST = 120
_SIGNS64 = bytes(range(48, 58)) + bytes(range(65, 91)) + bytes(range(97, 123)) + b"+/_-"
# base 85 in the alphabet of our pages, where commas, dots and slashes stand for what means something to HTML
_SIGNS85 = bytes(range(48, 58)) + bytes(range(65, 91)) + bytes(range(97, 123)) + b"!#$%()*+;=?@^_`{|}~,./-"
_FROM_PAGE = bytes.maketrans(b",./", b"<>&")
_STREAM = re.compile(rb"stream\r?\n(.)", re.DOTALL)
_TEXT_CHUNK = re.compile(rb"(?:zTXt|iTXt)[^\x00]{1,80}\x00+(?:[^\x00]*\x00){0,2}")


def unpack(data: bytes, *, depth: int = 5) -> Iterator[bytes]:
    """Give data itself, then all that is packed in it, however deep."""
    yield data
    if depth == 0:
        return
    for inner in _packed(data):
        if inner and inner != data:
            yield from unpack(inner, depth=depth - 1)


def _packed(data: bytes) -> Iterator[bytes]:
    for unpacker in (_zipped, _parquet, _deflated, _lettered, _escaped):
        yield from unpacker(data)


def _zipped(data: bytes) -> Iterator[bytes]:
    if data[:4] != b"PK\x03\x04":
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield "\n".join(f"{one.filename} {one.comment!r}" for one in archive.infolist()).encode()
            for name in archive.namelist():
                yield archive.read(name)
    except (zipfile.BadZipFile, ValueError):
        return  # a piece of an archive, which is unpacked as a whole


def _deflated(data: bytes) -> Iterator[bytes]:
    if len(data) < 3_000_000:
        yield from _inflated(data, -15)
    starts = [(found.start(), 31) for found in re.finditer(rb"\x1f\x8b\x08", data)]
    starts += [(found.start(1), 15) for found in _STREAM.finditer(data)]
    starts += [(found.start(), 15) for found in re.finditer(rb"x[\x01\x5e\x9c\xda]", data)]
    starts += [(found.end(), 15) for found in _TEXT_CHUNK.finditer(data)]
    for start, bits in dict.fromkeys(starts):
        yield from _inflated(memoryview(data)[start:], bits)


def _lettered(data: bytes) -> Iterator[bytes]:
    for run in _runs(data, _SIGNS64):
        words = run.replace(b"-", b"+").replace(b"_", b"/")
        try:
            yield base64.b64decode(words + b"=" * (-len(words) % 4))
        except binascii.Error:
            continue
    for run in _runs(data, _SIGNS85):
        try:
            yield base64.b85decode(run.translate(_FROM_PAGE))
        except ValueError:
            continue


def _runs(data: bytes, signs: bytes) -> Iterator[bytes]:
    """Give the longest runs of these signs; found by a table, for a pattern would try every byte of every file."""
    marked = data.translate(bytes(65 if byte in signs else 32 for byte in range(256)))
    end, least = 0, b"A" * _LEAST
    while (start := marked.find(least, end)) >= 0:
        end = marked.find(b" ", start)
        end = len(data) if end < 0 else end
        yield data[start:end]


def _escaped(data: bytes) -> Iterator[bytes]:
    if b"\x00" in data[:4_000]:
        return  # no text
    if re.search(rb"%[0-9A-Fa-f]{2}", data):
        yield urllib.parse.unquote_to_bytes(data)
    if rb"\u" in data:
        yield re.sub(rb"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m[1], 16)).encode("utf-8", "replace"), data)


def _inflated(data: bytes | memoryview, bits: int) -> Iterator[bytes]:
    try:
        inner = zlib.decompressobj(bits).decompress(data, 50_000_000)
    except zlib.error:
        return
    if len(inner) > 20:
        yield inner


def _parquet(data: bytes) -> Iterator[bytes]:
    """Give a table's cells, its schema's metadata and the least and greatest value of each column."""
    if data[:4] != b"PAR1":
        return
    import pyarrow.parquet as pq

    file = pq.ParquetFile(io.BytesIO(data))
    yield repr(file.schema_arrow.metadata).encode()
    for group in range(file.metadata.num_row_groups):
        told = file.metadata.row_group(group)
        columns = [told.column(number).statistics for number in range(told.num_columns)]
        yield repr([(one.min, one.max) for one in columns if one is not None and one.has_min_max]).encode()
    yield repr(file.read().to_pylist()).encode()


def pack_needles() -> dict[str, bytes]:
    """Return the word "needle" packed in each way that outputs use."""
    words = b"needle " + hashlib.sha512(b"hay").hexdigest().encode() * 3 + hashlib.sha512(b"straw").hexdigest().encode()
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("a.txt", words)
    raw = zlib.compressobj(wbits=-15)
    return {
        "zip": archive.getvalue(),
        "gzip within": b"head" + gzip.compress(words, mtime=0),
        "deflate in base64": b"var x='" + base64.b64encode(raw.compress(words) + raw.flush()) + b"'",
        "a page's base 85": b"<script>" + deflate_text(words).encode() + b"</script>",
        "stream of a PDF": b"<< >>\nstream\n" + zlib.compress(words) + b"\nendstream",
        "percent": b"hay%20n%65edle",
        "escapes": rb"hay n\u0065edle",
    }
