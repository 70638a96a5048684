"""Paragraphs, headings and sentences of a document, each with its exact offsets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reports.report import Sentence
from reports.text.footnotes import find_footnotes

_BLANK: Final = re.compile(r"\n[ \t\r\f\xa0]*(?:\n[ \t\r\f\xa0]*)+")
_BULLET: Final = re.compile(r"[ \t\xa0]*(?:[•●▪‣◦·]|[-*–](?=[ \t])|—(?=[ \t][А-ЯЄІЇҐ]))[ \t\xa0]*")
_NOTE: Final = r"(?:[ \t]?\[(?:\d{1,4}|[ivxlcdm]{1,8})\])"
_SIGN: Final = "[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]"
"""A picture sign, as channels open their points with."""
_END: Final = re.compile(
    rf"(?P<stop>[.!?…]+[\"”»’')\]]*{_NOTE}*)(?=\s+(?:{_SIGN}+\s?)?[\"“«‘'(\[]*[A-Z0-9À-ÞА-ЯЄІЇҐ•#@]|\s+{_SIGN}"
    r"|[A-ZÀ-Þ][A-Za-z]+\s[A-Za-z])"
    rf"|(?P<glued>(?<=\b(?:19|20)\d\d)(?=[A-Z][A-Za-z]{{2,}} ))"
    rf"|(?P<noted>(?<=\w){_NOTE}+)(?=\s+(?:The|Russian|Ukrainian|ISW|Geolocated|A|An)\s[a-zA-Z])(?=\s+(?:The "
    rf"Russian|The Ukrainian"
    rf"|Russian (?:forces|milblog|sources)|Ukrainian forces|ISW |Geolocated |A Russian|A Ukrainian))"
)
_ABBREVIATION: Final = re.compile(
    r"(?:\b(?:no|nos|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|Capt|Sgt|St|No|vs|approx|ca|Jr|Sr|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov"
    r"|Dec|e\.g|i\.e|U\.S|U\.K|U\.N|a\.m|p\.m)|(?<![\w.])[A-ZА-ЯЄІЇҐ]"
    r"|(?<![\w])(?:н\.\s?п|нп|смт|пгт|вул|просп|обл|р-н|ім|им|ул|пос|дер|тис|тыс|млн|млрд|напр|т\.\s?зв|т\.\s?н|[мспхг]))\.$"
)
_OPENS: Final = re.compile(rf"\s*{_SIGN}")
_CLOSES: Final = re.compile(rf"{_SIGN}\s*$")
_LABEL: Final = re.compile(r"[ \t]*([A-Z][A-Za-z]+(?: [A-Za-z()]+){0,6}):(?=\s)")
_TAKEAWAYS: Final = re.compile(r"key\s+takeaways?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Block:
    start: int
    end: int
    number: int


def split_sentences(text: str, *, start: int, end: int) -> tuple[Sentence, ...]:
    """
    Return the sentences of a document in order; headings are sentences of their own and name the section that follows.

    Offsets point into `text`. Bullets stand outside the sentence, run-in labels ("Unconfirmed claims:") inside it.
    """
    out: list[Sentence] = []
    section, in_takeaways = "", False
    for block in _blocks(text, start, end):
        pieces = list(_pieces(text, block))
        if not pieces:
            continue
        heading = _heading(text, block, pieces)
        if heading is not None:
            section = heading
            in_takeaways = _TAKEAWAYS.match(heading) is not None
        elif in_takeaways and not any(bullet for _, _, bullet in pieces):
            in_takeaways = False
        label: str | None = None
        for number, (first, last, bullet) in enumerate(pieces, start=1):
            found = _LABEL.match(text, first, last)
            # a label rules the rest of its block, until another label follows
            label = found[1] if found else label
            sentence_text = text[first:last]
            out.append(
                Sentence(
                    sentence_id=f"{block.number}.{number}",
                    paragraph=block.number,
                    number=number,
                    start=first,
                    end=last,
                    text=sentence_text,
                    section=section,
                    footnotes=find_footnotes(sentence_text),
                    label=label,
                    is_takeaway=in_takeaways and heading is None and (bullet or number > 1),
                )
            )
    return tuple(out)


def _blocks(text: str, start: int, end: int) -> Iterator[_Block]:
    at, number = start, 0
    for gap in _BLANK.finditer(text, start, end):
        if text[at : gap.start()].strip():
            yield _Block(at, gap.start(), number)
            number += 1
        at = gap.end()
    if text[at:end].strip():
        yield _Block(at, end, number)


def _lines(text: str, block: _Block) -> Iterator[tuple[int, int, bool]]:
    """Give the runs of a block: bullets, heading lines, and wrapped lines joined; the flag tells a bullet."""
    edges, at = [], block.start
    while at < block.end:
        stop = text.find("\n", at, block.end)
        stop = block.end if stop < 0 else stop
        if text[at:stop].strip():
            edges.append((at, stop))
        at = stop + 1
    if not edges:
        return
    longest = max(b - a for a, b in edges)
    run_start, run_end, run_bullet = -1, -1, False
    for first, last in edges:
        bullet = _BULLET.match(text, first, last)
        before = text[run_start:run_end].rstrip() if run_start >= 0 else ""
        starts_upper = text[first:last].lstrip()[:1].isupper()
        breaks = bool(bullet) or not before or before.endswith(":") or _OPENS.match(text, first, last) is not None
        breaks = breaks or _CLOSES.search(before) is not None
        breaks = breaks or (starts_upper and len(before.rsplit("\n", 1)[-1]) < 0.6 * longest)
        if breaks:
            if run_start >= 0:
                yield run_start, run_end, run_bullet
            run_start, run_bullet = (bullet.end() if bullet else first), bool(bullet)
        run_end = last
    yield run_start, run_end, run_bullet


def _pieces(text: str, block: _Block) -> Iterator[tuple[int, int, bool]]:
    for first, last, bullet in _lines(text, block):
        at = first
        for stop in _END.finditer(text, first, last):
            # a glued year has no width: the cut stands between the year and the word
            cut = stop.end()
            if stop["stop"] is not None and _ABBREVIATION.search(text, max(at, cut - 14), cut):
                continue
            yield from _trimmed(text, at, cut, bullet)
            at = cut
        yield from _trimmed(text, at, last, bullet)


def _trimmed(text: str, first: int, last: int, bullet: bool) -> Iterator[tuple[int, int, bool]]:  # noqa: FBT001
    piece = text[first:last]
    left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
    if right > left:
        yield first + left, first + right, bullet


def _heading(text: str, block: _Block, pieces: list[tuple[int, int, bool]]) -> str | None:
    """Return the heading that a block is, else None: one short line without a full stop, brackets aside."""
    if len(pieces) != 1 or pieces[0][2]:
        return None
    line = text[pieces[0][0] : pieces[0][1]]
    if "\n" in line or len(line) > 400 or block.number > 10**9:
        return None
    bare = re.sub(r"\s*\([^()]{0,300}\)?", "", line)
    if len(bare) > 150 or bare.rstrip('"”’')[-1:] in {".", "!", "?", "]", ","}:
        return None
    return line.rstrip(":")
