"""
Ukrainian names in Latin letters, after resolution 55 of the Cabinet of Ministers of Ukraine of 27 January 2010.

The table is the resolution's own; https://zakon.rada.gov.ua/laws/show/55-2010-п is its text.
"""

import re
from typing import Final

_LETTERS: Final[dict[str, str]] = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z",
    "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh",
    "щ": "shch", "ю": "iu", "я": "ia", "ь": "",
}  # fmt: skip
_INITIAL: Final[dict[str, str]] = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
"""Forms at the beginning of a word; a hyphen or a space begins a new one, an apostrophe does not."""

_APOSTROPHES: Final = "'’ʼ‘`´ʹ′＇"
_WORD: Final = re.compile(f"[А-ЩЬЮЯҐЄІЇа-щьюяґєії]+(?:[{_APOSTROPHES}]+[А-ЩЬЮЯҐЄІЇа-щьюяґєії]+)*")


def romanise(text: str) -> str:
    """
    Return a text with its Ukrainian words in Latin letters.

    Soft signs and the apostrophes of Ukrainian words disappear, зг becomes zgh. Everything else, Latin text, digits and
    letters that Ukrainian does not have, stays as it is. An empty text gives an empty text.

    >>> romanise("Знам’янка"), romanise("Згурівка"), romanise("Єнакієве")
    ('Znamianka', 'Zghurivka', 'Yenakiieve')
    """
    return _WORD.sub(lambda match: _romanise_word(match.group()), text)


def _romanise_word(word: str) -> str:
    """Return one word; a letter of several Latin ones is all capitals only in a word that is."""
    letters = [letter for letter in word if letter not in _APOSTROPHES]
    shouted = len(letters) > 1 and all(letter.isupper() for letter in letters)
    parts: list[str] = []
    for place, letter in enumerate(letters):
        low = letter.lower()
        latin = _INITIAL.get(low, _LETTERS[low]) if place == 0 else _LETTERS[low]
        if low == "г" and place > 0 and letters[place - 1].lower() == "з":
            latin = "gh"
        if letter.isupper():
            latin = latin.upper() if shouted else latin.capitalize()
        parts.append(latin)
    return "".join(parts)
