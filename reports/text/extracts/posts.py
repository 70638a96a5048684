"""Posts of Telegram channels, from whichever export: each becomes documents of its day, quoted words apart."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final

from reports.lexicon.voices import UNKNOWN, find_voice
from reports.text.documents import Document, source_of
from reports.text.extracts.extract import Extract

UNNAMED: Final = "somebody unnamed"
_FIRST_DAY: Final = date(2013, 8, 14)
"""Telegram's first day: what is dated before it has no day."""


@dataclass(slots=True)
class Tally:
    """What was read and what was left out, for people."""

    messages: int = 0
    channels: set[str] = field(default_factory=set)
    forwarded: int = 0
    quoting: int = 0
    edited: int = 0
    empty: int = 0
    undated: int = 0
    chats: int = 0
    doubled: int = 0
    is_unsure: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A run of a post: its author's own words, or words marked as somebody else's."""

    text: str
    is_quoted: bool = False


@dataclass(frozen=True, slots=True)
class Post:
    """
    One message: in whose channel, what it says, on which day, whose it is if forwarded, and when it was changed.

    `is_channel` is false where nothing says that it is a channel's: whoever it is named after may be a person. `moment`
    (UTC) is from when its words are known, null where only a day is told.
    """

    channel: str
    number: str
    words: tuple[Words, ...]
    day: date | None
    origin: str | None = None
    edited: date | None = None
    is_channel: bool = True
    moment: datetime | None = None


def write_posts(posts: Iterable[Post], tally: Tally) -> Extract:
    """
    Return posts in their order, each a document of its day; quoted words are documents of their own, of nobody named.

    A post edited on a later day is dated by its last edit: its words are known from then on only. A forwarded one is
    the word of whom it comes from. What has no text or no day is left out and counted in the tally.
    """
    pieces: list[str] = []
    documents: list[Document] = []
    at = 0
    for post in posts:
        day = post.day
        if not post.words or day is None or day < _FIRST_DAY:
            tally.empty += not post.words
            tally.undated += bool(post.words)
            continue
        changed = post.edited if post.edited is not None and post.edited > day else None
        tally.messages += 1
        tally.is_unsure = tally.is_unsure or not post.is_channel
        tally.channels.add(post.channel)
        tally.forwarded += post.origin is not None
        tally.quoting += any(words.is_quoted for words in post.words)
        tally.edited += changed is not None
        for words in post.words:
            is_foreign = post.origin is not None or words.is_quoted
            says = UNNAMED if words.is_quoted else post.origin or post.channel
            documents.append(
                Document(
                    at,
                    at + len(words.text),
                    _title(post, says, changed, is_quoted=words.is_quoted),
                    source_of([says]),
                    changed or day,
                    headings=(says,),
                    voice=find_voice([says], "") if is_foreign or post.is_channel else UNKNOWN,
                    is_forward=is_foreign,
                    published_at=post.moment,
                )
            )
            pieces.append(words.text)
            at += len(words.text) + 2
    return Extract("\n\n".join(pieces), documents=tuple(documents), told=tuple(_tell(tally)))


def join_words(runs: Iterable[tuple[str, bool]]) -> tuple[Words, ...]:
    """
    Return the runs of a post with neighbours of one kind joined, blank ones left out.

    >>> join_words([("A ", False), ("b.", False), (" ", True), ("C.", True)])
    (Words(text='A b.', is_quoted=False), Words(text='C.', is_quoted=True))
    """
    out: list[tuple[str, bool]] = []
    for text, is_quoted in runs:
        if out and out[-1][1] == is_quoted:
            out[-1] = (out[-1][0] + text, is_quoted)
        elif text.strip() or out:
            out.append((text, is_quoted))
    return tuple(Words(text.strip(), is_quoted) for text, is_quoted in out if text.strip())


def day_in_kyiv(moment: datetime) -> date:
    """
    Return the day of a moment in Kyiv, which is 2 hours ahead of UTC, and 3 in summer.

    >>> day_in_kyiv(datetime(2025, 6, 12, 21, 30, tzinfo=UTC))
    datetime.date(2025, 6, 13)
    """
    first, last = (_last_sunday(moment.year, month) + timedelta(hours=1) for month in (3, 10))
    return (moment + timedelta(hours=3 if first <= moment < last else 2)).date()


def _last_sunday(year: int, month: int) -> datetime:
    end = datetime(year, month, 31, tzinfo=UTC)
    return end - timedelta(days=(end.weekday() + 1) % 7)


def _title(post: Post, says: str, changed: date | None, *, is_quoted: bool) -> str:
    """Return what stands over a document: who says it, who passed it on, and whether it was changed later."""
    whence = post.channel
    if is_quoted:
        whence = f"{says}, quoted by {post.origin or post.channel}"
    elif post.origin:
        whence = f"{post.origin}, passed on by {post.channel}"
    edit = f", edited {changed.isoformat()}" if changed else ""
    return f"{whence}, message {post.number}{edit}" if post.number else f"{whence}{edit}"


def _tell(tally: Tally) -> Iterator[str]:
    """Say what was read and left out, one line each."""
    if tally.messages:
        channels = "1 channel" if len(tally.channels) == 1 else f"{len(tally.channels)} channels"
        apart = _count_each(
            (tally.forwarded, "forwarded, as the word of whom they come from"),
            (tally.quoting, "with quoted words, which are nobody's known"),
            (tally.edited, "edited on a later day, dated by the edit"),
        )
        messages = "1 message" if tally.messages == 1 else f"{tally.messages} messages"
        yield f"read {messages} of {channels}" + "".join(f"; {words}" for words in apart)
    if tally.is_unsure:
        yield "nothing says that this is no person's chat: its name lends no voice; say whose it is with --voice"
    left = _count_each(
        (tally.empty, "without text"),
        (tally.undated, "without a day"),
        (tally.doubled, "that give a key twice, so that nobody knows which is meant"),
        (tally.chats, "chats and groups, which are people's own words"),
    )
    if left:
        yield f"left out {', '.join(left)}"


def _count_each(*kinds: tuple[int, str]) -> list[str]:
    return [f"{count} {what}" for count, what in kinds if count]
