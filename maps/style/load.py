"""The tables of this folder as Python values: read, and refused with the name of the line to mend."""

import re
import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Final, TypeAlias

from maps.errors import StyleError

Section: TypeAlias = Mapping[str, str]

_SLOT: Final = re.compile(r"\{(\w+)\}")


def read_table(name: str) -> dict[str, Any]:
    """
    Return a packaged TOML table as it stands.

    Raises StyleError where the file is missing or is no TOML.
    """
    try:
        return parse_table(resources.files("maps").joinpath("style", name).read_text("utf-8"), name=name)
    except OSError as error:
        raise StyleError(f"maps/style/{name}: can't be read, {error.strerror}; install the project again") from None


def parse_table(text: str, *, name: str) -> dict[str, Any]:
    """Return TOML text as a table; raises StyleError with the line that is no TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise StyleError(f"maps/style/{name}: {error}; put each phrase in double quotes") from None


def pair_words(
    ours: Mapping[str, Section], theirs: Mapping[str, Section], *, names: tuple[str, str]
) -> dict[str, dict[str, tuple[str, str]]]:
    """
    Return each section's phrases in two languages; the first language says which sections and keys there are.

    Raises StyleError for all faults at once: a key that is missing, unknown or no text, an empty phrase, or a phrase
    whose words in braces are not those of the first language.
    """
    for name, table in zip(names, (ours, theirs), strict=True):
        if loose := [key for key, words in table.items() if not isinstance(words, Mapping)]:
            raise StyleError(f"maps/style/{name}: {', '.join(loose)} stands in no [section]")
    faults = _compare_keys(ours, theirs, names=names)
    pairs = {
        section: {
            key: (text, theirs.get(section, {}).get(key, ""))
            for key, text in words.items()
            if key in theirs.get(section, {})
        }
        for section, words in ours.items()
    }
    for section, words in pairs.items():
        for key, both in words.items():
            faults += _compare_phrases(both, place=f"[{section}] {key}", names=names)
    if faults:
        raise StyleError("maps/style: " + "; ".join(faults))
    return pairs


def pair_notices(rows: Any, *, name: str) -> list[tuple[str, str]]:
    """Return notices with their translation; raises StyleError for a row that is not the two phrases en and uk."""
    if not isinstance(rows, list) or any(set(row) != {"en", "uk"} for row in rows):
        raise StyleError(f"maps/style/{name}: each [[notice]] needs en, as its source writes it, and uk")
    faults = [
        fault
        for row in rows
        for fault in _compare_phrases((row["en"], row["uk"]), place=f"[[notice]] {row['en']}", names=(name, name))
    ]
    if faults:
        raise StyleError("maps/style: " + "; ".join(faults))
    return [(row["en"], row["uk"]) for row in rows]


def _compare_keys(ours: Mapping[str, Section], theirs: Mapping[str, Section], *, names: tuple[str, str]) -> list[str]:
    first, second = names
    keys = [{(section, key) for section, words in table.items() for key in words} for table in (ours, theirs)]
    lacking = [f"{second} lacks [{section}] {key}, which {first} has" for section, key in sorted(keys[0] - keys[1])]
    unknown = [f"{second} has [{section}] {key}, which {first} lacks" for section, key in sorted(keys[1] - keys[0])]
    return lacking + unknown


def _compare_phrases(both: tuple[str, str], *, place: str, names: tuple[str, str]) -> list[str]:
    for name, text in zip(names, both, strict=True):
        if not isinstance(text, str) or not text.strip():
            return [f"{name} {place} is not a phrase: {text!r}"]
    ours, theirs = (sorted(_SLOT.findall(text)) for text in both)
    if ours != theirs:
        return [f"{names[1]} {place} fills in {_listed(theirs)}, {names[0]} {_listed(ours)}"]
    return []


def _listed(slots: list[str]) -> str:
    return ", ".join(f"{{{slot}}}" for slot in slots) or "nothing"
