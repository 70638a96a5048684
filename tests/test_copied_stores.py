"""A store that is copied at any moment of its writing, without what its journal knows, is the old or the new one."""

import functools
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from geo.control.history import append_snapshots, build_history
from layers.campaign.store import Edition, Run, add_run, claims_of, known_editions, known_files
from layers.control.former import TABLE, add_former
from layers.control.ledger import read_ledger, record
from layers.control.store import connect, has_table, load_history, save_history
from scripts.reliability.kill_cases import look_at_store
from scripts.reliability.tracing import CAN_TRACE, run_child

pytestmark = [
    pytest.mark.skipif(not CAN_TRACE, reason="moments are found by tracing system calls"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]
FIRST, SECOND = date(2025, 6, 12), date(2025, 6, 13)
EDITIONS = [
    Edition(f"reports/{n}.txt", f"own-{n}", FIRST, FIRST, claims=tuple((f"{n}-{k}", "x" * 900) for k in range(20)))
    for n in range(6)
]


def snapshot(day: date, east: float) -> gpd.GeoDataFrame:
    columns = {"source": ["own"], "kind": ["assessed_control"], "date": [day]}
    return gpd.GeoDataFrame(columns, geometry=[box(37, 48, east, 48.5)], crs=4326)


def add_day(store: Path) -> None:
    save_history(append_snapshots(load_history(store), snapshot(SECOND, 37.6)), store)


def add_rows(store: Path) -> None:
    record(store, [(f"claim-{n}", "claim", {"told": "y" * 400}) for n in range(60)], recorded_on=SECOND)


def add_editions(store: Path) -> None:
    add_run(store, Run("2025-06-13T00:00:00+00:00", "0.1.0", "told", (("report", "a", "0"),)), EDITIONS)


def keep_former(store: Path) -> None:
    add_former(store, load_history(store), [("own", "assessed_control", FIRST)], read_on=SECOND)


def read_all(store: Path) -> tuple[object, ...]:
    """Return what the readers of a store give."""
    editions = {name: (number, claims_of(store, number)) for name, (number, _) in known_editions(store).items()}
    days = [(one.source, one.kind, one.days, one.runs.sizes) for one in load_history(store).series]
    with connect(store) as tables:
        former = tables.execute(f"SELECT * FROM {TABLE}").fetchall() if has_table(tables, TABLE) else []  # noqa: S608
    return (look_at_store(store), former, days, read_ledger(store).to_csv(), editions, known_files(store))


@pytest.mark.parametrize("write", [add_day, add_rows, add_editions, keep_former])
def test_a_store_copied_while_it_is_written_is_the_old_or_the_new_one(
    tmp_path: Path, write: Callable[[Path], None]
) -> None:
    start, work = tmp_path / "start", tmp_path / "work"
    start.mkdir()
    save_history(build_history(snapshot(FIRST, 37.5)), start / "s.gpkg")

    def writing() -> int:
        write(work / "s.gpkg")
        return 0

    def copied() -> tuple[object, ...]:
        alone = tmp_path / "alone"
        alone.mkdir(exist_ok=True)
        return read_all(Path(shutil.copy(work / "s.gpkg", alone / "s.gpkg")))

    def stop_at(point: int) -> tuple[object, ...]:
        shutil.rmtree(work, ignore_errors=True)
        shutil.copytree(start, work)
        end = run_child(functools.partial(writing), folder=work, fault="killed" if point else "", point=point)
        seen.append(len(end.changes))
        return copied()

    seen: list[int] = []
    new = stop_at(0)
    last, old = seen[0], read_all(start / "s.gpkg")
    assert old != new
    moments = [stop_at(point) for point in range(1, last + 1, max(1, last // 60))]
    assert [moment for moment in moments if moment not in (old, new)] == []
    assert old in moments
