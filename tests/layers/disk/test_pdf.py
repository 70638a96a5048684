"""PDFs give their text page by page; what holds none is refused in one line."""

import pytest

from layers.disk.files import FileError
from layers.disk.pdf import read_pages
from reports.text.extracts.pages import join_pages
from tests.layers.disk.pdfs import make_pdf, set_columns

WORDS = "Forces advanced near Reni and rested there through the night of the third day of May".split()  # noqa: SIM905
LINES = [f"{' '.join(WORDS[n % 5 : n % 5 + 5])} {n}" for n in range(60)]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_are_read_one_after_the_other(columns: int) -> None:
    pages = read_pages(make_pdf(set_columns(LINES, columns=columns, rows=9)), name="a.pdf")
    assert [line for page in pages for line in page.splitlines() if not line.strip().isdigit()] == LINES


def test_heads_numbers_hyphens_and_ligatures_of_a_page() -> None:
    lines = [
        "An ofﬁcer conﬁrmed that forces advan-",
        "ced near Re\xad",
        "ni, Bolhrad, and Izmail on Friday and",
        "rested there.",
    ]
    pages = read_pages(make_pdf(set_columns(lines, columns=1, rows=2, head="Society of Maps")), name="a.pdf")
    assert len(pages) == 2
    text = "An officer confirmed that forces advanced near Reni, Bolhrad, and Izmail on Friday and rested there."
    assert join_pages(pages).text == f"Society of Maps\n\n{text}"


WHOLE = make_pdf(set_columns(LINES, columns=1, rows=40))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            make_pdf([[], []], picture=True),
            "is a PDF of pictures without text (pages: 2); run text recognition over it",
        ),
        (make_pdf([[(50, 50, "1")]]), "is a PDF of pictures without text"),
        (make_pdf([[(50, 50, "!#%&/()=?*" * 9 + "abc" * 9)]]), "fonts do not say which letters they draw"),
        (b"%PDF-1.7", "is a damaged PDF"),
        (WHOLE[:300], "is a damaged PDF"),
        (b"%PDF-1.4\n1 0 obj\n" + b"[" * 100_000 + b"\nendobj\ntrailer<</Root 1 0 R>>", "is a damaged PDF"),
        (make_pdf([[(50, 50, "a")]] * 501), "has 501 pages, more than the 500 that are read; split it"),
    ],
)
def test_what_gives_no_text_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=r"^a\.pdf: ") as caught:
        read_pages(data, name="a.pdf")
    assert words in str(caught.value)


def test_every_cut_of_a_file_is_read_or_refused() -> None:
    for end in range(0, len(WHOLE), 97):
        try:
            assert len(read_pages(WHOLE[:end], name="a.pdf")) <= 2
        except FileError as error:
            assert str(error).startswith("a.pdf: is a ")  # noqa: PT017


def test_a_locked_file() -> None:
    import io

    import pypdf

    writer = pypdf.PdfWriter(io.BytesIO(WHOLE))
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    with pytest.raises(FileError, match="locked with a password; save a copy of it without one"):
        read_pages(out.getvalue(), name="a.pdf")
