"""One writer at a time: nothing that two runs write at once is lost, and a killed run holds nobody up."""

import os
import signal
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import geopandas as gpd
import pytest
from shapely.geometry import box

from layers.control.store import load_history
from layers.disk.files import FileError
from layers.disk.locks import hold

START = date(2025, 6, 1)
HOLDER = """
import sys, time
from pathlib import Path
from layers.disk.locks import hold
with hold(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def test_the_right_to_write_is_given_back_without_a_trace(tmp_path: Path) -> None:
    target = tmp_path / "s.gpkg"
    for _ in range(3):
        with hold(target):
            assert list(tmp_path.iterdir()) == [tmp_path / ".s.gpkg.lock"]
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(KeyError, match="inside"), hold(target):
        raise KeyError("inside")
    assert list(tmp_path.iterdir()) == []


def test_a_second_writer_is_told_and_a_killed_one_holds_nobody_up(tmp_path: Path) -> None:
    target, told = tmp_path / "s.gpkg", []
    first = start(HOLDER, target)
    assert first.stdout is not None
    assert first.stdout.readline() == "held\n"
    with pytest.raises(FileError, match="another run has been writing it for 0 s"), hold(target, patience_s=0.2):
        pytest.fail("two writers at once")
    first.send_signal(signal.SIGKILL)
    first.communicate()
    with hold(target, tell=told.append, patience_s=20):
        assert all("waiting" in line for line in told)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_missing_is_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="can't be written"), hold(tmp_path / "none" / "s.gpkg"):
        pytest.fail("held nothing")


def write_days(folder: Path, numbers: range) -> Path:
    folder.mkdir()
    for number in numbers:
        day = START + timedelta(number)
        frame = gpd.GeoDataFrame(
            {"kind": ["assessed_control"]}, geometry=[box(37, 48, 37.5 + number / 100, 48.5)], crs=4326
        )
        frame.to_file(folder / f"own_{day:%Y%m%d}.geojson")
    return folder


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no such folder here")
def test_a_folder_that_takes_no_files_is_no_other_run() -> None:
    told: list[str] = []
    with (
        pytest.raises(FileError, match="the folder /proc takes no new files"),
        hold(Path("/proc/a.gpkg"), tell=told.append),
    ):
        pass
    assert told == []


@pytest.mark.slow
@pytest.mark.parametrize("runs", [2, 4])
def test_runs_at_once_lose_no_day_of_any(tmp_path: Path, runs: int) -> None:
    store = tmp_path / "s.gpkg"
    folders = [write_days(tmp_path / f"run{number}", range(number * 3, number * 3 + 3)) for number in range(runs)]
    call = "import sys; from frontline.app import main; main(sys.argv[1:])"
    running = [start(call, "history", folder, "-o", store) for folder in reversed(folders)]
    for process in running:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err
    days = load_history(store).find().days
    assert days == tuple(START + timedelta(number) for number in range(runs * 3))
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []
