"""A text becomes reports: one for each document in it, with sections, sentences, footnotes and exact offsets."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from reports.lexicon.voices import find_voice
from reports.report import Report, Sentence
from reports.text.dates import parse_date
from reports.text.documents import Document, split_documents
from reports.text.invisible import blanked
from reports.text.sentences import split_sentences


def read_reports(
    text: str,
    *,
    name: str = "",
    published: date | None = None,
    stated: date | None = None,
    voice: str | None = None,
    documents: Sequence[Document] = (),
) -> list[Report]:
    r"""
    Return the reports of a text, one a document; a blank text gives none.

    Where the text of the first document states no date, `stated` (what its container says, such as a page's head) dates
    it; failing both `published`, and failing all a date in `name` ("2025-06-12.txt"). A later document keeps its own
    date or has none. `documents` are their bounds where the container gives them, as a feed does. `voice` says who
    publishes the text where that is known; else title and manner tell. `text` is plain (see
    `reports.text.extracts.extract`).

    >>> [r.report_id for r in read_reports("May 3, 2024\n\nInstitute for the Study of War\n\nRussian forces advanced.")]
    ['isw-2024-05-03-1']
    """
    out: list[Report] = []
    editions: dict[str, int] = {}
    shown = blanked(text)
    known = stated or published or _date_in_name(name)
    for number, document in enumerate(documents or split_documents(shown, known=known)):
        day = document.published
        if number == 0:
            day = day or known
        stem = f"{document.source}-{day.isoformat() if day else 'undated'}"
        editions[stem] = editions.get(stem, 0) + 1
        out.append(
            Report(
                report_id=f"{stem}-{editions[stem]}",
                title=document.title,
                source=document.source,
                published=day,
                text=text,
                start=document.start,
                end=document.end,
                sentences=_sentences(text, shown, document),
                name=name,
                happened=document.happened,
                voice=_voice_of(document, shown, given=voice),
                published_at=document.published_at,
            )
        )
    return out


def _voice_of(document: Document, shown: str, *, given: str | None) -> str:
    """Return who publishes a document; what was given holds for all but what somebody else said."""
    if document.voice is None:
        return given or find_voice(document.headings, shown[document.start : document.end])
    return document.voice if document.is_forward else given or document.voice


def _sentences(text: str, shown: str, document: Document) -> tuple[Sentence, ...]:
    """Split what is shown of a document, and give each sentence the words of the text itself."""
    found = split_sentences(shown, start=document.start, end=document.end)
    return found if shown is text else tuple(replace(s, text=text[s.start : s.end]) for s in found)


def _date_in_name(name: str) -> date | None:
    found = re.search(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)", name)
    return parse_date(found[0]) if found else None
