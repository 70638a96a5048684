"""The language that a run speaks to its person: lines on stderr and headings of tables, by the words' own tables."""

import re
from functools import cache
from typing import Final

_SLOT: Final = re.compile(r"\{(\w+)\}")
_NUMBER: Final = r"[\d,]+(?:\.\d+)?"
_DAYS: Final = {"day", "first", "last", "newest"}
"""Slots that hold a day; others but numbers hold any text."""

_spoken = "en"


def speak(lang: str) -> None:
    """Speak a language ("en" or "uk") from now on."""
    global _spoken  # noqa: PLW0603 - one terminal, one reader
    _spoken = lang if lang == "uk" else "en"


def find_language(arguments: list[str]) -> str:
    """
    Return the language that a command line asks for, before anything else of it is read.

    >>> find_language(["map", "a.txt", "--lang", "uk"]), find_language(["map", "--lang=uk"]), find_language(["map"])
    ('uk', 'uk', 'en')
    """
    for at, word in enumerate(arguments):
        if word == "--lang" and at + 1 < len(arguments):
            return arguments[at + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return "en"


def translate(text: str, lang: str | None = None) -> str:
    """
    Return a line in a language, the one spoken unless given; what no phrase of the tables says stays as it is.

    A phrase's slots may hold phrases themselves, with commas or semicolons between them.
    """
    if (lang or _spoken) == "en" or not text:
        return text
    whole = _match(text)
    return _translate_parts(text) if whole is None else whole


def _translate_parts(text: str) -> str:
    for mark in ("; ", ", "):
        if mark in text:
            return mark.join(_translate_parts(part) for part in text.split(mark))
    found = _match(text)
    return text if found is None else found


def _match(text: str) -> str | None:
    for pattern, ukrainian in _phrases():
        found = pattern.fullmatch(text)
        if found is not None:
            told = {
                name: _number(value) if _is_number(name) else translate(value, "uk")
                for name, value in found.groupdict(default="").items()
            }
            return ukrainian.format(**told)
    return None


def _number(value: str) -> str:
    return value.replace(",", "\u00a0")


def _is_number(name: str) -> bool:
    return re.fullmatch(r"n\d*", name) is not None


@cache
def _phrases() -> list[tuple[re.Pattern[str], str]]:
    """Return each phrase as a pattern with its Ukrainian, those that say most by themselves first."""
    from maps.style.wording import SECTIONS

    both = sorted(SECTIONS["spoken"].values(), key=lambda words: -len(_SLOT.sub("", words.en)))
    return [(_pattern(words.en), words.uk) for words in both]


def _pattern(english: str) -> re.Pattern[str]:
    parts = _SLOT.split(english)
    return re.compile(
        "".join(re.escape(part) if at % 2 == 0 else f"(?P<{part}>{_held(part)})" for at, part in enumerate(parts))
    )


def _held(slot: str) -> str:
    if _is_number(slot):
        return _NUMBER
    return r"\d{4}-\d\d-\d\d" if slot in _DAYS else ".+?"
