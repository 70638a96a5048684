"""What a file that is no report is, told by its first bytes or its text, and what to do with it."""

import json
import re
from typing import Any, Final

_PICTURE: Final = "copy its words into a plain text file (UTF-8)"
_UNPACK: Final = "unpack it and give the report in it"
_DATA: Final = "give polygons with --control, settlements with --settlements, and the report's plain text as REPORT"
_KINDS: Final[dict[bytes, tuple[str, str]]] = {
    b"%PDF": ("a PDF", "copy its text into a plain text file (UTF-8)"),
    b"PK\x03\x04": (
        "a zip archive or office document",
        "unpack it and give the report in it, or save its text (UTF-8)",
    ),
    b"\x89PNG": ("a PNG picture", _PICTURE),
    b"\xff\xd8\xff": ("a JPEG picture", _PICTURE),
    b"GIF8": ("a GIF picture", _PICTURE),
    b"\x1f\x8b": ("a gzip archive", _UNPACK),
    b"7z\xbc\xaf": ("a 7z archive", _UNPACK),
    b"Rar!": ("a RAR archive", _UNPACK),
    b"BZh": ("a bzip2 archive", _UNPACK),
    b"\xfd7zXZ": ("an xz archive", _UNPACK),
    b"\x28\xb5\x2f\xfd": ("a zstd archive", _UNPACK),
    b"RIFF": ("a picture or recording", _PICTURE),
    b"II*\x00": ("a TIFF picture", _PICTURE),
    b"MM\x00*": ("a TIFF picture", _PICTURE),
    b"\x00\x00\x01\x00": ("an icon", _PICTURE),
    b"SQLite format 3": ("a SQLite or GeoPackage file", _DATA),
    b"PAR1": ("a Parquet file", _DATA),
    b"fgb\x03": ("a FlatGeobuf file", _DATA),
    b"{\\rtf": ("an RTF document", "save it as plain text (UTF-8) in the program that made it"),
    b"\xd0\xcf\x11\xe0": ("an old Word document", "save it as plain text (UTF-8) in the program that made it"),
}
_XML: Final = re.compile(r"\s*<\?xml[^>]*>\s*(?:<!--.*?-->\s*)*<(?:\w+:)?(\w+)", re.DOTALL)
_TABLES: Final = {".csv": "a CSV table", ".tsv": "a table", ".kml": "a KML file", ".gml": "a GML file"}
_STATED: Final = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{2,20})", re.IGNORECASE
)
_ONE_BYTE: Final = re.compile(r"windows-125[0-8]|iso-8859-(?:[1-9]|1[0-6])|koi8-[ru]|cp866|cp125[0-8]")
_BROKEN_JSON: Final = re.compile(r'(?:\[\s*)?\{\s*"[\w:@-]+"\s*:')
_CYRILLIC_1251: Final = re.compile(rb"[\xC0-\xFF\xA5\xAA\xAF\xB2\xB3\xB4\xBA\xBF]{3,}")
"""Three letters in a row of the code page's Cyrillic; Western texts have one accented letter among plain ones."""


def name_binary(data: bytes) -> str | None:
    """
    Return what a file is by its first bytes, and the mend; null for what may be a text.

    >>> name_binary(b"GIF89a...")
    'is a GIF picture, not a text; copy its words into a plain text file (UTF-8)'
    """
    if data[257:262] == b"ustar":
        return f"is a tar archive, not a text; {_UNPACK}"
    if data[4:8] == b"ftyp":
        return f"is a picture or recording, not a text; {_PICTURE}"
    if data.startswith(b"PK") and b"word/" in data[:4_000]:
        return "is a Word document, not a text; save it as plain text (UTF-8) there, or copy its text into a .txt file"
    return next(
        (f"is {what}, not a text; {mend}" for magic, (what, mend) in _KINDS.items() if data.startswith(magic)), None
    )


def name_data(text: str, *, suffix: str) -> str | None:
    """
    Return what a text is that holds data and no report, and the mend; null for what may be a report.

    >>> name_data('{"type": "FeatureCollection", "features": []}', suffix=".txt")[:40]
    'is GeoJSON, no report; give polygons wit'
    """
    what = _TABLES.get(suffix.lower()) or _name_json(text) or _name_xml(text)
    return None if what is None else f"is {what}, no report; {_DATA}"


def stated_encoding(data: bytes) -> str | None:
    """
    Return the encoding of one byte a letter that a page or XML file states in its head; null for none and for others.

    >>> stated_encoding(b'<meta charset="windows-1251">'), stated_encoding(b'<meta charset="utf-8">')
    ('windows-1251', None)
    """
    found = _STATED.search(data[:4_000]) if data.lstrip()[:1] == b"<" else None
    name = found[1].decode("ascii").casefold() if found else ""
    return name if _ONE_BYTE.fullmatch(name) else None


def looks_cp1251(data: bytes) -> bool:
    """Tell whether bytes that are no UTF-8 look like Cyrillic in Windows-1251: most foreign letters stand together."""
    foreign = sum(byte >= 0x80 for byte in data[:100_000])
    return 2 * sum(len(run) for run in _CYRILLIC_1251.findall(data[:100_000])) > foreign


def looks_utf16(data: bytes) -> bool:
    """Tell whether bytes without a mark look like UTF-16: every second one is zero, and the others are not."""
    head = data[:200]
    return 8 <= len(head) > 1.5 * head.count(0) and (
        head[1::2].count(0) > len(head) * 0.4 or head[::2].count(0) > len(head) * 0.4
    )


def _name_xml(text: str) -> str | None:
    """Return the kind of XML a text is that is neither page nor feed."""
    found = _XML.match(text[:4_000])
    if found is None or found[1].casefold() in {"html", "rss", "feed", "rdf"}:
        return None
    return {"kml": "a KML file", "gpx": "a GPX file"}.get(found[1].casefold(), f"XML ({found[1][:20]}) and no feed")


def _name_json(text: str) -> str | None:
    """Return the kind of JSON a text is: one value, or a value a line."""
    head = text.lstrip()
    if not head.startswith(("{", "[")):
        return None
    first = head.split("\n", 1)[0]
    try:
        value = _parse(head) or _parse(first)
    except RecursionError:
        return "JSON nested deeper than any data is"
    if value is None and _BROKEN_JSON.match(head):
        return "JSON that is not whole"
    if isinstance(value, dict) and value.get("type") in {"FeatureCollection", "Feature", "Polygon", "MultiPolygon"}:
        return "GeoJSON"
    rows = value if isinstance(value, list) else [value]
    return "JSON" if rows and all(isinstance(row, dict) for row in rows) else None


def _parse(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return None
