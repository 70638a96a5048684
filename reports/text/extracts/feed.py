"""Feeds: the entries of an RSS or Atom file as documents with the day of each."""

import io
import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

import feedparser

from reports.text.dates import parse_date
from reports.text.documents import Document, describe_document, source_of
from reports.text.extracts.article import fragment_text
from reports.text.extracts.extract import Extract

_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]*\?>")


def extract_feed(text: str) -> Extract:
    """
    Return the entries of a feed in its order, each a document: its title, then its text, dated as the feed says.

    A day in the title goes before that of the feed. An entry given twice is read once. A feed without entries gives an
    empty text.
    """
    # bytes, for feedparser takes a text to be an address; its own encoding is past
    parsed = feedparser.parse(io.BytesIO(_DECLARATION.sub("", text, count=1).encode("utf-8")))
    publisher = " ".join(str(parsed.feed.get("title", "")).split())
    source = source_of([publisher])
    pieces: list[str] = []
    documents: list[Document] = []
    seen: set[str] = set()
    at = 0
    for entry in parsed.entries:
        piece = _write(entry)
        if not piece or piece in seen:
            continue
        seen.add(piece)
        head = describe_document(piece, 0, len(piece.split("\n", 1)[0]))
        whole = describe_document(piece, 0, len(piece))
        own = whole.source if source == "report" or whole.source == "isw" else source
        title = whole.title or (piece.split("\n", 1)[0] if head.published else "")
        headings = tuple(words for words in (publisher, *whole.headings) if words)
        day = head.published or _day(entry)
        moment = _moment(entry, day) if head.published is None else None
        documents.append(Document(at, at + len(piece), title, own, day, headings=headings, published_at=moment))
        pieces.append(piece)
        at += len(piece) + 2
    twice = len(parsed.entries) - len(pieces)
    left = f"; left out {twice} given twice or without text" if twice else ""
    count = "1 entry" if len(pieces) == 1 else f"{len(pieces)} entries"
    return Extract("\n\n".join(pieces), documents=tuple(documents), told=(f"read a feed of {count}{left}",))


def _write(entry: Any) -> str:
    """Return an entry's title and its longest text."""
    bodies = [one.get("value", "") for one in entry.get("content", [])] + [entry.get("summary", "")]
    body = max((fragment_text(one) for one in bodies if one), key=len, default="")
    title = " ".join(fragment_text(entry.get("title", "")).split())
    return "\n\n".join(part for part in (title, body) if part)


def _day(entry: Any) -> date | None:
    """Return the day of an entry as the feed writes it, in its own time zone."""
    for words in _times(entry):
        iso = re.match(r"\d{4}-\d{2}-\d{2}(?!\d)", words)
        if iso and (day := parse_date(iso[0])):
            return day
        try:
            return parsedate_to_datetime(words).date()
        except ValueError:
            continue
    return None


def _moment(entry: Any, day: date | None) -> datetime | None:
    """Return the moment (UTC) of an entry on its day, null where its time has no zone."""
    for words in _times(entry):
        for read in (datetime.fromisoformat, parsedate_to_datetime):
            try:
                found = read(words)
                return None if found.tzinfo is None or found.date() != day else found.astimezone(UTC)
            except (ValueError, OverflowError):
                continue
    return None


def _times(entry: Any) -> list[str]:
    # the library's own `get` gives one day for another, and warns
    return [str(dict.get(entry, key, "")).strip() for key in ("published", "created", "updated")]
