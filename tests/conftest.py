"""Fixtures that several rooms share."""

import importlib.util
import os
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

from tests.examples import count_examples
from tests.once import make_once

if TYPE_CHECKING:
    from geo.control.history import History
    from layers.control.read import ControlReading

ROOT = Path(__file__).parent.parent


def load_script(name: str) -> ModuleType:
    """Return a script of scripts/ as a module."""
    return load_file(ROOT / "scripts" / f"{name}.py")


def load_file(path: Path) -> ModuleType:
    """Return a file of Python as a module."""
    spec = importlib.util.spec_from_file_location(f"scripts_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _shared_dir() -> Path:
    return Path(os.environ.get("FRONTLINE_SHARED", ROOT.parent / "shared"))


def _chromium() -> str | None:
    return os.environ.get("FRONTLINE_CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"))), None
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Skip what needs the reference folder or a browser when it is not there; in CI a missing browser fails."""
    if hasattr(config, "workerinput"):
        _begin_with_long_modules(items)
    no_shared = pytest.mark.skip(reason="reference folder not beside the checkout")
    no_browser = pytest.mark.skip(reason="no Chromium found: install it, or set FRONTLINE_CHROMIUM to its path")
    for item in items:
        if "shared" in item.keywords and not (_shared_dir() / "data").is_dir():
            item.add_marker(no_shared)
        if "browser" in item.keywords and _chromium() is None and not os.environ.get("CI"):
            item.add_marker(no_browser)


def _begin_with_long_modules(items: list[pytest.Item]) -> None:
    """Sort modules by how long they may take: workers that share out a run end together if short ones come last."""
    weights: Counter[str] = Counter()
    for item in items:
        weights[item.nodeid.partition("::")[0]] += _weigh(item)
    items.sort(key=lambda item: -weights[item.nodeid.partition("::")[0]])


def _weigh(item: Any) -> int:
    """Return about how many tenths of a second a test takes, by its kind: most read a sentence and take none."""
    if "slow" in item.keywords:
        return 100
    if "browser" in item.keywords or "frontline" in getattr(
        item, "fixturenames", ()
    ):  # a page in Chromium, or whole commands
        return 20
    return 10 if getattr(getattr(item, "obj", None), "is_hypothesis_test", False) else 1


@pytest.fixture(scope="session", autouse=True)
def _empty_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Give the whole run a cache without anything fetched: what a developer has in the own one changes no test."""
    patch = pytest.MonkeyPatch()
    patch.setenv("FRONTLINE_DATA", str(tmp_path_factory.mktemp("cache")))
    yield
    patch.undo()


@pytest.fixture(scope="session")
def shared_dir() -> Path:
    """The reference folder (reports, labels, control polygons) beside the checkout, or FRONTLINE_SHARED."""
    return _shared_dir()


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[], Any]], Any]:
    """Return a function that makes what has a name once for all workers; what it gives is not to be changed."""
    own = tmp_path_factory.getbasetemp()
    folder = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    return lambda name, make: make_once(folder, name, make)


@pytest.fixture(scope="session")
def deepstate_2025(shared_dir: Path, once: Callable[..., Any]) -> "ControlReading":
    """The 361 maps of DeepState of 2025 as they are read."""
    from layers.control.read import read_controls

    return once("deepstate_2025", lambda: read_controls([shared_dir / "data/control/deepstate-2025"]))


@pytest.fixture(scope="session")
def deepstate_history(deepstate_2025: "ControlReading", once: Callable[..., Any]) -> "History":
    """The history of these maps."""
    from geo.control.history import build_history

    return once("deepstate_history", lambda: build_history(deepstate_2025.snapshots))


@pytest.fixture(scope="session")
def isw_2022(shared_dir: Path, once: Callable[..., Any]) -> "ControlReading":
    """The maps of ISW of September 2022 as they are read."""
    from layers.control.read import read_controls

    return once("isw_2022", lambda: read_controls([shared_dir / "data/control/isw-2022-09"]))


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[object]:
    """Start headless Chromium once."""
    from playwright.sync_api import sync_playwright

    path = _chromium()
    if path is None:
        pytest.fail("no Chromium on this machine: install Debian's package chromium, or set FRONTLINE_CHROMIUM")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
            ],
        )
        yield started
        started.close()


# A busy machine is no fault of the code: no deadline. CI tries the same examples each time, so that red means a change;
# on a developer's machine the examples are new each time, and what they find becomes a worked example.
hypothesis.settings.register_profile(
    "project", max_examples=count_examples(100), deadline=None, derandomize="CI" in os.environ
)
hypothesis.settings.load_profile("project")

collect_ignore = ["maps/gis/qgis_probe.py"]  # a script for Debian's own Python, which has QGIS; test_qgis.py runs it
