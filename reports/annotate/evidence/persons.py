"""People who speak more than once: named in full with their office first, by their surname alone after."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Final

from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.spans.speakers import UNSPECIFIED, Claimant, evidence_of
from reports.lexicon.load import words_of
from reports.text.tokens import Token, tokenize

_OFFICES: Final = words_of("speakers", "words.offices")
_PEOPLE: Final = words_of("speakers", "words.people")
_REPORTING: Final = words_of("evidence", "reporting")
_GOES_ON: Final = words_of("speakers", "words.goes_on")
_PERSON_WITHIN: Final = 4
"""Words after "the" among which it is said who a person is: "the town's acting mayor"."""
_ADVERBS: Final = words_of("clauses", "words.adverbs") | words_of("clauses", "words.auxiliaries")


def remember_speakers(frames: tuple[Frame, ...], text: str, known: Mapping[str, Claimant]) -> dict[str, Claimant]:
    """
    Return surnames with who they are, those of a sentence's named speakers added; whom two share is nobody.

    >>> from reports.annotate.document import read_marks
    >>> words = "Luhansk Oblast Head Serhiy Bondar stated that Russian forces left Reni."
    >>> marks = read_marks(words, published=None, previous=None)
    >>> [(name, who.name) for name, who in remember_speakers(marks.frames, marks.flat, {}).items()]
    [('Bondar', 'Ukrainian official')]
    """
    out = dict(known)
    for frame in frames:
        if frame.verb is None or frame.holder.side in {"isw", "unknown"}:
            continue
        names = _names_before(text[frame.start : frame.verb])
        if len(names) > 1:
            surname = names[-1].text
            out[surname] = frame.holder if out.get(surname, frame.holder) == frame.holder else UNSPECIFIED
    return out


def recall_speaker(frame: Frame, text: str, known: Mapping[str, Claimant]) -> Frame:
    """Return a frame of somebody named by a surname alone as that person's whom earlier sentences named in full."""
    if frame.holder != UNSPECIFIED or frame.evidence == UNSAID:
        return frame
    verb, names = _verb_and_names(frame, text)
    who = known.get(names[-1].text, UNSPECIFIED) if names else UNSPECIFIED
    if who == UNSPECIFIED:
        return frame
    if frame.denier is not None:
        return replace(frame, speaker=who, denier=who)
    return replace(frame, claimant=who, evidence=evidence_of(who, verb), vague=False)


def names_own_speaker(text: str, *, known: Collection[str]) -> bool:
    """
    Tell whether a sentence names a person by an office that the last speaker, named by `known` words, does not have.

    >>> names_own_speaker("The mayor of Reni said that Lubny fell.", known={"ministry"})
    True
    >>> names_own_speaker("The mayor added that Lubny fell.", known={"ministry"})
    False
    """
    tokens = tokenize(text)
    verb = next((k for k, token in enumerate(tokens) if token.low in _REPORTING), None)
    if verb is None or any(token.low in _GOES_ON for token in tokens[: verb + 2]):
        return False
    for index, token in enumerate(tokens[:verb]):
        if token.low == "the":
            near = [after.low for after in tokens[index + 1 : min(verb, index + 1 + _PERSON_WITHIN)]]
            person = next((low for low in near if low in _PEOPLE), None)
            if person is not None and person not in known:
                return True
    return False


def _verb_and_names(frame: Frame, text: str) -> tuple[str, list[Token]]:
    """Return the verb of speech of a frame and the name before it; of words that no list knows the verb that tells."""
    if frame.verb is not None and frame.verb > frame.start:
        return text[frame.verb :].split(maxsplit=1)[0], _names_before(text[frame.start : frame.verb])
    words = text[frame.start : frame.at].split()
    told = [word for word in words if word.endswith("ed")]
    return (told[-1], _names_before(" ".join(words[: words.index(told[-1])]))) if told else ("", [])


def _names_before(words: str) -> list[Token]:
    """Return the words of a person's name that end some words, adverbs and auxiliaries set aside; an office is none."""
    tokens = tokenize(words)
    while tokens and (tokens[-1].low in _ADVERBS or tokens[-1].low.endswith("ly")):
        tokens.pop()
    names: list[Token] = []
    while tokens and tokens[-1].is_name_like and tokens[-1].low not in _OFFICES and not tokens[-1].is_possessive:
        names.insert(0, tokens.pop())
    return names
