"""A brief as a page and as PDF: everything there, everything escaped, the same bytes every time."""

import io
import re
from dataclasses import replace

import pypdf
import pytest

from maps.brief.brief import Brief, Picture, Section, Table
from maps.brief.page import render_brief
from maps.brief.sheets import break_lines, column_widths, render_sheets
from maps.plots.changes import plain_metadata

EVIL = '<img src=x onerror="alert(1)"> & $x^2$'


PNG = Picture(b"\x89PNG", EVIL)


def pdf() -> Picture:
    from matplotlib.figure import Figure

    out = io.BytesIO()
    Figure(figsize=(2, 1)).savefig(out, format="pdf", metadata=plain_metadata(".pdf"))
    return Picture(out.getvalue(), EVIL)


def brief(rows: int = 3, picture: Picture = PNG) -> Brief:
    table = Table(
        ("place", "km2", "on"), tuple((f"Place {n} {EVIL}", f"{n:,}.5", "2025-06-12") for n in range(rows)), EVIL
    )
    return Brief(EVIL, (EVIL,), (Section("Map", picture=picture), Section(EVIL, (EVIL,), (table,))), EVIL)


def test_data_reaches_the_page_only_escaped_and_nothing_is_loaded() -> None:
    page = render_brief(brief())
    assert "<img src=x" not in page
    assert page.count("&lt;img src=x onerror=&quot;alert(1)&quot;&gt;") >= 7
    assert "<script" not in page
    assert set(re.findall(r'(?:src|href)="([a-z]+:[a-z/]+)', page)) == {"data:image/png"}
    assert "default-src 'none'" in page
    assert '<td class="n">1.5</td>' in page
    assert '<td class="d">2025-06-12</td>' in page
    assert page == render_brief(brief())


def test_the_pdf_holds_pictures_and_every_row_over_several_pages() -> None:
    data = render_sheets(brief(60, pdf()))
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) > 1
    text = "\n".join(page.extract_text() for page in reader.pages)
    assert all(f"Place {n}" in text for n in range(60))
    assert text.count("km2") > 1  # the head stands on every page
    assert data == render_sheets(brief(60, pdf()))
    assert {tuple(map(float, page.mediabox[2:])) for page in reader.pages} == {
        (595, 842)
    }  # pictures stand among the text
    assert f"1 / {len(reader.pages)}" in reader.pages[0].extract_text()


def test_columns_hold_their_words_and_the_longest_text_gets_the_room() -> None:
    long = "A sentence of many words that is read over several lines of its own column. " * 3
    heads = ("опубліковано", "хто повідомляє", "речення", "км²")
    widths = column_widths(Table(heads, (("2025-06-12", "російські воєнблогери", long, "1,2"),)))
    assert sum(widths) == pytest.approx(515, abs=1)
    for name, width in zip(("опубліковано", "воєнблогери", "", "км²"), widths, strict=True):
        assert break_lines(name, width=width - 8, size=7.5) == [name]
    assert widths[2] == max(widths) > 250


@pytest.mark.parametrize(("text", "lines"), [("", [""]), ("a" * 30, 10)])
def test_words_of_any_length_are_broken(text, lines) -> None:
    found = break_lines(text, width=24, size=10)
    assert found == lines if isinstance(lines, list) else len(found) == lines
    assert "".join(found) == text


def test_letters_that_no_font_has_are_boxes() -> None:
    assert break_lines("前線 🙂 \u0085 end", width=500, size=9) == ["前線 🙂 \u0085 end"]
    assert render_sheets(replace(brief(picture=pdf()), title="Digest 前線 🙂"))[:5] == b"%PDF-"
