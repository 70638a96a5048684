"""The control maps of a campaign brought up to date: new days, and later editions of days that are known."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.screen.days import newest_day
from frontline.screen.notes import note
from frontline.screen.progress import show_progress
from frontline.steps.control.tell_control import tell_disputed
from frontline.steps.opening.updated import Update, digest_of, name_file

if TYPE_CHECKING:
    from geo.control.history import History
    from layers.campaign.settings import ControlSource, Settings

MOST_TOLD: Final = 6


def add_controls(
    settings: "Settings",
    load: "Callable[[], History]",
    known: dict[tuple[str, str], str],
    update: Update,
    *,
    today: date,
    verbose: bool,
) -> "History | None":
    """
    Return a history with the snapshots of new control files, and the later editions of changed ones.

    Null where no control file is new: the history is loaded only for one that is.
    """
    from geo.control.history import insert_snapshots
    from layers.campaign.store import CONTROL
    from layers.errors import ControlError

    history: History | None = None
    for source in settings.control:
        try:
            files = _find_controls(source)
        except ControlError as error:
            update.set_aside(name_file(settings, source.path), str(error))
            continue
        fresh: dict[Path, str] = {}
        for path in files:
            digest = digest_of(path)
            if known.get((CONTROL, name_file(settings, path))) != digest:
                fresh[path] = digest
        later = [path for path in fresh if (CONTROL, name_file(settings, path)) in known]
        for paths in ([path for path in fresh if path not in later], later):
            frame, bad = _read_controls(source, paths, update, settings, verbose=verbose) if paths else (None, set())
            update.files += [(CONTROL, name_file(settings, path), fresh[path]) for path in paths if path not in bad]
            if frame is None:
                continue
            history = load() if history is None else history
            if paths is later:
                history = _take_editions(settings, history, frame, update, today=today)
            else:
                tell_disputed(history, frame, name=name_file(settings, source.path))
            before = sum(len(one.days) for one in history.series)
            history = insert_snapshots(history, frame)
            update.snapshots += sum(len(one.days) for one in history.series) - before
    return history


def _take_editions(settings: "Settings", history: "History", frame: Any, update: Update, *, today: date) -> "History":
    """Return a history with what changed files show now of days that it has; what they showed until today is kept."""
    from geo.control.history import find_disputed, replace_snapshots
    from layers.control.former import add_former

    days = find_disputed(history, frame)
    if not days:
        return history
    add_former(settings.store, history, days, read_on=today)
    told = ", ".join(f"{source} {kind} {day}" for source, kind, day in days[:MOST_TOLD])
    more = f" and {len(days) - MOST_TOLD} more" if len(days) > MOST_TOLD else ""
    note(f"{told}{more}: another edition of this map was read; it holds from now on, before {today} the former one")
    update.replaced += len(days)
    keys = zip(frame["source"], frame["kind"], frame["date"], strict=True)
    return replace_snapshots(history, frame[[key in set(days) for key in keys]])


def _find_controls(source: "ControlSource") -> list[Path]:
    """Return the files of a control source on disk, archives whole; raises ControlError where there are none."""
    from layers.control.files.copies import find_copies

    if source.path.is_file():  # an archive is known by its hash: it is unpacked when it is read, not to be listed
        return [source.path]
    copies, _ = find_copies(source.path)
    return list(dict.fromkeys(copy.path for copy in copies))


def _read_controls(
    source: "ControlSource", paths: list[Path], update: Update, settings: "Settings", *, verbose: bool
) -> tuple[Any, set[Path]]:
    """Return the snapshots of control files (null for none) and the files that could not be used."""
    from layers.control.checks.finding import join_alike
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
                update.set_aside(name_file(settings, path), str(error) if len(paths) == 1 else f"not used: {error}")
            return None, set(paths)
    bad: set[Path] = set()
    told = [finding for finding in reading.findings if finding.what in {"set_aside", "jump"}]
    for finding in told:
        blamed = next((path for path in paths if finding.line.startswith(str(path))), None)
        if blamed is not None and finding.what == "set_aside":
            bad.add(blamed)
            update.set_aside(name_file(settings, blamed), finding.line, tell=False)
    for finding in join_alike(told):
        note(str(finding))
    frame = reading.snapshots
    if source.grid_m and len(frame):
        areas, _ = round_areas(list(frame.geometry), metres=source.grid_m)
        frame = frame.set_geometry(type(frame.geometry)(areas, index=frame.index, crs=frame.crs))
    return (frame if len(frame) else None), bad
