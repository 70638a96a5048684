"""Words of a sentence in any alphabet, with the key under which the lexicon knows them."""

import itertools
import re
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(
    r"\d+-[^\W\d_]{1,3}(?![^\W_])|\d+(?:[.,:]\d+)*"
    r"|[^\W\d_](?:[^\W\d_]|\u0301)*(?:[-'’ʼ‘`][^\W_]+)*|[^\w\s]|_+"
)
_CYRILLIC: Final = re.compile(r"[а-яёіїєґў]", re.IGNORECASE)
_LATIN: Final = re.compile(r"[a-z]", re.IGNORECASE)
_LOOKS: Final = str.maketrans("aceiopxyABCEHIKMOPTX", "асеіорхуАВСЕНІКМОРТХ")
"""Latin letters that look like Cyrillic ones."""
_FOLD: Final = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "`": "'", "ё": "е", "\u0301": None})


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark; `key` is how the lexicon knows it: no case, stress or look-alike letters, one apostrophe."""

    text: str
    key: str
    start: int
    end: int

    @property
    def is_name_like(self) -> bool:
        """Whether it begins with a capital and is no abbreviation: "ЗСУ", "БпЛА"."""
        if not self.text[:1].isupper() or self.text[1:2].isupper():
            return False
        return not any(one.islower() and two.isupper() for one, two in itertools.pairwise(self.text))

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.text[:1].isalpha()


def unmask(word: str) -> str:
    """
    Return a Cyrillic word with its Latin look-alikes put right; any other word as it is.

    >>> unmask("Cіверськ") == "Сіверськ", unmask("Donbas")
    (True, 'Donbas')
    """
    is_mixed = _CYRILLIC.search(word) is not None and _LATIN.search(word) is not None
    return word.translate(_LOOKS) if is_mixed else word


def key_of(word: str) -> str:
    """
    Return the key of a word.

    >>> key_of("Мар’їнка"), key_of("Артёмовск")
    ("мар'їнка", 'артемовск')
    """
    return unmask(word).casefold().translate(_FOLD)


def split_words(text: str) -> tuple[Word, ...]:
    """
    Return the words and marks of a text in order; a blank text gives none.

    >>> [word.text for word in split_words("біля н.п. Кам’янське, 3 км")]
    ['біля', 'н', '.', 'п', '.', 'Кам’янське', ',', '3', 'км']
    """
    return tuple(Word(m[0], key_of(m[0]), m.start(), m.end()) for m in _WORD.finditer(text))
