"""A campaign brought up to date: what is new or changed is read, once, and added to its store."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.notes import note
from frontline.screen.progress import show_progress, show_waiting
from frontline.steps.opening.update_control import add_controls
from frontline.steps.opening.updated import Update, digest_of, name_file

if TYPE_CHECKING:
    from frontline.steps.reading.read_files import FileReading
    from geo.control.history import History
    from layers.campaign.settings import ReportSource, Settings
    from layers.campaign.store import Edition

_TELEGRAM: Final = re.compile(r"result.*\.json")
REPORT_SUFFIXES: Final = frozenset(
    {".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".eml", ".mht", ".mhtml", ".xml", ".rss", ".atom"}
)


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
    from layers.control.soundness import check_history
    from layers.control.store import load_history, save_history
    from layers.disk.locks import hold

    update = Update()
    with hold(settings.store, tell=note):
        if not settings.store.exists():
            save_history(History(()), settings.store)
        known = known_files(settings.store)
        load = cache(partial(load_history, settings.store))  # long work, and nothing to do with it where nothing is new
        history = add_controls(settings, load, known, update, today=today, verbose=verbose)
        if history is not None and (update.snapshots or update.replaced):
            with show_waiting("cutting the maps into faces") as move:
                save_history(history, settings.store, progress=move)
        editions = _add_reports(
            settings,
            load if history is None else lambda: history,
            known,
            update,
            today=today,
            again=again,
            verbose=verbose,
        )
        if history is None and not load.cache_info().currsize:
            check_history(settings.store)  # nobody has looked at the maps: damage is told now, not by the next map
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


def _add_reports(
    settings: "Settings",
    history: "Callable[[], History]",
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
            note(f"{name_file(settings, source.path)}: does not exist; what was read from it before is kept")
        for path in find_reports(source):
            name, digest = name_file(settings, path), digest_of(path)
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
    update.files.append((REPORT, name_file(settings, Path(path)), digest))
    update.known += 1
    return True


def _make_editions(
    settings: "Settings",
    history: "Callable[[], History]",
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
        name = name_file(settings, Path(file.path))
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


def _control_near(history: "Callable[[], History]", reports: Sequence[Any]) -> Any | None:
    """Return what the history shows on the reports' days, null without either."""
    from frontline.steps.control.history_of_page import snapshots_on

    days = sorted({report.published for report in reports if report.published is not None})
    return snapshots_on(history(), days) if days and history().series else None
