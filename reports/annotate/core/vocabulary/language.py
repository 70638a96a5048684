"""Which language a text is in, by its letters and its commonest words; what is none that is read gets no guess."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from reports.annotate.core.vocabulary.lexicon import load_lexicon_of
from reports.annotate.core.vocabulary.words import split_words, unmask
from reports.lexicon.load import LANGUAGES, load_lexicon
from reports.report import Sentence
from reports.text.language import READ, alien_language
from reports.text.language import find_language as tell_language

_CYRILLIC: Final = re.compile(r"[\u0400-\u04ff]")
UNREAD: Final = "unread"


def is_cyrillic(text: str) -> bool:
    """
    Tell whether the letters of a text are for the most part Cyrillic; a text without letters is not.

    >>> is_cyrillic("Ворог у Torske"), is_cyrillic("Torske (Торське) was seized")
    (True, False)
    """
    if _CYRILLIC.search(text) is None:
        return False
    letters = [c for c in text if c.isalpha()]
    return sum("\u0400" <= c <= "\u04ff" for c in letters) * 2 >= len(letters)


def find_language(text: str, *, usual: str | None = None) -> str | None:
    """
    Return the language of a sentence: "uk", "ru", or "unread" where it is neither or both.

    Null for a text that is not Cyrillic. `usual` is the language of the text around, taken where nothing tells.

    >>> find_language("Ворог окупував Комар"), find_language("Противник выбит из села"), find_language("Seized Reni")
    ('uk', 'ru', None)
    """
    if not is_cyrillic(text):
        return None
    if alien_language(text) is not None:
        return UNREAD
    own = {language: _lettered(text, language) for language in LANGUAGES}
    if min(own.values()) > 1 and min(own.values()) * 3 > max(own.values()):
        return UNREAD  # two languages in one sentence: each has words that the other can't have
    scores = {language: 2 * own[language] + _common(text, language) for language in LANGUAGES}
    if not any(own.values()):  # no letter tells: whose words they are weighs as much as their shape
        scores = {language: scores[language] + _known(text, language) for language in LANGUAGES}
    first, second = sorted(scores.values(), reverse=True)[:2]
    if first == second:
        return usual or _by_lexicon(text)
    return max(scores, key=lambda language: scores[language])


def languages_of(sentences: Sequence[Sentence]) -> list[str | None]:
    """
    Return the language of each sentence: "uk", "ru" or "unread", null for what is not Cyrillic.

    A sentence that does not tell is in the language of most others; in a text of another language all are unread.
    """
    known = [find_language(sentence.text) for sentence in sentences]
    if UNREAD in known and tell_language(" ".join(sentence.text for sentence in sentences)) not in READ:
        return [None if language is None else UNREAD for language in known]  # Belarusian has sentences like Ukrainian
    told = [language for language in known if language not in {None, UNREAD}]
    usual = max(sorted(set(filter(None, told))), key=told.count, default=None)
    sure = {language for sentence in sentences for language in LANGUAGES if _lettered(sentence.text, language)}
    if len(sure) == 1 and usual in sure:  # letters tell of one language alone: a line without any is in that
        known = [usual if language in LANGUAGES else language for language in known]
    return [
        find_language(sentence.text, usual=usual) if language == UNREAD else language
        for sentence, language in zip(sentences, known, strict=True)
    ]


@cache
def _words(language: str) -> dict[str, Any]:
    return load_lexicon("language", language)


def _lettered(text: str, language: str) -> int:
    """Count the words with a letter that only this language has."""
    letters = set(_words(language)["letters"])
    return sum(
        1
        for word in split_words(text)
        if word.is_word and letters & (set(unmask(word.text).casefold()) | (set(word.key) & {"'"}))
    )


def _common(text: str, language: str) -> int:
    """Count the words that are common in a language or shaped as only its words are."""
    own = _words(language)
    common, parts = set(own["words"]), tuple(own["parts"])
    words = [word.key for word in split_words(text) if word.is_word]
    return sum((word in common) + word.endswith(parts) for word in words)


def _known(text: str, language: str) -> int:
    """Count the words that the lexicon of a language knows."""
    return len({word.key for word in split_words(text)} & load_lexicon_of(language).by_word.keys())


def _by_lexicon(text: str) -> str:
    """Return the language whose lexicon knows more words of a text, unread where none knows more."""
    known = {language: _known(text, language) for language in LANGUAGES}
    first, second = sorted(known.values(), reverse=True)[:2]
    return UNREAD if first == second else max(known, key=lambda language: known[language])
