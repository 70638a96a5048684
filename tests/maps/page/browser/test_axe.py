"""The page against axe-core's rules: no serious fault in either language, theme or width."""

from collections.abc import Callable, Iterator
from importlib import resources
from typing import Any, NamedTuple

import pytest

from tests.maps.conftest import Tabs, until

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Step(NamedTuple):
    """What a person does on the page as it opened, and how the page gets back to that."""

    do: Callable[[Any], object]
    undo: Callable[[Any], object] = lambda _view: None


def _close_table(view: Any) -> None:
    view.locator("dialog").get_by_role("button", name="Close").click()


STEPS: dict[str, Step] = {
    "opened": Step(lambda _view: None),
    "popup": Step(lambda view: view.locator("button.claim").first.click(), lambda view: view.keyboard.press("Escape")),
    "search": Step(
        lambda view: view.get_by_role("combobox").fill("nov"), lambda view: view.get_by_role("combobox").fill("")
    ),
    "filters": Step(
        lambda view: view.locator(".filters summary").click(), lambda view: view.locator(".filters summary").click()
    ),
    "measure": Step(
        lambda view: (
            view.get_by_role("button", name="Measure").click(),
            view.keyboard.press("Enter"),
        ),
        lambda view: view.locator(".measure-box").get_by_role("button", name="Close").click(),
    ),
    "table": Step(lambda view: view.get_by_role("button", name="Table").click(), _close_table),
    "ukrainian": Step(
        lambda view: view.locator("button.lang").click(), lambda view: view.locator("button.lang").click()
    ),
}
DATED: dict[str, Step] = {
    "place": Step(
        lambda view: view.evaluate("() => frontline.openPlaceCard('UA1', 15)"),
        lambda view: view.locator(".place-card").get_by_role("button", name="Close").click(),
    ),
    "slider": Step(lambda _view: None),
    "compare": Step(
        lambda view: view.locator(".compare-button").click(), lambda view: view.locator(".compare-button").click()
    ),
    "changes": Step(
        lambda view: (
            view.get_by_role("button", name="Table").click(),
            view.locator("dialog").get_by_role("button", name="Changes").click(),
        ),
        _close_table,
    ),
}


RUN = """async () => {
  const { passes, violations } = await axe.run();
  const grave = violations.filter(({ impact }) => ["moderate", "serious", "critical"].includes(impact));
  const told = ({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary.slice(0, 200)}`);
  return [passes.length, grave.flatMap(told)];
}"""
"""The whole result is megabytes: what passed is counted and what failed is told in the page."""


@pytest.fixture(scope="module")
def axe() -> str:
    """Return axe-core's source, which a Python package carries."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(scope="module", params=["light", "dark"])
def view(request: pytest.FixtureRequest, tabs: Tabs, page: str, axe: str) -> Iterator[Any]:
    """The page with a report, open for all steps of a theme."""
    yield _open(tabs, page, axe, scheme=request.param)
    assert tabs.leave() == []


@pytest.fixture(scope="module", params=["light", "dark"])
def dated_view(request: pytest.FixtureRequest, tabs: Tabs, dated_page: str, axe: str) -> Iterator[Any]:
    """The page with days, open for all steps of a theme."""
    yield _open(tabs, dated_page, axe, scheme=request.param)
    assert tabs.leave() == []


def _open(tabs: Tabs, text: str, axe: str, *, scheme: str) -> Any:
    view = tabs.open(text, color_scheme=scheme)
    view.evaluate(axe)
    return view


@pytest.mark.parametrize("step", list(STEPS))
def test_no_serious_fault(view: Any, step: str) -> None:
    STEPS[step].do(view)
    assert _faults(view) == []
    STEPS[step].undo(view)


@pytest.mark.parametrize("step", list(DATED))
def test_no_serious_fault_with_days(dated_view: Any, step: str) -> None:
    DATED[step].do(dated_view)
    assert _faults(dated_view) == []
    DATED[step].undo(dated_view)


def test_no_serious_fault_on_a_phone(open_page: Callable[..., Any], page: str, dated_page: str, axe: str) -> None:
    for text in (page, dated_page):
        view = open_page(text, width=360, height=740, has_touch=True)
        view.evaluate(axe)
        assert _faults(view) == []
        view.locator(".grip").click()
        assert _faults(view) == []


def test_no_serious_fault_where_it_is_embedded(open_page: Callable[..., Any], dated_page: str, axe: str) -> None:
    view = open_page(dated_page, width=640, height=420)
    view.evaluate(axe)
    assert _faults(view) == []
    view.get_by_role("button", name="Show claims and search").click()
    assert _faults(view) == []


def _faults(view: Any) -> list[str]:
    """Return the first three places of each fault that is more than minor."""
    # a colour half way through a change of style is not the colour that people read
    until(view, "document.getAnimations().every((each) => each.playState !== 'running')")
    passed, faults = view.evaluate(RUN)
    assert passed > 20, "axe-core did not look at the page"
    return faults
