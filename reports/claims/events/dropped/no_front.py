"""Deeds at no front: of a game, a film, an exercise or another war, questions, and what only sounds like ground."""

import re
from typing import Final

from geo.vocabulary import MOVES
from reports.annotate.document import Marks, is_passive
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.dropped.strangers import is_of_strangers
from reports.lexicon.load import any_word, pattern_of, words_of
from reports.text.tokens import words_in

_SETTINGS: Final = any_word("stance", "unreal.settings")
# "took A during manoeuvres", "In the opera, troops seize A"
_SET_AFTER: Final = re.compile(
    rf"[^,;:.]{{0,60}}?\b(?:in|at|during|for|as part of) (?:(?!in\b|on\b)[a-z’'-]+ ){{0,3}}?{_SETTINGS}\b"
)
_SET_BEFORE: Final = re.compile(
    rf"^\W*(?:In|At|During|For|According to|As part of) [^,;.]{{0,40}}?\b{_SETTINGS}\b[^,;.]{{0,40}},", re.IGNORECASE
)
# "under the leaked plan, they took A": written down, and not done
_WRITTEN: Final = re.compile(
    rf"\W*(?:Under|In) (?:the|an?|one|this|that|its|their|his|[A-Z]\w+[’']s?) (?:[\w’'-]+ ){{0,3}}?"
    rf"{any_word('stance', 'unreal.written')}\b[^,;.]{{0,40}},"
)
_ABROAD: Final = re.compile(
    rf"\b(?:in|across|inside|near|of) (?:the )?(?:[a-z-]+(?:ern)? )?"
    rf"(?:{any_word('places', 'never.abroad')}|{any_word('stance', 'unreal.lands')})\b"
)
# "conquered Warsaw": no place of this war
_OBJECT_ABROAD: Final = re.compile(
    rf"\s+(?:the city of )?(?:{any_word('stance', 'unreal.cities')}|{any_word('stance', 'unreal.lands')})\b"
)
# "captured A on camera", "took A offline"
_TAKES: Final = ("captur", "took", "taken", "taking", "seiz")
_MANNER: Final = re.compile(
    rf"[^,;:.]{{0,60}}? (?:{any_word('stance', 'unreal.manners')}"
    rf"|(?:in|on) (?:[a-z-]+ ){{0,3}}?{any_word('stance', 'unreal.pictures')})\b"
)
# "reached an agreement", "entered a contract", "advanced funds"
_NO_GROUND: Final = re.compile(
    rf"\s+(?:(?:the|a|an|its|their|his|her|into|to|from|out|of|another|new|this|that|any|some|all) ){{0,4}}"
    rf"(?:[a-z-]+ )?{any_word('stance', 'unreal.abstracts')}\b"
)
_NO_FORCE: Final = re.compile(
    rf"\b(?:Russian|Ukrainian|Russia[’']s|Ukraine[’']s)(?: [a-z-]+){{0,2}} {any_word('stance', 'unreal.no_forces')}"
    r"(?: (?:has|have|had|also|again|then|\w+ly))*\s*$"
)
_ASKED: Final = re.compile(
    r"(?:^|[;:—–] |, (?:but|and|so|yet|or) )\W*(?:(?:for|to|in|by|at) )?"
    r"(?:who|whom|whose|what|why|how|when|where|which|did|do|does|has|have|had|is|are|was|were|will|can|could|should)\b",
    re.IGNORECASE,
)
# "Turkish-backed fighters took A", "the Wehrmacht advanced": of another army, whoever publishes the text
_FOREIGN: Final = re.compile(
    rf"\b(?:{any_word('stance', 'unreal.foreign')}|{any_word('places', 'never.abroad')}[’']s?"
    rf"|{any_word('stance', 'unreal.lands')}[’']s?)(?=-| )[^,;:]{{0,50}}$"
)
_ONE_DID: Final = re.compile(
    r"(?:[Tt]he|[Aa]n?|[Oo]ne) (?:Russian|Ukrainian) (?:[a-z-]+ )?(?P<who>[a-z-]+)"
    rf" (?:(?:has|have|had|also|again|then|\w+ly) )*(?:\w+ed|{any_word('clauses', 'words.irregular')})\b"
)
_FORCES: Final = (
    words_of("sides", "words.things") | words_of("sides", "words.moved") | words_of("sides", "nouns.told_apart")
) | (words_of("sides", "nouns.attacks") | words_of("stance", "words.forces") | words_of("stance", "unreal.one_force"))
_MARKS_OF_FORCE: Final = words_of("stance", "break_in.forces") | words_of("stance", "passing.subjects")
_ARTICLE: Final = re.compile(r"\W*(?:[Tt]he|[Aa]n?) (?=[a-z\d])")
_AGAIN: Final = re.compile(r"(?:liberat|free|re(?:captur|t(?:ook|ak)|gain))")
_BY_WHAT: Final = re.compile(r" by (?P<what>(?:(?!and\b|but\b|in\b|on\b|after\b)[\w’'-]+ ?){1,4})")
_NO_AGENTS: Final = words_of("stance", "unreal.no_agents")
_THE_DEFENDERS: Final = re.compile(
    r"(?:^|\b(?:that|and|but|while) |, )(?:[Tt]he |[Ii]ts |[Tt]heir |[Tt]he last |remaining )*"
    r"(?:[Dd]efenders|[Gg]arrison)(?: (?:have|has|had|been|were|was|being|also|then|\w+ly))*\s*$"
)
_AFTER_DOING: Final = re.compile(r"(?:^|[,;:“\"] ?|\bthat )(?:[Aa]fter|[Uu]pon|[Bb]efore|[Bb]y|[Ww]hen|[Oo]nce) $")
_WOULD_THEN: Final = re.compile(
    r"[^,;]{2,80}, [^,;.]{3,60}? (?:would|will|could|can|may|might|should|plans?|planned|intends?) "
)
_BREAKS_IN: Final = ("broke into", "broken into")
_BREAKING: Final = pattern_of("stance", "break_in.forces")
_FLEES: Final = pattern_of("sides", "peoples.leaving")
_PEOPLE: Final = re.compile(
    rf"(?<![Tt]he )\b{any_word('sides', 'peoples.names')}(?: {any_word('sides', 'peoples.auxiliaries')})*\s*$",
    re.IGNORECASE,
)
_GROUND: Final = frozenset({"positions", "position", "line", "lines", "front", "frontline", "flank", "foothold"})
# "advanced its chess pieces"
_OWN_THING: Final = re.compile(r"\s+(?:its|their|his|her) (?P<what>[a-z-]+(?: [a-z-]+)?)")
# "once A is captured": it is not yet
_NOT_YET: Final = re.compile(
    r"\b(?:[Oo]nce|[Aa]s soon as|[Uu]ntil|[Tt]ill|[Uu]nless|[Ww]hen|[Bb]efore) [^,;]{0,50}"
    r"\b(?:is|are|gets?|be) (?:\w+ly )?$"
)
# "where they had freed A": told of a place, on a day that nobody tells
_WHERE: Final = re.compile(
    r"(?<!\barea )(?<!areas )\bwhere [^,;]{0,60}\bhad (?:(?!recently|just)\w+ly |since |once |first )?$"
)
_WHEN: Final = re.compile(r"\W*(?:\w+ )?when\b", re.IGNORECASE)


