"""The article of a saved page, without cookie bars, asides, related posts and comments; and what was left out."""

import logging
import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import trafilatura

from reports.text.dates import DAY_LINE, parse_date
from reports.text.extracts.blocks import Block, find_blocks, parse_page, prune
from reports.text.extracts.extract import Extract
from reports.text.extracts.furniture import is_teaser

_SPACE: Final = re.compile(r"\s+")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")
_PUBLISHED_JSON: Final = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d{2}-\d{2})')
_PUBLISHED_NAMES: Final = frozenset(
    {
        *(
            "article:published_time",
            "article:published",
            "og:article:published_time",
            "datepublished",
            "date",
            "pubdate",
        ),
        *(
            "publishdate",
            "publish-date",
            "publish_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.created",
            "dcterms.date",
        ),
        *("citation_publication_date", "parsely-pub-date", "sailthru.date"),
    }
)
_LARGEST: Final = 4_000_000
"""Letters of a page beyond which its article is told by its elements alone, for time's sake."""

_CELLS: Final = frozenset({"td", "th"})
_BESIDE: Final = "other text"


def extract_article(page: str) -> Extract:
    """
    Return the article of a page, a blank line between blocks, with its day of publication and what was left out.

    A page without an article gives an empty text.
    """
    tree = parse_page(page)
    if tree is None:
        return Extract("")
    published, title = _published(tree), _title(tree)
    blocks = find_blocks(tree)
    kept = _choose(blocks, _seeds(tree, blocks))
    chosen = [block for block, keep in zip(blocks, kept, strict=True) if keep]
    text = _write(chosen)
    if text and title and not _states(chosen, title):
        text = f"{title}\n\n{text}"
    left = Counter[str]()
    for block, keep in zip(blocks, kept, strict=True):
        if not keep:
            left[block.label or _BESIDE] += len(block.text.split())
    order = sorted(left.items(), key=lambda one: (-one[1], one[0]))
    words = ", ".join(f"{label} ({count} word{'s' * (count != 1)})" for label, count in order)
    return Extract(
        text, published=published, told=(f"read the article alone; left out {words}",) if left and text else ()
    )


def fragment_text(fragment: str) -> str:
    r"""
    Return the text of a piece of HTML that is all article, blocks parted by blank lines.

    >>> fragment_text("<h1>Title</h1><p>One &amp; two.<sup>[1]</sup></p><ul><li>Three</ul><script>no</script>")
    'Title\n\nOne & two.[1]\n\n• Three'
    """
    tree = parse_page(fragment)
    blocks = find_blocks(tree) if tree is not None else []
    return _write([block for block in blocks if not block.label and not is_teaser(block.text, linked=block.linked)])


def _write(blocks: Sequence[Block]) -> str:
    """Return blocks as paragraphs; points of lists have a bullet, and days a dash that head nothing in a table."""
    lines = []
    for before, block in zip([None, *blocks], blocks, strict=False):
        is_cell = before is not None and block.tag in _CELLS and before.tag in _CELLS and before.row == block.row
        mark = "• " if block.tag == "li" else "– " if is_cell and DAY_LINE.fullmatch(block.text) else ""
        lines.append(mark + block.text)
    return "\n\n".join(lines)


def _seeds(tree: Any, blocks: Sequence[Block]) -> set[str]:
    """Return the letters of the paragraphs that trafilatura finds, and of all together."""
    if sum(len(block.text) for block in blocks) > _LARGEST:
        return set()
    log = logging.getLogger("trafilatura")
    level, log.level = log.level, logging.CRITICAL  # it says on its log that a page is empty: we say so ourselves
    try:
        found = trafilatura.bare_extraction(prune(tree), fast=True, include_comments=False, include_tables=True)
    finally:
        log.level = level
    body = getattr(found, "body", None)
    if body is None:
        return set()
    parts = {
        _letters("".join(element.itertext())) for element in body.iter("p", "head", "item", "cell", "quote", "code")
    }
    return {part for part in parts if part}


def _letters(text: str) -> str:
    return _SPACE.sub("", text)


def _choose(blocks: Sequence[Block], seeds: set[str]) -> list[bool]:
    """
    Tell which blocks are the article: those found, and what stands among them or beside them under the same parent.

    Without any found: all that is no furniture and not mostly links.
    """
    open_ = [not block.label and not is_teaser(block.text, linked=block.linked) for block in blocks]
    whole = "\n".join(seeds) if sum(map(len, seeds)) < 400_000 else ""
    found = [
        is_open and ((letters := _letters(block.text)) in seeds or (len(letters) > 40 and letters in whole))
        for block, is_open in zip(blocks, open_, strict=True)
    ]
    if not any(found):
        return [is_open and 2 * block.linked < len(block.text) for block, is_open in zip(blocks, open_, strict=True)]
    first, last = found.index(True), len(found) - 1 - found[::-1].index(True)
    parents = Counter(block.parent for block, is_found in zip(blocks, found, strict=True) if is_found)
    most = max(parents.values())
    homes = {parent for parent, count in parents.items() if count > 1 or most == 1}
    return [
        is_found
        or (is_open and 2 * block.linked < len(block.text) and (block.parent in homes or first < number < last))
        for number, (block, is_open, is_found) in enumerate(zip(blocks, open_, found, strict=True))
    ]


def _title(tree: Any) -> str:
    """Return the page's title: its one heading of the first rank, else that of its head without the site's name."""
    headings = [" ".join(element.itertext()).split() for element in tree.iter("h1")]
    if len(headings) == 1 and headings[0]:
        return " ".join(headings[0])
    for element in tree.iter("title"):
        return " ".join(re.split(r"\s+[|–—»]\s+", (element.text or "").strip())[0].split())
    return ""


def _states(blocks: Sequence[Block], title: str) -> bool:
    """Tell whether one of the first blocks is the title."""
    wanted = _letters(title).casefold()
    return any(wanted in _letters(block.text).casefold() for block in blocks[:6])


def _published(tree: Any) -> date | None:
    """Return the day of publication that a page's head states, as written there; null where it states none or two."""
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").casefold()
        if name in _PUBLISHED_NAMES and (day := _day(element.get("content") or "")):
            return day
    scripts = [element.text or "" for element in tree.iter("script") if element.get("type") == "application/ld+json"]
    days = {day for script in scripts for found in _PUBLISHED_JSON.findall(script) if (day := _day(found))}
    if len(days) == 1:
        return days.pop()
    times = [
        element for element in tree.iter("time") if next(element.iterancestors("aside", "nav", "footer"), None) is None
    ]
    days = {day for element in times if (day := _day(element.get("datetime") or ""))}
    return days.pop() if len(days) == 1 else None


def _day(text: str) -> date | None:
    found = _DAY.match(text.strip())
    return parse_date(found[0]) if found else None
