"""The store and its ledger: what is written comes back, nothing is rewritten, and a killed process loses nothing."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pyogrio
import pytest
import shapely
from geopandas.testing import assert_geodataframe_equal
from shapely.geometry import box

from geo.control.history import History, Series, append_snapshots, build_history
from geo.control.sheets import lay_sheets
from layers.control.ledger import as_known_on, read_ledger, record
from layers.control.soundness import check_history
from layers.control.store import StoreError, is_store, load_history, save_history

START = date(2025, 6, 1)


def snapshots(*widths: float, kind: str = "assessed_control", first: int = 0) -> gpd.GeoDataFrame:
    days = [START + timedelta(first + number) for number in range(len(widths))]
    areas = [box(37, 48, 37 + width, 49) for width in widths]
    return gpd.GeoDataFrame({"source": "own", "kind": kind, "date": days}, geometry=areas, crs=4326)


def same(one: History, other: History) -> bool:
    def rows(history: History) -> list[tuple[object, ...]]:
        faces = history.faces
        shapes = shapely.to_wkb(shapely.normalize(faces.geometry.array))
        return sorted(zip(faces["valid_from"].map(str), faces["valid_to"].map(str), faces["kind"], shapes, strict=True))

    return rows(one) == rows(other)


def test_a_history_comes_back_and_can_be_extended(tmp_path: Path) -> None:
    frame, more = snapshots(1, 2, 1.5), snapshots(1.7, first=3)
    both = build_history(frame)
    both = append_snapshots(both, snapshots(0.5, kind="claimed_control"))
    store = save_history(both, tmp_path / "s.gpkg")
    read = load_history(store)
    assert same(read, both)
    assert read.find(kind="assessed_control").days == tuple(frame["date"])
    assert same(append_snapshots(read, more), append_snapshots(both, more))
    assert read.find(kind="assessed_control").at(START).equals(box(37, 48, 38, 49))


def test_what_a_page_needs_of_the_plane_is_kept_as_it_was_laid(tmp_path: Path) -> None:
    both = append_snapshots(build_history(snapshots(1, 2, 1.5)), snapshots(0.5, kind="claimed_control"))
    store = save_history(both, tmp_path / "s.gpkg")
    (kept,), (laid,) = load_history(store).sheets or (), lay_sheets(both.series)
    assert (kept.arcs.xy == laid.arcs.xy).all()
    assert (kept.arcs.offset.tolist(), kept.arcs.left.tolist()) == (laid.arcs.offset.tolist(), laid.arcs.left.tolist())
    assert kept.arcs.right.tolist() == laid.arcs.right.tolist()
    assert kept.area_km2.tolist() == laid.area_km2.tolist()
    for one, other in zip(kept.tracks, laid.tracks, strict=True):
        assert (one.source, one.kind, one.days) == (other.source, other.kind, other.days)
        assert (one.cell.tolist(), one.start.tolist()) == (other.cell.tolist(), other.start.tolist())
        assert one.stop.tolist() == other.stop.tolist()
    assert load_history(store).until(START).sheets is None, "of fewer days the plane is another"
    assert load_history(store).until(START + timedelta(9)).sheets is not None


def test_faces_come_back_as_they_were_cut(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both = append_snapshots(build_history(snapshots(1, 2, 1.5)), snapshots(0.5, kind="claimed_control"))
    store = save_history(both, tmp_path / "s.gpkg")
    replaced = load_history(store)
    save_history(append_snapshots(both, snapshots(1.7, first=3)), store)
    assert len(replaced.faces) == len(both.faces), "another store has taken the name: its faces are of other days"
    store = save_history(both, store)
    cut = both.faces
    monkeypatch.setattr(Series, "faces", lambda _: pytest.fail("the plane was cut again"))
    assert_geodataframe_equal(load_history(store).faces, cut, check_crs=True)
    empty = load_history(save_history(History(()), tmp_path / "none.gpkg")).faces
    assert empty.empty
    assert list(empty.columns) == list(cut.columns)


def test_a_plane_of_other_days_is_laid_anew_and_a_damaged_one_told(tmp_path: Path) -> None:
    store = save_history(build_history(snapshots(1, 2)), tmp_path / "s.gpkg")
    with sqlite3.connect(store) as table:
        table.execute("UPDATE history_sheets SET value = x'00'")
    with pytest.raises(StoreError, match="its kept sheets can't be read"):
        load_history(store)
    with sqlite3.connect(store) as table:
        table.execute("UPDATE history_sheets SET history = 'of other days'")
    assert load_history(store).sheets is None


def test_other_programs_see_the_tables(tmp_path: Path) -> None:
    store = save_history(build_history(snapshots(1, 2)), tmp_path / "s.gpkg")
    layers = {name for name, _ in pyogrio.list_layers(store)}
    tables = {"history_days", "history_edges", "history_sheets", "history_steps", "history_settled", "ledger"}
    assert layers == {"faces", *tables}
    faces = pyogrio.read_dataframe(store, layer="faces")
    assert faces.crs == "EPSG:4326"
    assert faces["valid_to"].isna().all()
    assert faces["valid_from"].dt.date.tolist() == [START, START + timedelta(1)]


def test_an_empty_history_is_kept(tmp_path: Path) -> None:
    store = save_history(History(()), tmp_path / "s.gpkg")
    assert is_store(store)
    assert load_history(store).series == ()


def test_what_is_no_store_is_not_touched(tmp_path: Path) -> None:
    own = tmp_path / "own.gpkg"
    snapshots(1).drop(columns="date").to_file(own)
    before = own.read_bytes()
    assert not is_store(own)
    with pytest.raises(Exception, match="exists already"):
        save_history(build_history(snapshots(1)), own)
    assert own.read_bytes() == before
    with pytest.raises(StoreError, match="is no store"):
        load_history(own)
    with pytest.raises(StoreError, match=r"ends in \.gpkg"):
        save_history(build_history(snapshots(1)), tmp_path / "s.sqlite")
    with pytest.raises(StoreError, match="no such store"):
        load_history(tmp_path / "none.gpkg")
    (tmp_path / "torn.gpkg").write_bytes(b"SQLite format 3\x00" + b"x" * 500)
    assert not is_store(tmp_path / "torn.gpkg")


def test_a_damaged_store_says_so(tmp_path: Path) -> None:
    store = save_history(build_history(snapshots(1, 2)), tmp_path / "s.gpkg")
    with sqlite3.connect(store) as open_store:
        open_store.execute("DELETE FROM history_days WHERE number = 1")
    open_store.close()
    with pytest.raises(StoreError, match="is damaged"):
        load_history(store)


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM history_edges WHERE edge = 2",
        "DELETE FROM history_edges WHERE stop IS NULL",
        "UPDATE history_edges SET x1 = x1 + 0.001 WHERE edge = 3",
        "UPDATE history_days SET size = size * 2 WHERE number = 1",
    ],
)
def test_edges_that_are_missing_or_changed_are_met_when_the_store_is_read(tmp_path: Path, damage: str) -> None:
    store = save_history(build_history(snapshots(1, 2, 1.5)), tmp_path / "s.gpkg")
    with sqlite3.connect(store) as open_store:
        open_store.execute(damage)
    open_store.close()
    for look in (load_history, check_history):
        with pytest.raises(StoreError, match=r"s\.gpkg: is damaged \(from 2025-06-0\d its edges do not give"):
            look(store)


def test_a_sound_store_passes_and_a_torn_one_is_told(tmp_path: Path) -> None:
    for number, days in enumerate([(1, 2, 1.5), ()]):
        check_history(save_history(build_history(snapshots(*days)), tmp_path / f"{number}.gpkg"))
    torn = tmp_path / "0.gpkg"
    data = torn.read_bytes()
    torn.write_bytes(data[: len(data) // 2])
    with pytest.raises(StoreError):
        check_history(torn)


def test_a_failed_write_leaves_the_old_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = save_history(build_history(snapshots(1)), tmp_path / "s.gpkg")
    before = store.read_bytes()
    monkeypatch.setattr(
        "layers.control.store._write_edges", lambda *_, **__: (_ for _ in ()).throw(OSError(28, "No space left"))
    )
    with pytest.raises(Exception, match="No space left"):
        save_history(build_history(snapshots(1, 2)), store)
    assert store.read_bytes() == before
    assert list(tmp_path.iterdir()) == [store]


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return save_history(build_history(snapshots(1)), tmp_path / "s.gpkg")


def test_the_ledger_only_grows(store: Path) -> None:
    first = [("a", "claim", {"evidence": "claimed"}), ("b", "claim", {"evidence": "assessed"})]
    assert record(store, first, recorded_on=START) == 2
    assert record(store, first, recorded_on=START + timedelta(1)) == 0
    changed = [("a", "claim", {"evidence": "geolocated"})]
    assert record(store, changed, recorded_on=START + timedelta(2)) == 1
    ledger = read_ledger(store)
    assert ledger["claim_id"].tolist() == ["a", "b", "a"]
    then = as_known_on(ledger, START + timedelta(1)).set_index("claim_id")["value"]
    now = as_known_on(ledger, START + timedelta(2)).set_index("claim_id")["value"]
    assert then["a"] == {"evidence": "claimed"}
    assert now["a"] == {"evidence": "geolocated"}
    assert as_known_on(ledger, START - timedelta(1)).empty


def test_the_past_is_not_rewritten(store: Path) -> None:
    record(store, [("a", "claim", {"evidence": "claimed"})], recorded_on=START)
    with pytest.raises(StoreError, match="later than 2025-05-31"):
        record(
            store,
            [("b", "claim", {"evidence": "claimed"}), ("a", "claim", {"evidence": "assessed"})],
            recorded_on=START - timedelta(1),
        )
    assert len(read_ledger(store)) == 1  # the row before the refused one is not there either


def test_a_new_history_keeps_the_ledger(store: Path) -> None:
    record(store, [("a", "claim", {"evidence": "claimed"})], recorded_on=START)
    save_history(build_history(snapshots(1, 2, 3)), store)
    assert read_ledger(store)["claim_id"].tolist() == ["a"]
    assert len(load_history(store).find().days) == 3


WRITER = """
import os, signal, sqlite3, sys
from datetime import date
from pathlib import Path
import layers.control.store
from geo.control.sheets import lay_sheets
from layers.control.ledger import record
path, point, seen = Path(sys.argv[1]), 0, 0
real = sqlite3.connect

