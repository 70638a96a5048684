"""What a killed run left beside an output is cleared by the next, and what another run works on is left alone."""

import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from layers.disk.files import write_bytes
from layers.disk.replacing import replacing
from layers.disk.workshops import SUFFIX, _clear, open_workshop

WORKER = """
import sys, time
from pathlib import Path
from layers.disk.workshops import open_workshop
with open_workshop(Path(sys.argv[1])) as workshop:
    (workshop / "half").write_bytes(b"half")
    print("at work", flush=True)
    time.sleep(60)
"""


def start(target: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, target], stdout=subprocess.PIPE, text=True, env=environment
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "at work\n"
    return worker


def stop(worker: subprocess.Popen[str]) -> None:
    worker.send_signal(signal.SIGKILL)
    worker.communicate()


def test_a_killed_run_is_cleared_up_after_and_a_living_one_is_not(tmp_path: Path) -> None:
    target = tmp_path / "map [1].html"
    living, killed = start(target), start(target)
    stop(killed)
    assert len(list(tmp_path.iterdir())) == 2
    write_bytes(target, b"whole")
    try:
        (left,) = (path for path in tmp_path.iterdir() if path != target)
        assert (left / "half").read_bytes() == b"half"
    finally:
        stop(living)
    with replacing(target, overwrite=True) as path:
        path.write_bytes(b"newer")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {target.name: b"newer"}


def test_other_outputs_are_no_business_of_ours(tmp_path: Path) -> None:
    stop(start(tmp_path / "other.html"))
    write_bytes(tmp_path / "map.html", b"whole")
    assert len(list(tmp_path.glob(".other.html.*.part"))) == 1


def test_a_workshop_goes_with_its_block(tmp_path: Path) -> None:
    def fail_inside() -> None:
        with open_workshop(tmp_path / "a") as workshop:
            (workshop / "b").mkdir()
            raise KeyError("inside")

    with pytest.raises(KeyError, match="inside"):
        fail_inside()
    assert list(tmp_path.iterdir()) == []


def test_one_that_was_killed_before_it_locked_is_cleared_and_one_with_files_is_not_ours_to_judge(
    tmp_path: Path,
) -> None:
    (tmp_path / f".a.begun{SUFFIX}").mkdir()
    strange = tmp_path / f".a.strange{SUFFIX}"
    strange.mkdir()
    (strange / "file").write_bytes(b"file")
    with open_workshop(tmp_path / "a"):
        pass
    assert list(tmp_path.iterdir()) == [strange]


def test_a_workshop_that_was_taken_for_a_killed_one_is_made_anew(tmp_path: Path, monkeypatch) -> None:
    made = []
    real = tempfile.mkdtemp

    def make_and_lose(**given: object) -> str:
        made.append(Path(real(**given)))  # type: ignore[call-overload]
        if len(made) == 1:
            made[0].rmdir()
        return str(made[-1])

    monkeypatch.setattr("layers.disk.workshops.tempfile.mkdtemp", make_and_lose)
    with open_workshop(tmp_path / "a") as workshop:
        (workshop / "b").write_bytes(b"b")
    assert list(tmp_path.iterdir()) == []


def test_what_is_cleared_half_way_still_has_its_lock(tmp_path: Path) -> None:
    for name in ("a", "held", "z"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "folder").mkdir()
    _clear(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["held"]
