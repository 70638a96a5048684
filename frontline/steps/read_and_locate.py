"""The path that every command walks: texts to claims, claims to places, places to marks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from reports.claim import Claim
    from reports.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """The documents of the given reports and their claims, in reading order."""

    reports: tuple["Report", ...]
    claims: tuple["Claim", ...]

    @property
    def dated(self) -> tuple["Report", ...]:
        """The documents that hold claims."""
        with_claims = {claim.report_id for claim in self.claims}
        return tuple(report for report in self.reports if report.report_id in with_claims)


def parse_day(text: str | None, *, option: str) -> date | None:
    """
    Read a day given on the command line; None stays None.

    Raises FrontlineError for anything but YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():  # fromisoformat also takes ISO weeks and days without hyphens
        raise FrontlineError(f"{option} {text}: is no day; write it as YYYY-MM-DD, such as 2025-06-12")
    return day


def read(
    paths: Sequence[str],
    *,
    published: str | None = None,
    voice: str | None = None,
    tell: Callable[[str], None] | None = None,
) -> Reading:
    """
    Read every report and find its claims; `voice` is who publishes them where that is known.

    `tell` takes a line for what reading left out, repaired or passed over. Raises LayersError for a file that can't be
    read and FrontlineError for a bad day or voice.
    """
    from frontline.steps.open_text import open_text
    from geo.vocabulary import VOICES
    from reports.claims.find import find_claims
    from reports.claims.policy import hide_title
    from reports.text.invisible import count_hidden
    from reports.text.language import READ, find_language
    from reports.text.read import read_reports

    day = parse_day(published, option="--published")
    if voice is not None and voice not in VOICES:
        raise FrontlineError(f"--voice {voice}: is no publisher; use one of {', '.join(VOICES)}")
    reports: list[Report] = []
    claims: list[Claim] = []
    for path in paths:
        extract = open_text(path)
        name = "standard input" if path == "-" else Path(path).name
        if tell is not None:
            for line in (*extract.told, *tell_hidden(count_hidden(extract.text))):
                tell(f"{name}: {line}")
        documents = read_reports(
            extract.text,
            name=name,
            published=day,
            stated=extract.published,
            voice=voice,
            documents=extract.documents,
        )
        dated = bool(documents) and documents[0].happened is None  # an entry of a timeline is older than its page
        if dated and day is not None and documents[0].published != day:
            raise FrontlineError(
                f"{name}: its text says {documents[0].published}, --published says {day}; leave one out"
            )
        for report in documents:
            own = _with_own_id(hide_title(report), reports)
            reports.append(own)
            claims.extend(find_claims(own))
            language = find_language(own.text[own.start : own.end])
            if tell is not None and language not in READ:
                tell(
                    f"{name}: is in {language}, whose words the reader does not have: its sentences are not understood"
                )
    return Reading(tuple(reports), tuple(claims))


def tell_hidden(count: int) -> tuple[str, ...]:
    """Return the line that tells of characters that show nothing, none where there are none."""
    what = "1 character that shows" if count == 1 else f"{count} characters that show"
    return (f"passed over {what} nothing (zero width, direction, control)",) if count else ()


def _with_own_id(report: "Report", before: Sequence["Report"]) -> "Report":
    """Return the report with an id that no earlier one has; refuse the same sentences given twice, blanks aside."""
    from reports.text.invisible import readable

    words = [readable(sentence.text) for sentence in report.sentences]
    twin = next((other for other in before if [readable(s.text) for s in other.sentences] == words), None)
    if twin is not None:
        raise FrontlineError(f"{report.name}: is the same report as {twin.name}; give each report once")
    taken = {other.report_id for other in before}
    stem, _, edition = report.report_id.rpartition("-")
    ids = (f"{stem}-{number}" for number in count(int(edition))) if edition.isdigit() else iter([report.report_id])
    return replace(report, report_id=next(report_id for report_id in ids if report_id not in taken))


def require_claims(reading: Reading, *, paths: Sequence[str]) -> None:
    """
    Refuse to draw a map of nothing or of nobody knows when.

    Raises FrontlineError when no claim was found or a document with claims has no date.
    """
    if not reading.claims:
        count = sum(len(report.sentences) for report in reading.reports)
        raise FrontlineError(
            f"{', '.join(paths)}: no claim about ground action found in {count} sentences, so there is nothing to map; "
            f"see what was read with: frontline coverage {paths[0]}"
        )
    for report in reading.dated:
        if report.published is None:
            raise FrontlineError(
                f"{report.name}: the text states no date, so its claims can't be dated; add --published YYYY-MM-DD"
            )


def load_places(settlements: Path | None) -> Any:
    """
    Return the settlements (EPSG:4326): of the user's own file, which is read once a run, else fetched or packaged ones.

    Raises TableError for a file that can't be used.
    """
    from frontline.steps.base_layers import load_base

    if settlements is None:
        return load_base("settlements")
    state = settlements.stat() if settlements.exists() else None
    return _read_places(settlements, None if state is None else (state.st_mtime_ns, state.st_size))


@lru_cache(maxsize=1)
def _read_places(path: Path, _state: tuple[int, int] | None) -> Any:
    from layers.gazetteer.own_table import read_settlements

    return read_settlements(path)


def gazetteer(settlements: Path | None) -> Any:
    """Load the layers, fetched or packaged, or the user's own settlements in place of ours, as a Gazetteer."""
    from frontline.steps.base_layers import load_base
    from layers.gazetteer.gazetteer import Gazetteer

    table = load_places(settlements)
    return Gazetteer(table, oblasts=load_base("oblasts"), regions=load_base("regions"), highways=load_base("highways"))


def locate_claims(
    reading: Reading,
    *,
    settlements: Path | None = None,
    control: Any | None = None,
    corrections: Path | None = None,
) -> Any:
    """Give every claim a geometry or the reason why it has none; a person's corrections win."""
    from layers.locate.locate import locate

    places = gazetteer(settlements)
    located = locate(reading.claims, gazetteer=places, control=control)
    if corrections is None:
        return located
    from layers.locate.corrections import apply_corrections, read_corrections

    return apply_corrections(located, read_corrections(corrections), gazetteer=places)
