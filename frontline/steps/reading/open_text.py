"""A report as it comes, in whatever file: its text, and what was left out of it."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from reports.text.extracts.extract import Extract

_PAGES: Final = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN: Final = frozenset({".md", ".markdown"})
_NO_CHANNEL: Final = (
    "is a Telegram export without messages of a channel; export a channel as JSON or HTML, without media"
)
_CUT_EXPORT: Final = (
    "is a Telegram export that breaks off in the middle; export the channel again, or copy the whole file"
)
_EMPTY_PAGE: Final = (
    "is a page without an article, as when its text is loaded later; "
    "open it, wait for the text and save it again, or copy the text into a .txt file"
)


def open_text(path: str) -> "Extract":
    """
    Return the text of a report's file, told by its look and its suffix; "-" reads standard input.

    Texts, Markdown, saved pages, PDFs, e-mails, RSS, Atom and exports of Telegram channels are read; text copied out of
    a PDF is mended.
    Raises LayersError for a file that can't be read and FrontlineError for one without a text that is read.
    """
    from layers.disk.files import read_report_bytes
    from layers.disk.letters import SUFFIXES, has_header, looks_letter
    from reports.text.language import is_read, tell_language

    name, suffix = ("standard input", "") if path == "-" else (path, Path(path).suffix.lower())
    data = read_report_bytes(path)
    if b"%PDF-" in data[:1024]:
        extract = _open_pdf(data, name=name)
    elif (suffix in SUFFIXES and has_header(data)) or (
        suffix not in {".txt", *_MARKDOWN, *_PAGES} and looks_letter(data)
    ):
        extract = _open_letter(data, name=name)
    else:
        extract = _open_text(data, name=name, suffix=suffix)
    language = tell_language(extract.text)
    if not is_read(language):
        raise FrontlineError(
            f"{name}: is in {language}, which is not read; give its text in English, Ukrainian or Russian"
        )
    return extract


def _open_text(data: bytes, *, name: str, suffix: str) -> "Extract":
    from layers.disk.files import decode, decode_report
    from reports.text.extracts.extract import Extract
    from reports.text.extracts.markup import looks_like_feed, looks_like_html
    from reports.text.extracts.pages import repair_text

    if data.lstrip()[:1] == b"{":
        from reports.text.extracts.telegram import breaks_off, extract_telegram, looks_like_telegram

        written = decode(data, name=name)
        if breaks_off(written):
            raise FrontlineError(f"{name}: {_CUT_EXPORT}")
        if looks_like_telegram(written):
            return _not_empty(extract_telegram(written), name=name, why=_NO_CHANNEL)
    text = decode_report(data, name=name, suffix=suffix)
    if suffix in _MARKDOWN:
        from reports.text.extracts.markdown import markdown_to_text

        return repair_text(markdown_to_text(text))
    if suffix != ".txt" and looks_like_feed(text):
        from reports.text.extracts.feed import extract_feed

        extract = extract_feed(text)
        if not extract.text:
            raise FrontlineError(f"{name}: is a feed without entries; give a feed of reports, or a report")
        return extract
    if suffix in _PAGES or (suffix != ".txt" and looks_like_html(text)):
        return _open_page(text, name=name)
    return repair_text(text) if text else Extract(text)


def _open_page(text: str, *, name: str) -> "Extract":
    from reports.text.extracts.article import extract_article
    from reports.text.extracts.telegram_page import extract_telegram_page, looks_like_telegram_page, page_breaks_off

    if not looks_like_telegram_page(text):
        return _not_empty(extract_article(text), name=name, why=_EMPTY_PAGE)
    if page_breaks_off(text):
        raise FrontlineError(f"{name}: {_CUT_EXPORT}")
    return _not_empty(extract_telegram_page(text), name=name, why=_NO_CHANNEL)


def _open_pdf(data: bytes, *, name: str) -> "Extract":
    from layers.disk.pdf import read_pages
    from reports.text.extracts.pages import join_pages

    return join_pages(read_pages(data, name=name))


def _open_letter(data: bytes, *, name: str) -> "Extract":
    from layers.disk.letters import open_letter
    from reports.text.extracts.letter import write_letter

    letter = open_letter(data, name=name)
    if letter.is_page:
        from reports.text.extracts.article import extract_article

        return _not_empty(extract_article(letter.body), name=name, why=_EMPTY_PAGE)
    body = letter.body
    if letter.is_html:
        from reports.text.extracts.article import fragment_text

        body = fragment_text(body)
    extract = write_letter(letter.subject, body, sent=letter.sent, attached=letter.attached)
    why = "is an e-mail without a text of its own; give what it quotes or has attached as a file"
    return _not_empty(extract, name=name, why=why)


def _not_empty(extract: "Extract", *, name: str, why: str) -> "Extract":
    if not extract.text:
        raise FrontlineError(f"{name}: {why}")
    return extract
