"""Plain text out of Markdown, and how a page is told from a text."""

import re
from typing import Final

_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|body|p|div|article)\b", re.IGNORECASE)


def markdown_to_text(text: str) -> str:
    r"""
    Return a Markdown text without heading marks, emphasis and link addresses; footnote markers stay.

    >>> markdown_to_text("## Front\n\n**Forces** [advanced](http://x.y) near A.[3]")
    'Front\n\nForces advanced near A.[3]'
    """
    text = re.sub(r"^ {0,3}#{1,6} +(.*?)(?: +#+ *)?$", r"\1", text, flags=re.MULTILINE)
    text = re.sub(r"!?\[([^\]\n]{0,300})\]\([^)\s]{0,2000}\)", r"\1", text)
    text = re.sub(r"\\([\[\]*_#.`-])", r"\1", text)
    text = re.sub(r"(\*\*|__)(?=\S)([^\n*_]{1,2000}?)(?<=\S)\1", r"\2", text)
    text = re.sub(r"(?<![\w*])([*_])(?=\S)([^\n*_]{1,2000}?)(?<=\S)\1(?![\w*])", r"\2", text)
    text = re.sub(r"^ {0,3}> ?", "", text, flags=re.MULTILINE)
    return re.sub(r"^( *)[-*+] +", r"\1• ", text, flags=re.MULTILINE)


def looks_like_html(text: str) -> bool:
    """
    Tell whether a text is a page: one of the common tags stands in its first 4,000 characters.

    >>> looks_like_html("<!DOCTYPE html><html>"), looks_like_html("a < b and c > d")
    (True, False)
    """
    return _TAG.search(text[:4000]) is not None
