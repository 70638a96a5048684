"""A report as it comes, in whatever file: its text, and what was left out of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from reports.text.extract import Extract

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN: Final = frozenset({".md", ".markdown"})


def open_text(path: str) -> "Extract":
    """
    Return the text of a report's file, told by its suffix and its look; "-" reads standard input.

    Raises LayersError for a file that can't be read and FrontlineError for a page without an article.
    """
    from layers.disk.files import read_report
    from reports.text.markup import looks_like_html, markdown_to_text
    from reports.text.pages import repair_text

    raw = read_report(path)
    suffix = "" if path == "-" else Path(path).suffix.lower()
    if suffix in _PAGES or (suffix not in {".txt", *_MARKDOWN} and looks_like_html(raw)):
        return _open_page(raw, path=path)
    return repair_text(markdown_to_text(raw) if suffix in _MARKDOWN else raw)


def _open_page(page: str, *, path: str) -> "Extract":
    from reports.text.article import extract_article

    extract = extract_article(page)
    if not extract.text:
        name = "standard input" if path == "-" else path
        raise FrontlineError(
            f"{name}: is a page without an article, as when its text is loaded later; "
            "open it, wait for the text and save it again, or copy the text into a .txt file"
        )
    return extract
