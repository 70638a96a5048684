"""
Let two, four and eight runs write one store at once, again and again, and count what is there afterwards.

    python -m scripts.reliability.parallel                     50 repetitions of each
    python -m scripts.reliability.parallel --times 3 --runs 2  a few

`history` adds days of its own in each run, `follow` rows of the ledger, `update` reads one campaign in all of them, and
in `killed` one more run is ended without a last word at some moment. In every second repetition the disk is slow: each
settling of a file takes 20 ms. A reader looks at the store all the while and must never meet half of one.
"""

import argparse
import functools
import os
import random
import signal
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from frontline.app import run
from layers.control.store import StoreError, load_history
from scripts.reliability.case import REPORT, must, quietly, write_control

PLACES: Final = ("Pokrovsk", "Bakhmut", "Lyman", "Siversk", "Selydove", "Myrnohrad", "Velyka Novosilka", "Vovchansk")
SLOW_S: Final = 0.02


@dataclass(slots=True)
class Row:
    """What came of one kind of run, so many at once."""

    kind: str
    runs: int
    times: int = 0
    looks: int = 0
    wrong: list[str] = field(default_factory=list)


def start_run(words: Sequence[str], *, slow: bool) -> int:
    """Run a command in a process of its own and return its number."""
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if slow:
            settle = os.fsync
            os.fsync = lambda file: (time.sleep(SLOW_S), settle(file))[1]
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        sys.stdout, sys.stderr = (os.fdopen(os.dup(nowhere), "w", encoding="utf-8") for _ in range(2))
        code = run(list(words))
    finally:
        os._exit(code)


def wait_for(children: Sequence[int], look: Callable[[], None]) -> list[int]:
    """Wait until all have ended, looking at the store all the while, and return their exit codes."""
    codes: dict[int, int] = {}
    while len(codes) < len(children):
        look()
        for child in children:
            if child not in codes:
                ended, status = os.waitpid(child, os.WNOHANG)
                if ended:
                    codes[child] = os.waitstatus_to_exitcode(status)
    return [codes[child] for child in children]


def look_at(store: Path, row: Row) -> None:
    """Read the store as a reader would: it is not there yet, or it is whole."""
    if store.exists():
        try:
            load_history(store)
            row.looks += 1
        except StoreError as error:
            row.wrong.append(f"a reader met half a store: {error}")


def count(store: Path, query: str) -> list[str]:
    """Return the first column of a query."""
    with closing(sqlite3.connect(store)) as connection:
        return [str(value) for (value,) in connection.execute(query)]


def try_days(folder: Path, row: Row, *, slow: bool, chance: random.Random, killed: bool = False) -> None:
    """Let runs add three days each; where one more is killed, its days may be there or not."""
    store, runs = folder / "s.gpkg", row.runs + killed
    for number in range(runs):
        write_control(folder / f"days{number}", range(1 + 3 * number, 4 + 3 * number))
    words = [["history", f"{folder}/days{number}", "--partial", "-o", str(store)] for number in range(runs)]
    chance.shuffle(order := list(range(runs)))
    children = {number: start_run(words[number], slow=slow) for number in order}
    if killed:
        time.sleep(chance.uniform(0, 0.5))
        os.kill(children[runs - 1], signal.SIGKILL)
    codes = dict(zip(children, wait_for(list(children.values()), functools.partial(look_at, store, row)), strict=True))
    if any(codes[number] for number in range(row.runs)):
        row.wrong.append(f"exit codes {codes}")
    days = {int(day[-2:]) for day in count(store, "SELECT date FROM history_days")}
    missing = set(range(1, 1 + 3 * row.runs)) - days
    if missing:
        row.wrong.append(f"days {sorted(missing)} are gone")
    check_rest(folder, row, again=words[-1] if killed else None)


