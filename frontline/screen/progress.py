"""Progress of long work: a bar on stderr when it is a terminal, else a line each few seconds, or one a step."""

import contextlib
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Final, Protocol

EVERY_S: Final = 5.0
"""Work that is done sooner says nothing on a pipe."""

TENTHS: Final = 10
"""Steps without a name are told this often, not one by one."""


class Move(Protocol):
    """Tells how far work has come: steps done, steps in all, and what the next one makes."""

    def __call__(self, done: int, total: int, /, name: str = "") -> None:
        """Take one step."""


@contextlib.contextmanager
def show_progress(what: str, *, verbose: bool = False) -> Iterator[Move]:
    """
    Show a bar while the block runs and give the function that moves it (done, total, name of the next step).

    With `verbose` each step is a line on stderr instead; on a pipe there is a line at most every EVERY_S seconds.
    """
    if verbose:
        yield _lines(what)
        return
    if not sys.stderr.isatty():
        yield _seldom(what)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def move(done: int, total: int, name: str = "") -> None:
            bar.update(task, completed=done, total=total, description=f"{what}: {name}" if name else what)

        yield move


@contextlib.contextmanager
def show_waiting(what: str) -> Iterator[Callable[[int, int], None]]:
    """
    Show that work goes on while the block runs: a turning sign on a terminal, a line now and then.

    Work that knows how far it has come says so by the function that is given (done, total).
    """
    share = ""
    if sys.stderr.isatty():
        from rich.console import Console

        plain = what.replace("[", "")
        with Console(stderr=True).status(plain) as sign:

            def show(done: int, total: int) -> None:
                sign.update(f"{plain}{_share(done, total)}")

            yield show
        return
    from frontline.screen.notes import note

    began, ended = time.monotonic(), threading.Event()

    def move(done: int, total: int) -> None:
        nonlocal share
        share = _share(done, total)

    def tell() -> None:
        while not ended.wait(EVERY_S):
            note(f"{what}{share}: {time.monotonic() - began:.0f} s so far")

    teller = threading.Thread(target=tell, daemon=True)
    teller.start()
    try:
        yield move
    finally:
        ended.set()
        teller.join()


def _share(done: int, total: int) -> str:
    return f" ({100 * done // total} % done)" if total else ""


@contextlib.contextmanager
def show_bytes(what: str, *, verbose: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """
    Show a bar of bytes while the block runs and give the function that moves it (bytes done, bytes in all, 0 unknown).

    With `verbose` every tenth of a file is a line on stderr instead. Null where there is neither a terminal nor a wish
    for lines.
    """
    if verbose:
        move = _lines(what)
        yield lambda done, total: move(done, total) if total else None
        return
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total or None)


def _seldom(what: str) -> Move:
    """Return a function that prints a line when EVERY_S seconds have passed since the beginning or the last one."""
    from frontline.screen.notes import note

    began = told = time.monotonic()

    def move(done: int, total: int, name: str = "") -> None:
        nonlocal told
        now = time.monotonic()
        if now - told >= EVERY_S:
            told = now
            count = f"{done:,} of {total:,}" if total else f"{done:,}"
            note(f"{what}: {f'{name} ({count})' if name else count}, after {now - began:.0f} s")

    return move


def _lines(what: str) -> Move:
    """Return a function that prints a line for each named step, and for every tenth of those without a name."""
    from frontline.screen.notes import note

    began = time.monotonic()

    def move(done: int, total: int, name: str = "") -> None:
        if name or done * TENTHS // max(1, total) > (done - 1) * TENTHS // max(1, total):
            told = f"{name} ({done + 1} of {total})" if name else f"{done} of {total}"
            note(f"{what}: {told}, after {time.monotonic() - began:.1f} s")

    return move
