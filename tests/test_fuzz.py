"""Readers of what strangers write: what fuzzing found stays mended, and a few changed files of each kind are read again."""

import contextlib
import functools
import shutil
import sqlite3
import subprocess
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from geo.errors import MendableError
from layers.campaign.store import known_editions, known_files
from layers.control.ledger import read_ledger
from layers.control.read import read_controls
from layers.control.store import StoreError, load_history
from layers.displacement.rows import make_figures
from layers.displacement.tables import read_figures
from layers.events.read import read_events
from layers.sources.packaged import load_settlements
from layers.tables.read import TableError, read_table
from reports.text.extracts.feed import extract_feed
from scripts.reliability import fuzz, nightly, reached
from scripts.reliability.corpus import CORPUS, LARGEST
from scripts.reliability.fuzz import key_of, place_of, read_once, work
from scripts.reliability.reader import Reader
from scripts.reliability.readers import list_readers, make_store

READERS = list_readers()


@pytest.mark.parametrize("name", READERS)
def test_each_reader_reads_what_it_starts_from(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    path = tmp_path / reader.name
    path.write_bytes(reader.seeds[0])
    reader.read(path)


def test_the_corpus_is_small_and_each_file_of_it_is_read_or_refused(tmp_path: Path) -> None:
    folders = {folder.name: sorted(folder.iterdir()) for folder in CORPUS.iterdir()}
    assert set(folders) <= set(READERS)
    for name, files in folders.items():
        reader = READERS[name]
        for file in files:
            assert file.stat().st_size <= LARGEST, file
            path = tmp_path / reader.name
            path.write_bytes(file.read_bytes())
            assert read_once(reader, path) in {"", "refused"}, file


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_changed_files_are_read_or_refused(name: str, tmp_path: Path) -> None:
    found = work(READERS[name], seconds=60, seed=1, folder=tmp_path, keep=tmp_path / "kept", most=12)
    assert found.done == 12
    assert dict(found.broken) == {}


def test_what_breaks_is_told_by_its_place(tmp_path: Path) -> None:
    def divide(_path: Path) -> float:
        return 1 / 0

    def refuse(_path: Path) -> None:
        raise MendableError("a line")

    reader = Reader((b"abc",), "a.txt", divide)
    (tmp_path / "a.txt").write_bytes(b"abc")
    told = read_once(reader, tmp_path / "a.txt")
    assert key_of(told).startswith("ZeroDivisionError at tests/test_fuzz.py:")
    assert read_once(Reader((b"",), "a.txt", refuse), tmp_path / "a.txt") == "refused"
    assert work(reader, seconds=5, seed=0, folder=tmp_path, keep=tmp_path / "kept", most=3).broken.total() == 3
    assert len(list((tmp_path / "kept").iterdir())) == 1
    assert "ValueError" in place_of(ValueError("x"))


def test_what_reaches_a_new_line_leads_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reached, "_ROOMS", (str(Path(__file__).parent),))

    def refuse_by_steps(path: Path) -> None:
        data = path.read_bytes()
        if len(data) < 8:
            raise MendableError("short")
        if data.count(b"z") < 2:
            raise MendableError("too few")
        raise MendableError("refused all the same")

    def steps(data: bytes) -> None:
        path = tmp_path / "a.txt"
        path.write_bytes(data)
        with contextlib.suppress(MendableError):
            refuse_by_steps(path)

    watch = reached.Reached()
    told = [watch.adds(functools.partial(steps, data)) for data in (b"a", b"b", b"zz123456", b"zz654321", b"12345678")]
    assert told == [True, False, True, False, True]
    pools: list[tuple[bytes, ...]] = []
    monkeypatch.setattr(fuzz, "WATCHED", 1.0)
    monkeypatch.setattr(fuzz, "change", lambda _one, pool, _words, _chance: pools.append(pool) or b"zz123456")
    work(Reader((b"a",), "a.txt", refuse_by_steps), seconds=9, seed=0, folder=tmp_path, keep=tmp_path / "k", most=3)
    assert [len(pool) for pool in pools] == [1, 2, 2]


@pytest.mark.parametrize("short", [True, False])
def test_the_long_checks_are_there_and_know_the_options_that_they_are_given(root: Path, short) -> None:
    runs = nightly.list_runs(short=short, seed=7, keep="found")
    assert any("fuzz" in word for word in runs[0])
    for run in runs:
        where = run[1] if run[0] == "node" else f"{run[2].replace('.', '/')}.py"
        text = (root / where).read_text(encoding="utf-8")
        assert [word for word in run if word.startswith("--") and f'"{word}"' not in text] == []


