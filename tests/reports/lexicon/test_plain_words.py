"""Word lists hold words; the patterns that older ones hold are to go, and no new list has any."""

import re
from pathlib import Path

import pytest

from reports.lexicon.load import load_lexicon, words_of

_ROOM = Path(__file__).parents[3] / "reports"
_FOLDER = _ROOM / "lexicon" / "en"
_CALL = re.compile(r"any_word\([\"']([\w]+)[\"'], [\"']([\w.]+)[\"']\)")
_ASKED = sorted({found for path in _ROOM.rglob("*.py") for found in _CALL.findall(path.read_text("utf-8"))})
_OLD = {"deeds", "evidence", "places", "quantities", "speakers"}


def strings(value: object) -> list[str]:
    """Return every string of nested tables and lists."""
    if isinstance(value, dict):
        return [text for inner in value.values() for text in strings(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in strings(inner)]
    return [value] if isinstance(value, str) else []


@pytest.mark.parametrize("name", sorted({path.stem for path in _FOLDER.glob("*.toml")} - _OLD))
def test_a_word_list_holds_no_pattern(name: str) -> None:
    assert [text for text in strings(load_lexicon(name)) if set(text) & set("\\()[]?*+|")] == []


@pytest.mark.parametrize(("name", "key"), _ASKED)
def test_a_list_that_is_read_as_words_holds_no_pattern(name: str, key: str) -> None:
    assert [word for word in words_of(name, key) if set(word) & set("\\()[]?*+|")] == []
