"""Where one text holds several documents: their bounds, titles, dates and sources."""

import itertools
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from reports.text.dates import DATE, DAY_LINE, parse_date
from reports.text.days import find_day_headings

_BREAK: Final = re.compile(
    r"^[ \t]*(?:share\s+(?:the|this)\s+(?:post|article|page)\b.{0,40}|[=*_-]{8,}|\f)[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_TITLE_LINE: Final = re.compile(
    r"^[ \t]*(?:Russian Offensive Campaign Assessment|Ukraine Conflict Updates?|Iran Update),?[^\n.]{0,60}$",
    re.MULTILINE,
)
_LONG_LINE: Final = re.compile(r"[^\n]{201}")
_INSTITUTE: Final = re.compile(r"Institute for (?:\w{1,3} )?Study of War|\bISW\b|Russian Offensive Campaign Assessment")
_SENTENCE_END: Final = re.compile(r"[.!?][\"”’)]*(?:\[\d+\])*$")
_MARKS: Final = re.compile(r"\*+|(?<!\w)[_#`~]+|[_#`~]+(?!\w)")
"""Marks of Markdown, which say how a heading looks; one between letters is part of a name."""

_LINK: Final = re.compile(r"(?:https?://|[@#])\S+")
"""Addresses, names of accounts and tags: no byline."""
_YEAR_WORD: Final = re.compile(r"\s?(?:г\.|р\.|года|року)(?=[)\]]*$)")
_HEADER_LINES: Final = 8
_WORD: Final = r"[^\W\d_a-zа-яёіїєґ][\w’'ʼ-]*"
_NO_PLACE: Final = r"(?!(?:In|On|At|By|From|Near|Since|Until|After|У|В|На|З|С|Від|До|Після|После|Под|Під) )"
_DATELINE: Final = re.compile(
    rf"{_NO_PLACE}{_WORD}(?:[ /,]{{1,2}}{_WORD}){{0,3}}, ?(?P<date>{DATE.pattern})\.?"
    rf"(?: ?(?:\([^()]{{2,30}}\)|/[^/]{{2,20}}/))? ?[-–—:.] ?(?=[\"“«]?[^\W\d_a-zа-яёіїєґ])"
)
"""Where and when an article was filed, before its first sentence: "LVIV, June 12, 2025 (Agency) — ..."."""


@dataclass(frozen=True, slots=True)
class Document:
    """
    The bounds of one document in a text and what its head says; `published` is null where it states no date.

    `happened` is the day on which a heading says that all of it took place, null for all but entries of a timeline.
    `headings` are the lines of its head that are no sentences: titles and bylines. `voice` is the publisher where the
    container names one; `is_forward` marks the words of somebody else that it passes on. `published_at` is the moment
    (UTC) at which its words were known, where the container tells it.
    """

    start: int
    end: int
    title: str
    source: str
    published: date | None
    happened: date | None = None
    headings: tuple[str, ...] = ()
    voice: str | None = None
    is_forward: bool = False
    published_at: datetime | None = None


def split_documents(text: str, *, known: date | None = None) -> list[Document]:
    r"""
    Return the documents of a text in order; a blank text has none, a date is never taken from a neighbour.

    Entries of a timeline, under headings that are days, are documents of that day; `known` is a day soon after them.

    >>> [d.title for d in split_documents("March 3, 2024\n\nFront report\n\nShare the Post:\n\nRecipes\n\nEat soup.")]
    ['Front report', 'Recipes']
    """
    edges = _edges(text)
    return [
        document
        for start, end in itertools.pairwise(edges)
        if text[start:end].strip(" \t\r\n\f=*_-")
        for document in _split_days(text, describe_document(text, start, end), known=known)
    ]


def _split_days(text: str, document: Document, *, known: date | None) -> list[Document]:
    """Return the entries of a timeline under its title, any other document as it is."""
    headings = find_day_headings(text, document.start, document.end, known=known)
    if not headings:
        return [document]
    before = [line for line in text[document.start : headings[0].start].splitlines() if line.strip()]
    # an introduction is a document of its own; its range of days is no date of publication
    has_body = any(_SENTENCE_END.search(line.strip()) for line in before)
    first = headings[0].start if has_body else document.start
    edges = [first, *(heading.start for heading in headings[1:]), document.end]
    out = [replace(document, end=first, published=None)] if has_body else []
    for heading, (start, end) in zip(headings, itertools.pairwise(edges), strict=True):
        happened = None if heading.states_year else heading.day
        out.append(replace(document, start=start, end=end, published=heading.day, happened=happened))
    return out