def is_at_no_front(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """Tell whether a gain or withdrawal is of no front of this war: asked, played, filmed, abroad, or no ground."""
    if is_of_strangers(marks, verb, frame):
        return True
    if verb.action not in MOVES:
        return False
    clause = marks.clauses[marks.clause_index(verb.start)]
    return (
        _is_asked(marks, verb)
        or _is_in_passing(marks, verb, frame)
        or _SET_AFTER.match(marks.flat, verb.end, clause.end) is not None
        or _SET_BEFORE.match(marks.flat[: verb.start]) is not None
        or _WRITTEN.match(marks.flat[: verb.start]) is not None
        or _ABROAD.search(marks.flat, clause.start, clause.end) is not None
        or _OBJECT_ABROAD.match(marks.flat, verb.end) is not None
        or (verb.text.startswith(_TAKES) and _MANNER.match(marks.flat, verb.end) is not None)
        or _NO_GROUND.match(marks.flat, verb.end) is not None
        or _NO_FORCE.search(marks.flat, clause.start, verb.start) is not None
        or _is_foreign(marks, verb, marks.scope_start(verb.start))
        or _NOT_YET.search(marks.flat, clause.start, verb.start) is not None
        or _is_of_no_force(marks, verb)
        or (frame is None and _is_of_something_else(marks, verb))
        or _is_by_no_force(marks, verb)
        or _is_of_nobodys_defenders(marks, verb, frame)
        or _is_before_what_may_be(marks, verb)
        or _is_burglary(marks, verb)
        or _is_flight_of_people(marks, verb)
    )


def _is_foreign(marks: Marks, verb: VerbPhrase, start: int) -> bool:
    """Tell whether another state's army acts, and neither side is named before the verb."""
    named = _FOREIGN.search(marks.flat, start, verb.start)
    return named is not None and not any(start <= actor.start < verb.start for actor in marks.actors)


def _is_of_no_force(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether one who is no soldier acts, or something is moved that holds no ground."""
    who = _shared_subject(marks, verb)
    if who and who not in _FORCES and not who.startswith("counter") and not who.endswith("s"):
        return True
    thing = _OWN_THING.match(marks.flat, verb.end) if verb.text.startswith("advanc") else None
    return thing is not None and not set(thing["what"].split()) & (_FORCES | _GROUND)


def _shared_subject(marks: Marks, verb: VerbPhrase) -> str:
    """Return the noun of one who did something else before: "a Russian |firm| bought A and took B"; else empty."""
    if not marks.clauses[marks.clause_index(verb.start)].shares:
        return ""
    told = _ONE_DID.match(marks.flat, marks.scope_start(verb.start), verb.start)
    return told["who"] if told is not None else ""


def _is_of_something_else(marks: Marks, verb: VerbPhrase) -> bool:
    """
    Tell whether a text that takes a side tells of a subject of neither: "the heat wave seized A", "the garrison left".

    Who frees a place or takes one again is of its own side.
    """
    start = marks.scope_start(verb.start)
    if marks.side is None or is_passive(marks, verb) or _ARTICLE.match(marks.flat, start) is None:
        return False
    if any(start <= one.start < verb.start for one in marks.actors):
        return False
    is_force = bool(words_in(marks.flat[start : verb.start]) & (_FORCES | _MARKS_OF_FORCE))
    return not (is_force and _AGAIN.match(verb.text))


def _is_by_no_force(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether what took a place is named and no force: "the hall was captured by mould"."""
    by = _BY_WHAT.match(marks.flat, verb.end) if is_passive(marks, verb) else None
    if by is None:
        return False
    words = words_in(by["what"])
    return not words & (_FORCES | _MARKS_OF_FORCE | _NO_AGENTS) and by["what"].islower()


def _is_of_nobodys_defenders(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """Tell whether "the defenders" of no side left a place, and whoever tells of it is of none."""
    if verb.action != "withdraw" or (frame is not None and frame.teller.belligerent is not None) or marks.side:
        return False
    told = _THE_DEFENDERS.search(marks.flat[frame.at if frame is not None else 0 : verb.start].lstrip())
    return told is not None and not any(one.start < verb.start for one in marks.actors)


def _is_before_what_may_be(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a deed only comes before what is to be done: "after capturing A, they would advance on B"."""
    opens = _AFTER_DOING.search(marks.flat, 0, verb.start) is not None and verb.text.split()[0].endswith("ing")
    return opens and _WOULD_THEN.match(marks.flat, verb.end) is not None


def _is_burglary(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether no troops broke into a place: burglars, hackers and fires do."""
    if not verb.text.startswith(_BREAKS_IN):
        return False
    return _BREAKING.search(marks.flat, marks.scope_start(verb.start), verb.start) is None


def _is_flight_of_people(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether people left a place, and no troops: "Ukrainians left A by the thousand"."""
    return _FLEES.match(verb.text) is not None and _PEOPLE.search(marks.flat, 0, verb.start) is not None


def _is_asked(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a verb stands in a question: the last one of a sentence, or all of it where none opens."""
    if not marks.flat.rstrip(" ”\"’')").endswith("?"):
        return False
    opened = [found.start() for found in _ASKED.finditer(marks.flat)]
    return not opened or verb.start >= opened[-1]


def _is_in_passing(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """Tell whether a deed only says when something else was, on a day that nobody tells: "when they took A"."""
    if frame is not None and frame.evidence not in {"assessed", "geolocated"}:
        return False
    clause = marks.clauses[marks.clause_index(verb.start)]
    if clause.start and not marks.flat[clause.start - 1 : clause.start].isspace():
        return False
    is_when = _WHEN.match(marks.flat, clause.start, verb.start) or _WHERE.search(marks.flat, 0, verb.start)
    return is_when is not None and not any(clause.start <= day.start < clause.end for day in marks.dates)
