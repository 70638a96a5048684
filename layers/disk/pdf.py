"""PDFs: the text of each page as its maker set it down."""

import io
import logging
import struct
import zlib
from typing import Final

import pypdf
from pypdf.errors import PyPdfError

from layers.disk.files import FileError

MAX_PAGES: Final = 500
_MEND: Final = "copy its text into a .txt file, or save the PDF anew"
# what damaged files make pypdf raise beside its own errors
_DAMAGES: Final = (
    *(PyPdfError, ValueError, LookupError, TypeError, AttributeError, AssertionError, OSError, EOFError),
    *(ArithmeticError, NotImplementedError, RecursionError, zlib.error, struct.error),
)


def read_pages(data: bytes, *, name: str) -> list[str]:
    """
    Return the text of each page of a PDF, in the order in which it was set down: column by column.

    Raises FileError for one that is damaged, locked, over 500 pages, or that has pictures of text and no letters.
    """
    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL)  # it tells its log of every oddity that it mends
    try:
        pages = _read(data, name=name)
    except _DAMAGES as error:
        raise FileError(f"{name}: is a damaged PDF ({type(error).__name__}); {_MEND}") from None
    finally:
        log.setLevel(level)
    letters = "".join(pages)
    if sum(letter.isalnum() for letter in letters) < 20:
        raise FileError(
            f"{name}: is a PDF of pictures without text (pages: {len(pages)}); "
            "run text recognition over it, for example ocrmypdf, and give the result"
        )
    if 2 * sum(letter.isalpha() or letter.isspace() for letter in letters) < len(letters):
        raise FileError(
            f"{name}: is a PDF whose fonts do not say which letters they draw; copy its text into a .txt file"
        )
    return pages


def _read(data: bytes, *, name: str) -> list[str]:
    reader = pypdf.PdfReader(io.BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise FileError(f"{name}: is a PDF locked with a password; save a copy of it without one")
    if len(reader.pages) > MAX_PAGES:
        raise FileError(f"{name}: has {len(reader.pages)} pages, more than the {MAX_PAGES} that are read; split it")
    return [page.extract_text() for page in reader.pages]
