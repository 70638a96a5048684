"""Plain text out of Markdown: no heading marks, emphasis or addresses of links; footnote markers stay."""

import re
from collections.abc import Sequence
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER: Final = (
    MarkdownIt("commonmark")
    .enable(["table", "strikethrough"])
    .disable(["reference", "html_inline", "html_block", "autolink", "code"])
)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_NOTE: Final = re.compile(r"\[\^(\d{1,4})\]")


def markdown_to_text(text: str) -> str:
    r"""
    Return a Markdown text without heading marks, emphasis and link addresses; footnote markers stay.

    Comments and what is struck out are left out: a reader does not see the one, and its writer took the other back.

    >>> markdown_to_text("## Front\n\n**Forces** [advanced](http://x.y) near A.[3]")
    'Front\n\nForces advanced near A.[3]'
    """
    lines = [*text.split("\n"), ""]
    blocks: list[str] = []
    marks: list[str] = []
    text = _COMMENT.sub(lambda hidden: "\n" * hidden[0].count("\n"), text)
    for token in _PARSER.parse(text):
        if token.type == "list_item_open":
            marks.append(f"{token.info}. " if token.info else "• ")
        elif token.type == "inline":
            words = _NOTE.sub(r"[\1]", _inline(token.children or []))
            if words.strip():
                blocks.append(f"{marks.pop()}{words}" if marks else words)
            marks.clear()
        elif token.type in {"fence", "code_block"}:
            blocks.append(token.content.rstrip("\n"))
        elif token.type == "hr":
            blocks.append(lines[token.map[0] if token.map else 0].strip())
    return "\n\n".join(blocks)


def _inline(tokens: Sequence[Token]) -> str:
    """Return what a line shows: its words, the words of its links and the descriptions of its pictures."""
    pieces: list[str] = []
    struck = 0
    for token in tokens:
        struck += {"s_open": 1, "s_close": -1}.get(token.type, 0)
        if struck:
            continue
        if token.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
        elif token.type == "image":
            pieces.append(_inline(token.children or []))
        else:
            pieces.append(token.content)
    return "".join(pieces)
