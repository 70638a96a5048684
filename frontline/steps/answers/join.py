"""Points of any size joined to the front of their own day: on all cores, or on a cluster, with the same rows."""

import contextlib
import os
import re
import warnings
from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pyarrow as pa

from frontline.errors import FrontlineError
from geo.control.history import Series
from geo.control.join import Joined, join_points
from layers.tables.batches import PointFiles, points_of, read_batches, write_batches
from layers.tables.theatre import EXCHANGE, Placed, place_points

if TYPE_CHECKING:
    from frontline.screen.progress import Move

AHEAD: Final = 2
"""Batches in work for each worker: so many are in memory at once."""

RETRIES: Final = 3
"""How often a cluster tries a batch again whose worker died."""

Submit = Callable[[Any, Any, Any], Any]
_kept: tuple[Series, ...] = ()


@dataclass
class Counts:
    """Rows read, and for each column of the result how many are held and how many unknown, by why."""

    rows: int = 0
    held: dict[str, int] = field(default_factory=dict)
    unknown: dict[str, Counter[str]] = field(default_factory=dict)
    placed: Placed = field(default_factory=Placed)

    def told(self) -> Iterator[str]:
        """Yield a line for each column of the result, and one where points lie elsewhere than in this war's region."""
        for name, held in self.held.items():
            unknown = self.unknown[name].total()
            whys = ", ".join(f"{count:,} {why}" for why, count in self.unknown[name].items() if count)
            why = f" ({whys})" if whys else ""
            yield f"in_{name}: {held:,} in, {self.rows - held - unknown:,} not, {unknown:,} unknown{why}"
        if self.placed.doubtful is not None:
            yield self.placed.doubtful


def join_files(
    files: PointFiles,
    series: Sequence[Series],
    output: Path,
    *,
    engine: str,
    cores: int | None = None,
    scheduler: str | None = None,
    overwrite: bool = False,
    progress: "Move | None" = None,
) -> Counts:
    """
    Write the rows of the files in their order with what each series showed of them on their day, and count them.

    Each series adds a column `in_SOURCE_KIND` (null: unknown) and `map_SOURCE_KIND`, the day of the map; see
    `geo.control.join.join_points`. Points beside this war's region are told of in the counts. `engine` is local (all
    cores unless `cores` says) or dask (a scheduler's address, or a cluster of this machine). Raises FrontlineError for
    a column that is there already, without series, for longitudes and latitudes that are exchanged, and where dask is
    not installed.
    """
    if not series:
        raise FrontlineError("the control given has no map; give maps with --control")
    names = [_name_of(one) for one in series]
    taken = [name for name in _columns(names) if name in files.schema.names]
    if taken:
        raise FrontlineError(f"{files.paths[0]}: has a column {taken[0]} already; join the table without it")
    schema = pa.schema(
        [*files.schema, *(pa.field(name, pa.bool_() if name[:3] == "in_" else pa.date32()) for name in _columns(names))]
    ).with_metadata(files.schema.metadata)
    counts = Counts(held=dict.fromkeys(names, 0), unknown={name: Counter() for name in names})
    batches = read_batches(files)
    first = list(islice(batches, 2))
    workers = cores or _cores()
    if engine == "dask":
        pool = _on_dask(series, scheduler=scheduler, workers=workers)
    elif len(first) < 2 or workers < 2:
        pool = _here(series)
    else:
        pool = _on_cores(series, workers=workers)
    with pool as (submit, width), write_batches(output, schema, overwrite=overwrite) as write:
        for batch, joined in _in_order(files, chain(first, batches), submit, counts, most=AHEAD * width):
            write(_extend(batch, joined, schema))
            _count(counts, names, joined)
            if progress is not None:
                progress(counts.rows, files.rows or 0)
        if counts.placed.swapped is not None:
            raise FrontlineError(f"{files.paths[0]}: {counts.placed.swapped}; {EXCHANGE}, or give --lon and --lat")
    return counts


def join_rows(series: Sequence[Series], days: Any, lon: Any, lat: Any) -> list[Joined]:
    """Return what each series showed of some points: the one function that every engine runs."""
    return [join_points(one, days, lon, lat) for one in series]


def _in_order(
    files: PointFiles, batches: Iterator[Any], submit: Submit, counts: Counts, *, most: int
) -> Iterator[tuple[Any, list[Joined]]]:
    """Yield batches with their result in order, at most so many in work, and count where their points lie."""
    waiting: deque[tuple[Any, Any]] = deque()
    for batch in batches:
        days, lon, lat = points_of(files, batch)
        counts.placed += place_points(lon, lat)
        waiting.append((batch, submit(days, lon, lat)))
        if len(waiting) >= most:
            done, result = waiting.popleft()
            yield done, result.result()
    while waiting:
        done, result = waiting.popleft()
        yield done, result.result()


class _Done:
    """A result that is there already, in the form of one to come."""

    def __init__(self, joined: list[Joined]) -> None:
        self._joined = joined

    def result(self) -> list[Joined]:
        """Return it."""
        return self._joined


@contextlib.contextmanager
def _here(series: Sequence[Series]) -> Iterator[tuple[Submit, int]]:
    yield lambda *points: _Done(join_rows(series, *points)), 1


@contextlib.contextmanager
def _on_cores(series: Sequence[Series], *, workers: int) -> Iterator[tuple[Submit, int]]:
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_keep, initargs=(tuple(series),)
    ) as pool:
        yield lambda *points: pool.submit(_join_kept, *points), workers


def _keep(series: tuple[Series, ...]) -> None:
    """Keep the series in a worker, so that they travel once."""
    global _kept  # noqa: PLW0603 - the pool gives its workers no other place
    _kept = series


def _join_kept(days: Any, lon: Any, lat: Any) -> list[Joined]:
    return join_rows(_kept, days, lon, lat)


@contextlib.contextmanager
def _on_dask(series: Sequence[Series], *, scheduler: str | None, workers: int) -> Iterator[tuple[Submit, int]]:
    """
    Hand out a function that runs on a dask cluster.

    The series are a task of their own: should the worker that holds them die, they are made again like any result.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError:
        raise FrontlineError(
            "--engine dask: needs dask; install it with: pip install 'frontline-mapper[dask]'"
        ) from None
    with contextlib.ExitStack() as stack:
        if scheduler is None:
            cluster = LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50)
            client = stack.enter_context(Client(stack.enter_context(cluster)))
        else:
            client = stack.enter_context(Client(scheduler, timeout="10s"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the series are some megabytes: told once to the scheduler, as meant
            held = client.submit(tuple, series, pure=False, retries=RETRIES)
        width = max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        yield lambda *points: client.submit(join_rows, held, *points, pure=False, retries=RETRIES), width


def _extend(batch: Any, joined: Sequence[Joined], schema: Any) -> Any:
    """Return a batch with the columns of the result behind its own."""
    columns = list(batch.columns)
    for one in joined:
        columns += [pa.array(one.held, mask=~one.known), pa.array(one.map_day)]
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _count(counts: Counts, names: Sequence[str], joined: Sequence[Joined]) -> None:
    counts.rows += len(joined[0].known)
    for name, one in zip(names, joined, strict=True):
        counts.held[name] += int(one.held.sum())
        counts.unknown[name].update(one.reasons)


def _name_of(one: Series) -> str:
    """Return a series as part of a column's name: letters, digits and underscores."""
    return re.sub(r"[^a-z0-9]+", "_", f"{one.source} {one.kind}".lower()).strip("_")


def _columns(names: Sequence[str]) -> list[str]:
    return [f"{what}_{name}" for name in names for what in ("in", "map")]


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
