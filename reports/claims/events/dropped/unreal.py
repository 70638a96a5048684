"""What did not happen: aims, forecasts and nouns that only name somebody's claim, in the report's own voice."""

import re
from typing import Final

from geo.vocabulary import GAINS
from reports.annotate.document import LOSSES, Marks
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.lexicon.load import any_of, any_word, load_lexicon, pattern_of
from reports.search.pattern import Pattern

_MODAL: Final = re.compile(
    r"\b(?:may|will|would|could|might|can|should|must|if|opt|poised|intend\w*|plans?|planned|seeks?|aims?"
    r"|hopes?|whether|unlikely)\b(?! have\b)"
)
# "it is possible that they |will| attack": still to come, however sure
_FUTURE: Final = re.compile(r"\b(?:will|would|shall|should|must)\b(?! have\b)")
# "Had they seized A, they would ...": an inverted condition, true in nobody's voice
_HAD: Final = Pattern(
    r"(?:^\W*|[;:—–,] (?:and |but )?|\b(?:that|and|but|because) )[Hh]ad "
    r"(?=(?:the |these |those |an? )?(?:Russian|Ukrainian|[A-Z]|they|it|forces|troops|units))[^;]*"
)
# "the troops who seized A are resting": told in passing, of a day that nobody says; "it was they who seized A" is news
_WHO: Final = re.compile(
    rf"(?<!, )\b{any_of(load_lexicon('sides')['nouns']['told_apart'])} (?:who|that)"
    r" (?:(?:had|have|has|first|once|then|\w+ly) )*$"
)
# "the counteroffensive that drove B away": an operation told apart by what it did, on a day that nobody says
_OPERATION: Final = re.compile(
    rf"\b(?:[Tt]he|[Tt]hat|[Tt]hose|[Ii]ts|[Tt]heir|\w+[’']s) (?:[\w’'-]+ ){{0,4}}?"
    rf"{any_word('strangers', 'operations.names')} (?:that|which) (?:(?:had|have|has|first|once|then|\w+ly) )*$"
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
_CONDITIONS: Final = pattern_of("stance", "unreal.conditions")
_FICTIONS: Final = pattern_of("stance", "unreal.fictions")
_TAKINGS: Final = pattern_of("stance", "unreal.takings")
_STANDS: Final = pattern_of("stance", "unreal.stands")
_LEAVES: Final = pattern_of("stance", "unreal.leaves")
_DANGERS: Final = pattern_of("stance", "unreal.dangers")
_WOULD: Final = re.compile(r"[^,;:.]{0,80}?\b(?:would|will|could|may|might|can|cannot)\b")
_AIMED: Final = re.compile(rf"\b{any_word('stance', 'unreal.aimed')}\s+(?:\w+ly )?$")
_PASSERS: Final = pattern_of("stance", "unreal.passers")
_ARENAS: Final = any_word("stance", "unreal.arenas")
# "positions that they had (recently) seized": who had it before
_HEAD: Final = Pattern(
    r"(?P<head>\w+)(?: that| which| whom| who)? "
    r"(?:they|it|(?:the )?(?:(?:Russian|Ukrainian) )?(?:forces|troops|soldiers|units))"
    r" had(?: \w+ly| since| once)*\s*$"
)
_FREED: Final = re.compile(r"(?:liberat|free|clear)\w*")
_FREED_OF: Final = re.compile(r"(?:(?! and )[^,;.]){0,40}? (?:of|from) (?P<what>(?:\w+ ){0,2}\w+)")
# "took the high ground in the talks": no name stands between, so no ground is meant
_IN_ARENA: Final = re.compile(rf"(?: (?!in\b|at\b|of\b)[a-z-]+){{0,4}} (?:in|at|of) (?:[a-z-]+ ){{0,3}}?{_ARENAS}\b")
# "the capture of A |was never planned"
_TAKINGS_OF: Final = tuple(f"{noun} of" for noun in sorted(LOSSES))
_NOUNS: Final = frozenset({*LOSSES, "of"})
_MEANT: Final = re.compile(
    r"[^,;:.]{2,60}? (?:(?:had|has|have) been|was|were|is|are|would be|will be|being)"
    r" (?:(?:not|an?|the|one|\w+ly|ever|never|even|part|of|its|their|his) ){0,4}"
    rf"{any_word('stance', 'unreal.meant')}\b"
)
_BARE: Final = frozenset({"withdraw", "retreat", "pull", "fall", "leave", "surrender", "flee", "give", "cede"})
_DEMANDS: Final = re.compile(rf"\b{any_word('stance', 'unreal.demanding')}\b[^,;.]{{0,40}} that [^,;.]{{3,80}}$")
# "will use this to claim |they have taken A": nobody has said so yet
_TO_CLAIM: Final = re.compile(
    rf"\bto {any_word('stance', 'unreal.claims')}(?: that)? "
    r"(?:(?:they|it|he|she) |(?:its|their|his) (?:forces|troops|army) )(?:(?:have|has|had|\w+ly) )*[“\"]?$"
)
_ENDED: Final = re.compile(
    rf"(?: [\w’'-]+){{0,5}}? (?:is|are|was|were|has|have|had) (?:\w+ )?{any_word('strangers', 'operations.ended')}\b"
)
_GOES: Final = re.compile(r"(?:reach|enter|advanc|arriv)\w*")
_BEFORE_GOING: Final = re.compile(r"(?P<who>\w+)(?: (?:have|has|had|also|again|then|\w+ly))*\s*$")


def _is_no_ground(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a verb takes no ground: in a film, prisoners, a town freed of mines, drones."""
    before = marks.flat[: verb.start]
    if _FICTIONS.search(before):
        return True
    flat = marks.flat[: verb.start] + ("had " if verb.text.startswith("had ") else "")
    head = _HEAD.search(flat)
    if head is not None and (
        _TAKINGS.fullmatch(head["head"]) or (_STANDS.fullmatch(head["head"]) and _LEAVES.search(flat[: head.start()]))
    ):
        return True
    if _FREED.match(verb.text):
        freed = _FREED_OF.match(marks.flat, verb.end)
        if freed is not None and _DANGERS.search(freed["what"]):
            return True
    if _IN_ARENA.match(marks.flat, verb.end):
        return True
    if _GOES.match(verb.text):
        goes = _BEFORE_GOING.search(before)
        return goes is not None and _PASSERS.fullmatch(goes["who"]) is not None
    return False


def _is_under_condition(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a sentence opens with a condition that reaches to a verb: "If the claims are accurate, ..."."""
    before = marks.flat[: verb.start]
    return _CONDITIONS.match(before.lstrip()) is not None and "," in before and ";" not in before


def _is_in_passing(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a deed only tells which forces are meant: "the troops who seized A are resting"."""
    who = _WHO.search(marks.flat, 0, verb.start)
    if who is None and not any(verb.start < day.start for day in marks.dates):
        who = _OPERATION.search(marks.flat, 0, verb.start)
    is_deed = verb.action in {*GAINS, "withdraw", "attack"}
    return is_deed and who is not None and _CLEFT.search(marks.flat, 0, who.start()) is None


def is_unreal(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """
    Tell whether a verb in the report's own voice only names an aim, a forecast or somebody's claim.

    "Seizing A is the goal", "may opt to stay and continue advancing", "the claimed seizure of A".
    """
    had = any(found.start() < verb.start < found.end() for found in _HAD.finditer(marks.flat))
    if (
        had
        or _is_only_meant(marks, verb)
        or _is_demanded(marks, verb)
        or _is_in_passing(marks, verb)
        or _is_no_ground(marks, verb)
        or _is_subject(marks, verb)
        or _is_over(marks, verb)
    ):
        return True
    if frame is not None and not frame.vague and frame.evidence not in {"assessed", "geolocated"}:
        return False
    if _is_under_condition(marks, verb):
        return True
    first = marks.scope_start(verb.start)
    clause = marks.flat[max(first, frame.at if frame else 0) : verb.start]
    is_participle = marks.clauses[marks.clause_index(verb.start)].role == "participle"
    return (
        _is_noun(marks, verb)
        or _TO_CLAIM.search(clause) is not None
        or (not is_participle and _is_gerund(verb, clause, frame))
        or (_PAST.match(verb.text) is None and (_MODAL if not verb.hedged else _FUTURE).search(clause) is not None)
    )


def _is_demanded(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether somebody wants a deed done: "demands that they |withdraw|"; "says that they do" tells of one."""
    return verb.text.split()[0] in _BARE and _DEMANDS.search(marks.flat[: verb.start]) is not None


def _is_only_meant(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a noun's predicate is a plan, whoever asserts or denies it: "the capture of A |was planned"."""
    return verb.text.split()[-1] in _NOUNS and _MEANT.match(marks.flat, verb.end) is not None


def _is_subject(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a gerund opens a sentence as its subject, whoever says so: "Capturing A would give them a road"."""
    opens = verb.text.split()[0].endswith("ing") and not marks.flat[: verb.start].strip("“\"' ")
    # "analysts say the fall of A |would give them a road|"
    opens = opens or verb.text.endswith(_TAKINGS_OF)
    return opens and _WOULD.match(marks.flat, verb.end) is not None


def _is_over(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a fight is told of only to say that it has ended: "the fighting in A |has died down|"."""
    return verb.text.startswith(("fight", "battle", "clash")) and _ENDED.match(marks.flat, verb.end) is not None


def _is_noun(marks: Marks, verb: VerbPhrase) -> bool:
    is_act = "control" in verb.text or re.match(r"complet|confirm", verb.text) is not None
    noun = verb.text in LOSSES or (verb.text.endswith(" of") and not is_act)
    return noun and "credited" not in marks.flat


def _is_gerund(verb: VerbPhrase, clause: str, frame: Frame | None) -> bool:
    if not verb.text.split()[0].endswith("ing"):
        return False
    words = clause.split()[-2:]
    if verb.action == "other" and len(words) == 2 and words[0].startswith("focus") and words[1] == "on":
        # "focused on maintaining positions": that is what they did
        return False
    if verb.start == 0 or _AIMED.search(clause):
        return not verb.text.startswith("fight")
    if verb.text.startswith("fight") and _FIGHT_OPENS.search(clause):
        return False
    if verb.action in {"attack", "attack_unsuccessful"} and clause.endswith("after "):
        # "withdrew |after attacking A": it did
        return False
    return (frame is None or frame.vague) and _CAN_PRECEDE_ING.search(clause) is None
