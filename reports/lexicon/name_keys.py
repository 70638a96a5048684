"""One key for every spelling of a place name: romanisations old and new, Cyrillic, hyphens, apostrophes."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

# Letters of Ukrainian and Russian; и and ы fall together with і because the key does not tell y from i.
_CYRILLIC: Final[dict[int, str]] = str.maketrans(
    {
        **dict(zip("абвгґдезийіїклмнопрстуфыэ", "abvhgdeziiiiklmnoprstufie", strict=True)),
        "є": "ie",
        "ё": "io",
        "ж": "zh",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ю": "iu",
        "я": "ia",
        "ь": "",
        "ъ": "",
        "ў": "u",
    }
)
_APOSTROPHES: Final = re.compile("['’‘ʼʹ`´ʺ\"“”]")
_NOT_WORD: Final = re.compile(r"[^a-z0-9]+")
_GENERIC: Final = frozenset({"city", "oblast"})
_FOLDS: Final[tuple[tuple[re.Pattern[str], str], ...]] = (
    (re.compile("zgh"), "zh"),
    (re.compile("g+h?"), "h"),  # Russian-based g is Ukrainian h
    (re.compile("w"), "v"),
    (re.compile("x"), "ks"),
    (re.compile("[yj]"), "i"),
    (re.compile("i+(?=[aeou])"), ""),  # Sviatohirsk, Svyatohirsk; Novoiehorivka, Novoyehorivka
    (re.compile("i+"), "i"),  # Zelenyi, Zeleny, Zelenyy
    (re.compile("(zh|kh|sh|ch|ts)\\1+"), r"\1"),  # Zaporizhzhia, Zaporizhia
    (re.compile("([b-df-hj-np-tv-z])\\1+"), r"\1"),
    (re.compile("(?<=[a-z]{2})[eo]vka$"), "ivka"),  # Russian-based Petrovka is Ukrainian Petrivka
    (re.compile("(?<=[eio]v)o$"), "e"),  # Russian-based -ovo is Ukrainian -ove
    (re.compile("(?<=[a-z]{3}[bdklmnprstvz])o?oe$"), "e"),  # Russian-based -oye is Ukrainian -e
)


def _fold_word(word: str) -> str:
    for pattern, put in _FOLDS:
        word = pattern.sub(put, word)
    return word


@lru_cache(maxsize=200_000)
def name_key(text: str) -> str:
    """
    Return the key under which every spelling of a name meets; an empty or wordless text gives "".

    Case, apostrophes, hyphens, accents and the words City and Oblast do not count. Renamed places stay apart: an old
    name is another name, not a spelling.

    >>> name_key("Zeleny Hai") == name_key("Zelenyi Hay") == name_key("Зелений Гай")
    True
    >>> name_key("Kharkiv City"), name_key("Solov’yove") == name_key("Solovyove")
    ('kharkiv', True)
    """
    letters = unicodedata.normalize("NFC", text).casefold().translate(_CYRILLIC)
    letters = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", letters))
    letters = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = [w for w in _NOT_WORD.split(letters) if w]
    kept = [w for w in words if w not in _GENERIC] or words
    return " ".join(folded for folded in map(_fold_word, kept) if folded)
