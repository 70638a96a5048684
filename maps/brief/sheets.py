"""A brief as PDF pages of A4: text, tables and pictures set below each other, as on the page for a screen."""

import io
import warnings
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import matplotlib as mpl
import numpy as np
import pypdf
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.lines import Line2D

from maps.brief.brief import Brief, Picture, Section, Table
from maps.brief.cells import find_numeric

WIDTH_PT: Final = 595.0
HEIGHT_PT: Final = 842.0
MARGIN_PT: Final = 40.0
ROOM_PT: Final = WIDTH_PT - 2 * MARGIN_PT
HIGHEST_PT: Final = 480.0
"""A picture is no higher: text and tables stand on its page too."""

BODY_PT: Final = 7.5
LEADING: Final = 1.35
_GAP_PT: Final = 8.0
_LONGEST_WORD_PT: Final = 110.0
"""A column is as wide as its longest word needs, but for words that are longer than this."""

_STEPS: Final = 60
"""In so many steps the room of a row is given away."""

_SETTINGS: Final[Any] = {"font.family": ["DejaVu Sans"], "pdf.fonttype": 42, "text.parse_math": False}


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a picture goes: its page, and its lower left corner in points."""

    page: int
    x: float
    y: float
    scale: float
    picture: Picture


class _Sheets:
    """Pages that fill from top to bottom; a new one begins where a line has no room."""

    def __init__(self) -> None:
        self.pages: list[Figure] = []
        self.places: list[_Place] = []
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

    def write(
        self, x: float, text: str, *, size: float, bold: bool = False, colour: str = "#1b1e22", right: bool = False
    ) -> None:
        """Write one line with its top at the present height, from x on or, `right`, up to it, without moving on."""
        self.pages[-1].text(
            x / WIDTH_PT,
            self.y / HEIGHT_PT,
            text,
            size=size,
            weight="bold" if bold else "normal",
            color=colour,
            va="top",
            ha="right" if right else "left",
        )

    def rule(self, *, width: float, colour: str = "#1b1e22") -> None:
        """Draw a line across the page at the present height."""
        ends = [MARGIN_PT / WIDTH_PT, 1 - MARGIN_PT / WIDTH_PT]
        page = self.pages[-1]
        page.add_artist(Line2D(ends, [self.y / HEIGHT_PT] * 2, linewidth=width, color=colour))

    def paragraph(self, text: str, *, size: float, bold: bool = False, colour: str = "#1b1e22") -> None:
        """Write a paragraph, broken into lines, and move below it."""
        for line in break_lines(text, width=ROOM_PT, size=size, bold=bold):
            self.need(size * LEADING)
            self.write(MARGIN_PT, line, size=size, bold=bold, colour=colour)
            self.y -= size * LEADING
        self.y -= size * 0.4

    def show(self, picture: Picture) -> None:
        """Keep room for a picture and move below it."""
        wide, high, scale = _size_of(picture)
        self.need(high)
        x = MARGIN_PT + (ROOM_PT - wide) / 2
        self.places.append(_Place(len(self.pages) - 1, x, self.y - high, scale, picture))
        self.y -= high + 6


def render_sheets(brief: Brief) -> bytes:
    """Return the PDF; equal briefs give equal bytes."""
    with mpl.rc_context(_SETTINGS):
        sheets = _Sheets()
        sheets.paragraph(brief.title, size=16, bold=True)
        for line in brief.lines:
            sheets.paragraph(line, size=9, colour="#3d444c")
        for section in brief.sections:
            _set(sheets, section)
        sheets.need(40)
        sheets.rule(width=0.6)
        sheets.y -= 4
        sheets.paragraph(brief.footer, size=BODY_PT, colour="#3d444c")
        text = io.BytesIO()
        with (
            warnings.catch_warnings(),
            PdfPages(text, metadata={"CreationDate": None, "Producer": None, "Creator": None}) as book,
        ):
            warnings.filterwarnings("ignore", "Glyph .* missing from")  # drawn as a box, and measured as one
            for number, page in enumerate(sheets.pages, start=1):
                _number(page, f"{number} / {len(sheets.pages)}")
                book.savefig(page)
    return _bind(sheets.places, text.getvalue())


def break_lines(text: str, *, width: float, size: float, bold: bool = False) -> list[str]:
    """
    Return a text in lines that fit a width in points, broken at blanks, in a word too long for one anywhere.

    An empty text is one empty line.

    >>> break_lines("one two three", width=40, size=10)
    ['one two', 'three']
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}" if line else word
        if measure_pt(longer, size=size, bold=bold) <= width:
            line = longer
            continue
        lines += [line] if line else []
        line = word
        while measure_pt(line, size=size, bold=bold) > width and len(line) > 1:
            end = next(
                (end for end in range(len(line) - 1, 1, -1) if measure_pt(line[:end], size=size, bold=bold) <= width), 1
            )
            lines.append(line[:end])
            line = line[end:]
    return [*lines, line] if line or not lines else lines


def measure_pt(text: str, *, size: float, bold: bool = False) -> float:
    """Return how wide a line of DejaVu Sans is, in points."""
    return sum(_advance(letter, bold=bold) for letter in text) * size


