"""The wheel works alone: built, installed into an empty environment outside the checkout, and run."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest


def call(*command: object, cwd: Path, **variables: str) -> str:
    environment = {key: value for key, value in os.environ.items() if key not in {"PYTHONPATH", "VIRTUAL_ENV"}}
    result = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr[-3000:]
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory, root) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    call(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", out, root, cwd=out)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_the_rooms_and_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"geo", "reports", "layers", "maps", "frontline"}


@pytest.mark.slow
def test_the_wheel_draws_the_demo_from_an_empty_environment(wheel: Path, tmp_path: Path, root: Path) -> None:
    venv.create(tmp_path / "env")
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    # this environment's pip installs into the empty one: a pip in there would only cost time, as would compiling all
    call(
        *(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-compile"),
        *("-c", root / "constraints.txt", wheel),
        cwd=tmp_path,
    )
    printed = call(python.with_name("frontline"), "demo", "-o", "out", cwd=tmp_path).strip()
    assert Path(printed) == (tmp_path / "out" / "map.html").resolve()
    assert Path(printed).stat().st_size > 100_000
