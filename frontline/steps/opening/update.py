"""A campaign brought up to date: what is new or changed is read, once, and added to its store."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.days import newest_day
from frontline.screen.notes import note
from frontline.screen.progress import show_progress, show_waiting
from frontline.steps.control.tell_control import tell_disputed

if TYPE_CHECKING:
    from frontline.steps.reading.read_files import FileReading
    from geo.control.history import History
    from layers.campaign.settings import ControlSource, ReportSource, Settings
    from layers.campaign.store import Edition

_TELEGRAM: Final = re.compile(r"result.*\.json")
REPORT_SUFFIXES: Final = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".mht", ".mhtml", ".xml", ".rss", ".atom"}
)


@dataclass
class Update:
    """What an update did: new, changed and known reports, new snapshots, and the inputs set aside with reasons."""

    added: int = 0
    changed: int = 0
    known: int = 0
    withdrawn: int = 0
    snapshots: int = 0
    aside: dict[str, str] = field(default_factory=dict)
    files: list[tuple[str, str, str]] = field(default_factory=list)

    def set_aside(self, path: str, reason: str) -> None:
        """Note an input that can't be used, telling it at once."""
        self.aside[path] = reason
        note(reason if path in reason else f"{path}: {reason}")

    def __str__(self) -> str:
        """Return one line: what was added and what was not."""
        told = [f"{self.added} reports added, {self.known} known"]
        told += [f"{self.changed} changed"] * bool(self.changed)
        told += [f"{self.withdrawn} withdrawn"] * bool(self.withdrawn)
        told += [f"{self.snapshots} snapshots added"]
        told += [f"{len(self.aside)} inputs set aside"] * bool(self.aside)
        return ", ".join(told)


def update_campaign(
    settings: "Settings", *, at: str, today: date, again: bool = False, verbose: bool = False
) -> Update:
    """
    Read what is new or changed in a campaign's folders and add it to its store, which is made where it is missing.

    `at` is the moment (ISO, UTC) and `today` its day: an edition that changes a report is known from then on, the first
    one from its publication. `again` reads all reports anew, to profit from a better reader. What can't be read is set
    aside, and read again next time. Raises StoreError for a store that can't be used.
    """
    from frontline.version import VERSION
    from geo.control.history import History
    from layers.campaign.store import Run, add_run, known_files
    from layers.control.store import load_history, save_history
    from layers.disk.locks import hold

    update = Update()
    with hold(settings.store, tell=note):
        if not settings.store.exists():
            save_history(History(()), settings.store)
        known = known_files(settings.store)
        history = _add_controls(settings, load_history(settings.store), known, update, verbose=verbose)
        if update.snapshots:
            with show_waiting("cutting the maps into faces"):
                save_history(history, settings.store)
        editions = _add_reports(settings, history, known, update, today=today, again=again, verbose=verbose)
        if update.files or editions:
            add_run(settings.store, Run(at, VERSION, str(update), tuple(update.files)), editions)
    return update


def find_reports(source: "ReportSource") -> list[Path]:
    """Return the report files of a source in order of their names, hidden ones left out; a missing folder has none."""
    if source.path.is_file():
        return [source.path]
    found = (path for path in source.path.rglob("*") if _may_be_report(path) and path.is_file())
    return sorted(
        path for path in found if not any(part.startswith(".") for part in path.relative_to(source.path).parts)
    )


def _may_be_report(path: Path) -> bool:
    """Tell whether a name is a report's: by its suffix, or as Telegram's program names what it exports."""
    return path.suffix.lower() in REPORT_SUFFIXES or _TELEGRAM.fullmatch(path.name.lower()) is not None


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _name(settings: "Settings", path: Path) -> str:
    """Return how a store names a file: from the campaign's folder, so that the whole may be moved."""
    return path.relative_to(settings.folder).as_posix() if path.is_relative_to(settings.folder) else path.as_posix()


