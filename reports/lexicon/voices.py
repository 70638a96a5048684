"""Who publishes a text: whose word its own statements are, and whose "we" and "the enemy" it speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any, Final

from geo.vocabulary import VOICES, Actor, Evidence
from reports.errors import ReportsError
from reports.lexicon.load import LANGUAGES, load_lexicon, words_of

UNKNOWN: Final = "unknown"
_ORDER: Final = (
    "isw",
    "uk_mod",
    "deepstate",
    "general_staff",
    "russian_mod",
    "news",
    "administration",
    "milblogger",
)
"""Titles are tried in this order; a heading in which somebody speaks tells nothing."""
_SPEAKS: Final = words_of("evidence", "speaks")
_DATELINE: Final = re.compile(
    r"\s*(?:[A-Z][\w’' ]{2,30}(?:, [A-Z][a-z]+)?,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2} )?\([A-Z][\w .-]{1,30}\)\s?[-–—]"
)
"""The start of an agency's story: "KYIV, Aug 3 (Newsroom) -"."""
_WORD: Final = re.compile(r"[\w'-]+(?:\.\w+)*")
_OPENING: Final = 1500
"""Characters of a text in which a dateline may stand."""
_ENOUGH: Final = 2
"""Phrases of a publisher's manner that must stand in a text without a title: a single sentence proves nothing."""


@dataclass(frozen=True, slots=True)
class Voice:
    """
    A publisher as the reader knows it.

    `claimant` and `evidence` are those of its own statements; `side` is whose "we" it speaks of, null where it takes
    none; `geolocates` says whether footage that it calls geolocated counts so. `quoted` renames those whom it quotes as
    one source among others; `arms` are forces that it names without their side because they are its own.
    `gains_by_loss` says that a place which a side loses or is driven from is told as the other's gain, and not as a
    withdrawal.
    """

    name: str
    claimant: str
    evidence: Evidence
    side: Actor | None = None
    geolocates: bool = False
    quoted: dict[str, str] = field(default_factory=dict, compare=False)
    arms: tuple[str, ...] = ()
    gains_by_loss: bool = True


@cache
def load_voice(name: str) -> Voice:
    """
    Return a voice of the vocabulary by its name.

    Raises ReportsError for a name outside the vocabulary.

    >>> load_voice("russian_mod").evidence, load_voice("unknown").claimant
    ('claimed', 'unspecified')
    """
    if name not in VOICES:
        raise ReportsError(f"{name!r} is no voice; use one of {', '.join(VOICES)}")
    words = _words(name)
    return Voice(
        name,
        claimant=words["claimant"],
        evidence=words["evidence"],
        side=words.get("side"),
        geolocates=words["geolocates"],
        quoted=words.get("quoted", {}),
        arms=tuple(words.get("sides", {}).get("arms", ())),
        gains_by_loss=words.get("gains_by_loss", True),
    )


def find_voice(headings: Sequence[str], text: str) -> str:
    """
    Return who publishes a text by its title and headings, else by its manner, else "unknown".

    >>> find_voice(["Russian Offensive Campaign Assessment, May 3, 2024"], "")
    'isw'
    >>> find_voice(["Notes"], "Russian forces seized Reni. ISW assesses nothing.")
    'unknown'
    """
    named = [_plain(heading) for heading in headings]
    named = [words for words in named if not _SPEAKS & set(words.split())]
    for name in _ORDER:
        if any(f" {title} " in words for words in named for title in _form(name, "titles")):
            return name
    if any(_DATELINE.match(line) for line in text[:_OPENING].splitlines()):
        return "news"
    words = _plain(text)
    found = {name: sum(f" {phrase} " in words for phrase in _form(name, "phrases")) for name in _ORDER}
    first, second = sorted(found.values(), reverse=True)[:2]
    return max(found, key=lambda name: found[name]) if first >= _ENOUGH and first > second else UNKNOWN


@cache
def _words(name: str) -> dict[str, Any]:
    return load_lexicon(f"voices/{name}")


@cache
def _form(name: str, part: str) -> tuple[str, ...]:
    """Return the titles or phrases by which a voice is known, in all languages that it has."""
    tables = [
        _words(name),
        *(load_lexicon(f"voices/{name}", language) for language in LANGUAGES if _has(language, name)),
    ]
    return tuple(text for table in tables for text in table.get("form", {}).get(part, ()))


def _has(language: str, name: str) -> bool:
    return files("reports").joinpath("lexicon", language, "voices", f"{name}.toml").is_file()


def _plain(text: str) -> str:
    """Return the words of a text in lower case, one space around each."""
    return f" {' '.join(_WORD.findall(text.casefold().replace('’', chr(39))))} "