def _edges(text: str) -> list[int]:
    """Return where documents begin and end: breaks, and titles of daily reports that follow running text."""
    marks = [(m.end(), True) for m in _BREAK.finditer(text)] + [(m.start(), False) for m in _TITLE_LINE.finditer(text)]
    edges, scanned, has_body = [0], 0, False
    for at, is_break in sorted(marks):
        # a head has short lines only; each stretch is looked at once
        has_body = has_body or _LONG_LINE.search(text, scanned, at) is not None
        scanned = at
        if is_break or has_body:
            edges.append(at)
            has_body = False
    return [*edges, len(text)]


def describe_document(text: str, start: int, end: int) -> Document:
    """Return the document between two offsets with the title, source and date that its head states."""
    lines = [line.strip() for line in text[start : min(end, start + 4000)].splitlines()]
    head = [line for line in lines if line][:_HEADER_LINES]
    short = [line for line in head if len(line) <= 250]
    named = [line for line in short if not _is_date_line(line) and not _BREAK.match(line)]
    # a text without a heading has no title: its first sentence may be one that policy keeps back
    title = bare_title(named[0]) if named and not _SENTENCE_END.search(named[0]) else ""
    headings = [line for line in short if not line.endswith((".", "!", "?"))]
    bylines = [line for line in headings if line in named]
    return Document(start, end, title, source_of(bylines), _stated_date(head), headings=tuple(headings))


def bare_title(line: str) -> str:
    """
    Return a heading without the marks of Markdown around and within it; a line of marks alone is no title.

    >>> bare_title("## **Desk**: _the_ north_east *"), bare_title("**")
    ('Desk: the north_east', '')
    """
    bare = _MARKS.sub("", line)
    return " ".join(bare.split()) if any(letter.isalnum() for letter in bare) else ""


def _is_date_line(line: str) -> bool:
    found = DATE.search(line)
    return DAY_LINE.fullmatch(line) is not None or (found is not None and len(found[0]) >= 0.5 * len(line))


def states_date(head: list[str]) -> bool:
    """
    Tell whether the lines of a head state a full date that stands alone or closes a title line.

    >>> states_date(["Front report, 3 May 2024"]), states_date(["It rained on 3 May 2024 in Lubny."])
    (True, False)
    """
    lines = [_YEAR_WORD.sub("", line) for line in head]
    closing = [line for line in lines if not _SENTENCE_END.search(line)]
    return any(line.rstrip(")").endswith(found[0]) for line in closing for found in DATE.finditer(line[:160]))


def _stated_date(head: list[str]) -> date | None:
    """Return the first full date of the head that stands alone, closes a title line, or is that of a dateline."""
    for line in (_YEAR_WORD.sub("", one) for one in head):  # "(на 14 марта 2025 г.)" closes no sentence
        dateline = _DATELINE.match(line)
        if dateline is not None and (day := parse_date(dateline["date"])) is not None:
            return day
        if len(line) > 160 or (_SENTENCE_END.search(line) and not _is_date_line(line)):
            continue  # a sentence tells of other days too
        for found in DATE.finditer(line):
            day = parse_date(found[0])
            if day is not None and (len(line) < 100 or line.rstrip(")]").endswith(found[0])):
                return day
    return None


def source_of(headings: list[str]) -> str:
    """
    Return who publishes a document by its title and bylines; a mention in a sentence is no byline.

    >>> source_of(["Front Desk"]), source_of([]), source_of(["Гаряча лінія: 0-800-300 https://a.example #b"])
    ('front-desk', 'report', 'report')
    """
    if any(_INSTITUTE.search(line) for line in headings):
        return "isw"
    for line in headings:
        if len(line.split()) <= 6:
            slug = re.sub(r"[^a-z0-9]+", "-", DATE.sub("", _LINK.sub("", line)).casefold()).strip("-")[:40]
            if re.search("[a-z]", slug):  # no telephone number
                return slug
    return "report"
