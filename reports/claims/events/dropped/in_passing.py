"""Gains in a clause of time: to come ("once they have taken A, they will") or by the way ("fled after B fell")."""

import re
from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.document import Marks
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import any_word, words_of

# the conjunction, then at once the subject: "since March Russian forces took A" opens no clause
_CLAUSE: Final = re.compile(
    rf"\b(?P<opens>{any_word('stance', 'passing.opens')}) (?:(?:the|its|their|his|all|more) )?"
    rf"(?!{any_word('stance', 'passing.no_subjects')}\b)(?:{any_word('stance', 'passing.subjects')}|[A-Z][\w’'-]+)"
    r"(?: [\w’'-]+){0,6}? ?$",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(
    rf" (?:(?:the|its|their|his|all|more) )?(?:{any_word('stance', 'passing.subjects')}\b|[A-Z])"
)
_AHEAD: Final = re.compile(rf"\b{any_word('stance', 'passing.ahead')}\b")
_PERFECT: Final = re.compile(r"\b(?:have|has|is|are) (?:\w+ly |been |also )*$")
_DRIVES: Final = ("drove", "driv", "push", "forc", "threw", "thrown", "expel", "oust")
_FORWARD: Final = words_of("stance", "passing.forward")
_BACK: Final = words_of("stance", "passing.back")
_DEEDS: Final = GAINS | {"withdraw", "attack", "attack_unsuccessful"}


def is_in_passing(marks: Marks, verb: VerbPhrase) -> bool:
    """
    Tell whether a gain only says when something else is or was, on a day that nobody tells.

    Before a main clause in the future it has not happened; beside one without a deed of war it is told as history.
    """
    if verb.action not in GAINS or verb.text.split()[0].endswith("ing"):
        return False
    start = max(marks.flat.rfind(mark, 0, verb.start) + 1 for mark in ",;:")
    opened = _CLAUSE.search(marks.flat, start, verb.start)
    if opened is None or _SUBJECT.match(marks.flat, opened.end("opens")) is None:
        return False
    end = next((at for at in range(verb.end, len(marks.flat)) if marks.flat[at] in ",;"), len(marks.flat))
    if any(opened.start() <= day.start < end for day in marks.dates):
        return False
    opens = opened["opens"].casefold()
    is_perfect = _PERFECT.search(marks.flat[: verb.start] + _auxiliary(verb)) is not None
    if (opens in _FORWARD or is_perfect) and (
        _AHEAD.search(marks.flat, end) or _AHEAD.search(marks.flat, start, opened.start())
    ):
        return True
    is_last = marks.flat[start : opened.start()].strip() != ""
    if not (verb.action == "seize" or verb.text.startswith(_DRIVES)) or (
        opens not in _BACK and not (is_last and opens == "after")
    ):
        return False
    return not any(
        other.action in _DEEDS and other.kind == "did" and not opened.start() < other.start < end
        for other in marks.verbs
    )


def _auxiliary(verb: VerbPhrase) -> str:
    """Return the auxiliary that a passive verb brings along, with a blank: "is " of "is captured"."""
    first, _, rest = verb.text.partition(" ")
    return f"{first} " if rest and first in {"is", "are", "has", "have"} else ""
