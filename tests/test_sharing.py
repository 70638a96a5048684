"""How a run of tests is shared out among workers: long modules first, and what takes long is made once for all."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import conftest
from tests.once import make_once


@given(st.integers())
def law(_drawn: int) -> None:
    """Hold for all."""


def item(module: str, *keywords: str, fixtures: tuple[str, ...] = (), of: object = print) -> SimpleNamespace:
    return SimpleNamespace(nodeid=f"tests/{module}.py::test", keywords=keywords, fixturenames=fixtures, obj=of)


def test_long_modules_come_first_and_tests_of_one_stay_together() -> None:
    items = [
        *(item("test_sentences") for _ in range(15)),
        item("test_laws", of=law),
        item("test_laws", of=law),
        item("test_commands", fixtures=("frontline", "tmp_path")),
        item("test_year", "slow", "shared"),
        item("test_commands", fixtures=("frontline",)),
    ]
    conftest._begin_with_long_modules(items)
    modules = [one.nodeid.partition("::")[0][6:-3] for one in items]
    assert list(dict.fromkeys(modules)) == ["test_year", "test_commands", "test_laws", "test_sentences"]
    assert modules == sorted(modules, key=list(dict.fromkeys(modules)).index)


def test_what_has_a_name_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> dict[str, int]:
        made.append(1)
        return {"days": 361}

    with ThreadPoolExecutor(4) as pool:
        given_to = list(pool.map(lambda _: make_once(tmp_path, "year", make), range(8)))
    assert given_to == [{"days": 361}] * 8
    assert made == [1]
    assert make_once(tmp_path, "month", lambda: 30) == 30


def test_what_fails_is_made_again_by_the_next(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError, match="division"):
        make_once(tmp_path, "year", lambda: 1 // 0)
    assert make_once(tmp_path, "year", lambda: 7) == 7
