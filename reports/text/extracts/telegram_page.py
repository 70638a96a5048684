"""Telegram exports as pages: the messages of a channel in the `messages.html` that the desktop program writes."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any, Final

from reports.text.dates import parse_date
from reports.text.extracts.blocks import parse_page
from reports.text.extracts.extract import Extract
from reports.text.extracts.posts import UNNAMED, Post, Tally, day_in_kyiv, join_words, write_posts

_HEAD: Final = 4000
_OF_CHANNEL: Final = "Channel "
"""How the program begins what it says of a channel: "Channel photo changed"."""
_UNREAD: Final = frozenset({"s", "del", "strike", "script", "style"})
"""What its author struck out, and what is there for machines."""


def looks_like_telegram_page(text: str) -> bool:
    """
    Tell whether a page is a chat that Telegram's desktop program wrote.

    >>> looks_like_telegram_page('<html><div class="page_wrap"><div class="page_body chat_page">')
    True
    """
    return 'class="page_wrap"' in text[:_HEAD] and "chat_page" in text[:_HEAD]


def page_breaks_off(text: str) -> bool:
    """Tell whether such a page has no end: a copy or an export that was cut short."""
    return not text.rstrip().lower().endswith("</html>")


def extract_telegram_page(text: str) -> Extract:
    """
    Return the messages of a channel in their order, each a document of its day in Kyiv.

    A forwarded message is the word of whom it comes from; words in a quotation block are nobody's known. Media, heads
    of replies, service messages and signatures are left out. The page does not say whether it is of a channel: it is
    one where all that is not forwarded is by the name over the page. Any other gives an empty text: it is people's own.
    Where no message is signed or tells of the channel itself ("Channel created") it may be what one person wrote: the
    name lends no voice then.
    """
    tree = parse_page(text)
    tally = Tally()
    if tree is None:
        return Extract("")
    channel = _text(next(iter(_within(tree, "page_header", "text")), None))
    bodies = [
        (message, body)
        for message in _with_classes(tree, "message", "default")
        if (body := next(iter(_children(message, "body")), None)) is not None
    ]
    names = {_text(name) for _, body in bodies for name in _children(body, "from_name")[:1]}
    if not channel or {_before_via(name) for name in names} - {channel}:
        tally.chats = 1
        return write_posts((), tally)
    return write_posts(_posts(bodies, channel, is_channel=_is_channel(tree)), tally)


def _is_channel(tree: Any) -> bool:
    """Tell whether a page shows that it is of a channel: a signed post, or what the program says of the channel."""
    told = [_text(body) for note in _with_classes(tree, "message", "service") for body in _children(note, "body")]
    return bool(_with_classes(tree, "signature", "details")) or any(words.startswith(_OF_CHANNEL) for words in told)


def _posts(bodies: list[tuple[Any, Any]], channel: str, *, is_channel: bool) -> Iterator[Post]:
    origin: str | None = None
    for message, body in bodies:
        passed_on = next(iter(_children(body, "forwarded", "body")), None)
        if passed_on is None:
            origin = None
        else:
            name = next(iter(_children(passed_on, "from_name")), None)
            origin = origin if name is None else _before_via(_own_text(name))
            origin = origin or UNNAMED
        holder = body if passed_on is None else passed_on
        runs = [run for text in _children(holder, "text") for run in (*_runs(text), ("\n", False))]
        number = message.get("id", "").removeprefix("message").lstrip("-")
        words, moment = join_words(runs), _moment(body)
        yield Post(channel, number, words, _day(body), origin, is_channel=is_channel, moment=moment)


def _runs(element: Any, *, is_quoted: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield the words of an element with whether they are quoted; a line end of the page is a blank."""
    yield " ".join(f"|{element.text or ''}|".split())[1:-1], is_quoted
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else "script"
        if tag == "br":
            yield "\n", is_quoted
        elif tag not in _UNREAD:
            yield from _runs(child, is_quoted=is_quoted or tag == "blockquote")
        yield " ".join(f"|{child.tail or ''}|".split())[1:-1], is_quoted


def _day(body: Any) -> date | None:
    """Return the day of a message: in Kyiv where its moment has a zone, else as the program's clock wrote it."""
    moment = _moment(body)
    return day_in_kyiv(moment) if moment is not None else parse_date(_stamp(body)[:10])


def _moment(body: Any) -> datetime | None:
    """Return the moment (UTC) of a message whose time has a zone, else null."""
    try:
        return datetime.strptime(_stamp(body), "%d.%m.%Y %H:%M:%S UTC%z").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _stamp(body: Any) -> str:
    return str(next((one.get("title", "") for one in _children(body, "date", "details")), ""))


def _classes(element: Any) -> set[str]:
    return set(element.get("class", "").split()) if isinstance(element.tag, str) else set()


def _children(element: Any, *classes: str) -> list[Any]:
    """Return the children of an element that have all of some classes."""
    return [child for child in element if set(classes) <= _classes(child)]


def _with_classes(tree: Any, *classes: str) -> list[Any]:
    return [one for one in tree.iter() if set(classes) <= _classes(one)]


def _within(tree: Any, outer: str, inner: str) -> list[Any]:
    return [one for holder in _with_classes(tree, outer)[:1] for one in _with_classes(holder, inner)]


def _text(element: Any | None) -> str:
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def _own_text(element: Any) -> str:
    """Return the text of a name without what stands beside it: the day of the forwarded message."""
    return " ".join((element.text or "").split())


def _before_via(name: str) -> str:
    return name.partition(" via @")[0].strip()
