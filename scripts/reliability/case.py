"""A command that writes: what it starts from, and how what it left is looked at; all of it made up."""

import contextlib
import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Final
from unittest.mock import patch

from frontline.app import run

Look = tuple[object, ...]
REPORT: Final = """Front Digest, June 12, 2025

Geolocated footage published on June 11 shows that Russian forces advanced in northern Toretsk. Russian sources claimed
that Russian forces seized Pokrovsk and Ukrainian forces retook Kupyansk.
"""
PLACES: Final = "name_en,name_uk,latitude,longitude\nAlpha,Альфа,48.1,37.2\nBravo,Браво,48.2,37.3\n"


@dataclass(frozen=True, slots=True)
class Case:
    """
    A command that writes: its words ({} is its folder), what it starts from, and how to look at what it left.

    `kept` are hidden files that may stay, `also` what may be there beside the old and the new; one that works `once`
    refuses to do again what is done.
    """

    name: str
    work: Callable[[Path], int]
    start: Callable[[Path], None]
    look: Callable[[Path], Look]
    kept: frozenset[str] = frozenset()
    also: frozenset[object] = frozenset()
    once: bool = False


def command(*words: str) -> Callable[[Path], int]:
    """Return the work of a command line, {} standing for the folder."""
    return lambda folder: run([word.format(folder) for word in words])


def drawing_once(work: Callable[[Path], int], module: ModuleType, name: str) -> Callable[[Path], int]:
    """
    Return a work whose drawing, a function of a module, is done once and held for every later run and its children.

    What is tried is the order of writing; each run reads its inputs and writes its output in full.
    """
    held: list[object] = []
    draw = getattr(module, name)

    def draw_or_give(*given: object, **asked: object) -> object:
        if not held:
            held.append(draw(*given, **asked))
        return held[0]

    def work_with_it(folder: Path) -> int:
        with patch.object(module, name, draw_or_give):
            return work(folder)

    return work_with_it


def write_control(folder: Path, days: Sequence[int]) -> None:
    """Write made-up control maps, one a day of June 2025."""
    folder.mkdir(exist_ok=True)
    for day in days:
        edge = 37.5 + day / 100
        ring = [[37, 48], [edge, 48], [edge, 48.6], [37, 48.6], [37, 48]]
        shape = {"type": "Polygon", "coordinates": [ring]}
        feature = {"type": "Feature", "properties": {"kind": "assessed_control"}, "geometry": shape}
        text = json.dumps({"type": "FeatureCollection", "features": [feature]})
        (folder / f"own_202506{day:02}.geojson").write_text(text, encoding="utf-8")


def start_files(folder: Path) -> None:
    """Write a report, control maps and a table of places."""
    (folder / "report.txt").write_text(REPORT, encoding="utf-8")
    (folder / "places.csv").write_text(PLACES, encoding="utf-8")
    write_control(folder / "control", (11, 12))


def must(code: int) -> None:
    """Demand that a preparation went well."""
    if code:
        raise SystemExit(f"a preparation ended with exit code {code}")


def quietly(work: Callable[[], object]) -> None:
    """Do a preparation without its lines."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        work()


def look_at_file(name: str) -> Callable[[Path], Look]:
    """Return what looks at the bytes of outputs."""
    return lambda folder: tuple(digest_of(path.read_bytes()) for path in sorted(folder.glob(name)) if path.is_file())


def digest_of(data: bytes) -> str:
    """Return the hash of bytes."""
    return hashlib.sha256(data).hexdigest()
