"""The brief as titles, lines, tables of text and pictures."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Table:
    """A table of texts; every row has as many cells as there are columns."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as the brief's form needs it (PNG for the page, PDF for print), with what it shows in words."""

    data: bytes
    about: str


@dataclass(frozen=True, slots=True)
class Section:
    """
    One part of a brief. `lines` say what it shows, lacks and where its numbers can be followed up.

    `frames` are the tables that its numbers are from, by the name each has in the file of tables.
    """

    title: str
    lines: tuple[str, ...] = ()
    tables: tuple[Table, ...] = ()
    picture: Picture | None = None
    frames: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """A whole brief: title, lines below it, sections in order, and the footer every map carries."""

    title: str
    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    footer: str
    lang: str = "en"
