"""What the files of `bad_files.py` hold: archives, PDFs, XML and databases, right in form or wrong."""

import gzip
import io
import sqlite3
import tempfile
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

MEGABYTE = 1_000_000


def zipped(**members: bytes) -> bytes:
    """Return a zip of members, "__" in a name standing for its dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "."), data)
    return out.getvalue()


def kml(corners: str) -> bytes:
    """Return an area with these corners as KML."""
    ring = f"<outerBoundaryIs><LinearRing><coordinates>{corners}</coordinates></LinearRing></outerBoundaryIs>"
    space = "http://www.opengis.net/kml/2.2"
    return f'<kml xmlns="{space}"><Placemark><Polygon>{ring}</Polygon></Placemark></kml>'.encode()


def climbing_zip() -> bytes:
    """Return a zip whose member would leave its folder."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../front_20250612.geojson", geojson(SQUARE))
    return out.getvalue()


def zeros(count: int) -> bytes:
    """Return so many zeros, packed as a gzip file: the first of its parts is larger than any input may be."""
    part = 200 * MEGABYTE
    return gzip.compress(b"0" * part, mtime=0) * (count // part)


def pdf(*objects: bytes, root: int = 1) -> bytes:
    """Return objects as a PDF, right or wrong."""
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    end = b"trailer << /Size %d /Root %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, root, len(out))
    return out + head + table + end


def pdf_page(stream: bytes) -> bytes:
    """Return a PDF of one page with a packed stream."""
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream),
    )


def bomb(element: str) -> bytes:
    """Return XML whose entities unfold to 3 GB."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e0 "lol">{levels}]>{element}'.encode()


def outside_entity() -> bytes:
    """Return KML that asks for a file of this machine in the name of a placemark."""
    asked = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    return f'<?xml version="1.0"?>{asked}<kml><Placemark><name>&e;</name></Placemark></kml>'.encode()


SQUARE = '{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49],[37,48]]]}'


def geojson(shape: str, properties: str = '{"kind":"assessed_control"}') -> bytes:
    """Return one feature as GeoJSON text."""
    feature = f'{{"type":"Feature","properties":{properties},"geometry":{shape}}}'
    return f'{{"type":"FeatureCollection","features":[{feature}]}}'.encode()


def ring(points: str) -> str:
    """Return a polygon of one ring."""
    return f'{{"type":"Polygon","coordinates":[[{points}]]}}'


def database(*statements: str) -> bytes:
    """Return a SQLite file in which the statements were run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.gpkg"
        with sqlite3.connect(path) as connection:
            for statement in statements:
                connection.execute(statement)
        connection.close()
        return path.read_bytes()


def parquet() -> bytes:
    """Return a Parquet table without a geometry."""
    out = io.BytesIO()
    pq.write_table(pa.table({"a": [1, 2]}), out)
    return out.getvalue()


def nested_mail(depth: int) -> bytes:
    """Return an e-mail whose parts hold parts."""
    heads = b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (number, number) for number in range(depth)
    )
    return b"MIME-Version: 1.0\nSubject: a\nDate: b\n" + heads + b"Content-Type: text/plain\n\nFog.\n"
