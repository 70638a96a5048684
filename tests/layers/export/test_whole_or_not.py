"""Disk trouble: whatever goes wrong while an export is written, the old file stays whole and nothing is left behind."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from layers.disk.files import FileError
from layers.export.gpkg import write_geopackage
from layers.export.pmtiles import write_pmtiles
from layers.export.shapefile import write_shapefiles
from layers.export.single import WRITERS, write_table
from tests.conftest import ROOT
from tests.layers.export import packs

PACK = packs.pack()
OLD = b"the old file"


def write(suffix: str, path: Path, *, overwrite: bool = False) -> None:
    if suffix == ".gpkg":
        write_geopackage(PACK, path, styles={}, metadata={}, overwrite=overwrite)
    elif suffix == ".shp.zip":
        write_shapefiles(PACK, path, overwrite=overwrite)
    else:
        writer = write_pmtiles if suffix == ".pmtiles" else WRITERS[suffix]
        write_table(PACK.table("marks"), PACK, path, writer=writer, overwrite=overwrite)


SUFFIXES = [*WRITERS, ".pmtiles", ".gpkg", ".shp.zip"]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_an_existing_file_is_kept_unless_overwrite(tmp_path, suffix):
    path = tmp_path / f"marks{suffix}"
    path.write_bytes(OLD)
    with pytest.raises(FileError, match=r"exists already and is kept; add --overwrite"):
        write(suffix, path)
    assert path.read_bytes() == OLD
    write(suffix, path, overwrite=True)
    assert path.read_bytes() != OLD
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_missing_folder_is_named(tmp_path, suffix):
    with pytest.raises(FileError, match=r"the folder .*nowhere does not exist"):
        write(suffix, tmp_path / "nowhere" / f"marks{suffix}")


def test_an_error_in_the_writer_leaves_the_old_file_and_nothing_else(tmp_path):
    path = tmp_path / "marks.csv"
    path.write_bytes(OLD)

    def fail(table: object, pack: object, target: Path) -> None:
        target.write_bytes(b"half")
        raise ZeroDivisionError("half written")

    with pytest.raises(ZeroDivisionError, match="half written"):
        write_table(PACK.table("marks"), PACK, path, writer=fail, overwrite=True)
    assert path.read_bytes() == OLD
    assert [entry.name for entry in tmp_path.iterdir()] == ["marks.csv"]


def test_a_geopackage_that_another_program_writes_to_is_not_replaced(tmp_path):
    path = tmp_path / "open.gpkg"
    write(".gpkg", path)
    before = path.read_bytes()
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(FileError, match="another program has it locked"):
            write(".gpkg", path, overwrite=True)
        other.execute("ROLLBACK")
    assert path.read_bytes() == before
    write(".gpkg", path, overwrite=True)


def test_a_geopackage_with_pages_not_yet_written_back_is_not_replaced(tmp_path):
    path = tmp_path / "wal.gpkg"
    write(".gpkg", path)
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("DELETE FROM marks")
        other.commit()
        with pytest.raises(FileError, match=r"is writing \(there is wal.gpkg-wal\); close it there"):
            write(".gpkg", path, overwrite=True)
    assert path.exists()


CHILD = """
import importlib.util, sys
from pathlib import Path
spec = importlib.util.spec_from_file_location("packs", {packs!r})
packs = importlib.util.module_from_spec(spec); sys.modules["packs"] = packs; spec.loader.exec_module(packs)
from layers.export.single import WRITERS, write_table
from layers.export.gpkg import write_geopackage
from layers.export.shapefile import write_shapefiles
from layers.disk.files import FileError
from layers.tables.pack import Pack
table = packs.many_faces({count})
whole = Pack((table,), "many", "2025-06-12", "f")
print("ready", flush=True)
try:
    if {path!r}.endswith(".gpkg"):
        write_geopackage(whole, Path({path!r}), styles={{}}, metadata={{}}, overwrite=True)
    elif {path!r}.endswith(".shp.zip"):
        write_shapefiles(whole, Path({path!r}), overwrite=True)
    else:
        write_table(table, whole, Path({path!r}), writer=WRITERS[Path({path!r}).suffix], overwrite=True)
except FileError as error:
    print("refused:", error, flush=True)
"""


def child(path: Path, *, count: int) -> str:
    return CHILD.format(packs=str(Path(__file__).with_name("packs.py")), path=str(path), count=count)


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet"])
def test_a_writer_killed_half_way_leaves_the_old_file_whole(tmp_path, suffix):
    path = tmp_path / f"control{suffix}"
    path.write_bytes(OLD)
    process = subprocess.Popen(
        [sys.executable, "-c", child(path, count=60_000)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    with process, process.stdout:
        assert process.stdout.readline() == "ready\n"
        until = time.monotonic() + 60
        while not list(tmp_path.glob(".*.part")) and time.monotonic() < until and process.poll() is None:
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert process.returncode == -signal.SIGKILL, "the writer was done before it could be killed: give it more rows"
    assert path.read_bytes() == OLD


def in_own_mounts(script: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script that may mount, in a mount namespace of its own; skip where the system allows none."""
    unshare = shutil.which("unshare")
    if unshare is None or subprocess.run([unshare, "-rm", "true"], capture_output=True, check=False).returncode:
        if os.environ.get("CI"):
            pytest.fail("this machine allows no mount namespaces (unshare -rm): the disk tests can't run")
        pytest.skip("no mount namespaces here")
    return subprocess.run([unshare, "-rm", "sh", "-ec", script], capture_output=True, text=True, cwd=ROOT, check=False)


@pytest.mark.parametrize("suffix", [".gpkg", ".parquet", ".fgb", ".geojson", ".csv", ".shp.zip"])
def test_a_full_disk_is_told_and_the_old_file_stays_whole(tmp_path, suffix):
    disk = tmp_path / "disk"
    disk.mkdir()
    program = tmp_path / "child.py"
    program.write_text(child(disk / f"control{suffix}", count=20_000), encoding="utf-8")
    done = in_own_mounts(
        f"mount -t tmpfs -o size=100k tmpfs {disk}\n"
        f"printf 'the old file' > {disk}/control{suffix}\n"
        f"PYTHONPATH={ROOT} {sys.executable} {program}\n"
        f"cat {disk}/control{suffix}; echo; ls -A {disk}\n"
    )
    lines = done.stdout.splitlines()
    assert lines[0] == "ready", done.stderr
    assert lines[1:], done.stderr
    assert lines[1].startswith(f"refused: {disk}/control{suffix}: can't be written, ")
    assert "pace left on device" in lines[1]
    assert "what stood there stays" in lines[1]
    assert lines[2:] == ["the old file", f"control{suffix}"]


def test_a_read_only_folder_is_told(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    program = tmp_path / "child.py"
    program.write_text(child(disk / "control.gpkg", count=10), encoding="utf-8")
    done = in_own_mounts(
        f"mount -t tmpfs -o size=300k tmpfs {disk}\nprintf 'the old file' > {disk}/control.gpkg\n"
        f"mount -o remount,ro {disk}\nPYTHONPATH={ROOT} {sys.executable} {program}\ncat {disk}/control.gpkg\n"
    )
    lines = done.stdout.splitlines()
    assert lines[0] == "ready", done.stderr
    assert "Read-only file system; what stood there stays" in lines[1]
    assert lines[2] == "the old file"