class Counting(sqlite3.Connection):
    def execute(self, *args):
        tick()
        return super().execute(*args)
    def executemany(self, sql, rows):
        for row in rows:
            tick()
            super().execute(sql, row)
    def commit(self):
        tick()
        super().commit()
    def __exit__(self, *error):
        tick()
        return super().__exit__(*error)

def tick():
    global seen
    seen += 1
    if seen == point:
        os.kill(os.getpid(), signal.SIGKILL)

layers.control.store.sqlite3.connect = lambda *a, **k: real(*a, factory=Counting, **k)
rows = [(f"claim{n}", "claim", {"evidence": "claimed", "text": "x" * 3000}) for n in range(6)]
for line in sys.stdin:  # each number is written in a process of its own, which has all imported
    point, child = int(line), os.fork()
    if not child:
        record(path, rows, recorded_on=date(2025, 6, 2))
        os.write(1, f"{seen} ".encode())
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.slow
def test_a_process_killed_between_any_two_writes_loses_nothing(store: Path, root: Path) -> None:
    record(store, [("old", "claim", {"evidence": "assessed"})], recorded_on=START)
    whole = store.read_bytes()

    def run(point: int) -> list[int]:
        """Return how many writes there were, where the writer lived to tell, and its exit code."""
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdin.write(f"{point}\n")
        writer.stdin.flush()
        return [int(word) for word in writer.stdout.readline().split()]

    command = [sys.executable, "-c", WRITER, str(store)]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as writer:
        writes, code = run(10_000)
        assert code == 0
        assert writes > 8
        assert len(read_ledger(store)) == 7
        for point in range(1, writes + 1):
            store.write_bytes(whole)
            assert run(point) == [-signal.SIGKILL]
            ledger = read_ledger(store)["claim_id"].tolist()
            assert ledger in (["old"], ["old", *(f"claim{n}" for n in range(6))])  # all of a call or nothing of it
            assert len(load_history(store).find().days) == 1
            run(10_000)
            assert len(read_ledger(store)) == 7  # running it again completes it, and adds nothing twice


@pytest.mark.skipif(os.name == "nt", reason="needs SIGKILL")
@pytest.mark.slow
def test_a_process_killed_while_it_saves_leaves_one_whole_store(store: Path, root: Path) -> None:
    record(store, [("old", "claim", {"evidence": "assessed"})], recorded_on=START)
    code = (
        "import sys; from pathlib import Path; from layers.control.store import load_history, save_history\n"
        "history = load_history(Path(sys.argv[1])); print('ready', flush=True)\n"
        "while True: save_history(history, Path(sys.argv[1]))"
    )
    for pause in (0.01, 0.03, 0.05, 0.08):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(store)], cwd=root, stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(pause)
        process.kill()
        process.communicate()
        assert len(load_history(store).find().days) == 1
        assert read_ledger(store)["claim_id"].tolist() == ["old"]
