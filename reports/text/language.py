"""In which language a text is written, told by its script and by the small words it cannot do without."""

import re
from collections import Counter
from typing import Final

from reports.lexicon.languages import SCRIPTS, load_languages

EITHER: Final = "Ukrainian or Russian"
READ: Final = frozenset({EITHER, *(name for name, one in load_languages().items() if one.code is not None)})
"""Languages whose words the reader has."""

_HEAD: Final = 20_000
"""Characters of a report that are looked at."""
_FILE_HEAD: Final = 200_000
"""Characters of a file that are looked at."""
_FEWEST: Final = 15
"""Words below which nothing is told."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_WORD: Final = re.compile(r"[^\W\d_]+")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_LETTERING: Final = {name: one.lettering for name, one in load_languages().items()}


def find_language(text: str) -> str:
    """
    Return the language of a text: English, Ukrainian, Russian, either, or another one; a short Latin one is English.

    >>> find_language("Російські війська просунулися поблизу Лубнів."), find_language("Bonjour.")
    ('Ukrainian', 'English')
    """
    head = text[:_HEAD]
    letters = len(_LETTER.findall(head))
    if letters and len(_CYRILLIC.findall(head)) > letters / 2:
        ukrainian, russian = (len(_LETTERING[name].findall(head)) for name in ("Ukrainian", "Russian"))
        alien = alien_language(head)
        if alien is not None and _is_mostly(head, alien, ukrainian):
            return alien
        if not ukrainian and not russian:
            return EITHER
        return "Ukrainian" if ukrainian >= russian else "Russian"
    return tell_language(head) or "English"


def alien_language(text: str) -> str | None:
    """
    Return the language that letters give away where it is none that is read, else null.

    >>> alien_language("Вораг заняў вёску"), alien_language("Ворог зайняв село")
    ('Belarusian', None)
    """
    aliens = (name for name, one in load_languages().items() if one.alien)
    return next((name for name in aliens if load_languages()[name].is_spelt(text)), None)


def _is_mostly(text: str, alien: str, ukrainian: int) -> bool:
    """Tell whether a text is in a language that gives itself away in it, and not only quotes it in Ukrainian."""
    lacks = set(load_languages()[alien].lacks)
    if lacks:
        return sum(letter in lacks for letter in text.casefold()) * 50 < len(text)
    return len(_LETTERING[alien].findall(text)) * 2 > ukrainian


def tell_language(text: str) -> str | None:
    """
    Return the English name of the language that most of a text is in; null where too little says so.

    >>> tell_language(
    ...     "Die Truppen sind auf dem Weg in die Stadt und werden von den Einheiten nicht mehr auf der Straße " * 3
    ... )
    'German'
    >>> tell_language("Reni, Bolhrad, Izmail") is None
    True
    """
    head = text[:_FILE_HEAD]
    letters = sum(letter.isalpha() for letter in head)
    for name, script in SCRIPTS:
        if letters > 40 and 2 * len(script.findall(head)) > letters:
            return name
    words = Counter(_WORD.findall(head.casefold()))
    count = sum(words.values())
    if count < _FEWEST:
        return None
    shares = {
        name: sum(words[word] for word in one.common) / count for name, one in load_languages().items() if one.common
    }
    best = max(shares, key=lambda name: shares[name])
    if best in {"Ukrainian", "Russian", "Bulgarian"}:  # they share many of their words: letters of one alone decide
        ukrainian, russian = _count_own(words, "Ukrainian"), _count_own(words, "Russian")
        best = best if ukrainian == russian else ("Ukrainian" if ukrainian > russian else "Russian")
    runner_up = max(share for name, share in shares.items() if name != best)
    clear = shares[best] > 1.2 * runner_up or best in {"Ukrainian", "Russian"}
    return best if shares[best] >= 0.12 and clear else None


def is_read(language: str | None) -> bool:
    """
    Tell whether reports in a language are read: those with words packaged for it; a text of no known language is tried.

    >>> is_read("English"), is_read(None), is_read("German")
    (True, True, False)
    """
    return language is None or language in READ


def _count_own(words: Counter[str], name: str) -> int:
    """Count the words (lower case) with a letter that of all languages only this one has."""
    own = set(load_languages()[name].letters)
    own -= {letter for other, one in load_languages().items() if other != name for letter in one.letters}
    return sum(count for word, count in words.items() if not own.isdisjoint(word))
