"""One verb phrase of a sentence: its offsets, its action, and whether it happened."""

from dataclasses import dataclass

from geo.vocabulary import Action


@dataclass(frozen=True, slots=True)
class VerbPhrase:
    """
    One verb phrase with its offsets.

    `kind` is did, intent, negative or skipped (an infinitive or forecast: nothing happened); `flip` says that the
    attacker is not the subject (repelled); `takes_object` that a bare name after it is its place.
    """

    start: int
    end: int
    action: Action
    kind: str
    flip: bool = False
    takes_object: bool = False
    hedged: bool = False
    text: str = ""
