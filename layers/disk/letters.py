"""E-mails and pages saved as one file (MHTML): their subject, day and body, by the standard library."""

import email
import email.policy
import email.utils
import re
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from typing import Final

from layers.disk.files import FileError

SUFFIXES: Final = frozenset({".eml", ".mht", ".mhtml"})
_HEAD: Final = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[^\n]*\n(?:[ \t][^\n]*\n)*){3,}")
_LINE: Final = re.compile(rb"\s*(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)")
_SURE: Final = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Delivered-To):", re.IGNORECASE | re.MULTILINE
)


@dataclass(frozen=True, slots=True)
class Letter:
    """
    What a letter says: `body` is HTML where `is_html`.

    `sent` is the day of its header as written there, null where it has none. A page saved as one file is a letter
    without a day: its header says when it was saved. `attached` counts the attachments, which are not read.
    """

    subject: str
    sent: date | None
    body: str
    is_html: bool
    is_page: bool = False
    attached: int = 0


def has_header(data: bytes) -> bool:
    """Tell whether bytes begin with a line of a header, as every e-mail does, whatever its file is called."""
    return _LINE.match(data) is not None


def looks_letter(data: bytes) -> bool:
    """Tell whether bytes begin with the header of an e-mail: lines of names and colons, one of them of mail alone."""
    head = _HEAD.match(data[:20_000].replace(b"\r\n", b"\n"))
    return head is not None and _SURE.search(head[0]) is not None


def open_letter(data: bytes, *, name: str) -> Letter:
    """
    Return what an e-mail or a page saved as one file says.

    Raises FileError when it holds no text, or text in a way of writing that its header names wrongly.
    """
    try:
        return _open(data, name=name)
    except RecursionError:
        raise FileError(f"{name}: is an e-mail nested deeper than any is; copy what it says into a .txt file") from None


def _open(data: bytes, *, name: str) -> Letter:
    message = email.message_from_bytes(data, policy=email.policy.default)
    is_page = message.get("Snapshot-Content-Location") is not None or "MultipartRelated" in str(
        message.get("X-MimeOLE", "")
    )
    is_page = is_page or "Saved by" in str(message.get("From", ""))
    part = _body(message)
    if part is None:
        raise FileError(f"{name}: is an e-mail without text; copy what it says into a .txt file")
    try:
        body = str(part.get_content())
    except (LookupError, ValueError) as error:
        raise FileError(f"{name}: is an e-mail whose text can't be read ({error}); copy it into a .txt file") from None
    return Letter(
        subject=" ".join(str(message.get("Subject", "")).split()),
        sent=None if is_page else _day(str(message.get("Date", ""))),
        body=body.replace("\r\n", "\n"),
        is_html=part.get_content_subtype() == "html",
        is_page=is_page,
        attached=sum(1 for _ in message.iter_attachments()) if message.is_multipart() and not is_page else 0,
    )


def _body(message: EmailMessage) -> EmailMessage | None:
    """Return the part to read: the plain text unless it only points at a longer page, else any text within."""
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and page is not None:
        short = len(plain.get_payload()) < 400 and len(page.get_payload()) > 10 * len(plain.get_payload())
        return page if short else plain  # type: ignore[return-value]
    found = plain or page
    if found is None:
        found = next((part for part in message.walk() if part.get_content_maintype() == "text"), None)
    return found  # type: ignore[return-value]


def _day(header: str) -> date | None:
    try:
        return email.utils.parsedate_to_datetime(header).date()
    except ValueError:
        return None
