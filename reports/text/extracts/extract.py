"""What was taken out of a page, a PDF, a letter or a feed: the text to read, and what was left out or repaired."""

from dataclasses import dataclass
from datetime import date

from reports.text.documents import Document


@dataclass(frozen=True, slots=True)
class Extract:
    """
    A text to read; all offsets of the reports made of it point into `text`.

    `published` is the day that the container states (a page's head, a letter's header), null where it states none; a
    day in the text goes before it. `documents` are the bounds that the container gives, empty where they are to be
    found in the text. `told` are lines for people: what was left out or repaired; empty where nothing was.
    """

    text: str
    published: date | None = None
    documents: tuple[Document, ...] = ()
    told: tuple[str, ...] = ()
