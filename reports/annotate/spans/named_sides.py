"""Words that mean a side by whose text they stand in ("the enemy", "our troops"), spelt out as the side they mean."""

from collections.abc import Callable
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.spans.phrases import Phrase, find_phrases
from reports.annotate.spans.sides import other_side
from reports.lexicon.load import words_of
from reports.lexicon.voices import Voice
from reports.text.tokens import Token, tokenize

_THINGS: Final = words_of("sides", "words.things")
_BETWEEN: Final = words_of("sides", "words.between")
_OWNERS: Final[dict[str, Actor]] = {
    **dict.fromkeys(words_of("sides", "words.russian_owners"), "russian"),
    **dict.fromkeys(words_of("sides", "words.ukrainian_owners"), "ukrainian"),
}
_NAMED: Final = words_of("sides", "words.nations")
_ADJECTIVES: Final[dict[Actor, str]] = {"russian": "Russian", "ukrainian": "Ukrainian"}
_BESIDE: Final = words_of("sides", "words.beside")
_REPORTING: Final = words_of("evidence", "reporting")
_ACTING: Final = words_of("sides", "words.acting")
_PEOPLES: Final = words_of("sides", "peoples.names")
_LEAVING: Final = words_of("sides", "peoples.leaving")
_AUXILIARIES: Final = words_of("sides", "peoples.auxiliaries")
_LONGEST_ARM: Final = 3

Change = tuple[int, int, str]
"""Characters from and to, and what stands for them."""


def name_sides(text: str, *, voice: Voice, speaker: Callable[[], Actor | None] = lambda: None) -> str:
    """
    Return a text with the sides spelt out that its voice, or else who speaks in it, means; others stay.

    `speaker` tells the side of the one who speaks, and is asked only where an enemy is named.

    >>> from reports.lexicon.voices import load_voice
    >>> name_sides("The enemy attacked our positions.", voice=load_voice("general_staff"))
    'Russian forces attacked Ukrainian positions.'
    >>> name_sides("Enemy assaults failed.", voice=load_voice("russian_mod"))
    'Ukrainian assaults failed.'
    """
    tokens = tokenize(text)
    changes = [change for p in find_phrases(tokens, "sides") if (change := _spelt(text, tokens, p, voice, speaker))]
    changes += _owned(text, tokens)
    changes += _own_arms(tokens, voice, [(start, end) for start, end, _ in changes])
    pieces, at = [], 0
    for start, end, put in sorted(changes):
        if start < at:
            continue
        pieces += [text[at:start], put]
        at = end
    return "".join([*pieces, text[at:]])


def _spelt(
    text: str, tokens: list[Token], phrase: Phrase, voice: Voice, speaker: Callable[[], Actor | None]
) -> Change | None:
    """Return what a phrase is to be replaced by, else None: nobody's enemy is named, or a side is named already."""
    side = _side_of(phrase.kind, voice, speaker, is_quoted=_is_quoted(text, tokens[phrase.first].start))
    before = tokens[phrase.first - 1] if phrase.first else None
    if phrase.kind == "both":
        return _both(tokens, phrase)
    if side is None or (before is not None and before.low in _NAMED) or _are_people(tokens, phrase):
        return None
    first, last = tokens[phrase.first], tokens[phrase.last - 1]
    end = _end_of(text, last)
    adjective = _ADJECTIVES[side]
    is_owner = text[end : end + 1] in {"’", "'"} and _is_before_thing(tokens, phrase.last + 1)
    end += is_owner
    is_adjective = last.is_possessive or is_owner or _is_before_thing(tokens, phrase.last)
    if phrase.kind == "own" and first.low == "our":
        return (first.start, end, adjective) if is_adjective else None
    if is_adjective:
        article = f"{first.text} " if phrase.last - phrase.first > 1 and first.low in {"the", "a", "an"} else ""
        return first.start, end, f"{article}{adjective}"
    if last.low in {"hostile", "adversary"} and first.low not in {"the", "an"}:
        return None
    return first.start, end, f"{adjective} forces"


def _both(tokens: list[Token], phrase: Phrase) -> Change | None:
    """Return both sides spelt out where they act, else None: "on both sides of A", "both sides claimed"."""
    before = tokens[phrase.first - 1].low if phrase.first else ""
    after = next((t.low for t in tokens[phrase.last : phrase.last + 3] if not t.low.endswith("ly")), "")
    if before in _BESIDE or after in {"of", ""} or after in _REPORTING:
        return None
    return tokens[phrase.first].start, tokens[phrase.last - 1].end, "Russian and Ukrainian forces"


