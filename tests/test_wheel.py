"""The wheel works alone: built, installed into an environment that holds what it asks for and no more, and run."""

import importlib.metadata
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement


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


def asked_for(requirements: list[str]) -> dict[str, importlib.metadata.Distribution]:
    """Return the distributions that requirements without extras lead to, as they are installed here."""
    found: dict[str, importlib.metadata.Distribution] = {}
    wanted = [(Requirement(one), "") for one in requirements]
    while wanted:
        one, extra = wanted.pop()
        if one.marker is not None and not one.marker.evaluate({"extra": extra}):
            continue
        told = importlib.metadata.distribution(one.name)
        assert one.specifier.contains(told.version, prereleases=True), f"{one} is asked for, {told.version} is here"
        new = one.name not in found
        found[one.name] = told
        if new or one.extras:
            wanted += [(Requirement(more), extra) for more in told.requires or () for extra in (one.extras or {""})]
    return found


def lend(one: importlib.metadata.Distribution, site: Path, shared: set[str]) -> None:
    """Let an environment have an installed distribution by links, of folders that it shares with others by each file."""
    files = [file for file in one.files or () if ".." not in file.parts]
    tops = {Path(file.parts[0]) for file in files if file.parts[0] not in shared}
    for part in (*sorted(tops), *(file for file in files if file.parts[0] in shared)):
        target = site / part
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.exists():
            target.symlink_to(Path(str(one.locate_file(part))).resolve())


def test_an_undeclared_library_is_not_lent() -> None:
    lent = asked_for(["geopandas>=1.1", "markdown-it-py>=3"])
    assert {"geopandas", "pandas", "shapely", "mdurl"} <= set(lent)
    assert not {"pytest", "hypothesis", "matplotlib", "folium"} & set(lent)
    with pytest.raises(AssertionError, match=r"geopandas>=900 is asked for"):
        asked_for(["geopandas>=900"])


@pytest.mark.slow
def test_the_wheel_draws_the_demo_from_an_environment_of_its_own(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "env")
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    # this environment's pip installs into the empty one: a pip in there would only cost time, as would compiling all
    call(
        *(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-compile", "--no-deps", "--no-index"),
        wheel,
        cwd=tmp_path,
    )
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))", cwd=tmp_path).strip())
    (told,) = importlib.metadata.distributions(path=[str(site)])
    owners = importlib.metadata.packages_distributions()
    shared = {top for top, distributions in owners.items() if len(set(distributions)) > 1}
    for one in asked_for(told.requires or []).values():
        lend(one, site, shared)
    printed = call(python.with_name("frontline"), "demo", "-o", "out", cwd=tmp_path).strip()
    assert Path(printed) == (tmp_path / "out" / "map.html").resolve()
    assert Path(printed).stat().st_size > 100_000
    assert not (site / "pytest").exists()
