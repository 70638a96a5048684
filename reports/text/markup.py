"""Plain text out of HTML and Markdown, so that a saved page reads like a text file."""

import re
from html.parser import HTMLParser
from typing import Final

_SKIPPED: Final = frozenset({"script", "style", "head", "noscript", "template", "svg", "nav", "iframe"})
_BLOCKS: Final = frozenset(
    {
        *(
            "p",
            "div",
            "section",
            "article",
            "header",
            "footer",
            "main",
            "blockquote",
            "table",
            "tr",
            "ul",
            "ol",
            "figure",
        ),
        *("h1", "h2", "h3", "h4", "h5", "h6", "pre", "hr", "form", "aside", "figcaption", "dl", "dd", "dt"),
    }
)
_TAG: Final = re.compile(r"<(?:!doctype\s+html|html|body|p|div|article)\b", re.IGNORECASE)


class _Stripper(HTMLParser):
    """Collects the visible text of a page, one blank line between blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _SKIPPED:
            self.hidden += 1
        elif tag == "br":
            self.pieces.append("\n")
        elif tag == "li":
            self.pieces.append("\n\n• ")
        elif tag in _BLOCKS:
            self.pieces.append("\n\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SKIPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self.hidden = max(0, self.hidden - 1)
        elif tag in _BLOCKS or tag == "li":
            self.pieces.append("\n\n")

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.pieces.append(re.sub(r"\s+", " ", data))


def html_to_text(html: str) -> str:
    r"""
    Return the visible text of a page, blocks parted by blank lines; spaces in a row become one.

    >>> html_to_text("<h1>Title</h1><p>One &amp; two.<sup>[1]</sup></p><script>no</script>")
    'Title\n\nOne & two.[1]'
    """
    stripper = _Stripper()
    stripper.feed(html)
    stripper.close()
    lines = [line.strip(" \t") for line in "".join(stripper.pieces).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


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


def plain_text(raw: str, *, suffix: str = "") -> str:
    """
    Return the text to read, by file suffix (".html", ".htm", ".md", ".markdown"), else by look; other text unchanged.

    >>> plain_text("# A", suffix=".md"), plain_text("# A", suffix=".txt")
    ('A', '# A')
    """
    kind = suffix.casefold()
    if kind in {".html", ".htm", ".xhtml"} or (kind not in {".txt", ".md", ".markdown"} and looks_like_html(raw)):
        return html_to_text(raw)
    if kind in {".md", ".markdown"}:
        return markdown_to_text(raw)
    return raw
