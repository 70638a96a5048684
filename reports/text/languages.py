"""Which language a text is in, told by its letters and its commonest words."""

import re
from collections import Counter
from typing import Final

from reports.lexicon.load import languages

_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = {
    "English": (
        "the",
        "of",
        "and",
        "to",
        "in",
        "that",
        "is",
        "for",
        "on",
        "with",
        "was",
        "by",
        "are",
        "from",
        "has",
        "at",
        "have",
        "been",
        "their",
        "which",
    ),
    "Ukrainian": (
        "та",
        "що",
        "на",
        "від",
        "під",
        "про",
        "як",
        "щодо",
        "який",
        "які",
        "було",
        "після",
        "його",
        "із",
        "вже",
        "у",
        "в",
        "і",
        "з",
        "не",
        "до",
        "за",
    ),
    "Russian": (
        "и",
        "что",
        "как",
        "на",
        "по",
        "от",
        "под",
        "из",
        "для",
        "это",
        "были",
        "после",
        "его",
        "уже",
        "в",
        "с",
        "не",
        "к",
        "за",
        "при",
        "также",
    ),
    "German": (
        "sind",
        "nach",
        "haben",
        "der",
        "die",
        "und",
        "das",
        "den",
        "von",
        "mit",
        "ist",
        "nicht",
        "auf",
        "für",
        "ein",
        "eine",
        "im",
        "dem",
        "sich",
        "des",
        "auch",
    ),
    "French": (
        "le",
        "la",
        "les",
        "des",
        "et",
        "une",
        "du",
        "que",
        "dans",
        "pour",
        "sur",
        "est",
        "par",
        "au",
        "qui",
        "pas",
        "plus",
        "avec",
    ),
    "Spanish": (
        "el",
        "la",
        "los",
        "las",
        "de",
        "que",
        "y",
        "en",
        "un",
        "una",
        "por",
        "con",
        "para",
        "del",
        "se",
        "es",
        "al",
        "como",
    ),
    "Italian": (
        "il",
        "di",
        "che",
        "la",
        "le",
        "un",
        "una",
        "per",
        "del",
        "della",
        "con",
        "non",
        "sono",
        "gli",
        "nel",
        "alla",
    ),
    "Polish": ("w", "na", "i", "z", "że", "nie", "do", "się", "jest", "o", "po", "przez", "oraz", "od", "dla", "przy"),
    "Dutch": ("de", "het", "een", "van", "en", "in", "is", "op", "dat", "voor", "met", "zijn", "niet", "aan", "door"),
    "Portuguese": (
        "de",
        "que",
        "o",
        "a",
        "os",
        "as",
        "em",
        "um",
        "uma",
        "para",
        "com",
        "por",
        "do",
        "da",
        "não",
        "se",
        "no",
    ),
    "Czech": ("v", "na", "a", "se", "že", "je", "do", "s", "o", "po", "jsou", "které", "za", "pro", "byl", "od"),
    "Romanian": ("și", "de", "la", "în", "a", "cu", "pe", "din", "că", "pentru", "nu", "este", "un", "o", "mai"),
    "Turkish": ("ve", "bir", "bu", "için", "ile", "da", "de", "olarak", "olan", "çok", "daha", "gibi"),
    "Bulgarian": ("на", "да", "се", "за", "от", "че", "са", "по", "при", "като", "беше", "след", "това", "ще"),
}
_FOLDERS: Final = {"English": "en", "Ukrainian": "uk", "Russian": "ru"}
_SCRIPTS: Final = (
    ("Arabic script", re.compile(r"[\u0600-\u06ff]")),
    ("Chinese or Japanese", re.compile(r"[\u3040-\u30ff\u4e00-\u9fff]")),
    ("Korean", re.compile(r"[\uac00-\ud7af]")),
    ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
    ("Georgian", re.compile(r"[\u10a0-\u10ff]")),
)
_FEWEST: Final = 15
"""Words below which nothing is told."""


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
    head = text[:200_000]
    letters = sum(letter.isalpha() for letter in head)
    for name, script in _SCRIPTS:
        if letters > 40 and 2 * len(script.findall(head)) > letters:
            return name
    words = Counter(_WORD.findall(head.casefold()))
    count = sum(words.values())
    if count < _FEWEST:
        return None
    shares = {name: sum(words[word] for word in common) / count for name, common in _COMMON.items()}
    best = max(shares, key=lambda name: shares[name])
    # Ukrainian and Russian share many of their words: letters of one alone decide
    if best in {"Ukrainian", "Russian", "Bulgarian"}:
        own = sum(words_count for word, words_count in words.items() if re.search("[іїєґ]", word))
        other = sum(words_count for word, words_count in words.items() if re.search("[ыэё]", word))
        best = best if own == other else ("Ukrainian" if own > other else "Russian")
    runner_up = max(share for name, share in shares.items() if name != best)
    return (
        best if shares[best] >= 0.12 and (shares[best] > 1.2 * runner_up or best in {"Ukrainian", "Russian"}) else None
    )


def is_read(language: str | None) -> bool:
    """
    Tell whether reports in a language are read: those with words packaged for it; a text of no known language is tried.

    >>> is_read("English"), is_read(None), is_read("German")
    (True, True, False)
    """
    return language is None or _FOLDERS.get(language) in languages()
