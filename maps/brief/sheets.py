"""A brief as PDF pages of A4: its pictures as whole pages, its text and tables set below each other."""

import io
import textwrap
from typing import Any, Final

import matplotlib as mpl
import pypdf
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from maps.brief.brief import Brief, Section, Table
from maps.style.wording import SECTIONS

WIDTH_PT: Final = 595.0
HEIGHT_PT: Final = 842.0
MARGIN_PT: Final = 40.0
LETTER: Final = 0.56
"""Width of a letter of DejaVu Sans as a share of its size, on average; a line is broken a little early."""

BODY_PT: Final = 7.5
SHORT: Final = 12
"""Columns of no longer cells keep them on one line: days, numbers, grades."""

LEADING: Final = 1.35
_GAP_PT: Final = 8.0
_SETTINGS: Final[Any] = {"font.family": ["DejaVu Sans"], "pdf.fonttype": 42, "text.parse_math": False}


class _Sheets:
    """Pages that fill from top to bottom; a new one begins where a line has no room."""

    def __init__(self) -> None:
        self.pages: list[Figure] = []
        self.y = 0.0
        self.turn()

    def turn(self) -> None:
        """Begin a new page."""
        self.pages.append(Figure(figsize=(WIDTH_PT / 72, HEIGHT_PT / 72)))
        self.y = HEIGHT_PT - MARGIN_PT

    def need(self, height: float) -> bool:
        """Begin a new page where so many points are not left; tell whether one was begun."""
        if self.y - height >= MARGIN_PT:
            return False
        self.turn()
        return True

    def write(self, x: float, text: str, *, size: float, bold: bool = False, colour: str = "#1b1e22") -> None:
        """Write one line with its top at the present height, without moving on."""
        self.pages[-1].text(
            x / WIDTH_PT,
            self.y / HEIGHT_PT,
            text,
            size=size,
            weight="bold" if bold else "normal",
            color=colour,
            va="top",
        )

    def rule(self, *, width: float) -> None:
        """Draw a line across the page at the present height."""
        ends = [MARGIN_PT / WIDTH_PT, 1 - MARGIN_PT / WIDTH_PT]
        page = self.pages[-1]
        page.add_artist(Line2D(ends, [self.y / HEIGHT_PT] * 2, linewidth=width, color="#1b1e22"))

    def paragraph(self, text: str, *, size: float, bold: bool = False, colour: str = "#1b1e22") -> None:
        """Write a paragraph, broken into lines, and move below it."""
        for line in break_lines(text, width=WIDTH_PT - 2 * MARGIN_PT, size=size * (1.1 if bold else 1.0)):
            self.need(size * LEADING)
            self.write(MARGIN_PT, line, size=size, bold=bold, colour=colour)
            self.y -= size * LEADING
        self.y -= size * 0.4


def render_sheets(brief: Brief) -> bytes:
    """Return the PDF; equal briefs give equal bytes."""
    with mpl.rc_context(_SETTINGS):
        sheets = _Sheets()
        sheets.paragraph(brief.title, size=16, bold=True)
        for line in brief.lines:
            sheets.paragraph(line, size=9, colour="#3d444c")
        for section in brief.sections:
            _set(sheets, section, lang=brief.lang)
        sheets.rule(width=0.6)
        sheets.y -= 4
        sheets.paragraph(brief.footer, size=BODY_PT, colour="#3d444c")
        text = io.BytesIO()
        with PdfPages(text, metadata={"CreationDate": None, "Producer": None, "Creator": None}) as book:
            for page in sheets.pages:
                book.savefig(page)
    return _bind([section.picture.data for section in brief.sections if section.picture is not None], text.getvalue())


def break_lines(text: str, *, width: float, size: float) -> list[str]:
    """
    Return a text in lines that fit a width in points; an empty text is one empty line.

    >>> break_lines("one two three", width=40, size=10)
    ['one two', 'three']
    """
    letters = max(4, int(width / (size * LETTER)))
    return textwrap.wrap(text, letters, break_long_words=True) or [""]


def _set(sheets: _Sheets, section: Section, *, lang: str) -> None:
    sheets.need(60)
    sheets.y -= 6
    sheets.rule(width=1.2)
    sheets.y -= 5
    sheets.paragraph(section.title, size=11, bold=True)
    for table in section.tables:
        _set_table(sheets, table)
    apart = str(getattr(SECTIONS["brief"]["picture_apart"], lang))
    for line in (*((apart,) if section.picture is not None else ()), *section.lines):
        sheets.paragraph(line, size=BODY_PT, colour="#4a525b")


def _set_table(sheets: _Sheets, table: Table) -> None:
    widths = _widths(table)
    starts = [MARGIN_PT + sum(widths[:place]) for place in range(len(widths))]
    if table.caption:
        sheets.paragraph(table.caption, size=BODY_PT + 0.5, bold=True)
    _set_row(sheets, table.columns, starts, widths, bold=True)
    for row in table.rows:
        cells = [break_lines(text, width=w - _GAP_PT, size=BODY_PT) for text, w in zip(row, widths, strict=True)]
        if sheets.need(max(map(len, cells)) * BODY_PT * LEADING):
            _set_row(sheets, table.columns, starts, widths, bold=True)
        _set_row(sheets, row, starts, widths)
    sheets.y -= 5


def _set_row(sheets: _Sheets, row: Any, starts: list[float], widths: list[float], *, bold: bool = False) -> None:
    size = BODY_PT * (1.12 if bold else 1.0)
    cells = [break_lines(text, width=wide - _GAP_PT, size=size) for text, wide in zip(row, widths, strict=True)]
    top = sheets.y
    for lines, x in zip(cells, starts, strict=True):
        sheets.y = top
        for line in lines:
            sheets.write(x, line, size=BODY_PT, bold=bold)
            sheets.y -= BODY_PT * LEADING
    sheets.y = top - max(map(len, cells)) * BODY_PT * LEADING - 1.5
    if bold:
        sheets.rule(width=0.6)
        sheets.y -= 2


def _widths(table: Table) -> list[float]:
    """Return widths in points that fill the page: what every column needs at least, the rest by what it holds."""
    room = WIDTH_PT - 2 * MARGIN_PT
    longest = [max([len(name), *(len(row[place]) for row in table.rows)]) for place, name in enumerate(table.columns)]
    wish = [min(length, 60) * BODY_PT * LETTER * 1.15 + _GAP_PT for length in longest]
    if sum(wish) <= room:
        return wish
    short = [one if length <= SHORT else 0.0 for one, length in zip(wish, longest, strict=True)]
    if sum(short) > room / 2:
        return [one * room / sum(wish) for one in wish]
    rest = sum(wish) - sum(short)
    return [few or one * (room - sum(short)) / rest for one, few in zip(wish, short, strict=True)]


def _bind(pictures: list[bytes], text: bytes) -> bytes:
    """Return pictures and text as one PDF without a clock."""
    writer = pypdf.PdfWriter()
    for data in (*pictures[:1], text, *pictures[1:]):
        writer.append(io.BytesIO(data), import_outline=False)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