def _add_controls(
    settings: "Settings", history: "History", known: dict[tuple[str, str], str], update: Update, *, verbose: bool
) -> "History":
    """Return a history with the snapshots of new control files."""
    from geo.control.history import insert_snapshots
    from layers.campaign.store import CONTROL
    from layers.errors import ControlError

    for source in settings.control:
        try:
            files = _find_controls(source)
        except ControlError as error:
            update.set_aside(_name(settings, source.path), str(error))
            continue
        fresh: dict[Path, str] = {}
        for path in files:
            name, digest = _name(settings, path), digest_of(path)
            if known.get((CONTROL, name)) == digest:
                continue
            if (CONTROL, name) in known:
                note(f"{name}: changed since it was read; days that the store has stay as they were read")
            fresh[path] = digest
        if not fresh:
            continue
        frame, bad = _read_controls(source, list(fresh), update, settings, verbose=verbose)
        update.files += [(CONTROL, _name(settings, path), digest) for path, digest in fresh.items() if path not in bad]
        if frame is None:
            continue
        tell_disputed(history, frame, name=_name(settings, source.path))
        before = sum(len(one.days) for one in history.series)
        history = insert_snapshots(history, frame)
        update.snapshots += sum(len(one.days) for one in history.series) - before
    return history


def _find_controls(source: "ControlSource") -> list[Path]:
    """Return the files of a control source on disk, archives whole; raises ControlError where there are none."""
    from layers.control.files.copies import find_copies

    copies, _ = find_copies(source.path)
    return list(dict.fromkeys(copy.path for copy in copies))


def _read_controls(
    source: "ControlSource", paths: list[Path], update: Update, settings: "Settings", *, verbose: bool
) -> tuple[Any, set[Path]]:
    """Return the snapshots of control files (null for none) and the files that could not be used."""
    from layers.control.checks.shapes import round_areas
    from layers.control.read import Stated, read_controls
    from layers.errors import ControlError

    with show_progress("reading control", verbose=verbose) as progress:
        try:
            reading = read_controls(
                paths,
                Stated(kind=source.kind, source=source.source),
                partial=source.partial,
                today=newest_day(),
                progress=progress,
            )
        except ControlError as error:
            for path in paths:
                update.set_aside(_name(settings, path), str(error) if len(paths) == 1 else f"not used: {error}")
            return None, set(paths)
    bad: set[Path] = set()
    for finding in reading.findings:
        if finding.what in {"set_aside", "jump"}:
            blamed = next((path for path in paths if finding.line.startswith(str(path))), None)
            if blamed is None or finding.what == "jump":
                note(str(finding))
            else:
                bad.add(blamed)
                update.set_aside(_name(settings, blamed), finding.line)
    frame = reading.snapshots
    if source.grid_m and len(frame):
        areas, _ = round_areas(list(frame.geometry), metres=source.grid_m)
        frame = frame.set_geometry(type(frame.geometry)(areas, index=frame.index, crs=frame.crs))
    return (frame if len(frame) else None), bad


def _add_reports(
    settings: "Settings",
    history: "History",
    known: dict[tuple[str, str], str],
    update: Update,
    *,
    today: date,
    again: bool,
    verbose: bool,
) -> "list[Edition]":
    """Return the editions of reports that are new or changed, with their located claims."""
    from frontline.steps.reading.read_files import Ask, read_files
    from layers.campaign.store import REPORT, known_editions

    asks: list[Ask] = []
    digests: dict[str, str] = {}
    kept = {name: digest for (role, name), digest in known.items() if role == REPORT}
    on_disk: dict[str, str] = {}
    for source in settings.reports:
        if not source.path.exists():
            note(f"{_name(settings, source.path)}: does not exist; what was read from it before is kept")
        for path in find_reports(source):
            name, digest = _name(settings, path), digest_of(path)
            on_disk[name] = digest
            if kept.get(name) == digest and not again:
                update.known += 1
                continue
            asks.append(Ask(str(path), voice=source.voice))
            digests[str(path)] = digest
    moved = {digest: name for name, digest in kept.items() if name not in on_disk}
    asks = [ask for ask in asks if not _is_moved(settings, ask.path, digests[ask.path], moved, update)]
    gone = [name for name, digest in kept.items() if name not in on_disk and digest not in on_disk.values()]
    if gone:
        note(f"{len(gone)} reports are no longer in their folders, such as {gone[0]}; what was read from them is kept")
    files: list[FileReading] = []
    with show_progress("reading reports", verbose=verbose) as progress:
        for number, file in enumerate(read_files(asks, cores=None), start=1):
            files.append(file)
            if progress is not None:
                progress(number, len(asks))
    return _make_editions(settings, history, files, digests, known_editions(settings.store), update, today=today)


