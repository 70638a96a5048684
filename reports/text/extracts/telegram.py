"""Telegram exports: the messages of channels in a `result.json` as documents, each with its day and its channel."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from reports.lexicon.voices import find_voice
from reports.text.dates import parse_date
from reports.text.documents import Document, source_of
from reports.text.extracts.extract import Extract

_CHANNELS: Final = frozenset({"public_channel", "private_channel"})
_UNREAD: Final = frozenset({"phone", "email", "bank_card", "cashtag", "strikethrough"})
"""Parts of a message that are somebody's data and no words, or that its author struck out."""


@dataclass(slots=True)
class _Tally:
    """What was read and what was left out, for people."""

    messages: int = 0
    channels: set[str] = field(default_factory=set)
    forwarded: int = 0
    edited: int = 0
    empty: int = 0
    undated: int = 0
    chats: int = 0


@dataclass(frozen=True, slots=True)
class _Message:
    channel: str
    number: str
    text: str
    day: date
    origin: str | None
    edited: date | None


def looks_like_telegram(text: str) -> bool:
    """
    Tell whether a text is an export of Telegram's desktop program as JSON.

    >>> looks_like_telegram('{"name": "Diary", "type": "public_channel", "id": 1, "messages": []}')
    True
    """
    return text.lstrip()[:1] == "{" and '"messages"' in text and _parse(text) is not None


def extract_telegram(text: str) -> Extract:
    """
    Return the messages of the channels of an export in their order, each a document of its day in Kyiv.

    A message edited on a later day is dated by its last edit: its words are known from then on only. A forwarded one is
    the word of whom it comes from and of the day it was passed on. Chats and groups are left out, for they are people's
    own words; so are messages without a text. An export without channels gives an empty text.
    """
    tally = _Tally()
    pieces: list[str] = []
    documents: list[Document] = []
    at = 0
    for message in _messages(_parse(text) or {}, tally):
        says = message.origin or message.channel
        documents.append(
            Document(
                at,
                at + len(message.text),
                _title(message),
                source_of([says]),
                max(filter(None, (message.day, message.edited))),
                headings=(says,),
                voice=find_voice([says], ""),
                is_forward=message.origin is not None,
            )
        )
        pieces.append(message.text)
        at += len(message.text) + 2
    return Extract("\n\n".join(pieces), documents=tuple(documents), told=tuple(_tell(tally)))


def _parse(text: str) -> dict[str, Any] | None:
    """Return an export as it was written, null for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and _chats(value) else None


def _chats(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the chats of an export: of one channel, or of a whole account."""
    listed = value.get("chats")
    several = listed.get("list") if isinstance(listed, dict) else None
    found = several if isinstance(several, list) else [value]
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("messages"), list) and "type" in one]


def _messages(value: dict[str, Any], tally: _Tally) -> Iterator[_Message]:
    for chat in _chats(value):
        if str(chat["type"]) not in _CHANNELS:
            tally.chats += 1
            continue
        channel = _line(chat.get("name")) or "channel without a name"
        for row in chat["messages"]:
            if not isinstance(row, dict) or row.get("type") != "message":
                continue
            message = _message(row, channel, tally)
            if message is not None:
                yield message


def _message(row: dict[str, Any], channel: str, tally: _Tally) -> _Message | None:
    words = _words(row.get("text"))
    if not words:
        tally.empty += 1
        return None
    day = _day(row, "date")
    if day is None:
        tally.undated += 1
        return None
    edited = _day(row, "edited")
    origin = _line(row.get("forwarded_from")) or ("somebody unnamed" if "forwarded_from" in row else None)
    tally.messages += 1
    tally.channels.add(channel)
    tally.forwarded += origin is not None
    tally.edited += edited is not None and edited > day
    return _Message(channel, str(row.get("id", "")), words, day, origin, edited if edited and edited > day else None)


def _words(value: Any) -> str:
    """Return the words of a message: a string, or a list of strings and of marked parts."""
    parts = value if isinstance(value, list) else [value]
    texts = [
        part if isinstance(part, str) else str(part.get("text", ""))
        for part in parts
        if isinstance(part, str) or (isinstance(part, dict) and str(part.get("type")) not in _UNREAD)
    ]
    return "".join(texts).strip()


def _line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(row: dict[str, Any], key: str) -> date | None:
    """Return the day of a moment: in Kyiv where the export gives the moment, else as its program's clock wrote it."""
    stamp = str(row.get(f"{key}_unixtime", ""))
    if stamp.isdigit() and len(stamp) <= 11:
        return _day_in_kyiv(datetime.fromtimestamp(int(stamp), tz=UTC))
    return parse_date(str(row.get(key, ""))[:10])


def _day_in_kyiv(moment: datetime) -> date:
    """
    Return the day of a moment in Kyiv, which is 2 hours ahead of UTC, and 3 in summer.

    >>> _day_in_kyiv(datetime(2025, 6, 12, 21, 30, tzinfo=UTC))
    datetime.date(2025, 6, 13)
    """
    first, last = (_last_sunday(moment.year, month) + timedelta(hours=1) for month in (3, 10))
    return (moment + timedelta(hours=3 if first <= moment < last else 2)).date()


def _last_sunday(year: int, month: int) -> datetime:
    end = datetime(year, month, 31, tzinfo=UTC)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def _title(message: _Message) -> str:
    """Return what stands over a message: who says it, who passed it on, and whether it was changed later."""
    whence = f"{message.origin}, passed on by {message.channel}" if message.origin else message.channel
    changed = f", edited {message.edited.isoformat()}" if message.edited else ""
    return f"{whence}, message {message.number}{changed}" if message.number else f"{whence}{changed}"


def _tell(tally: _Tally) -> Iterator[str]:
    """Say what was read and left out, one line each."""
    if tally.messages:
        channels = "1 channel" if len(tally.channels) == 1 else f"{len(tally.channels)} channels"
        apart = [
            f"{count} {what}"
            for count, what in (
                (tally.forwarded, "forwarded, as the word of whom they come from"),
                (tally.edited, "edited on a later day, dated by the edit"),
            )
            if count
        ]
        messages = "1 message" if tally.messages == 1 else f"{tally.messages} messages"
        yield f"read {messages} of {channels}" + "".join(f"; {words}" for words in apart)
    left = [
        f"{count} {what}"
        for count, what in (
            (tally.empty, "without text"),
            (tally.undated, "without a day"),
            (tally.chats, "chats and groups, which are people's own words"),
        )
        if count
    ]
    if left:
        yield f"left out {', '.join(left)}"
