"""What map, claims and export open before they draw or list: reports, control of one's own, places and corrections."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.steps import read_and_locate
from frontline.steps.controls import open_controls, tell_ends, tell_findings

if TYPE_CHECKING:
    from geo.control.history import History


@dataclass(frozen=True, slots=True)
class Given:
    """The options that say what to open, as given on the command line."""

    settlements: Path | None = None
    control: Sequence[Path] | None = None
    date: str | None = None
    kind: str | None = None
    layer: str | None = None
    partial: bool = False
    corrections: Path | None = None
    published: str | None = None
    verbose: bool = False
    voice: str | None = None

    def inputs(self, report: Sequence[str]) -> tuple[Path | str | None, ...]:
        """Return every path that is read: no output may replace one."""
        return (*report, *(self.control or ()), self.settlements, self.corrections)


@dataclass(frozen=True, slots=True)
class Opened:
    """Reports and their claims, the claims as located (EPSG:4326), and the control history, null without control."""

    reading: read_and_locate.Reading
    located: Any
    history: "History | None"


def open_reports(report: Sequence[str], given: Given, *, must_map: bool = True) -> Opened:
    """
    Read reports and control and give every claim a place or a reason, telling on stderr what was passed over.

    With `must_map` a report without claims or date is refused. Raises the errors of each step.
    """
    from frontline.steps.history_of_page import snapshots_near

    reading = read_and_locate.read(report, published=given.published, voice=given.voice, tell=note)
    if must_map:
        read_and_locate.require_claims(reading, paths=report)
    controls = open_controls(
        given.control or [],
        day=given.date,
        kind=given.kind,
        layer=given.layer,
        partial=given.partial,
        verbose=given.verbose,
    )
    tell_findings(controls.findings)
    tell_ends(controls.history, reading)
    history = controls.history if controls.history.series else None
    located = read_and_locate.locate_claims(
        reading,
        settlements=given.settlements,
        control=snapshots_near(history, reading),
        corrections=given.corrections,
    )
    return Opened(reading, located, history)
