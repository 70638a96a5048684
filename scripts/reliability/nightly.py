"""
Run the long checks one after the other, with a seed of the day: a night, or ten minutes.

    python -m scripts.reliability.nightly            some six hours
    python -m scripts.reliability.nightly --short    ten minutes: fuzzing, and a few of each comparison

What broke a reader lies in `--keep`; it goes to `tests/data/corpus/READER/found-WHAT` once it is small and mended. Exit
code 1 where anything was found.
"""

import argparse
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from typing import Final

_MODULES: Final = (sys.executable, "-m")
_HERE: Final = "scripts.reliability"


def list_runs(*, short: bool, seed: int, keep: str) -> list[tuple[str, ...]]:
    """Return the commands, those of a night or of ten minutes."""
    numbered = ("--seed", str(seed))
    runs: list[tuple[str, ...]] = [
        (*_MODULES, f"{_HERE}.fuzz", "--minutes", "6" if short else "180", "--keep", keep, *numbered),
        (*_MODULES, f"{_HERE}.differences", "--count", "1500" if short else "100000", *numbered),
    ]
    if shutil.which("node") is not None:
        runs.append(("node", "scripts/reliability/fuzz_page.mjs", "1" if short else "30", str(seed)))
    if not short:
        runs += [
            (*_MODULES, f"{_HERE}.hostile"),
            (*_MODULES, f"{_HERE}.same_bytes"),
            (*_MODULES, f"{_HERE}.parallel", "--times", "10", *numbered),
            (*_MODULES, f"{_HERE}.kill_points", "--most", "9"),
        ]
    return runs


def main() -> None:
    """Run them all; what fails does not stop the next."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[1])
    parser.add_argument("--short", action="store_true", help="ten minutes")
    parser.add_argument("--keep", default="fuzz-found", help="folder for the files that broke a reader")
    given = parser.parse_args()
    seed = int(f"{datetime.now(UTC):%Y%m%d}")
    failed = []
    for run in list_runs(short=given.short, seed=seed, keep=given.keep):
        print(" ".join(run), flush=True)
        if subprocess.run(run, check=False).returncode:
            failed.append(" ".join(run))
    print("\n".join(["found something:", *failed]) if failed else "nothing was found")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
