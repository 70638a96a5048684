"""A page as blocks: paragraphs, headings, points of lists and cells, each with what it is and where it stands."""

import re
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Final

from lxml import etree, html

from reports.text.extracts.furniture import BUILT_IN, label_element

_BLOCKS: Final = frozenset(
    {
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
        "td",
        "th",
        "caption",
        "ul",
        "ol",
        "li",
        "dl",
        "dd",
        "dt",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "pre",
        "hr",
        "form",
        "aside",
        "nav",
        "address",
        "details",
        "summary",
        "fieldset",
        "legend",
        "body",
        "center",
        "dialog",
        "menu",
    }
)
_SKIPPED_CLASS: Final = frozenset(
    {"mw-editsection", "screen-reader-text", "sr-only", "visually-hidden", "mw-jump-link"}
)
_CONTAINERS: Final = frozenset({"div", "section", "article", "main", "body", "html", "center", "blockquote"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")
_EMPTY_LINE: Final = re.compile(r"\n(?:[ \t]*\n)+")
_UNSEEN: Final = re.compile(r"[\xad\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SOFT_HYPHEN: Final = re.compile(r"&(?:shy|#173|#xad);", re.IGNORECASE)
_DECLARATION: Final = re.compile(r"\s*<\?xml[^>]{0,200}\?>")


@dataclass(slots=True)
class Block:
    """
    A run of text that stands by itself.

    `label` says what it is beside the article ("navigation"), empty for text. `parent` is the element that it shares
    with its siblings, by number. `linked` counts the letters that are links, `row` the rows of tables up to it.
    """

    text: str
    tag: str
    label: str
    parent: int
    linked: int = 0
    row: int = 0


def parse_page(page: str) -> Any | None:
    """Return a page as a tree of lxml, null where it holds no element."""
    clean = _UNSEEN.sub("", _SOFT_HYPHEN.sub("", _DECLARATION.sub("", page, count=1)))
    try:
        return html.document_fromstring(clean)
    except (etree.ParserError, etree.XMLSyntaxError):  # nothing but blanks or comments
        return None


@dataclass(slots=True)
class _Walk:
    blocks: list[Block] = field(default_factory=list)
    inside: list[tuple[str, str, int]] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    links: int = 0
    linked: int = 0
    rows: int = 0

    def take(self, text: str | None, *, verbatim: bool = False) -> None:
        """Add text to the block under way; line ends of the source are blanks but in preformatted text."""
        if text:
            self.pieces.append(text if verbatim else _SPACES.sub(" ", text))
            self.linked += len(text.strip()) * (self.links > 0)

    def close(self) -> None:
        """End the block under way: its lines stay lines, an empty line begins a new block."""
        for part in _EMPTY_LINE.split("".join(self.pieces)):
            lines = [line for raw in part.split("\n") if (line := " ".join(raw.split()))]
            if lines and self.inside:
                self.blocks.append(Block("\n".join(lines), *self.inside[-1], self.linked, self.rows))
        self.pieces, self.linked = [], 0


def find_blocks(tree: Any) -> list[Block]:
    """Return the blocks of a page in reading order, furniture among them; scripts and styles are in none."""
    drop_unread(tree)
    labels = label_page(tree)
    numbers: dict[Any, int] = {}
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag, parent = element.tag, element.getparent()
        stands_alone = tag in _BLOCKS or parent is None or labels[element] != labels[parent]
        if event == "start":
            if stands_alone:
                walk.close()
                shared = numbers.setdefault(_shared_parent(element), len(numbers))
                walk.inside.append((tag, labels[element], shared))
            walk.pieces += ["\n"] * (tag == "br")
            walk.links += tag == "a"
            walk.rows += tag == "tr"
            walk.take(element.text, verbatim=tag == "pre")
            continue
        if stands_alone:
            walk.close()
            walk.inside.pop()
        walk.links -= tag == "a"
        if parent is not None:
            walk.take(element.tail, verbatim=parent.tag == "pre")
    return walk.blocks


def prune(tree: Any) -> Any:
    """Return a copy of a page without its furniture."""
    copied = deepcopy(tree)
    labels = label_page(copied)
    for element in [one for one, label in labels.items() if label and not labels[one.getparent()]]:
        _remove(element)
    return copied


def drop_unread(tree: Any) -> None:
    """Take out comments, scripts, buttons and what is there for machines; the text behind them stays."""
    for element in list(tree.iter()):
        is_element = isinstance(element.tag, str)
        machine = is_element and _SKIPPED_CLASS.intersection(element.get("class", "").split())
        if element.getparent() is not None and (not is_element or element.tag in BUILT_IN or machine):
            _remove(element)


def _remove(element: Any) -> None:
    """Take an element out; the text behind it stays."""
    tail, element.tail = element.tail, None
    before, parent = element.getprevious(), element.getparent()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def label_page(tree: Any) -> dict[Any, str]:
    """Return for each element what it is beside the article; what stands in furniture is furniture."""
    total = sum(len(text.strip()) for text in tree.itertext())
    out: dict[Any, str] = {}
    for element in tree.iter():
        out[element] = out.get(element.getparent(), "") or label_element(element, total=total)
    return out


def _shared_parent(element: Any) -> Any:
    """Return the element within which a block has its siblings: a list's points are those of the paragraphs around."""
    tag = element.tag
    outer = {"li": ("ul", "ol", "menu"), "dt": ("dl",), "dd": ("dl",), "td": ("table",), "th": ("table",)}.get(tag)
    while outer and element.getparent() is not None and element.tag not in outer:
        element = element.getparent()
    holds_blocks = tag in _CONTAINERS and any(child.tag in _BLOCKS for child in element)
    return element if holds_blocks or element.getparent() is None else element.getparent()
