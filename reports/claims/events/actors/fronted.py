"""Participles in front of whom they are about: "Driven from A, B's forces regrouped"."""

import re
from typing import Final

from geo.vocabulary import Actor
from reports.annotate.document import Marks
from reports.annotate.spans.verb_phrase import VerbPhrase

_REDUCED: Final = re.compile(r"[a-z]+(?:ed|en|wn)\b")


def is_fronted(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a participle opens a sentence in front of whom it is about: "|Driven| from A, B's forces fled"."""
    opens = not marks.flat[: verb.start].strip("“\"‘' ")
    return opens and verb.action == "withdraw" and _REDUCED.match(verb.text) is not None


def side_behind(marks: Marks, verb: VerbPhrase) -> Actor | None:
    """Return the side that a participle in front of it is about: "Driven from A, |B's forces| ...", else None."""
    if not is_fronted(marks, verb):
        return None
    begin = marks.flat.find(",", verb.end)
    return next((m.actor for m in marks.actors if m.start >= begin and m.can_act), None)
