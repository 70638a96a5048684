"""Files made to choke a reader end in one line, or are read, in little time and memory."""

import sys
from collections.abc import Iterator

import pytest

from tests.conftest import load_script

bad_files = load_script("bad_files")


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[object]:
    with bad_files.Workshop(tmp_path_factory.mktemp("bad")) as started:
        yield started


def test_there_are_sixty_and_more_each_with_a_name_of_its_own() -> None:
    names = [bad.name for bad in bad_files.FILES]
    assert len(names) == len(set(names)) >= 60


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="memory and time of a process are asked in the way of Unix")
@pytest.mark.parametrize("bad", bad_files.FILES, ids=lambda bad: bad.name)
def test_a_bad_file_ends_in_one_line(bad, workshop) -> None:
    outcome = workshop.read(bad)
    assert outcome.fault == "", outcome


@pytest.mark.parametrize(
    ("code", "lines", "seconds", "memory", "fault"),
    [
        (2, ("frontline: /a/empty.txt: is empty",), 1.0, 10, ""),
        (2, ("a", "frontline: /a/empty.txt"), 1.0, 10, "2 lines"),
        (2, ("frontline: is empty",), 1.0, 10, "the line does not name the file"),
        (0, (), 1.0, 10, "was read"),
        (1, ("Traceback (most recent call last):",), 1.0, 10, "exit code 1, a traceback or warning"),
        (2, ("frontline: /a/empty.txt: is empty",), 9.0, 2_000_000_000, "9.0 s, 2000 MB"),
    ],
)
def test_the_judge_sees_each_fault(code, lines, seconds, memory, fault) -> None:
    assert bad_files.judge(bad_files.FILES[0], code, lines, seconds, memory) == fault


def test_the_judge_demands_the_words_that_a_file_is_refused_with() -> None:
    bad = next(bad for bad in bad_files.FILES if bad.name == "places-two-columns.csv")
    told = (f"frontline: /a/{bad.name}: column latitude stands in the header twice",)
    assert bad_files.judge(bad, 2, told, 1.0, 10) == ""
    assert (
        bad_files.judge(bad, 2, (f"frontline: /a/{bad.name}: is odd",), 1.0, 10) == "does not tell: in the header twice"
    )