@cache
def _advance(letter: str, *, bold: bool) -> float:
    """Return the width of a letter as a share of its size; one that the font lacks is drawn as an empty box."""
    font = _font(bold=bold)
    number = font.get_char_index(ord(letter))  # 0 is the box
    return float(font.load_glyph(number, flags=LoadFlags.NO_SCALE).horiAdvance) / float(font.units_per_EM)


@cache
def _font(*, bold: bool) -> FT2Font:
    return FT2Font(findfont(FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal")))


def _size_of(picture: Picture) -> tuple[float, float, float]:
    """Return how wide and high a picture stands, as wide as the text unless that is too high, and by which scale."""
    box = pypdf.PdfReader(io.BytesIO(picture.data)).pages[0].mediabox
    wide, high = float(box.width), float(box.height)
    scale = min(ROOM_PT / wide, HIGHEST_PT / high)
    return wide * scale, high * scale, scale


def _set(sheets: _Sheets, section: Section) -> None:
    sheets.need(60 if section.picture is None else 40 + _size_of(section.picture)[1])
    sheets.y -= 6
    sheets.rule(width=1.2)
    sheets.y -= 5
    sheets.paragraph(section.title, size=11, bold=True)
    if section.picture is not None:
        sheets.show(section.picture)
    for table in section.tables:
        _set_table(sheets, table)
    for line in section.lines:
        sheets.paragraph(line, size=BODY_PT, colour="#4a525b")


def _set_table(sheets: _Sheets, table: Table) -> None:
    widths = column_widths(table)
    numeric = find_numeric(table)
    if table.caption:
        sheets.need(BODY_PT * LEADING * 6)
        sheets.paragraph(table.caption, size=BODY_PT + 0.5, bold=True)
    head = _break_row(table.columns, widths, bold=True)
    _set_row(sheets, head, widths, numeric, bold=True)
    for row in table.rows:
        cells = _break_row(row, widths)
        if sheets.need(max(map(len, cells)) * BODY_PT * LEADING):
            _set_row(sheets, head, widths, numeric, bold=True)
        _set_row(sheets, cells, widths, numeric)
    sheets.y -= 5


def _break_row(row: tuple[str, ...], widths: list[float], *, bold: bool = False) -> list[list[str]]:
    pairs = zip(row, widths, strict=True)
    return [break_lines(text, width=width - _GAP_PT, size=BODY_PT, bold=bold) for text, width in pairs]


def _set_row(
    sheets: _Sheets, cells: list[list[str]], widths: list[float], numeric: list[bool], *, bold: bool = False
) -> None:
    top, x = sheets.y, MARGIN_PT
    for lines, width, right in zip(cells, widths, numeric, strict=True):
        sheets.y = top
        for line in lines:
            sheets.write(x + (width - _GAP_PT if right else 0), line, size=BODY_PT, bold=bold, right=right)
            sheets.y -= BODY_PT * LEADING
        x += width
    sheets.y = top - max(map(len, cells)) * BODY_PT * LEADING - 1
    sheets.rule(width=0.6 if bold else 0.2, colour="#1b1e22" if bold else "#c4cad1")
    sheets.y -= 2


def column_widths(table: Table) -> list[float]:
    """Return widths in points: each column's longest word at least, and what is left where it makes rows least high."""
    least, most, texts = [], [], []
    for place, name in enumerate(table.columns):
        cells = [(name, True), *((row[place], False) for row in table.rows)]
        words = [(word, bold) for text, bold in cells for word in text.split(" ")]
        least.append(min(max(measure_pt(word, size=BODY_PT, bold=bold) for word, bold in words), _LONGEST_WORD_PT))
        texts.append([measure_pt(text, size=BODY_PT, bold=bold) for text, bold in cells])
        most.append(max(texts[-1]))
    room = ROOM_PT - _GAP_PT * len(least) - 0.1
    if sum(most) <= room:
        return [one + _GAP_PT + 0.1 for one in most]
    if sum(least) >= room:
        return [(one + _GAP_PT) * ROOM_PT / (sum(least) + _GAP_PT * len(least)) for one in least]
    long, widths = np.array(texts).T, np.array(least)
    step = (room - sum(least)) / _STEPS
    for _ in range(_STEPS):
        tall = [float(np.maximum(long / (widths + step * more), 1).max(axis=1).sum()) for more in np.eye(len(widths))]
        widths[int(np.argmin(tall))] += step
    return [float(one) + _GAP_PT for one in widths]


def _number(page: Figure, text: str) -> None:
    where = (1 - MARGIN_PT / WIDTH_PT, MARGIN_PT * 0.55 / HEIGHT_PT)
    page.text(*where, text, size=BODY_PT, color="#4a525b", ha="right", va="bottom")


def _bind(places: list[_Place], text: bytes) -> bytes:
    """Return the pages with their pictures as one PDF without a clock."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(text))
    for place in places:
        source = pypdf.PdfReader(io.BytesIO(place.picture.data)).pages[0]
        left, bottom = float(source.mediabox.left), float(source.mediabox.bottom)
        move = pypdf.Transformation().translate(-left, -bottom).scale(place.scale).translate(place.x, place.y)
        writer.pages[place.page].merge_transformed_page(source, move)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
