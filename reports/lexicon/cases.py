"""Nominatives that a Ukrainian or Russian place name in another case may stand for."""

import itertools
import re
from functools import cache, lru_cache
from typing import Final

from reports.lexicon.load import LANGUAGES, load_lexicon

_CYRILLIC: Final = re.compile(r"[а-яіїєґё]")
_LOOKS: Final = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
_UKRAINIAN: Final = r"[іїєґ]|ськ(?:[аеиуій]|о[їюм]|ого|ому|и[ймх])?(?![^\W\d_])"
_ONLY: Final = {"uk": re.compile(_UKRAINIAN), "ru": re.compile("[ыэёъ]|[скц]к[еоуами]")}
_MOST: Final = 400
"""Combinations of a name's words that are tried."""
_PART: Final = re.compile(r"[\s]+|-")


@lru_cache(maxsize=20_000)
def nominatives(name: str) -> tuple[str, ...]:
    """
    Return what a Cyrillic name in any case may be in the nominative, in Ukrainian spelling or Russian; itself first.

    All that endings allow is given: which of it is a place only a gazetteer knows. A Latin or empty name gives itself.

    >>> "вовчанськ" in nominatives("Вовчанська"), "часів яр" in nominatives("Часовом Яру")
    (True, True)
    """
    key = name.translate(_LOOKS) if _CYRILLIC.search(name.casefold()) else name
    key = key.casefold().replace("’", "'").replace("ʼ", "'").replace("ё", "е").replace("\u0301", "")
    if _CYRILLIC.search(key) is None:
        return (name,)
    out: dict[str, None] = {key: None}
    for language in _languages(key):
        for form in _inflected(key, language):
            out[form] = None
            if language == "ru":
                out.update(dict.fromkeys(_respelled(form)))
    return tuple(out)


def _languages(key: str) -> tuple[str, ...]:
    only = [language for language in LANGUAGES if _ONLY[language].search(key)]
    return tuple(only) if len(only) == 1 and only[0] == "uk" else LANGUAGES


def _inflected(key: str, language: str) -> list[str]:
    words = re.split(r"([\s-]+)", key)
    choices = [_word(word, language) if at % 2 == 0 else (word,) for at, word in enumerate(words)]
    return ["".join(parts) for parts in itertools.islice(itertools.product(*choices), _MOST)]


@lru_cache(maxsize=20_000)
def _word(word: str, language: str) -> tuple[str, ...]:
    out = {word: None}
    for ending, puts in _endings(language):
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: len(word) - len(ending)]
            out.update(dict.fromkeys(stem + put for put in puts))
    return tuple(out)


@cache
def _endings(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    table: dict[str, list[str]] = load_lexicon("names", language)["endings"]
    bare = {ending: tuple("" if put == "0" else put for put in puts) for ending, puts in table.items()}
    return tuple(("" if ending == "0" else ending, puts) for ending, puts in bare.items())


def _respelled(form: str) -> list[str]:
    """Return a Russian name as Ukrainian may write it: each known spelling put or not."""
    out = [form]
    for russian, puts in load_lexicon("names", "ru")["spellings"].items():
        if russian in form:
            out += [text.replace(russian, put) for text in out for put in puts if russian in text][:_MOST]
    return out[1:]


@lru_cache(maxsize=2_000)
def closed_nominatives(name: str) -> tuple[str, ...]:
    """
    Return what a Russian name may be where Ukrainian has "і" in a closed syllable for one "о" or "е" of it.

    These are many and say less than `nominatives`: for a name that those do not find. A name in other letters has none.

    >>> "зелений під" in closed_nominatives("Зелёного Пода"), closed_nominatives("Reni")
    (True, ())
    """
    forms = nominatives(name) if _CYRILLIC.search(name.casefold()) else ()
    found = (f"{form[:at]}і{form[at + 1 :]}" for form in forms for at in range(1, len(form) - 1) if form[at] in "ое")
    return tuple(dict.fromkeys(found))
