"""
Make files that no reader should choke on, and read each with the command it is meant for.

    python scripts/bad_files.py FOLDER          make them
    python scripts/bad_files.py FOLDER --run    make them, read them, and print a table

Each must end in exit code 2 with one line, or be read, within 3.5 seconds of processor time beside what starting costs
(5 with it), and 1 GB of memory. They are made anew each time (some have 200 MB) and never stand in the repository.
"""

import argparse
import gc
import io
import json
import os
import subprocess
import sys
import time
from contextlib import redirect_stderr
from dataclasses import dataclass
from pathlib import Path
from typing import Self

sys.path.insert(0, str(Path(__file__).parent))
from bad_child import in_child
from bad_data import MEGABYTE, SQUARE, geojson
from bad_list import FILES, REPORT, Bad

SECONDS = 3.5
"""Of processor time for a file itself: with START_S, the five seconds that a process may take."""
START_S = 1.5
"""What loading the readers and reading good files costs; where that is more in the same run, so may be a file."""
MAX_MEMORY = 1_000_000_000


@dataclass(frozen=True, slots=True)
class Outcome:
    """What reading a file gave; `fault` is empty where all is as promised."""

    name: str
    code: int
    lines: tuple[str, ...]
    seconds: float
    memory: int
    fault: str


class Workshop:
    """
    A process that has read good files, and makes and reads each bad one in a child of its own, begun by a fork.

    A child pays for what its file costs alone, not for what starting costs any reader.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        report, control = folder / "good-report.txt", folder / "good_20250612.geojson"
        report.write_text(REPORT, encoding="utf-8")
        control.write_bytes(geojson(SQUARE))
        self.known = {"report": report, "control": control, "out": folder / "out"}
        # threads of a library for matrices would not live on in the children
        alone = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        command = [sys.executable, __file__, folder, "--serve"]
        self.served = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=alone)

    def __enter__(self) -> Self:
        """Return the workshop, which starts at its first file."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the process end."""
        self.served.communicate()

    def read(self, bad: Bad) -> Outcome:
        """Make a file, read it with its command, and take it away again."""
        path, err = self.folder / bad.name, self.folder / "err"
        words = [word.format(path, **self.known) if "{" in word else word for word in bad.command.split()]
        self.served.stdin.write(json.dumps([bad.name, words]) + "\n")
        self.served.stdin.flush()
        code, seconds, memory = json.loads(self.served.stdout.readline())
        path.unlink()
        lines = tuple(err.read_text(encoding="utf-8", errors="replace").splitlines())
        if bad.notes and code == 2:
            lines = lines[-1:]
        return Outcome(bad.name, code, lines, seconds, memory, judge(bad, code, lines, seconds, memory))


def serve(folder: Path) -> None:
    """Make and read the files that stdin names, a line each; answer with exit code, seconds and peak of memory."""
    from frontline.app import run  # noqa: PLC0415 - only the process that reads needs it
    from frontline.screen import progress  # noqa: PLC0415 - as above

    progress.EVERY_S = 3600.0  # how long it takes here is no part of what it tells
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")  # what a command prints is no answer
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
    by_name = {bad.name: bad for bad in FILES}
    good, control = folder / "good-report.txt", folder / "good_20250612.geojson"
    with redirect_stderr(io.StringIO()) as told:
        codes = [run(["claims", str(good)]), run(["history", str(control), "-o", str(folder / "start.gpkg")])]
    pace = max(1.0, time.process_time() / START_S)
    gc.freeze()  # what lives now stays shared with the children
    if any(codes):
        sys.exit(told.getvalue())
    for line in sys.stdin:
        name, words = json.loads(line)
        made, _ = in_child(lambda name=name: (folder / name).write_bytes(by_name[name].make()) * 0)
        if made != 0:
            sys.exit(f"{name} can't be made")
        code, used = in_child(lambda words=words: run(words), err=folder / "err")
        seconds = (used.ru_utime + used.ru_stime) / pace
        print(json.dumps([code, seconds, used.ru_maxrss * 1024]), file=answers, flush=True)


def judge(bad: Bad, code: int, lines: tuple[str, ...], seconds: float, memory: int) -> str:
    """Return what is wrong with how a file was read, empty where nothing is."""
    faults = []
    if code == 2 and len(lines) != 1:
        faults.append(f"{len(lines)} lines")
    elif code == 2 and bad.name not in lines[0]:
        faults.append("the line does not name the file")
    elif code == 0 and not bad.is_read:
        faults.append("was read")
    elif code not in {0, 2}:
        faults.append(f"exit code {code}")
    if not any(bad.told in line for line in lines) and bad.told:
        faults.append(f"does not tell: {bad.told}")
    if any("Traceback" in line or "Warning:" in line for line in lines):
        faults.append("a traceback or warning")
    if seconds > SECONDS:
        faults.append(f"{seconds:.1f} s")
    if memory > MAX_MEMORY:
        faults.append(f"{memory // MEGABYTE} MB")
    return ", ".join(faults)


def main() -> None:
    """Make the files, or read each and print what came of it; exit code 1 where one was not read as promised."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--run", action="store_true")
    parser.add_argument("--only", default="", metavar="WORD", help="those with a word in their name; =NAME one alone")
    parser.add_argument("--serve", action="store_true", help="read those that stdin names")
    given = parser.parse_args()
    given.folder.mkdir(exist_ok=True)
    if given.serve:
        serve(given.folder)
        return
    chosen = [bad for bad in FILES if given.only in bad.name or given.only == f"={bad.name}"]
    if not given.run:
        for bad in chosen:
            (given.folder / bad.name).write_bytes(bad.make())
        print(f"{len(chosen)} files in {given.folder}")
        return
    with Workshop(given.folder) as workshop:
        outcomes = [workshop.read(bad) for bad in chosen]
    for one in outcomes:
        told = (one.lines[-1] if one.lines else "")[:150]
        spent = f"{one.seconds:5.1f} s {one.memory // MEGABYTE:5} MB"
        print(f"{one.name:34} {one.code:3} {spent}  {one.fault or 'ok'} | {told}")
    failed = sum(bool(one.fault) for one in outcomes)
    print(f"{len(outcomes)} files, {failed} not read as promised")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
