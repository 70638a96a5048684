"""Reports' files read to documents and claims, each file alone: on one core, or on all of them with the same result."""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.errors import FrontlineError
from frontline.screen.days import newest_day
from geo.errors import MendableError

if TYPE_CHECKING:
    from reports.claim import Claim
    from reports.report import Report
    from reports.text.extracts.extract import Extract

FEW: Final = 8
"""Fewer files are read faster than other processes start."""


@dataclass(frozen=True, slots=True)
class FileReading:
    """One file's documents, each with its claims, and what is to be told of it; `fault` is why it can't be read."""

    path: str
    documents: tuple[tuple["Report", tuple["Claim", ...]], ...] = ()
    told: tuple[str, ...] = ()
    fault: Exception | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What to read: a path, and the day and publisher of its text where they are known."""

    path: str
    published: date | None = None
    voice: str | None = None


def read_files(asks: Sequence[Ask], *, cores: int | None = 1) -> Iterator[FileReading]:
    """
    Read files in the order given, each with its documents and claims; what can't be read has a fault, no exception.

    `cores` null takes all of the machine, where there are enough files. Processes are started anew, so a script that
    asks for several must guard its own start (`if __name__ == "__main__"`).
    """
    wanted = min(cores or len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else cores or 1, len(asks))
    if wanted < 2 or len(asks) < FEW or any(ask.path == "-" for ask in asks):
        yield from map(read_file, asks)
        return
    with ProcessPoolExecutor(wanted, mp_context=get_context("spawn")) as pool:
        yield from pool.map(read_file, asks, chunksize=max(1, min(8, len(asks) // (4 * wanted))))


def read_file(ask: Ask) -> FileReading:
    """Read one file to its documents and their claims; its name is that of the file without folders."""
    from frontline.steps.reading.open_text import open_text
    from reports.claims.find import find_claims
    from reports.claims.policy import hide_title
    from reports.text.invisible import count_hidden
    from reports.text.language import READ, find_language
    from reports.text.read import read_reports

    name = "standard input" if ask.path == "-" else Path(ask.path).name
    try:
        extract, later = _leave_later(open_text(ask.path), name=ask.path)
        documents = [
            hide_title(one)
            for one in read_reports(
                extract.text,
                name=name,
                published=ask.published,
                stated=extract.published,
                voice=ask.voice,
                documents=extract.documents,
            )
        ]
        dated = bool(documents) and documents[0].happened is None  # an entry of a timeline is older than its page
        if dated and ask.published is not None and documents[0].published != ask.published:
            raise FrontlineError(
                f"{name}: its text says {documents[0].published}, --published says {ask.published}; leave one out"
            )
        languages = (find_language(one.text[one.start : one.end]) for one in documents)
        strange = (
            f"is in {one}, whose words the reader does not have: its sentences are not understood"
            for one in languages
            if one not in READ
        )
        to_come = (
            f"its day, {one.published}, is still to come"
            for one in documents
            if one.published is not None and one.published > newest_day()
        )
        lines = (*extract.told, *later, *to_come, *tell_hidden(count_hidden(extract.text)), *strange)
        told = tuple(f"{name}: {line}" for line in lines)
        return FileReading(ask.path, tuple((one, tuple(find_claims(one))) for one in documents), told)
    except MendableError as error:
        return FileReading(ask.path, fault=error)


def _leave_later(extract: "Extract", *, name: str) -> tuple["Extract", tuple[str, ...]]:
    """
    Return what a container holds without documents of days still to come, and the line that tells of them.

    Raises FrontlineError where it holds no others.
    """
    newest = newest_day()
    late = [one for one in extract.documents if one.published is not None and one.published > newest]
    if not late:
        return extract, ()
    days = sorted({one.published.isoformat() for one in late if one.published is not None})
    told = f"{len(late)} dated {', '.join(days[:3])}{', ...' if len(days) > 3 else ''}"
    if len(late) == len(extract.documents):
        raise FrontlineError(f"{name}: all it holds is of days still to come ({told}); check the clock it was made by")
    kept = tuple(one for one in extract.documents if one not in late)
    return replace(extract, documents=kept), (f"left out {told}: these days are still to come",)


def tell_hidden(number: int) -> tuple[str, ...]:
    """Return the line that tells of characters that show nothing, none where there are none."""
    what = "1 character that shows" if number == 1 else f"{number} characters that show"
    return (f"passed over {what} nothing (zero width, direction, control)",) if number else ()


def words_of(report: "Report") -> str:
    """Return the words of a report's sentences, blanks and unseen characters aside: equal for equal reports."""
    from reports.text.invisible import readable

    return "\n".join(readable(sentence.text) for sentence in report.sentences)


def rename(report: "Report", claims: Sequence["Claim"], taken: set[str]) -> tuple["Report", tuple["Claim", ...]]:
    """Return a report with its claims under an id that is not taken: that of the next edition where it is."""
    from reports.claims.find import find_claims

    if report.report_id not in taken:
        return report, tuple(claims)
    stem, _, edition = report.report_id.rpartition("-")
    first = int(edition) if edition.isdigit() else 1
    stem = stem if edition.isdigit() else report.report_id
    own = replace(report, report_id=next(name for n in count(first) if (name := f"{stem}-{n}") not in taken))
    return own, tuple(find_claims(own))
