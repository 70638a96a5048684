"""What a killed run left beside an output is cleared by the next, and what another run works on is left alone."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from layers.disk.files import write_bytes
from layers.disk.replacing import replacing
from layers.disk.workshops import SUFFIX, open_workshop

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


def test_a_workshop_not_yet_locked_is_left_alone(tmp_path: Path) -> None:
    begun = tmp_path / f".a.begun{SUFFIX}"
    begun.mkdir()
    with open_workshop(tmp_path / "a"):
        pass
    assert begun.is_dir()
