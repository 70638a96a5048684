"""Attacks that came to nothing before something else: "retreated after a failed assault on A"."""

from collections.abc import Sequence
from typing import Final

from reports.annotate.document import Marks
from reports.annotate.places.phrase import Location
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.event import Event
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_AFTER: Final = frozenset({"after", "following"})
_FAILING: Final = words_of("deed_nouns", "words.failing")
_ATTACKS: Final = words_of("deed_nouns", "words.attacks") | {"attempt", "attempts"}
_BETWEEN: Final = words_of("deed_nouns", "words.between") | {
    "a",
    "an",
    "the",
    "several",
    "two",
    "three",
    "their",
    "its",
}
_OPEN: Final = frozenset({"will", "would", "could", "may", "might", "can", "if", "not", "no", "without"})
_APART: Final = frozenset({",", ";", ":", "that", "which", "who", "and", "or", "but", "as", "while"})
_JOINS: Final = frozenset({",", "and"})
_WITHIN: Final = 9
"""Words between the noun and its place: "attempts to |storm Ukrainian positions in A"."""


def failed_before(marks: Marks, events: Sequence[Event]) -> list[Event]:
    """
    Return the attacks that a noun without a side tells to have failed, behind "after" or "following".

    Whoever acts in front of them attacked; who is not named attacked nowhere. Their places are no other event's.
    """
    tokens, out = tokenize(marks.flat), list[Event]()
    for index, token in enumerate(tokens):
        noun = _noun_after(tokens, index) if token.low in _AFTER else None
        if noun is None or any(e.verb.start <= tokens[noun].start < e.verb.end for e in events if not e.dropped):
            continue
        frame = marks.frame_of(token.start)
        first = frame.at if frame is not None else 0
        sides = [m.actor for m in marks.actors if m.can_act and first <= m.start < token.start]
        places = _places_behind(marks, tokens, noun)
        lows = {t.low for t in tokens[:index] if t.start >= first and t.text != "May"}
        if not sides or not places or not lows.isdisjoint(_OPEN):
            continue
        start, end = tokens[index + 1].start, tokens[noun].end
        verb = VerbPhrase(start, end, "attack", "did", text=marks.flat[start:end])
        out.append(Event(verb, frame, sides[-1], "attack_unsuccessful", places=[(place, None) for place in places]))
        for event in events:
            event.places = [pair for pair in event.places if not any(pair[0] is place for place in places)]
    return out


def _noun_after(tokens: Sequence[Token], index: int) -> int | None:
    """Return the noun of an attack that failed right behind a word, else null."""
    at, has_failed = index + 1, False
    while at < len(tokens) and (tokens[at].low in _FAILING or tokens[at].low in _BETWEEN):
        has_failed = has_failed or tokens[at].low in _FAILING
        at += 1
    return at if at < len(tokens) and has_failed and tokens[at].low in _ATTACKS else None


def _places_behind(marks: Marks, tokens: Sequence[Token], noun: int) -> list[Location]:
    """Return the phrases of place behind a noun, with those that "and" joins to the first."""
    out: list[Location] = []
    for location in marks.locations:
        if location.start < tokens[noun].end or not location.names:
            continue
        begin = out[-1].end if out else tokens[noun].end
        between = [token.low for token in tokens if begin <= token.start < location.start]
        is_near = all(low in _JOINS for low in between) if out else len(between) <= _WITHIN
        if not is_near or (not out and not _APART.isdisjoint(between)):
            break
        out.append(location)
    return out
