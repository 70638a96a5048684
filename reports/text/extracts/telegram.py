"""Telegram exports as JSON: the messages of channels in a `result.json`."""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

from reports.text.dates import parse_date
from reports.text.extracts.extract import Extract
from reports.text.extracts.posts import UNNAMED, Post, Tally, Words, day_in_kyiv, join_words, write_posts

_CHANNELS: Final = frozenset({"public_channel", "private_channel"})
_UNREAD: Final = frozenset({"phone", "email", "bank_card", "cashtag", "strikethrough"})
"""Parts of a message that are somebody's data and no words, or that its author struck out."""
_QUOTED: Final = frozenset({"blockquote", "expandable_blockquote"})
_HEAD: Final = 20_000


def looks_like_telegram(text: str) -> bool:
    """
    Tell whether a text is an export of Telegram's desktop program as JSON.

    >>> looks_like_telegram('{"name": "Diary", "type": "public_channel", "id": 1, "messages": []}')
    True
    """
    return text.lstrip()[:1] == "{" and '"messages"' in text and _parse(text) is not None


def breaks_off(text: str) -> bool:
    """
    Tell whether a text begins like such an export and is no whole JSON: a copy or an export that was cut short.

    >>> breaks_off('{"name": "Diary", "type": "public_channel", "messages": [{"id": 1,')
    True
    """
    head = text.lstrip()[:_HEAD]
    if head[:1] != "{" or not ('"messages"' in head or ('"chats"' in head and '"list"' in head)):
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return True
    return False


def extract_telegram(text: str) -> Extract:
    """
    Return the messages of the channels of an export in their order, each a document of its day in Kyiv.

    A message edited on a later day is dated by its last edit: its words are known from then on only. A forwarded one is
    the word of whom it comes from and of the day it was passed on; words in a quotation block are nobody's known. Chats
    and groups are left out, for they are people's own words; so are messages without a text and those that give a key
    twice. An export without channels gives an empty text.
    """
    tally = Tally()
    return write_posts(_posts(_parse(text) or {}, tally), tally)


class _Doubled(dict[str, Any]):
    """An object that gives one key twice, or holds one that does: nobody can say which of the two is meant."""


def _take(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of an export, marked where a key stands in it twice, or in what a message is made of."""
    whole = dict(pairs)
    parts = (part for value in whole.values() for part in (value if isinstance(value, list) else [value]))
    is_holder = "messages" in whole or "list" in whole or "chats" in whole
    if len(whole) < len(pairs) or (not is_holder and any(isinstance(part, _Doubled) for part in parts)):
        return _Doubled(whole)
    return whole


def _parse(text: str) -> dict[str, Any] | None:
    """Return an export as it was written, null for anything else."""
    try:
        value = json.loads(text, object_pairs_hook=_take)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) and _chats(value) else None


def _chats(value: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the chats of an export: of one channel, or of a whole account."""
    listed = value.get("chats")
    several = listed.get("list") if isinstance(listed, dict) else None
    found = several if isinstance(several, list) else [value]
    return [one for one in found if isinstance(one, dict) and isinstance(one.get("messages"), list) and "type" in one]


def _posts(value: dict[str, Any], tally: Tally) -> Iterator[Post]:
    for chat in _chats(value):
        if isinstance(chat, _Doubled):
            tally.doubled += 1
            continue
        if str(chat["type"]) not in _CHANNELS:
            tally.chats += 1
            continue
        channel = _line(chat.get("name")) or "channel without a name"
        for row in chat["messages"]:
            if isinstance(row, _Doubled):
                tally.doubled += 1
            elif isinstance(row, dict) and row.get("type") == "message":
                yield _post(row, channel)


def _post(row: dict[str, Any], channel: str) -> Post:
    origin = _line(row.get("forwarded_from")) or (UNNAMED if "forwarded_from" in row else None)
    number = str(row.get("id", ""))
    sent, edited = _moment(row, "date"), _moment(row, "edited")
    known = max(sent, edited) if sent is not None and edited is not None else sent
    if "edited" in row and edited is None:
        known = None  # from when its words are known is told by no more than a clock without a zone
    return Post(channel, number, _words(row.get("text")), _day(row, "date"), origin, _day(row, "edited"), moment=known)


def _words(value: Any) -> tuple[Words, ...]:
    """Return the words of a message: a string, or a list of strings and of marked parts."""
    runs = []
    for part in value if isinstance(value, list) else [value]:
        kind = str(part.get("type")) if isinstance(part, dict) else ""
        if isinstance(part, str):
            runs.append((part, False))
        elif isinstance(part, dict) and kind not in _UNREAD:
            runs.append((str(part.get("text", "")), kind in _QUOTED))
    return join_words(runs)


def _line(value: Any) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _day(row: dict[str, Any], key: str) -> date | None:
    """Return the day of a moment: in Kyiv where the export gives the moment, else as its program's clock wrote it."""
    moment = _moment(row, key)
    return day_in_kyiv(moment) if moment is not None else parse_date(str(row.get(key, ""))[:10])


def _moment(row: dict[str, Any], key: str) -> datetime | None:
    stamp = str(row.get(f"{key}_unixtime", ""))
    is_moment = stamp.isascii() and stamp.isdigit() and len(stamp) <= 11
    return datetime.fromtimestamp(int(stamp), tz=UTC) if is_moment else None
