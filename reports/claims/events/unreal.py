"""What did not happen: aims, forecasts and nouns that only name somebody's claim, in the report's own voice."""

import re
from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.document import LOSSES, Marks
from reports.annotate.evidence.attribution import Frame
from reports.annotate.spans.deeds import VerbPhrase

_MODAL: Final = re.compile(
    r"\b(?:may|will|would|could|might|can|should|must|if|opt|poised|intend\w*|plans?|planned|seeks?|aims?"
    r"|hopes?|whether|unlikely)\b(?! have\b)"
)
# "Had they seized A, they would ...": an inverted condition, true in nobody's voice
_HAD: Final = re.compile(
    r"(?:^\W*|[;:—–,] (?:and |but )?|\b(?:that|and|but|because) )[Hh]ad "
    r"(?=(?:the |these |those |an? )?(?:Russian|Ukrainian|[A-Z]|they|it|forces|troops|units))[^;]*"
)
# "the troops who seized A are resting": told in passing, of a day that nobody says; "it was they who seized A" is news
_WHO: Final = re.compile(
    r"(?<!, )\b(?:forces|troops|soldiers|servicem[ae]n|servicemembers|fighters|men|units?"
    r"|elements|brigade|regiment|battalion|division"
    r"|company|detachment|group|army|corps|paratroopers|marines|commander|general|officer) (?:who|that)"
    r" (?:(?:had|have|has|first|once|then|\w+ly) )*$"
)
_CLEFT: Final = re.compile(r"\b[Ii]t (?:was|is|were) [^,;]*$")
_PAST: Final = re.compile(r"\w+(?:ed|took|struck|drew|made|fought)\b")
# "positional fighting continued near A": the noun opens its clause
_FIGHT_OPENS: Final = re.compile(
    r"(?i)(?:^|[,;:] |\b(?:and|but|while|with|as|where|although) )(?:the |more )?"
    r"(?:(?:positional|street|urban|heavy|fierce|intense"
    r"|ongoing|active|close|close-quarters|sporadic|renewed|continued|continuous|bloody|house-to-house|limited|significant|ground"
    r"|\w+ly) )*$"
)
_CAN_PRECEDE_ING: Final = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|continu\w+|began|start\w+|also|still|now|recently|currently|reportedly|likely|and|or|forces|troops|units?"
    r"|elements|personnel|groups?|soldiers|servicemembers|infantry|operators|drones?|brigades?|regiments?|with|shows?|showing|by|not|\w+ly)"
    r"|,|Brigade|Regiment|Division|[’'])\s*$"
)


def is_unreal(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """
    Tell whether a verb in the report's own voice only names an aim, a forecast or somebody's claim.

    "Seizing A is the goal", "may opt to stay and continue advancing", "the claimed seizure of A".
    """
    if any(found.start() < verb.start < found.end() for found in _HAD.finditer(marks.flat)):
        return True
    who = _WHO.search(marks.flat, 0, verb.start)
    if who is not None and verb.action in {*GAINS, "withdraw"} and not _CLEFT.search(marks.flat, 0, who.start()):
        return True
    if frame is not None and not frame.vague and frame.evidence not in {"assessed", "geolocated"}:
        return False
    first = marks.scope_start(verb.start)
    clause = marks.flat[max(first, frame.at if frame else 0) : verb.start]
    is_participle = marks.clauses[marks.clause_index(verb.start)].role == "participle"
    return (
        _is_noun(marks, verb)
        or (not is_participle and _is_gerund(verb, clause, frame))
        or (_MODAL.search(clause) is not None and not verb.hedged and _PAST.match(verb.text) is None)
    )


def _is_noun(marks: Marks, verb: VerbPhrase) -> bool:
    is_act = "control" in verb.text or re.match(r"complet|confirm", verb.text) is not None
    noun = verb.text in LOSSES or (verb.text.endswith(" of") and not is_act)
    return noun and "credited" not in marks.flat


def _is_gerund(verb: VerbPhrase, clause: str, frame: Frame | None) -> bool:
    if not verb.text.split()[0].endswith("ing"):
        return False
    if verb.start == 0:
        return not verb.text.startswith("fight")
    if verb.text.startswith("fight") and _FIGHT_OPENS.search(clause):
        return False
    return (frame is None or frame.vague) and _CAN_PRECEDE_ING.search(clause) is None