def change(store: Path, table: str, column: str, value: str) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.execute(f"UPDATE {table} SET {column} = {value}")  # noqa: S608 - names of the rows below
        connection.commit()


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("history_days", "size", "'x'"),
        ("history_days", "date", "'2025-02-31'"),
        ("history_edges", "x0", "x'00ff'"),
        ("history_edges", "start", "9223372036854775807"),
    ],
)
def test_a_history_with_changed_cells_is_damaged(tmp_path: Path, table: str, column: str, value: str) -> None:
    store = make_store(tmp_path)
    change(store, table, column, value)
    with pytest.raises(StoreError, match=r"s\.gpkg: is damaged"):
        load_history(store)


@pytest.mark.parametrize(
    ("table", "column", "value", "read"),
    [
        ("ledger", "value", "'[1'", read_ledger),
        ("campaign_runs", "format", "'newest'", known_files),
        ("campaign_reports", "known_from", "'-1'", known_editions),
        ("campaign_reports", "published", "''", known_editions),
        ("campaign_reports", "title", "x'00ff'", known_editions),
    ],
)
def test_a_ledger_or_edition_with_changed_cells_is_damaged(tmp_path: Path, table, column, value, read) -> None:
    store = make_store(tmp_path)
    change(store, table, column, value)
    with pytest.raises(StoreError, match=r"s\.gpkg: is damaged"):
        read(store)


def test_a_store_with_broken_pages_can_not_be_used(tmp_path: Path) -> None:
    store = make_store(tmp_path)
    data = bytearray(store.read_bytes())
    for start in range(4096, len(data), 4096):
        data[start : start + 24] = b"\xff" * 24
    store.write_bytes(data)
    with pytest.raises(StoreError, match=r"s\.gpkg: can't be used as a store"):
        load_history(store)


@pytest.mark.parametrize("table", ["history_days", "history_edges", "ledger"])
def test_a_store_whose_tables_are_described_in_no_letters_can_not_be_used(tmp_path: Path, table: str) -> None:
    store = make_store(tmp_path)
    data = store.read_bytes()
    whole = f"CREATE TABLE {table}".encode()
    assert whole in data
    store.write_bytes(data.replace(whole, whole.replace(b"TABLE", b"T\x82\xffLE")))
    with pytest.raises(StoreError, match=r"s\.gpkg: can't be used as a store"):
        load_history(store)


def test_columns_without_a_name_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "rounds.csv"
    path.write_text(
        "round,,reported_date,oblast,ocha_pcode,idps,returnees,note,,\n7,x,2023-03-31,Odeska,UA51,900,5,,y,z\n",
        encoding="utf-8",
    )
    assert read_figures(path, today=date(2025, 6, 12))["value"].tolist() == [900, 5]


def test_a_figure_that_stands_twice_is_told_in_a_line_of_a_bearable_length() -> None:
    row = {"source": "Somebody", "place_name": "Ж" * 9_000, "value": 4}
    with pytest.raises(MendableError, match="has one figure twice") as caught:
        make_figures([row, row], label="table")
    assert len(str(caught.value)) < 300


def test_an_entry_that_was_only_updated_has_that_day() -> None:
    feed = "<rss version='2.0'><channel><item><title>A</title><{0}>Thu, 12 Jun 2025 10:00:00 +0000</{0}></item></channel></rss>"
    assert [extract_feed(feed.format(tag)).told for tag in ("updated", "pubDate")] == [("read a feed of 1 entry",)] * 2


def test_numbers_without_a_size_are_refused_with_their_file(tmp_path: Path) -> None:
    path = tmp_path / "front_20250612.csv"
    path.write_text('wkt,kind\n"POLYGON ((37 48, 1e999 48, 38 49, 37 48))",assessed_control\n', encoding="utf-8")
    with pytest.raises(MendableError, match=r"front_20250612\.csv: "):
        read_controls([path])


def test_a_ring_that_is_not_closed_is_refused_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.geojson"
    ring = '{"type":"Polygon","coordinates":[[[37,48],[38,48],[38,49],[37,49]]]}'
    path.write_text(
        f'{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{{}},"geometry":{ring}}}]}}',
        encoding="utf-8",
    )
    with pytest.raises(TableError, match=r"mine\.geojson: can't be read as \.geojson .*closed linestring"):
        read_table(path, layer="control")


def test_a_header_of_any_length_is_told_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    path.write_text(f'"a\nb",{"c" * 5_000}\n1,2\n', encoding="utf-8")
    with pytest.raises(MendableError, match=r"it has a b, c{40}\)") as caught:
        read_events(path, settlements=load_settlements())
    assert "\n" not in str(caught.value)


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node")
def test_the_pages_readers_of_addresses_and_packed_data_hold(root: Path) -> None:
    done = subprocess.run(
        ["node", "scripts/reliability/fuzz_page.mjs", "0.01", "7"],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "none broke a reader" in done.stdout