def try_ledger(folder: Path, row: Row, *, slow: bool, chance: random.Random) -> None:
    """Let runs record the fates of a claim each."""
    store, control = folder / "s.gpkg", folder / "control"
    write_control(control, (11, 12))
    quietly(lambda: must(run(["history", str(control), "--partial", "-o", str(store)])))
    words = []
    for number, place in enumerate(PLACES[: row.runs]):
        report = folder / f"{number}.txt"
        report.write_text(REPORT.replace("Pokrovsk", place).replace("Front Digest", f"Digest {number}"), "utf-8")
        words.append(["follow", str(report), "--control", str(control), "--partial", "--store", str(store)])
    chance.shuffle(words)
    children = [start_run([*one, "--as-of", "2025-06-12"], slow=slow) for one in words]
    codes = wait_for(children, functools.partial(look_at, store, row))
    if any(codes):
        row.wrong.append(f"exit codes {codes}")
    told = count(store, "SELECT value FROM ledger WHERE subject = 'claim'")
    missing = [place for place in PLACES[: row.runs] if not any(f'"{place}' in value for value in told)]
    if missing:
        row.wrong.append(f"the ledger lacks {missing}")
    check_rest(folder, row)


def try_update(folder: Path, row: Row, *, slow: bool, chance: random.Random) -> None:
    """Let runs bring one campaign up to date: each report is there once, each day is there."""
    campaign = folder / "c"
    quietly(lambda: must(run(["init", str(campaign)])))
    settings = '[[reports]]\npath = "reports"\n\n[[control]]\npath = "control"\npartial = true\n'
    (campaign / "frontline.toml").write_text(settings, encoding="utf-8")
    write_control(campaign / "control", (11, 12))
    for number in range(4):
        text = REPORT.replace("June 12", f"June {12 + number}")
        (campaign / f"reports/{number}.txt").write_text(text, encoding="utf-8")
    store = campaign / "campaign.gpkg"
    children = []
    for _ in range(row.runs):
        children.append(start_run(["update", str(campaign)], slow=slow))
        time.sleep(chance.uniform(0, 0.05))
    codes = wait_for(children, functools.partial(look_at, store, row))
    if any(codes):
        row.wrong.append(f"exit codes {codes}")
    reports = count(store, "SELECT report_id FROM campaign_reports")
    if len(reports) != 4 or len(set(reports)) != 4:
        row.wrong.append(f"{len(reports)} editions of {len(set(reports))} reports")
    days = count(store, "SELECT DISTINCT date FROM history_days")
    if len(days) != 2:
        row.wrong.append(f"days {days}")
    check_rest(folder, row)


def check_rest(folder: Path, row: Row, *, again: Sequence[str] | None = None) -> None:
    """Demand that nothing hidden stays; where a run was killed, after it was run again."""
    if again is not None and wait_for([start_run(again, slow=False)], lambda: None) != [0]:
        row.wrong.append("the killed run can't be run again")
    left = sorted(
        path.name for path in folder.rglob("*") if path.name.startswith(".") or path.name.endswith("-journal")
    )
    if left:
        row.wrong.append(f"{left} stays")


KINDS: Final[dict[str, Callable[..., None]]] = {
    "history": try_days,
    "killed": functools.partial(try_days, killed=True),
    "follow": try_ledger,
    "update": try_update,
}


def try_kind(kind: str, *, runs: int, times: int, seed: int = 0) -> Row:
    """Try one kind so many times and return what came of it."""
    row, chance = Row(kind, runs), random.Random(f"{seed} {kind} {runs}")
    for number in range(times):
        with tempfile.TemporaryDirectory(prefix="parallel-") as folder:
            KINDS[kind](Path(folder), row, slow=number % 2 == 1, chance=chance)
        row.times += 1
    return row


def main() -> None:
    """Try all and print the table; exit code 1 where anything was lost."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--runs", type=int, action="append", help="so many at once; 2, 4 and 8 unless given")
    parser.add_argument("--kind", choices=list(KINDS), action="append")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    lost = 0
    for kind in given.kind or KINDS:
        for runs in given.runs or (2, 4, 8):
            row = try_kind(kind, runs=runs, times=given.times, seed=given.seed)
            lost += len(row.wrong)
            print(f"{kind:8} {runs} at once x {row.times:3}  reads {row.looks:6}  wrong {len(row.wrong)}", flush=True)
            for line in row.wrong[:5]:
                print(f"    {line}", flush=True)
    sys.exit(1 if lost else 0)


if __name__ == "__main__":
    main()