def _is_moved(settings: "Settings", path: str, digest: str, moved: dict[str, str], update: Update) -> bool:
    """Tell whether a file is one that was read under another name that is gone; its new name is noted."""
    from layers.campaign.store import REPORT

    if digest not in moved:
        return False
    update.files.append((REPORT, _name(settings, Path(path)), digest))
    update.known += 1
    return True


def _make_editions(
    settings: "Settings",
    history: "History",
    files: "Sequence[FileReading]",
    digests: dict[str, str],
    known: "dict[str, tuple[int, Edition]]",
    update: Update,
    *,
    today: date,
) -> "list[Edition]":
    from frontline.steps.reading.read_and_locate import Reading, locate_claims
    from frontline.steps.reading.read_files import rename
    from layers.campaign.rows import write_rows
    from layers.campaign.store import REPORT, Edition, claims_of
    from layers.tables.quotes import conceal

    owner = {report_id: edition.path for report_id, (_, edition) in known.items()}
    fresh: list[tuple[str, Any]] = []
    claims: list[Any] = []
    for file in files:
        name = _name(settings, Path(file.path))
        if file.fault is not None:
            update.set_aside(name, str(file.fault))
            continue
        undated = [report for report, found in file.documents if found and report.published is None]
        if undated:
            update.set_aside(name, "states no date, so its claims can't be dated; write it in its first lines")
            continue
        for line in file.told:
            note(line)
        update.files.append((REPORT, name, digests[file.path]))
        others = {report_id for report_id, path in owner.items() if path != name}
        for document, found in file.documents:
            report, its = rename(document, found, others | {one.report_id for _, one in fresh})
            owner[report.report_id] = name
            fresh.append((name, report))
            claims.extend(its)
    located = locate_claims(
        Reading(tuple(report for _, report in fresh), tuple(claims)),
        settlements=settings.settlements,
        control=_control_near(history, [report for _, report in fresh]),
    )
    texts: dict[str, list[tuple[str, str]]] = {}
    for report_id, claim_id, text in zip(
        located["report_id"], located["claim_id"], write_rows(conceal(located)), strict=True
    ):
        texts.setdefault(report_id, []).append((claim_id, text))
    editions = []
    for name, report in fresh:
        own = tuple(texts.get(report.report_id, ()))
        before = known.get(report.report_id)
        if before is not None and claims_of(settings.store, before[0]) == own:
            update.known += 1
            continue
        day = report.published or today
        editions.append(
            Edition(
                name,
                report.report_id,
                day if before is None else max(day, today),
                report.published,
                report.title,
                report.source,
                report.voice,
                report.name,
                len(report.sentences),
                claims=own,
            )
        )
        update.added += before is None
        update.changed += before is not None
    read = {name for name, _ in fresh}
    held = {report.report_id for _, report in fresh}
    for report_id, (_, edition) in known.items():
        if edition.path in read and report_id not in held:
            editions.append(Edition(edition.path, report_id, today, edition.published, withdrawn=True))
            update.withdrawn += 1
    return editions


def _control_near(history: "History", reports: Sequence[Any]) -> Any | None:
    """Return what the history shows on the reports' days, null without either."""
    from frontline.steps.control.history_of_page import snapshots_on

    days = sorted({report.published for report in reports if report.published is not None})
    return snapshots_on(history, days) if days and history.series else None
