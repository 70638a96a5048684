"""The command line as a person runs it, in this process."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path

import pytest
from shapely.geometry import box

from frontline.app import run
from frontline.outputs.pictures import Picture
from frontline.screen import progress

EAST = box(36, 47, 38.5, 50)


@dataclass(frozen=True, slots=True)
class Result:
    """What one run gave."""

    code: int
    out: str
    err: str


def refused(result: Result, *words: str) -> None:
    """Demand that a run was refused in one line with all of some words."""
    assert result.code == 2, result
    assert result.out == ""
    assert result.err.count("\n") == 1, result.err
    for word in words:
        assert word in result.err, result.err


@pytest.fixture(autouse=True)
def _no_lines_of_slow_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the lines of long work off stderr: how long a test takes is no part of what it tells."""
    monkeypatch.setattr(progress, "EVERY_S", 3600.0)


@pytest.fixture
def frontline(capfd: pytest.CaptureFixture[str]) -> Callable[..., Result]:
    """Run a command and give its exit code, stdout and stderr."""

    def call(*arguments: object) -> Result:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        out, err = capfd.readouterr()
        return Result(code, out, err)

    return call


def draw_the_east(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let outputs hold the base layers of the east alone."""
    from frontline.steps.drawing import draw

    whole = draw.gather_base

    def gather(settlements: Path | None = None, highways: Path | None = None) -> object:
        base = whole(settlements, highways)
        near = {one.name: getattr(base, one.name).cx[36:38.5, 47:50] for one in fields(base)}
        near = {name: frame.set_geometry(frame.geometry.intersection(EAST)) for name, frame in near.items()}
        for name, frame in near.items():
            frame.attrs = getattr(base, name).attrs
        return replace(base, **near)

    monkeypatch.setattr(draw, "gather_base", gather)


@pytest.fixture
def near_base(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write the base layers of the east alone: for tests of what outputs say, not of how much lies below it."""
    draw_the_east(monkeypatch)


@pytest.fixture
def small_pack(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write packs of the east with shallow tiles and one picture: for tests of which tables and words are in them."""
    draw_the_east(monkeypatch)
    monkeypatch.setattr("layers.export.pmtiles.ZOOMS", (4, 6))
    monkeypatch.setattr("layers.export.pmtiles.FAR_ZOOMS", (4, 5))
    monkeypatch.setattr("frontline.outputs.folder.PICTURES", (("map.png", Picture()),))


@pytest.fixture
def report(tmp_path) -> Callable[[str], object]:
    """Write a report of one paragraph with a date line and give its path."""

    def write(body: str, *, head: str = "Frontline Digest, June 12, 2025\n\n", name: str = "report.txt") -> object:
        path = tmp_path / name
        path.write_text(head + body, encoding="utf-8")
        return path

    return write
