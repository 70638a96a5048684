"""In which language a text is written, told by its script and by the small words it cannot do without."""

import re
from typing import Final

from reports.text.languages import tell_language

EITHER: Final = "Ukrainian or Russian"
READ: Final = frozenset({"English", "Ukrainian", "Russian", EITHER})
"""Languages whose words the reader has."""

_HEAD: Final = 20_000
"""Characters of a text that are looked at."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN: Final = re.compile(r"[іїєґІЇЄҐ]")
ALIEN: Final = {
    "Belarusian": re.compile("[ўЎ]"),
    "Serbian or Macedonian": re.compile("[јљњћђџѓќЈЉЊЋЂЏЃЌ]"),
}
"""Letters of languages that are not read and that neither Ukrainian nor Russian has."""
_RUSSIAN: Final = re.compile(r"[ыэъёЫЭЪЁ]")


def find_language(text: str) -> str:
    """
    Return the language of a text: English, Ukrainian, Russian, either, or another one; a short Latin one is English.

    >>> find_language("Російські війська просунулися поблизу Лубнів."), find_language("Bonjour.")
    ('Ukrainian', 'English')
    """
    head = text[:_HEAD]
    letters = len(_LETTER.findall(head))
    if letters and len(_CYRILLIC.findall(head)) > letters / 2:
        ukrainian, russian = len(_UKRAINIAN.findall(head)), len(_RUSSIAN.findall(head))
        alien = alien_language(head)
        if alien is not None and len(ALIEN[alien].findall(head)) * 2 > ukrainian:  # Belarusian shares "і"
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
    return next((name for name, letters in ALIEN.items() if letters.search(text)), None)
