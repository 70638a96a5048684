"""Small PDFs made by hand, for tests: pages of lines set anywhere, in a font whose letters say what they are."""

import zlib
from collections.abc import Sequence

Line = tuple[float, float, str]
_ODD = {"ﬁ": 1, "ﬂ": 2, "’": 146, "–": 150, "•": 149, "\xad": 173}


def _bytes(text: str) -> bytes:
    codes = bytes(_ODD[letter] if letter in _ODD else ord(letter) for letter in text)
    return b"".join(b"\\%03o" % code if code < 32 or code > 126 or code in b"()\\" else bytes([code]) for code in codes)


def make_pdf(pages: Sequence[Sequence[Line]], *, packed: bool = True, picture: bool = False) -> bytes:
    """Return a PDF whose pages show lines at (x, y); with `picture` each page is a grey square and no text."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    objects.append(
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Type /Encoding /BaseEncoding /WinAnsiEncoding "
        b"/Differences [1 /fi /fl 173 /hyphen] >> >>"
    )
    kids = []
    for page in pages:
        shown = [b"BT /F1 10 Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (x, y, _bytes(text)) for x, y, text in page]
        stream = b"\n".join([b"0.5 g 0 0 400 400 re f"] if picture else shown)
        data = zlib.compress(stream) if packed else stream
        head = b"<< /Length %d%s >>" % (len(data), b" /Filter /FlateDecode" if packed else b"")
        objects.append(head + b"\nstream\n" + data + b"\nendstream")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
            % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table) + end


def set_columns(lines: Sequence[str], *, columns: int, rows: int, head: str = "") -> list[list[Line]]:
    """Return pages on which lines run down one column after the other, with a head of each page and its number below."""
    size = columns * rows
    pages = []
    for number, at in enumerate(range(0, len(lines), size), start=1):
        page = [(50.0, 810.0, head)] if head else []
        for column in range(columns):
            part = lines[at + column * rows : at + (column + 1) * rows]
            page += [(50 + column * 500 / columns, 780 - 13.0 * row, line) for row, line in enumerate(part)]
        pages.append([*page, (290.0, 30.0, str(number))])
    return pages
