"""Lines that pages add to a text: running heads and feet, and page numbers."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from reports.text.dates import DATE

SOFT: Final = "\xad"
STOP: Final = re.compile(r"[.!?…:][\"”’»)\]]*(?:\s?\[\d{1,4}\])*$")
"""The end of a line that ends a sentence or leads to a list."""

_ENDS: Final = re.compile(r"\w[.!?…][\"”’»)\]]*$")
_NUMBER: Final = re.compile(r"\d+")
_WORD: Final = r"(?:page|p\.|стор\.|стр\.|с\.)"
_BARE: Final = re.compile(
    rf"(?:{_WORD}\s?)?[-–—|\[]?\s*\d{{1,4}}\s*[-–—|\]]?(?P<of>\s*(?:of|/)\s*\d{{1,4}})?", re.IGNORECASE
)
_AT_EDGE: Final = re.compile(
    rf"(?:{_WORD}\s?)?\d{{1,4}}(?:\s{{3,}}|\s*\|).*\S|\S.*(?:\s{{3,}}|\|\s*)(?:{_WORD}\s?)?\d{{1,4}}", re.IGNORECASE
)
_LONGEST: Final = 160
_TITLE_LINES: Final = 4
"""A title is among so many first lines of a text."""


@dataclass(slots=True)
class Line:
    """A line with words, the page it is on, and whether a blank line or a page's end (or head) stands before it."""

    text: str
    page: int = 0
    blank_before: bool = False
    cut_before: bool = False


def split_lines(pages: Iterable[str]) -> list[Line]:
    """Return the lines of pages that have words, in order."""
    out: list[Line] = []
    for number, page in enumerate(pages):
        blank, cut = False, number > 0
        for raw in page.split("\n"):
            words = raw.strip()
            if words:
                out.append(Line(words, number, blank_before=blank and not cut, cut_before=cut))
            blank, cut = not words, cut and not words
    return out


def find_heads(lines: Sequence[Line]) -> set[int]:
    """
    Return which lines are heads, feet and numbers of pages.

    Where the pages are known: what stands at the same edge of several pages, said again or counting with the pages.
    In a text without page ends: lines inside a sentence that have a number at their edge, count up, or are said again.
    A title that each page says again stays once.
    """
    heads = _on_pages(lines) if lines and lines[-1].page > 0 else _in_running_text(lines)
    heads |= {
        number
        for number, line in enumerate(lines)
        if (found := _BARE.fullmatch(line.text[:_LONGEST])) and (found["of"] or line.text[:4].casefold() == "page")
    }
    return heads


def _on_pages(lines: Sequence[Line]) -> set[int]:
    """Return the lines at page edges that belong to the pages; round by round, for heads may have two lines."""
    heads: set[int] = set()
    for _ in range(3):
        spots: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        for spot, number in _edges(lines, without=heads):
            spots[spot, _shape(lines[number].text)].append(number)
        found = set()
        pages = lines[-1].page + 1
        for numbers in spots.values():
            found |= _counting_by_page(lines, numbers) or _said_again(lines, numbers, pages=pages)
        if not found:
            break
        heads |= found
    return heads


def _edges(lines: Sequence[Line], *, without: set[int]) -> list[tuple[str, int]]:
    """Return the outermost lines of each page that are not yet known as heads, with where they stand."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if number not in without:
            pages[line.page].append(number)
    spots = [("top", found[0]) for found in pages.values()] + [("foot", found[-1]) for found in pages.values()]
    # a line that ends a sentence is one of the text
    return [spot for spot in spots if len(lines[spot[1]].text) <= _LONGEST and not _ENDS.search(lines[spot[1]].text)]


def _shape(text: str) -> str:
    """Return a line with its numbers as "#", all but those of a date, which tells one report from the next."""
    return _NUMBER.sub("#", DATE.sub(lambda found: re.sub(r"\d", "d", found[0]), " ".join(text.split()))) + "".join(
        found[0] for found in DATE.finditer(text)
    )


def _counts(text: str) -> list[int]:
    return [int(one) for one in _NUMBER.findall(DATE.sub("", text))]


def _counting_by_page(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    """Return lines that differ only in a number that counts with the pages."""
    counts = [_counts(lines[number].text) for number in numbers]
    for place in range(len(counts[0]) if len(counts) > 1 else 0):
        rest = {tuple(one[:place] + one[place + 1 :]) for one in counts}
        if len(rest) == 1 and len({one[place] - lines[n].page for one, n in zip(counts, numbers, strict=True)}) == 1:
            return set(numbers)
    return set()


def _said_again(lines: Sequence[Line], numbers: Sequence[int], *, pages: int = 0) -> set[int]:
    """
    Return the lines said word for word again, on nearly all of the pages or, left and right, on every other one.

    The first is not among them where it may be the title. Two lines of a text may be alike by chance, so few are not
    enough.
    """
    same: defaultdict[str, list[int]] = defaultdict(list)
    for number in numbers:
        same[lines[number].text].append(number)
    often = [found for found in same.values() if len(found) >= max(2, min(pages - 1, max(4, pages // 2 - 1)))]
    return {number for found in often for number in (found[1:] if found[0] < _TITLE_LINES else found)}


def _in_running_text(lines: Sequence[Line]) -> set[int]:
    """Return the lines of a text without page ends that stand inside a sentence and belong to a page."""
    inside = [number for number in range(len(lines)) if _interrupts(lines, number)]
    alone = [n for n in inside if lines[n].blank_before or lines[n + 1].blank_before]
    inside = [number for number in inside if len(lines[number].text) <= _LONGEST]
    heads = {number for number in inside if _AT_EDGE.fullmatch(lines[number].text)}
    heads |= {number for number in alone if _BARE.fullmatch(lines[number].text)}
    heads |= _said_again(lines, alone)
    alike: defaultdict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        if len(line.text) <= _LONGEST and (_AT_EDGE.fullmatch(line.text) or _BARE.fullmatch(line.text)):
            alike[_shape(line.text)].append(number)
    for numbers in alike.values():
        if heads.intersection(numbers) or any(number in inside for number in numbers):
            heads |= _counting_up(lines, numbers)
    return heads


def _counting_up(lines: Sequence[Line], numbers: Sequence[int]) -> set[int]:
    """Return lines that differ only in a number that counts up from one to the next."""
    counts = [_counts(lines[number].text) for number in numbers]
    for place in range(len(counts[0])):
        rest = {tuple(one[:place] + one[place + 1 :]) for one in counts}
        steps = [b[place] - a[place] for a, b in itertools.pairwise(counts)]
        if len(rest) == 1 and steps and all(0 < step <= 3 for step in steps):
            return set(numbers)
    return set()


def _interrupts(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a line stands inside a sentence: the text before it is open and the text behind it goes on."""
    if number == 0 or number + 1 >= len(lines):
        return False
    before, after = lines[number - 1].text, lines[number + 1].text
    if not after[:1].islower() or lines[number].text[:1].islower():
        return False
    return before.endswith(("-", SOFT)) or (STOP.search(before) is None and len(before.split()) > 2)
