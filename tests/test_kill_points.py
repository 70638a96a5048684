"""Commands stopped at points of their writing, and several at once: small samples of scripts/reliability."""

import functools
import os
from pathlib import Path

import pytest

from scripts.reliability import case as case_module
from scripts.reliability.case import Case
from scripts.reliability.kill_cases import list_cases
from scripts.reliability.kill_points import choose_points, try_case
from scripts.reliability.parallel import KINDS, try_kind
from scripts.reliability.tracing import CAN_TRACE, FAULTS, KILLED, run_child
from tests.layers.fetch.service import serve

pytestmark = [
    pytest.mark.skipif(not CAN_TRACE, reason="kill points are found by tracing system calls"),
    pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning"),
]


def write_badly(folder: Path) -> int:
    """Write in place, as no command may."""
    with (folder / "out.txt").open("w", encoding="utf-8") as file:
        file.write("the new text")
    return 0


def write_well(folder: Path) -> int:
    (folder / ".out.part").write_text("the new text", encoding="utf-8")
    (folder / ".out.part").replace(folder / "out.txt")
    return 0


def case_of(work) -> Case:
    def start(folder: Path) -> None:
        (folder / "out.txt").write_text("the old text", encoding="utf-8")

    return Case("made up", work, start, lambda folder: ((folder / "out.txt").read_text(encoding="utf-8"),))


def test_every_change_is_met_and_a_kill_comes_before_it(tmp_path: Path) -> None:
    assert run_child(functools.partial(write_well, tmp_path), folder=tmp_path).changes == ("open", "write", "rename")
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "the new text"
    (tmp_path / "out.txt").unlink()
    end = run_child(functools.partial(write_well, tmp_path), folder=tmp_path, fault="killed", point=3)
    assert end.code == KILLED
    assert [path.name for path in tmp_path.iterdir()] == [".out.part"]


def test_a_writer_in_place_is_found_out() -> None:
    rows = try_case(case_of(write_badly), most=9, faults=("killed", "disk full"), tell=lambda _row: None)
    assert [row.faults[0].split(": ", 1)[1] for row in rows if row.fault == "killed"] == [
        "neither the old nor the new is there"
    ]
    assert "OSError: [Errno 28]" in " ".join(rows[1].faults)


def test_a_temporary_file_that_stays_is_found_out() -> None:
    def forget(folder: Path) -> int:
        (folder / f".{os.getpid()}.part").write_text("rest", encoding="utf-8")
        return write_well(folder)

    (row,) = try_case(case_of(forget), most=2, faults=("killed",), tell=lambda _row: None)
    assert "stays" in " ".join(row.faults)


def test_of_equal_calls_in_a_row_the_edges_are_chosen() -> None:
    calls = ("open", *["write"] * 50, "fsync", "rename")
    assert choose_points(calls, most=99, edges=True) == [1, 2, 51, 52, 53]
    assert choose_points(calls, most=99, edges=False) == list(range(1, 54))
    assert choose_points(calls, most=3, edges=True) == [1, 51, 53]


def test_a_drawing_is_done_once_and_the_work_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(case_module, "digest_of", lambda data: drawn.append("drawn") or f"made of {data!r}")
    work = case_module.drawing_once(
        lambda folder: (folder / "out.txt").write_text(case_module.digest_of(b"x")), case_module, "digest_of"
    )
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        work(tmp_path / name)
    assert drawn == ["drawn"]
    assert (tmp_path / "b/out.txt").read_text() == "made of b'x'"


@pytest.mark.slow
@pytest.mark.parametrize(("name", "most"), [("fetch", 6), ("history", 4)])
def test_stopped_anywhere_nothing_is_lost(name: str, most: int) -> None:
    with serve() as service:
        (case,) = (case for case in list_cases(service) if case.name == name)
        rows = try_case(case, most=most, faults=("killed", "disk full"), tell=lambda _row: None)
    assert sum(row.points for row in rows) >= 2 * 4
    assert [row.faults for row in rows] == [[], []]


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_two_at_once_lose_nothing(kind: str) -> None:
    row = try_kind(kind, runs=2, times=1)
    assert row.looks > 0
    assert row.wrong == []


def test_each_fault_has_a_name() -> None:
    assert set(FAULTS) == {"killed", "disk full", "quota", "read-only", "gone"}
