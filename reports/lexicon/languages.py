"""The languages that a text may be in: their letters and commonest words, and which of them have words packaged."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final


@dataclass(frozen=True, slots=True)
class Language:
    """
    What tells a language: `letters` (lower case) that its neighbours in script lack, and its commonest words.

    `code` is the folder of its words, null where none are packaged; `alien` where no language that is read has its
    letters. Of letters that others have too a pair of `both` gives it away in a text without any of `lacks`.
    """

    name: str
    code: str | None = None
    letters: str = ""
    common: tuple[str, ...] = ()
    alien: bool = False
    lacks: str = ""
    both: tuple[str, ...] = ()

    @property
    def lettering(self) -> re.Pattern[str]:
        """A pattern of one of its letters in either case; of a language without letters of its own it never matches."""
        return re.compile(f"[{self.letters}{self.letters.upper()}]" if self.letters else r"(?!)")

    def is_spelt(self, text: str) -> bool:
        """Tell whether the letters of a text are those of this language and of no neighbour."""
        if self.lettering.search(text):
            return True
        used = set(text.casefold()) if self.both else set()
        return used.isdisjoint(self.lacks) and any(used.issuperset(pair) for pair in self.both)


SCRIPTS: Final = (
    ("Arabic script", re.compile(r"[\u0600-\u06ff]")),
    ("Chinese or Japanese", re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")),
    ("Korean", re.compile(r"[\uac00-\ud7af]")),
    ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
    ("Georgian", re.compile(r"[\u10a0-\u10ff]")),
)
"""Scripts that give a language away, by their ranges in Unicode."""


@cache
def load_languages() -> dict[str, Language]:
    """
    Return the languages that a text may be in, by their English names.

    >>> load_languages()["Ukrainian"].code, "und" in load_languages()["German"].common
    ('uk', True)
    """
    text = files("reports").joinpath("lexicon", "languages.toml").read_text(encoding="utf-8")
    return {
        name: Language(
            name,
            row.get("code"),
            row.get("letters", ""),
            tuple(row.get("common", ())),
            row.get("alien", False),
            row.get("lacks", ""),
            tuple(row.get("both", ())),
        )
        for name, row in tomllib.loads(text).items()
    }
