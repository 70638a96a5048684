"""
Let every source's service misbehave in every way, and print what came of each fetch as a table.

    python -m scripts.reliability.fetch_matrix             every source and fault
    python -m scripts.reliability.fetch_matrix geonames    one source

A service on this machine plays each source in its real shape (`tests/layers/fetch/scripts.py`). A copy is fetched, the
service strikes, and the copy must be the one before, byte for byte, with one line that says why; the next fetch of a
good service must give it again. A copy whose bytes were changed on the disk must be refused and fetched anew, and a
service whose clock is off must be waited for by its own clock, and its copy taken ("good"). Exit code 1 where any cell
is another.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from layers.disk.cache import Cache, CacheError, Entry
from layers.errors import LayersError
from layers.fetch.fetch import fetch
from layers.fetch.network.client import Client
from layers.fetch.services import geonames
from layers.fetch.wish import Wish
from layers.sources.catalogue import find_source
from tests.layers.fetch.conftest import QUICK
from tests.layers.fetch.scripts import SCRIPTS, Script
from tests.layers.fetch.service import Service, serve
from tests.layers.fetch.test_matrix import FAULTS, SHORT, _quick, skewed
from tests.layers.fetch.toys import NOON

SKIPPED = "packed"
KEPT = "kept"
GOOD = "good"
WRONG_HASH, CLOCK = "wrong hash", "clock off"


def strike(service: Service, cache: Cache, name: str, script: Script, fault: str) -> tuple[str, str]:
    """Return what became of the copy under one fault, and the line that a user reads."""
    if fault == "renamed field" and script.binary:
        return SKIPPED, ""
    play(service, script)
    if fault == CLOCK:
        return strike_clock(service, cache, name, script)
    first = run(service, cache, name, script)
    if fault == WRONG_HASH:
        return strike_hash(service, cache, name, script, first)
    service.play(script.main, FAULTS[fault][0](script, script.replies[script.main]))
    try:
        run(service, cache, name, script, **SHORT.get(fault, {}))
    except LayersError as error:
        return look_at_copy(service, cache, name, script, first, str(error))
    return "TAKEN", ""


def look_at_copy(service: Service, cache: Cache, name: str, script: Script, first: Entry, told: str) -> tuple[str, str]:
    """Return what became of the copy that was there before a fault, with the line that the fault gave."""
    try:
        for file in first.files:
            cache.path(name, file)
    except CacheError as error:
        return "BROKEN", str(error)
    if cache.read(name) != first or "\n" in told:
        return "CHANGED", told
    play(service, script)
    return (KEPT if run(service, cache, name, script).digest == first.digest else "NOT FETCHED AGAIN"), told


def strike_hash(service: Service, cache: Cache, name: str, script: Script, first: Entry) -> tuple[str, str]:
    """Return what became of a copy whose last byte was changed on the disk, and the line that its use gives."""
    path = cache.path(name, first.files[0])
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    try:
        cache.path(name, first.files[0])
    except CacheError as error:
        return (GOOD if run(service, cache, name, script).digest == first.digest else "NOT FETCHED AGAIN"), str(error)
    return "USED", ""


def strike_clock(service: Service, cache: Cache, name: str, script: Script) -> tuple[str, str]:
    """Return what became of a fetch from a service that is busy and whose clock is off, and how long was waited."""
    service.play(script.main, *skewed(script.replies[script.main]))
    waits: list[float] = []
    run(service, cache, name, script, waits=waits)
    return (GOOD if 5.0 in waits and max(waits) <= 60 else "WRONG WAIT"), f"waited {waits} s"


def play(service: Service, script: Script) -> None:
    """Let the service answer as it should."""
    for address, reply in script.replies.items():
        service.play(address, reply)


def run(
    service: Service, cache: Cache, name: str, script: Script, *, waits: list[float] | None = None, **patience: float
) -> Entry:
    """Fetch a source once, whether or not its copy is fresh; what would be waited goes to `waits`."""
    slept = [] if waits is None else waits
    client = Client(base=service.base, patience=QUICK.__class__(**_quick() | patience), sleep=slept.append)
    wish = Wish(again=True, accept_terms=True)
    return fetch(
        find_source(name), wish, cache=cache, client=client, environment=script.environment, clock=lambda: NOON
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, then each line that a user reads, and return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sources", nargs="*", help="sources; all unless given")
    chosen = parser.parse_args(arguments).sources or list(SCRIPTS)
    geonames.FEWEST = 5  # type: ignore[misc] - the made-up service has few places
    began, lines, wrong = time.monotonic(), [], 0
    faults = (*FAULTS, WRONG_HASH, CLOCK)
    print("| source | " + " | ".join(faults) + " |")
    print("|---|" + "---|" * len(faults))
    for name in chosen:
        script, cells = SCRIPTS[name](), []
        for fault in faults:
            with tempfile.TemporaryDirectory() as folder, serve() as service:
                found, told = strike(service, Cache(Path(folder)), name, script, fault)
            cells.append(found)
            wrong += found not in {KEPT, SKIPPED, GOOD}
            lines.append(f"{name}, {fault}: {told}")
        print(f"| {name} | " + " | ".join(cells) + " |", flush=True)
    print(f"\n{len(lines)} cells in {time.monotonic() - began:.0f} s, {wrong} wrong; what a user reads:\n")
    print("\n".join(line for line in lines if not line.endswith(": ")))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