def _are_people(tokens: list[Token], phrase: Phrase) -> bool:
    """Tell whether people are meant, and no troops: "Russians fled A"; "the Russians fled A" is of troops."""
    if phrase.last - phrase.first != 1 or tokens[phrase.first].low not in _PEOPLES:
        return False
    behind = next((token.low for token in tokens[phrase.last :] if token.low not in _AUXILIARIES), "")
    return behind in _LEAVING


def _is_quoted(text: str, at: int) -> bool:
    """Tell whether quotation marks hold an offset."""
    straight = text.count('"', 0, at) % 2 == 1
    return straight or text.count("“", 0, at) > text.count("”", 0, at)


def _side_of(kind: str, voice: Voice, speaker: Callable[[], Actor | None], *, is_quoted: bool) -> Actor | None:
    match kind:
        case "russian" | "ukrainian":
            return kind
        case "enemy":
            whose = (speaker() or voice.side) if is_quoted else (voice.side or speaker())
            return other_side(whose) if whose is not None else None
        case "own":
            return (speaker() or voice.side) if is_quoted else voice.side
        case _:
            return None


def _is_before_thing(tokens: list[Token], at: int) -> bool:
    """Tell whether a noun that a side can have follows, words like "assault" between: "enemy |small assault groups"."""
    if at and tokens[at - 1].is_possessive:
        return True
    if at and at < len(tokens) and tokens[at].low == "lost" and tokens[at - 1].low != "our":
        # "the enemy |lost positions", but "our lost positions"
        return False
    index = at
    while index < len(tokens) and index - at < 3 and tokens[index].low in _BETWEEN:
        if tokens[index].low in _THINGS:
            return True
        index += 1
    return index < len(tokens) and tokens[index].low in _THINGS


def _owned(text: str, tokens: list[Token]) -> list[Change]:
    """Return the countries that own forces: "Russia's army"; what else they own stays theirs."""
    return [
        (token.start, _end_of(text, token), _ADJECTIVES[_OWNERS[token.low]])
        for index, token in enumerate(tokens)
        if token.is_possessive and token.low in _OWNERS and _is_force(tokens, index + 1)
    ]


def _is_force(tokens: list[Token], at: int) -> bool:
    """Tell whether forces follow, and not somebody who speaks ("Ukraine's General Staff")."""
    index = at
    while index < len(tokens) and index - at < 2 and (tokens[index].low in _BETWEEN or tokens[index].text.isupper()):
        if tokens[index].low in words_of("sides", "words.forces"):
            return True
        index += 1
    return index < len(tokens) and tokens[index].low in words_of("sides", "words.forces")


def _own_arms(tokens: list[Token], voice: Voice, taken: list[tuple[int, int]]) -> list[Change]:
    """Return the arms that a voice names without a side because they are its own ("assault groups cleared A")."""
    if voice.side is None:
        return []
    arms = {tuple(words.split()) for words in voice.arms}
    out: list[Change] = []
    index = 0
    while index < len(tokens):
        size = next((n for n in range(_LONGEST_ARM, 0, -1) if _words(tokens, index, n) in arms), 0)
        if size and _opens(tokens, index) and _acts(tokens, index + size, arms):
            start = tokens[index].start
            if not any(a <= start < b for a, b in taken):
                out.append((start, start, f"{_ADJECTIVES[voice.side]} "))
        index += max(size, 1)
    return out


def _words(tokens: list[Token], at: int, size: int) -> tuple[str, ...]:
    return tuple(token.low for token in tokens[at : at + size])


def _opens(tokens: list[Token], at: int) -> bool:
    first = at - 1 if at and tokens[at - 1].low == "the" else at
    return first == 0 or tokens[first - 1].low in {",", ";", ":", "that", "while", "but", "and"}


def _acts(tokens: list[Token], at: int, arms: set[tuple[str, ...]]) -> bool:
    """Tell whether a verb follows, or another arm with its verb ("aviation and |missile troops struck")."""
    if at < len(tokens) and tokens[at].low == "and":
        size = next((n for n in range(_LONGEST_ARM, 0, -1) if _words(tokens, at + 1, n) in arms), 0)
        return bool(size) and _acts(tokens, at + 1 + size, arms)
    return at < len(tokens) and (tokens[at].low in _ACTING or tokens[at].low.endswith("ed"))


def _end_of(text: str, token: Token) -> int:
    """Return the end of a word with its possessive."""
    if not token.is_possessive:
        return token.end
    return token.end + (2 if text[token.end : token.end + 2].casefold().endswith("s") else 1)
