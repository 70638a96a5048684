"""
Change files at random, guided by what they reach, and read them: each is read or refused in one line, within seconds.

    python -m scripts.reliability.fuzz --minutes 10            all readers, the time shared among them
    python -m scripts.reliability.fuzz --only store --seed 7   one of them

Each reader runs in a process of its own, so that a library that dies is seen; its file stays in `--keep`. The page's
readers of addresses and packed data have their own script: `node scripts/reliability/fuzz_page.mjs MINUTES`.
"""

import argparse
import os
import random
import resource
import signal
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Final

from geo.errors import MendableError
from scripts.reliability.changing import change
from scripts.reliability.reached import Reached
from scripts.reliability.reader import Reader
from scripts.reliability.readers import list_readers

SECONDS: Final = 5
MEMORY: Final = 6_000_000_000
WATCHED: Final = 0.2
"""So many of the readings are watched: a file that reaches a line of the program that none before did is changed on."""

MOST_SEEDS: Final = 600
LONGEST: Final = 3_000
"""So many letters may be told of a file: what strangers wrote is shortened in a message."""

ROOT: Final = Path(__file__).parents[2]


class TooSlowError(Exception):
    """A reader took longer than it may."""


@dataclass(slots=True)
class Found:
    """What came of one reader: executions, what was refused, and what broke by the place where it broke."""

    reader: str
    done: int = 0
    refused: int = 0
    seconds: float = 0.0
    broken: Counter[str] = field(default_factory=Counter)


def place_of(error: BaseException) -> str:
    """Return what broke and the innermost line of ours that it broke in."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename.startswith(str(ROOT))]
    ours = [frame for frame in frames if "/scripts/" not in frame.filename] or frames
    where = f"{Path(ours[-1].filename).relative_to(ROOT)}:{ours[-1].lineno}" if ours else "?"
    return f"{type(error).__name__} at {where}: {' '.join(str(error).split())[:120]}"


def key_of(told: str) -> str:
    """Return a finding without its words, so that one fault counts as one."""
    return told.split(": ", 1)[0]


def read_once(reader: Reader, path: Path) -> str:
    """Read a file; return "" for read, "refused", or what broke."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise TooSlowError(f"longer than {SECONDS} s")

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            reader.read(path)
    except MendableError as error:
        return "refused" if len(str(error)) < LONGEST else f"a line of {len(str(error)):,} letters: {str(error)[:200]}"
    except Exception as error:  # noqa: BLE001 - whatever a reader lets through is the finding
        return place_of(error)
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return ""


def work(reader: Reader, *, seconds: float, seed: int, folder: Path, keep: Path, most: int | None = None) -> Found:
    """Change and read until the time is over; one file of each kind of fault is kept."""
    found, chance = Found(""), random.Random(seed)
    pool, reached = list(reader.seeds), Reached()
    until = time.monotonic() + seconds
    path = folder / reader.name
    while time.monotonic() < until and (most is None or found.done < most):
        data = change(chance.choice(pool), tuple(pool), reader.words, chance)
        path.write_bytes(data)
        leads = chance.random() < WATCHED and reached.adds(partial(read_once, reader, path))
        told = read_once(reader, path)  # also what was watched: watching costs time of its own
        found.done += 1
        found.refused += told == "refused"
        if leads or (told == "" and len(pool) < MOST_SEEDS):
            pool.append(data)
        if told not in {"", "refused"}:
            key = key_of(told)
            if key not in found.broken:
                keep.mkdir(parents=True, exist_ok=True)
                number = len(list(keep.iterdir()))
                (keep / f"{number:03}-{reader.name}").write_bytes(data)
                print(f"    {told}  [{number:03}-{reader.name}]", flush=True)
            found.broken[key] += 1
    return found


def run_apart(name: str, reader: Reader, *, seconds: float, seed: int, keep: Path) -> Found:
    """Work in a process of its own; one that dies is counted, its file kept, and another goes on."""
    whole, began = Found(name), time.monotonic()
    while (left := seconds - (time.monotonic() - began)) > 0.5:
        with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
            reading, writing = os.pipe()
            sys.stdout.flush()
            child = os.fork()
            if child == 0:
                _be_child(reader, left, seed, Path(folder), keep, writing)
            os.close(writing)
            told = b""
            while piece := os.read(reading, 1 << 16):
                told += piece
            os.close(reading)
            _, status = os.waitpid(child, 0)
            code = os.waitstatus_to_exitcode(status)
            if told:
                done, refused, *broken = told.decode().split("\x1f")
                whole.done += int(done)
                whole.refused += int(refused)
                whole.broken.update(broken)
            if code != 0:
                keep.mkdir(parents=True, exist_ok=True)
                last = Path(folder) / reader.name
                kept = keep / f"died-{seed}-{reader.name}"
                kept.write_bytes(last.read_bytes() if last.exists() else b"")
                whole.broken[f"the process died ({code}), {kept.name}"] += 1
        seed += 1
    whole.seconds = time.monotonic() - began
    return whole


def _be_child(reader: Reader, seconds: float, seed: int, folder: Path, keep: Path, writing: int) -> None:
    code = 3
    try:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        found = work(reader, seconds=seconds, seed=seed, folder=folder, keep=keep)
        parts = [str(found.done), str(found.refused), *found.broken.elements()]
        os.write(writing, "\x1f".join(parts).encode()[:60_000])
        code = 0
    finally:
        sys.stdout.flush()
        os._exit(code)


def main() -> None:
    """Fuzz the readers and print what came of each; exit code 1 where one broke."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--only", default="", metavar="WORD", help="readers with a word in their name")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("fuzz-found"), help="folder for the files that broke one")
    given = parser.parse_args()
    chosen = {name: reader for name, reader in list_readers().items() if given.only in name}
    total, broken = 0, 0
    for name, reader in chosen.items():
        found = run_apart(name, reader, seconds=60 * given.minutes / len(chosen), seed=given.seed, keep=given.keep)
        total, broken = total + found.done, broken + len(found.broken)
        print(f"{name:18} {found.done:8,} read {found.refused:8,} refused {len(found.broken):3} faults", flush=True)
        for key, count in found.broken.most_common():
            print(f"    {count:6} x {key}", flush=True)
    print(f"{total:,} executions, {broken} faults")
    sys.exit(1 if broken else 0)


if __name__ == "__main__":
    main()
