"""How an environment is made: by hashes in CI on the machine that they are of, by versions anywhere else."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

FITTING = f"# Made for Python {sys.version_info[0]}.{sys.version_info[1]} on {sys.platform}, "
FAKE = """#!/bin/sh
case "$1 $2" in
"-m venv") mkdir -p "$3/bin"; cp "$0" "$3/bin/python" ;;
"-m pip") echo "$@" >>"$LOG" ;;
*) exec {python} "$@" ;;
esac
"""


@pytest.fixture
def install(root: Path, tmp_path: Path):
    """Prepare an environment with a Python that only notes what pip is asked for."""
    for name in ("constraints.txt", "pyproject.toml"):
        shutil.copy(root / name, tmp_path / name)
    fake = tmp_path / "fake-python"
    fake.write_text(FAKE.format(python=sys.executable))
    fake.chmod(0o755)

    def run(first_line: str, *, ci: str) -> tuple[list[str], str]:
        (tmp_path / "constraints-hashes.txt").write_text(f"{first_line}\n")
        code = f'root={tmp_path}; . {root}/scripts/environment.sh; prepare_environment "[dev]"'
        log = tmp_path / "log"
        kept = {"PATH": "/usr/bin:/bin", "PYTHON": str(fake), "LOG": str(log), "CI": ci}
        done = subprocess.run(["bash", "-euc", code], env=kept, capture_output=True, text=True, check=True)
        return log.read_text().splitlines(), done.stderr

    return run


def first_line() -> str:
    import platform

    return f"{FITTING}{platform.machine()}."


pytestmark = pytest.mark.skipif(shutil.which("bash") is None, reason="the script is bash's")


def test_ci_installs_every_part_by_its_hash(install) -> None:
    asked, _ = install(first_line(), ci="true")
    assert len(asked) == 2
    assert "--require-hashes --no-deps" in asked[0]
    assert "--no-deps --no-build-isolation --editable" in asked[1]


@pytest.mark.parametrize("line", ["# Made for Python 3.9 on win32, AMD64.", ""])
def test_on_another_machine_ci_says_that_it_goes_by_versions(install, line: str) -> None:
    asked, told = install(line, ci="true")
    assert len(asked) == 1
    assert "constraints.txt" in asked[0]
    assert "are not those for Python" in told


def test_a_contributor_goes_by_versions(install) -> None:
    asked, told = install(first_line(), ci="")
    assert len(asked) == 1
    assert "--require-hashes" not in asked[0]
    assert "[dev]" in asked[0]
    assert "hashes" not in told
