"""Texts of PDFs: page heads and numbers left out, broken words and wrapped lines joined, ligatures spelt."""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from reports.lexicon.load import any_word, words_of
from reports.text.documents import states_date
from reports.text.extracts.extract import Extract
from reports.text.extracts.page_heads import SOFT, STOP, Line, find_heads, split_lines

_LIGATURES: Final = {
    ord(sign): letters for sign, letters in zip("ﬀﬁﬂﬃﬄﬅﬆ", ("ff", "fi", "fl", "ffi", "ffl", "st", "st"), strict=True)
}
# viewers write the hyphen of a line's end as a control character or a non-character
_ODD_HYPHENS: Final = re.compile(r"[\x02\ufffe](?=[ \t]*(?:\n|\Z))")
_BREAKS: Final = str.maketrans({"\u2028": "\n", "\u2029": "\n\n", "\u2010": "-", "\u2011": "-"})
_BROKEN: Final = re.compile(r"[^\W_](?:-|\xad)[ \t]*\n[ \t]*[^\W\d_]")
_OPEN: Final = re.compile(rf"(?:,|\b{any_word('clauses', 'words.line_ends')})$")
_CUT: Final = re.compile(r"\w[-\xad]$")
_BEFORE_HYPHEN: Final = re.compile(r"([^\W_]+)-$")
_LETTERS: Final = re.compile(r"[^\W_]+")
_BULLET: Final = re.compile(r"[•●▪‣◦·]|[-*–] ")
_COMPOUNDS: Final = words_of("clauses", "words.second_halves")
"""Second halves before which a hyphen at a line's end is one of the word itself: no word has them as its last part."""
_AFTER_NAMES: Final = _COMPOUNDS | {"held", "led", "born", "made", "style", "level", "linked", "run", "affiliated"}


@dataclass(slots=True)
class _Repairs:
    heads: int = 0
    words: int = 0
    letters: int = 0
    hyphens: int = 0


def looks_pasted(text: str) -> bool:
    r"""
    Tell whether a text was copied out of a PDF: words broken at a line's end, soft hyphens, ligatures, or page ends.

    >>> looks_pasted("They advan-\nced."), looks_pasted("They advanced.\nOthers did not.")
    (True, False)
    """
    if SOFT in text or "\f" in text or _BROKEN.search(text) or _ODD_HYPHENS.search(text):
        return True
    return any(chr(sign) in text for sign in _LIGATURES) or bool(find_heads(split_lines([text])))


def join_pages(pages: Sequence[str]) -> Extract:
    r"""
    Return the running text of pages, one line a paragraph, a blank line between two; empty pages give an empty text.

    A page that begins with a dated head of its own begins a new document.

    >>> join_pages(["1 | Digest\nForces advan-", "2 | Digest\nced near Reni."]).text
    'Forces advanced near Reni.'
    """
    repairs = _Repairs()
    lines = split_lines([_spell(page, repairs) for page in pages])
    heads = find_heads(lines)
    repairs.heads = len(heads)
    said_again = {lines[number].text for number in heads}
    kept: list[Line] = []
    cut = alone = False
    for number, line in enumerate(lines):
        cut = cut or line.cut_before or number in heads
        if number not in heads:
            line.cut_before, cut = cut, False
            line.blank_before &= not line.cut_before  # what parted the lines was the page's end
            line.blank_before |= alone or line.text in said_again
            alone = line.text in said_again  # a title that the pages repeat
            kept.append(line)
    return Extract(_flow(kept, repairs), told=_tell(repairs))


def repair_text(text: str) -> Extract:
    """Return the running text of what was copied out of a PDF, as `join_pages` does; other text comes back as it is."""
    return join_pages(text.split("\f")) if looks_pasted(text) else Extract(text)


def _spell(page: str, repairs: _Repairs) -> str:
    """Return a page with ligatures as letters and each hyphen of a line's end as a hyphen."""
    repairs.letters += sum(page.count(chr(sign)) for sign in _LIGATURES)
    return _ODD_HYPHENS.sub(SOFT, page.translate(_LIGATURES).translate(_BREAKS))


