"""The page against axe-core's rules: no serious fault in either language, theme or width."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

AXE = "axe-core@4.10.3"

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return axe-core's source, installed by npm into a temporary folder; skip where npm cannot get it."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed")
    folder = tmp_path_factory.mktemp("axe")
    command = ["npm", "install", AXE, "--prefix", str(folder), "--no-audit", "--no-fund", "--ignore-scripts"]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    if ran.returncode != 0:
        pytest.skip("npm could not install axe-core")
    return Path(folder, "node_modules/axe-core/axe.min.js").read_text("utf-8")


STEPS: dict[str, Callable[[Any], None]] = {
    "opened": lambda _view: None,
    "popup": lambda view: view.locator("button.claim").first.click(),
    "search": lambda view: view.get_by_role("combobox").fill("nov"),
    "filters": lambda view: view.locator(".filters summary").click(),
    "table": lambda view: view.get_by_role("button", name="Table").click(),
    "ukrainian": lambda view: view.locator("button.lang").click(),
}


DATED: dict[str, Callable[[Any], None]] = {
    "slider": lambda _view: None,
    "compare": lambda view: view.locator(".compare-button").click(),
    "changes": lambda view: (
        view.get_by_role("button", name="Table").click(),
        view.locator("dialog").get_by_role("button", name="Changes").click(),
    ),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", list(DATED))
def test_no_serious_fault_with_days(
    browser: Any, dated_page: str, axe: str, tmp_path: Path, step: str, scheme: str
) -> None:
    path = tmp_path / "page.html"
    path.write_text(dated_page, "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    try:
        view = context.new_page()
        view.goto(path.as_uri())
        view.wait_for_selector("body[data-ready=true]")
        DATED[step](view)
        assert _faults(view, axe) == []
    finally:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", list(STEPS))
def test_no_serious_fault(browser: Any, page: str, axe: str, tmp_path: Path, step: str, scheme: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    context = browser.new_context(viewport={"width": 1280, "height": 800}, color_scheme=scheme, reduced_motion="reduce")
    try:
        view = context.new_page()
        view.goto(path.as_uri())
        view.wait_for_selector("body[data-ready=true]")
        STEPS[step](view)
        assert _faults(view, axe) == []
    finally:
        context.close()


def test_no_serious_fault_on_a_phone(browser: Any, page: str, axe: str, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(page, "utf-8")
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, reduced_motion="reduce")
    try:
        view = context.new_page()
        view.goto(path.as_uri())
        view.wait_for_selector("body[data-ready=true]")
        assert _faults(view, axe) == []
        view.locator(".grip").click()
        assert _faults(view, axe) == []
    finally:
        context.close()


def _faults(view: Any, axe: str) -> list[str]:
    # a colour half way through a change of style is not the colour that people read
    view.wait_for_function("document.getAnimations().every((each) => each.playState !== 'running')")
    view.evaluate(axe)
    result = view.evaluate("axe.run()")
    assert len(result["passes"]) > 20, "axe-core did not look at the page"
    return [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for fault in result["violations"]
        if fault["impact"] in {"serious", "critical", "moderate"}
        for node in fault["nodes"][:3]
    ]
