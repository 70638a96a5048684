"""What a command says on stderr about the places, claims and reports it worked on."""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.notes import note

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from reports.report import Report

_FRESH: Final = timedelta(hours=24)


def tell_left_out(settlements: Path | None) -> None:
    """Print which rows of the user's settlements were left out, and which lost a point in another oblast."""
    from frontline.steps.reading.read_and_locate import load_places

    if settlements is None:
        return
    attrs = load_places(settlements).attrs
    names = list(attrs.get("left_out", ()))
    if names:
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        rows = "1 row" if len(names) == 1 else f"{len(names)} rows"
        note(f"{settlements}: {rows} far outside Ukraine left out: {', '.join(names[:5])}{more}")
    lines = list(attrs.get("unplaced", ()))
    if lines:
        more = f"; and {len(lines) - 3} more" if len(lines) > 3 else ""
        note(f"{settlements}: point not used where the row says another oblast: {'; '.join(lines[:3])}{more}")


def tell_standings(located: Any, *, settlements: Path | None = None) -> None:
    """Print what became of the claims in one line, and in another that a fuller gazetteer would draw more."""
    from frontline.steps.answers.claim_status import hint_settlements, summarise

    tell_left_out(settlements)
    note(summarise(located))
    hint = hint_settlements(located, settlements=settlements)
    if hint is not None:
        note(hint)


def tell_opened(opened: "Opened") -> None:
    """Print which reports nobody is known to publish, and which rows of settlements were left out."""
    tell_voices(opened.reading.dated)
    tell_left_out(opened.settlements)


def tell_drawn(opened: "Opened") -> None:
    """Print what a map or an export says of its claims, of who publishes them and of how fresh they are."""
    tell_standings(opened.located, settlements=opened.settlements)
    for line in opened.publication:
        note(line)
    tell_voices(opened.reading.dated)
    remind_if_fresh(opened.reading.reports)


def remind_if_fresh(reports: Sequence["Report"]) -> None:
    """Print a reminder when a report is younger than 24 hours: its claims are least settled."""
    now = datetime.now(UTC)
    for report in reports:
        if report.published and now - datetime.combine(report.published, time.max, UTC) < _FRESH:
            note(f"{report.name}: was published less than 24 hours ago; first accounts are often corrected")


def tell_voices(reports: Sequence["Report"]) -> None:
    """Print a line for each file that nobody is known to publish: what its own statements then count as."""
    from reports.lexicon.voices import UNKNOWN
    from reports.text.documents import source_of
    from reports.text.extracts.posts import UNNAMED

    quoted = source_of([UNNAMED])  # words that a channel quotes are nobody's whatever its voice
    for name in dict.fromkeys(r.name for r in reports if r.voice == UNKNOWN and r.source != quoted):
        note(
            f"{name}: neither title nor manner says who publishes it, so its own statements count as reported by an "
            "unnamed source; add --voice isw, general_staff, russian_mod, deepstate, uk_mod, news, milblogger, "
            "administration or own"
        )
