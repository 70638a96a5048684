"""The report as a value: documents, sections and sentences with exact offsets."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Sentence:
    """
    One sentence of a report; `report.text[start:end] == text`.

    `paragraph` counts blank-line blocks from 0 over the document and `number` counts sentences in it from 1, so that
    `sentence_id` is "paragraph.number". `footnotes` are the numbers of the [n] markers in it.
    `label` is the run-in label of a block ("Unconfirmed claims"), null where there is none.
    """

    sentence_id: str
    paragraph: int
    number: int
    start: int
    end: int
    text: str
    section: str
    footnotes: tuple[int, ...]
    label: str | None = None
    is_takeaway: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """
    One document read from a text: `text` is the whole input, offsets point into it.

    `report_id` is source-date-edition in lower case ("isw-2025-06-12-1"; "undated" where no date is known).
    `published` is null when the text states no date and none was given. `start` and `end` bound the document.
    `happened` is the day on which all of it took place, as the heading of a timeline's entry says; null for all others.
    `published_at` is the moment (UTC) of publication where its container tells one, as a message of a channel does.
    `voice` is who publishes it, a word of the vocabulary; "unknown" where neither title nor manner tells.
    """

    report_id: str
    title: str
    source: str
    published: date | None
    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    name: str = ""
    happened: date | None = None
    voice: str = "unknown"
    published_at: datetime | None = None