def _flow(lines: Sequence[Line], repairs: _Repairs) -> str:
    """Join the lines to paragraphs."""
    width = _width(lines)
    whole = Counter(re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", "\n".join(line.text for line in lines).casefold()))
    out: list[list[str]] = []
    for number, line in enumerate(lines):
        text = " ".join(line.text.split())
        last = lines[number - 1].text if number else ""
        following = lines[number + 1].text if number + 1 < len(lines) else ""
        if not out:
            out.append([text])
        elif line.page > lines[number - 1].page and _begins_document(lines, number):
            out += [["\f"], [text]]
        elif last.endswith(("-", SOFT)) and _is_broken(last, text, line):
            if last.endswith(SOFT) or not _keeps_hyphen(last, text, whole):
                out[-1][-1] = out[-1][-1][:-1]
            out[-1].append(text)
            repairs.words += 1
        elif _goes_on(last, line, following, width=width):
            out[-1] += [" ", text]
        elif line.blank_before or line.cut_before or width:
            out.append([text])
        else:
            out[-1] += ["\n", text]  # lines that nobody wrapped stay lines of one block
    text = "\n\n".join("".join(pieces) for pieces in out)
    repairs.hyphens += text.count(SOFT)
    return text.replace(SOFT, "")


def _width(lines: Sequence[Line]) -> float:
    """Return how long a full line is, 0 where lines are not wrapped: told by lines that break within a sentence."""
    full = [
        len(a.text)
        for a, b in itertools.pairwise(lines)
        if not b.blank_before
        and not b.cut_before
        and (b.text[:1].islower() or _OPEN.search(a.text))
        and STOP.search(a.text) is None
        and len(a.text.split()) > 3
    ]
    return median(full) if full else 0


def _begins_document(lines: Sequence[Line], number: int) -> bool:
    """Tell whether a page begins with a head that states a date: a new document."""
    head = [line.text for line in lines[number : number + 4] if line.page == lines[number].page]
    return STOP.search(lines[number - 1].text) is not None and states_date(head)


def _is_broken(last: str, text: str, line: Line) -> bool:
    """Tell whether a line's last hyphen breaks a word or stands within one."""
    letter = _CUT.search(last) is not None
    return letter and text[:1].isalnum() and (not line.blank_before or text[:1].islower())


def _goes_on(last: str, line: Line, following: str, *, width: float) -> bool:
    """Tell whether a line continues the paragraph before it."""
    text = line.text
    if _BULLET.match(text) or not (width or line.cut_before):
        return False
    ended = STOP.search(last) is not None
    if line.blank_before:
        return text[:1].islower() and not ended and len(last) > 0.6 * width > 0
    if text[:1].islower() and not ended:
        return True
    if states_date([last]):
        return False
    if ended:
        is_full = len(last) > 0.75 * width > 0
        return is_full and not line.cut_before and not last.endswith(":") and not _is_heading(text, following, width)
    return len(last) > 0.6 * width


def _is_heading(text: str, following: str, width: float) -> bool:
    """Tell whether a line stands alone before a paragraph: short, without a stop, and the next one begins anew."""
    return len(text) < 0.6 * width and text[-1:] not in ".,;-" and (not following or not following[:1].islower())


def _keeps_hyphen(last: str, text: str, whole: Counter[str]) -> bool:
    """Tell whether the hyphen at a line's end is one of the word itself, and not of the typesetter."""
    first = _BEFORE_HYPHEN.search(last[-80:])
    second = _LETTERS.match(text[:80])
    if first is None or second is None:
        return True
    a, b = first[1], second[0]
    together, apart = whole[(a + b).casefold()], whole[f"{a}-{b}".casefold()]
    if together != apart:
        return apart > together
    if not b[:1].islower() or not a[-1:].isalpha() or last[: -len(first[0])].endswith("-"):
        return True
    return b in _COMPOUNDS or (a[:1].isupper() and b in _AFTER_NAMES) or a in {"Russian", "Ukrainian", "self"}


def _tell(repairs: _Repairs) -> tuple[str, ...]:
    counted = (
        (repairs.heads, "left out a page head", "left out {} page heads and numbers"),
        (repairs.words, "joined a broken word", "joined {} broken words"),
        (repairs.letters, "spelt a ligature", "spelt {} ligatures"),
        (repairs.hyphens, "left out a soft hyphen", "left out {} soft hyphens"),
    )
    told = [one if count == 1 else many.format(count) for count, one, many in counted if count]
    return (f"read as text from a PDF: {', '.join(told)}",) if told else ()
