"""
Stop every command that writes at every change of the disk, in five ways, and look what is left.

    python -m scripts.reliability.kill_points                     the whole table: some hours
    python -m scripts.reliability.kill_points --edges             no point within a run of equal calls: an hour or two
    python -m scripts.reliability.kill_points --only map --most 9 one command, at most nine points a fault

Afterwards what was there before must be readable (as it was or as the run would have left it), a fault that the
program lives through must be told in one line or do no harm, running the command again must succeed and give what an
undisturbed run gives, and no temporary file may stay.
"""

import argparse
import functools
import shutil
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scripts.reliability.case import Case, Look, quietly
from scripts.reliability.kill_cases import lighten, list_cases
from scripts.reliability.tracing import CAN_TRACE, FAULTS, KILLED, End, run_child
from tests.layers.fetch.service import serve


@dataclass(slots=True)
class Row:
    """What came of one command under one fault."""

    case: str
    fault: str
    points: int = 0
    of: int = 0
    old: int = 0
    new: int = 0
    told: int = 0
    faults: list[str] = field(default_factory=list)


def try_case(
    case: Case,
    *,
    most: int,
    edges: bool = False,
    faults: Sequence[str] = tuple(FAULTS),
    tell: Callable[[Row], None],
) -> list[Row]:
    """
    Try a case under each fault at evenly spread points, `most` of them, and return a row a fault.

    `edges` leaves out what lies within a run of equal calls: of a thousand writes in a row it meets the first and last.
    """
    rows = []
    with tempfile.TemporaryDirectory(prefix="kill-points-") as name:
        base = Path(name)
        (base / "start").mkdir()
        quietly(functools.partial(case.start, base / "start"))
        before = case.look(base / "start")
        quietly(functools.partial(case.work, _fresh(base)))  # what it reads once is in the memory of every child
        work = _fresh(base)
        counted = run_child(functools.partial(case.work, work), folder=work)
        if counted.code:
            raise SystemExit(f"{case.name}: ends with {counted.code} undisturbed: {counted.told}")
        after = case.look(work)
        of = len(counted.changes)
        points = choose_points(counted.changes, most=most, edges=edges)
        for fault in faults:
            row = Row(case.name, fault, of=of)
            for point in points:
                _try_point(case, fault, point, base, (before, after), row)
            rows.append(row)
            tell(row)
    return rows


def choose_points(changes: Sequence[str], *, most: int, edges: bool) -> list[int]:
    """Return the points to stop at, 1 being the first change: all, or at most so many evenly spread."""
    last = len(changes)
    points = [
        point
        for point in range(1, last + 1)
        if not edges or {point} & {1, last} or not changes[point - 2] == changes[point - 1] == changes[point]
    ]
    if most >= len(points):
        return points
    return sorted({points[round(step * (len(points) - 1) / max(1, most - 1))] for step in range(most)})


def _fresh(base: Path) -> Path:
    work = base / "work"
    shutil.rmtree(work, ignore_errors=True)
    shutil.copytree(base / "start", work, copy_function=shutil.copy)
    return work


def _try_point(case: Case, fault: str, point: int, base: Path, looks: tuple[Look, Look], row: Row) -> None:
    """Stop a case at one point, look, run it again and look again; what is wrong is noted in the row."""
    work = _fresh(base)
    end = run_child(functools.partial(case.work, work), folder=work, fault=fault, point=point)
    row.points += 1
    gone = base / "work.gone"
    if gone.exists():
        shutil.rmtree(work, ignore_errors=True)
        gone.rename(work)
    where = f"at {point} ({end.changes[-1] if end.changes else 'nothing'})"
    row.faults += [f"{where}: {fault_}" for fault_ in _judge(case, fault, work, looks, end, row)]
    again = run_child(functools.partial(case.work, work), folder=work)
    if again.code and not (case.once and again.code == 2 and case.look(work) == looks[1]):
        row.faults.append(f"{where}: the rerun ended with {again.code}: {again.told[-300:]}")
        return
    if case.look(work) != looks[1]:
        row.faults.append(f"{where}: the rerun gives something else")
    left = _left_in(work, case.kept)
    if left:
        row.faults.append(f"{where}: {', '.join(left)} stays")


def _judge(case: Case, fault: str, work: Path, looks: tuple[Look, Look], end: End, row: Row) -> list[str]:
    """Return what is wrong after a fault: with what is left, and with what was told."""
    found = []
    try:
        now = case.look(work)
    except Exception as error:  # noqa: BLE001 - whatever the readers raise is the finding
        return [f"can't be read: {type(error).__name__}: {error}"]
    parts = list(zip(now, *looks, strict=True)) if len(now) == len(looks[0]) == len(looks[1]) else [(now, *looks)]
    if not all(one in {old, new} or one in case.also for one, old, new in parts):
        found.append("neither the old nor the new is there")
    row.old += now == looks[0]
    row.new += now == looks[1] != looks[0]
    if fault == "killed":
        return found if end.code in {KILLED, 0} else [*found, f"exit code {end.code}: {end.told[-300:]}"]
    lines = [line for line in end.told.splitlines() if line.startswith("frontline: ")]
    row.told += end.code == 2
    if end.code not in {0, 2} or "Traceback" in end.told:
        found.append(f"exit code {end.code}: {end.told[-600:]}")
    elif end.code == 2 and len(lines) != 1:
        found.append(f"{len(lines)} lines: {end.told[-300:]}")
    elif end.code == 0 and fault != "gone" and now != looks[1]:
        found.append("says it is done and is not")
    elif end.code == 2 and "nothing was changed" in end.told and now != looks[0]:
        found.append("says that nothing was changed, and it was")
    return found


def _left_in(folder: Path, kept: frozenset[str]) -> list[str]:
    """Return temporary files that stay."""
    ends = (".part", "-journal", "-wal", "-shm", ".tmp", ".lock")
    found = (path for path in folder.rglob("*") if path.name.startswith(".") or path.name.endswith(ends))
    return sorted(path.relative_to(folder).as_posix() for path in found if path.name not in kept)


def print_row(row: Row) -> None:
    """Print what came of a command under a fault."""
    tried = f"{row.points}" if row.points == row.of else f"{row.points} of {row.of}"
    print(
        f"{row.case:18} {row.fault:10} points {tried:>12}  old {row.old:4} new {row.new:4} told {row.told:4} "
        f"wrong {len(row.faults):3}",
        flush=True,
    )
    for fault in row.faults[:5]:
        print(f"    {fault}", flush=True)


def main() -> None:
    """Try the cases and print the table; exit code 1 where a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--only", action="append", metavar="WORD", help="commands whose name has it; repeatable")
    parser.add_argument("--fault", action="append", choices=list(FAULTS), help="one fault alone; may be repeated")
    parser.add_argument("--most", type=int, default=10_000, metavar="N", help="at most so many points a fault")
    parser.add_argument("--edges", action="store_true", help="of equal calls in a row the first and the last alone")
    given = parser.parse_args()
    if not CAN_TRACE:
        raise SystemExit("kill points are found by tracing system calls: Linux on x86-64 alone")
    lighten()
    rows: list[Row] = []
    with serve() as service:
        for case in list_cases(service):
            if any(word in case.name for word in given.only or [""]):
                faults = given.fault or tuple(FAULTS)
                rows += try_case(case, most=given.most, edges=given.edges, faults=faults, tell=print_row)
    wrong = sum(len(row.faults) for row in rows)
    print(f"{len(rows)} cells, {sum(row.points for row in rows)} points, {wrong} wrong")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
