"""The packaged word lists and what is compiled from them; the only file access of this room."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

LANGUAGES: Final = ("uk", "ru")
"""Languages whose lexicons the language-independent core reads."""


@cache
def load_lexicon(name: str, language: str = "en") -> dict[str, Any]:
    """
    Return a packaged word list ("places", "deeds", "evidence", "speakers", "quantities") as nested tables.

    >>> "northwest" in load_lexicon("places")["bearings"]
    True
    """
    source = files("reports").joinpath("lexicon", language, f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


def any_of(words: list[str]) -> str:
    """
    Return a pattern that matches any of some patterns, longer ones first.

    >>> re.match(any_of(["a", "ab"]), "abc")[0]
    'ab'
    """
    return "(?:" + "|".join(sorted(words, key=len, reverse=True)) + ")"


@cache
def words_of(name: str, key: str) -> frozenset[str]:
    """
    Return one flat list of a packaged word list as a set; "table.key" reaches into a table.

    >>> "outskirts" in words_of("places", "carriers.outskirts")
    True
    """
    value: Any = load_lexicon(name)
    for part in key.split("."):
        value = value[part]
    return frozenset(value)


@cache
def pattern_of(name: str, key: str) -> re.Pattern[str]:
    """
    Return one flat list of a packaged word list as a pattern with word bounds; it ignores case.

    >>> bool(pattern_of("evidence", "subordinate").search("advanced so that it fell"))
    True
    """
    return re.compile(rf"\b{any_of(sorted(words_of(name, key)))}\b", re.IGNORECASE)


@cache
def any_word(name: str, key: str) -> str:
    """
    Return a pattern that matches any word of one flat list of a packaged word list, the longer first; no bounds.

    >>> re.sub(any_word("quantities", "losses.people"), "_", "90 soldiers")
    '90 _'
    """
    return any_of([re.escape(word) for word in sorted(words_of(name, key))])
