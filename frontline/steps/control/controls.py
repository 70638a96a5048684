"""Control of one's own copy as a history: files, folders, archives and stores side by side, and what was met."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.errors import FrontlineError
from frontline.screen.days import newest_day, parse_day
from frontline.screen.progress import show_progress
from frontline.steps.control.tell_control import tell_findings, tell_history

if TYPE_CHECKING:
    from geo.control.history import History
    from layers.control.checks.finding import Finding
    from layers.control.read import ControlReading

CONTROL_SOURCES: Final = frozenset({"deepstate", "isw"})
"""Fetched sources that are control: their names stand for their files."""

TEXTS: Final = frozenset({".txt", ".md", ".markdown", ".html", ".htm", ".pdf", ".eml", ".mhtml"})
"""Suffixes of reports: given as control, the two were swapped."""


def read_snapshots(
    paths: Sequence[Path],
    *,
    day: str | None,
    kind: str | None,
    layer: str | None = None,
    partial: bool = False,
    verbose: bool = False,
) -> "ControlReading":
    """
    Read control files, folders and archives as snapshots, with a progress bar, or lines where `verbose`.

    Raises FrontlineError for a bad day or kind and LayersError for a file that can't be used.
    """
    from geo.vocabulary import CONTROL_KINDS
    from layers.control.read import Stated, read_controls

    paths = find_fetched(paths)
    for path in paths:
        if path.suffix.lower() in TEXTS and path.is_file():
            raise FrontlineError(
                f"{path}: is a text, no control map; give polygons there (GeoJSON, GeoPackage, Parquet, shapefile or a "
                "store), and a report without an option before it, as in: frontline map REPORT --control POLYGONS"
            )
    if kind is not None and kind not in CONTROL_KINDS:
        raise FrontlineError(f"--kind {kind}: is unknown; use one of {', '.join(CONTROL_KINDS)}")
    with show_progress("reading control", verbose=verbose) as progress:
        stated = Stated(parse_day(day, option="--date"), kind, layer=layer)
        return read_controls(paths, stated, partial=partial, today=newest_day(), progress=progress)


def open_controls(
    paths: Sequence[Path],
    *,
    day: str | None = None,
    kind: str | None = None,
    layer: str | None = None,
    partial: bool = False,
    verbose: bool = False,
) -> "History":
    """
    Return the history of control files and stores, a campaign's folder as its store; no paths give no series.

    What was read, and what was found on the way, is told on stderr.

    Raises FrontlineError where a source and kind come from two places, and as `read_snapshots`.
    """
    from geo.control.history import History, build_history

    if not paths and (day or kind or layer or partial):
        raise FrontlineError(
            "--date, --kind, --control-layer and --partial tell about a --control file, and none is given; "
            "see also --published"
        )
    if not paths:
        return History(())
    from layers.campaign.settings import is_campaign, read_settings
    from layers.control.store import is_store

    paths = [read_settings(path).store if is_campaign(path) else path for path in paths]
    stores = [path for path in paths if is_store(path)]
    files = [path for path in paths if path not in stores]
    findings: list[Finding] = []
    histories = [load_known(path, findings) for path in stores]
    if files:
        reading = read_snapshots(files, day=day, kind=kind, layer=layer, partial=partial, verbose=verbose)
        findings += reading.findings
        histories.append(build_history(reading.snapshots))
    series = sorted((one for history in histories for one in history.series), key=lambda one: (one.source, one.kind))
    for one, other in pairwise(series):
        if (one.source, one.kind) == (other.source, other.kind):
            raise FrontlineError(
                f"{', '.join(map(str, paths))}: {one.source} {one.kind} is given twice; give each source once, "
                "or add the files to the store with: frontline history"
            )
    history = histories[0] if len(histories) == 1 else History(tuple(series))
    tell_findings(findings)
    tell_history(history)
    return history


def load_known(path: Path, findings: "list[Finding]") -> "History":
    """Return a store's history without days still to come, each of which adds a finding; raises StoreError."""
    from layers.control.checks.contradictions import tell_future
    from layers.control.checks.finding import Finding
    from layers.control.store import load_history

    history, today = load_history(path), newest_day()
    later = [(one, day) for one in history.series for day in one.days if day > today]
    findings += [Finding("set_aside", tell_future(one.source, one.kind, day, str(path))) for one, day in later]
    return history.until(today) if later else history


def find_fetched(paths: Sequence[Path]) -> list[Path]:
    """
    Return paths with the name of a fetched source replaced by its files, each checked by its hash.

    A file or folder of that name goes first. Raises FrontlineError for a source that can be fetched and was not.
    """
    from layers.sources.catalogue import fetchable

    keys = {source.key for source in fetchable() if source.key in CONTROL_SOURCES}
    found: list[Path] = []
    for path in paths:
        found += _fetched_files(str(path)) if str(path) in keys and not path.exists() else [path]
    return found


def _fetched_files(key: str) -> list[Path]:
    from frontline.screen.notes import note
    from layers.disk.cache import open_cache

    cache = open_cache()
    entry = cache.read(key)
    if entry is None:
        raise FrontlineError(f"{key}: is not fetched yet; fetch it first: frontline fetch {key} --accept-terms")
    note(f"{key}: {len(entry.files)} file(s) of the cache, the newest fetched on {entry.retrieved:%Y-%m-%d}")
    return [cache.path(key, file) for file in entry.files]
