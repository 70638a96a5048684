"""Who acts: the subject of a verb, the attacker who was repelled, and who struck when nobody says so."""

import re
from typing import Final

from geo.vocabulary import GAINS, MOVES, Actor
from reports.annotate.document import Marks, is_passive, loses_place
from reports.annotate.evidence.frame import Frame
from reports.annotate.spans.sides import ActorMention, leave_objects, other_side
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.actors.fronted import side_behind
from reports.lexicon.load import any_of, any_word, load_lexicon

_NOUNS: Final = load_lexicon("sides")["nouns"]
BY: Final = re.compile(
    rf"\bby (?:{any_word('sides', 'nouns.before_agent')} ){{0,3}}(Russian?|Ukrainian|Ukraine|Wagner)\b"
)
_STOPPER: Final = re.compile(
    r"\b(Russian|Ukrainian) (?:[\w-]+ ){0,2}"
    r"(?:counter-?attacks?|assaults?|attacks?|defen[cs]es?|resistance|artillery|fire|strikes?|drones?)"
    r" (?:successfully |quickly |also |have |has )*$"
)
_THEY: Final = re.compile(r"\bthey (?:\w+ ){0,4}$")
# "A's forces took B, and the defenders fell back": the other side's
_DEFENDERS: Final = re.compile(
    r"\b(?:and|but|before|until|while|though) (?:the |its |their )?(?:remaining |last |local )?(?:defenders|garrison)"
    r"(?: of [A-Z][\w’'-]+)? (?:(?:have|has|had|then|also|soon|\w+ly) )*$"
)
_PUSHES: Final = ("push", "drove", "threw", "beat", "forc")
_SPOKEN_THEY: Final = re.compile(r"\s*(?:they|it) (?:(?:have|has|had|also|\w+ly) )*")
_THEIRS: Final = re.compile(
    rf"\b(?:its|their|his) (?:\w+ ){{0,2}}?{any_of(_NOUNS['own'])}\b(?:(?!Russian|Ukrainian)[^;])*$"
)
# who speaks of "troops" and names no side means his own: "Bondar said troops had left A"
_BARE: Final = re.compile(
    rf"(?:^|\bthat|,)?\s*(?:the |some |all )?{any_of(_NOUNS['bare'])}"
    r"(?: (?:have|has|had|been|were|was|being|also|then|\w+ly))* (?:\w+ed (?:and|then) )?$"
)
_WHOSE_ATTACK: Final = re.compile(
    r"(?:[a-z-]+ ){0,2}?([Rr]ussian|[Uu]krainian) (?:[\w-]+ ){0,2}?"
    r"(?:counter-?)?(?:attacks?|assaults?|offensives?|offensive operations)\b"
)
_WHOSE_ASSAULT: Final = re.compile(
    rf"\b(Russian|Ukrainian|enemy) (?:[\w-]+ ){{0,2}}?{any_word('sides', 'nouns.beaten')}\b"
)
_ATTEMPT_OF: Final = re.compile(r"attempts? (?:of|by) (?:the )?(Russian|Ukrainian)\b")
_SHELLING: Final = re.compile(r"\b(Russian|Ukrainian) (?:\w+ )?$")
# who is pushed is not who pushes
_PUSHED: Final = re.compile(
    r"\s+(?:back )?(?:the )?([Rr]ussian|[Uu]krainian) (?:\w+ ){0,2}?(?:forces|troops|units|soldiers|fighters)\b"
)
# an attack that does something itself: "a Ukrainian counterattack near A recaptured B"
_ATTACK_DOES: Final = re.compile(
    rf"\b([Rr]ussian|[Uu]krainian) (?:[\w-]+ ){{0,2}}?(?:counter-?)?{any_of(_NOUNS['attacks'])}(?: "
    rf"{any_word('sides', 'nouns.where')}\b[^,;:]{{0,60}})?(?: (?:\w+ly|have|has|had|also|then|later|since"
    r"|successfully|soon))* $"
)
_WHICH: Final = re.compile(r", which (?:have |has |had |only |\w+ly )*$")
_FREES: Final = ("clear", "liberat")
_CLEARED_OF: Final = re.compile(
    r"[^;]{3,220}? (?:of|from) (?:all |any |the |remaining )*(Russian|Ukrainian)"
    r" (?:forces|troops|soldiers|units|personnel)\b"
)
# what is taken is the other side's: "seized Ukrainian positions"
_HELD_BY: Final = re.compile(rf" (?:\w+ ){{0,2}}?{any_of(_NOUNS['held'])}\b")
_SIDES: Final = re.compile(r"\b(Russian|Ukrainian|enemy)\b")
# what is taken again was one's own
_AGAIN: Final = re.compile(r"re(?:captur|t(?:ook|ak)|gain)")
_LOSS_OF: Final = "loss of"
_LIBERATION_OF: Final = "liberation of"
_NOUNS_OF: Final = ("capture of", "seizure of", "fall of", _LOSS_OF, _LIBERATION_OF)
_TAKER: Final = re.compile(r"\b(?:(?P<russian>Russia|Moscow|enemy)|Ukrain|Kyiv)")


def actor_of(
    marks: Marks, verb: VerbPhrase, frame: Frame | None, *, last: tuple[Actor, bool] | None
) -> tuple[Actor, bool]:
    """
    Return the side that acts, and whether both do: the last subject before the verb in its frame, else the last actor.

    Fighting without named sides counts as Russian: in these reports the attacker by context.
    """
    floor = frame.start if frame is not None else 0
    told = (
        side_behind(marks, verb)
        or _taker_denied(marks, verb, frame)
        or _speaker_of(marks, verb, frame)
        or _told_side(marks, verb, frame)
        or _defenders(marks, verb, floor, last)
    )
    if told is not None:
        return told, False
    subject = _subject_of(marks, verb, frame, floor)
    if subject is None and _THEY.search(marks.flat, floor, verb.start):
        # "shows B's infantry in A, which indicates that they hold it"
        subject = next((m for m in reversed(marks.actors) if m.start < verb.start and m.can_act), None)
    if subject is not None:
        return subject.actor, subject.both
    named = _SIDES.search(marks.flat, verb.start, verb.end)
    if named is not None and verb.action in GAINS and _HELD_BY.match(marks.flat, named.end()):
        return other_side(side_of(named[1])), False
    if named is None and frame is None:
        named = _SIDES.search(marks.flat, max(floor, verb.start - 24), verb.start)
    if named:
        return side_of(named[1]), False
    goes_on = last is not None and marks.clauses[marks.clause_index(verb.start)].shares
    if verb.action == "strike" and not goes_on:
        return _striker(marks, verb, frame), False
    again = marks.side if frame is None and _AGAIN.match(verb.text) else None
    return last or (again or "russian", False)


def _subject_of(marks: Marks, verb: VerbPhrase, frame: Frame | None, floor: int) -> ActorMention | None:
    """Return the side that is the subject of a verb: the last of its clause, else the first of what that hangs on."""
    able = [
        mention
        for mention in marks.actors
        if floor <= mention.start <= verb.start and mention.can_act and not _only_speaks(marks, frame, mention)
    ]
    able = leave_objects(able, marks.flat, deeds=[one.end for one in marks.verbs])
    at = marks.clause_index(verb.start)
    while able:
        clause = marks.clauses[at]
        here = [mention for mention in able if clause.start <= mention.start < clause.end]
        if here:
            is_own = clause.start <= verb.start < clause.end
            return here[-1] if is_own else here[0]
        before = clause.parent if clause.role == "participle" else at - 1 if clause.shares else clause.resumes
        if before is None or before < 0:
            return able[-1]
        at = before
    return None


def _told_side(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """Return the side that the voice of a verb and the words beside it give it, else None."""
    stopper = _STOPPER.search(marks.flat, max(0, verb.start - 60), verb.start) if verb.flip else None
    if stopper:
        return side_of(stopper[1])
    if frame is not None and (
        _names_own(verb, frame) or _tells_of_doing(marks, verb, frame) or _tells_of_us(marks, verb, frame)
    ):
        return frame.holder.belligerent
    having = _HAVING.search(marks.flat, max(0, verb.start - 70), verb.start)
    if having:
        return "russian" if having["whose"].startswith(("Mos", "Rus")) else "ukrainian"
    if is_passive(marks, verb) and (verb.action != "withdraw" or loses_place(verb)):
        return _passive_actor(marks, verb, frame)
    pushed = _PUSHED.match(marks.flat, verb.end) if verb.text.startswith(("push", "squeez", "drove", "driv")) else None
    if pushed is not None:
        return other_side(side_of(pushed[1]))
    return _who_freed(marks, verb, frame) or _attack_that_does(marks, verb, frame) or _side_beside(marks, verb, frame)


def _who_freed(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """Return whose "the liberation of A" is: who is named, else who tells of it: each side calls its own gains so."""
    if frame is None or frame.denier is not None or not verb.text.endswith((_LIBERATION_OF, _LOSS_OF)):
        return None
    if verb.text.endswith(_LOSS_OF) and frame.teller.belligerent is not None:
        return other_side(frame.teller.belligerent)  # "Moscow confirmed the loss of A": its own
    return _named_taker(marks, verb, frame) or frame.teller.belligerent


def _speaker_of(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """Return the side that tells of its own deed, else None: "Kyiv admitted losing B"."""
    if frame is None or frame.verb is None or (verb.action not in MOVES and not verb.flip):
        return None
    between = marks.flat[frame.at : verb.start].split()
    if between == ["having"] or (between[:2] == ["to", "have"] and all(word.endswith("ly") for word in between[2:])):
        # "claimed to have captured A", "denied having lost A"
        return frame.holder.belligerent
    if not verb.text.endswith("ing") and not verb.text.startswith("to "):
        return None
    return frame.holder.belligerent if marks.flat[frame.at : verb.start].isspace() else None


_HAVING: Final = re.compile(
    r"\b(?P<whose>K(?:yiv|iev)|Ukrain(?:e|ian)|Moscow|Russian?)(?:[’']s)? (?:\w+ )?"
    r"(?:claims?|announcements?|assertions?|reports?|statements?) (?:of having|to have|(?:of|about|on)"
    r"|that (?:it|its (?:forces|troops|units|soldiers|army|military))(?: had| has| have)?) (?:\w+ )?$"
)


def _taker_denied(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """
    Return who is said to have taken what somebody denies: "Kyiv denied the fall of A", else None.

    Only who denies a loss of his own is the loser; whose seizure a Russian denies no word of his says.
    """
    if frame is None or frame.denier is None or frame.denier.belligerent is None or not verb.text.endswith(_NOUNS_OF):
        return None
    named = _named_taker(marks, verb, frame)
    if named is not None:
        return named
    if verb.text.endswith(_LOSS_OF):
        return other_side(frame.denier.belligerent)
    return frame.claimant.belligerent or "russian"


def _named_taker(marks: Marks, verb: VerbPhrase, frame: Frame) -> Actor | None:
    """Return whose seizure a denial names: "denied |Russia's capture of A", "the seizure of A |by Russian forces"."""
    named = _TAKER.search(marks.flat, frame.at, verb.end)
    if named is not None:
        return "russian" if named["russian"] else "ukrainian"
    by = BY.search(marks.flat, verb.end, verb.end + 60)
    return side_of(by[1]) if by is not None else None


def is_freed_by_nobody_known(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """Tell whether "denied the liberation of A" leaves open who freed A: each side calls its own gains so."""
    if frame is None or frame.denier is None or not verb.text.endswith(_LIBERATION_OF):
        return False
    return frame.claimant.belligerent is None and _named_taker(marks, verb, frame) is None


def _names_own(verb: VerbPhrase, frame: Frame) -> bool:
    """Tell whether a noun names the speaker's own deed: "A's statements about the liberation of B"."""
    return frame.tells_noun and verb.text.endswith(" of")


def _defenders(marks: Marks, verb: VerbPhrase, floor: int, last: tuple[Actor, bool] | None) -> Actor | None:
    """Return the side of "the defenders" where no more is named: the other one than came before."""
    stands = verb.action == "withdraw" or verb.flip or verb.text.startswith(_PUSHES)
    if last is None or not stands or _DEFENDERS.search(marks.flat, floor, verb.start) is None:
        return None
    return other_side(last[0])


def _tells_of_us(marks: Marks, verb: VerbPhrase, frame: Frame) -> bool:
    """Tell whether "they" are the speaker's side: "A's sources deny that they lost B", whom no words of theirs name."""
    if frame.holder.belligerent is None or any(
        other.holder == frame.holder and other.at < frame.at for other in marks.frames
    ):
        return False
    return _SPOKEN_THEY.fullmatch(marks.flat, frame.at, verb.start) is not None


def _tells_of_doing(marks: Marks, verb: VerbPhrase, frame: Frame) -> bool:
    """Tell whether somebody of a side tells what his own side did: "the General Staff reported capturing A"."""
    is_doing = verb.text.split()[0].endswith("ing") and not verb.text.startswith("fight")
    # "reported striking A |and shelled B": both are his own
    is_joined = marks.flat[frame.at : verb.start].endswith(" and ")
    if not (is_doing or is_joined) or frame.teller.belligerent is None:
        return False
    told = f"{marks.flat[frame.at : verb.start]} {verb.text}".split()
    is_led = not marks.flat[frame.start : frame.at].rstrip().endswith(" that")
    named = any(frame.at <= mention.start < verb.start and mention.can_act for mention in marks.actors)
    return is_led and told[0].endswith("ing") and not named


def _are_his_own(marks: Marks, verb: VerbPhrase, frame: Frame) -> bool:
    """Tell whether the forces before a verb are the speaker's: "his troops", or "troops" of no side named."""
    begin = max(frame.at, verb.start - 90)
    return (
        _THEIRS.search(marks.flat, begin, verb.start) is not None
        or _BARE.fullmatch(marks.flat, frame.at, verb.start) is not None
    )


def _side_beside(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """Return the side of "its troops took A", "attacks, which took A", "Ukrainian assaults near A", else None."""
    named = _WHOSE_ATTACK.match(verb.text) or _ATTEMPT_OF.match(verb.text)
    if named and verb.action in {"attack", "attack_unsuccessful"} and not verb.flip:
        return side_of(named[1])
    shelled = _SHELLING.search(marks.flat, max(0, verb.start - 24), verb.start) if verb.text == "shelling" else None
    if shelled:
        return side_of(shelled[1])
    if _WHICH.search(marks.flat, max(0, verb.start - 40), verb.start):
        attacks = list(_WHOSE_ATTACK.finditer(marks.flat, 0, verb.start))
        if attacks:
            return side_of(attacks[-1][1])
    if frame is not None and _are_his_own(marks, verb, frame):
        return frame.teller.belligerent
    cleared = _CLEARED_OF.match(marks.flat, verb.end) if verb.text.startswith(_FREES) else None
    if cleared:
        return other_side(side_of(cleared[1]))
    ordered = _SIDES.findall(marks.flat[: verb.start]) if verb.text.startswith("order") else []
    return side_of(ordered[-1]) if ordered else None


def _attack_that_does(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor | None:
    """Return the side whose attack gained something itself: "a Ukrainian counterattack near A retook B", else None."""
    if verb.flip or verb.action not in {*GAINS, "withdraw"}:
        return None
    does = _ATTACK_DOES.search(marks.flat, max(frame.at if frame else 0, verb.start - 120), verb.start)
    if does is None or any(other.end > does.end(1) and other.start < verb.start for other in marks.verbs):
        return None
    return side_of(does[1])


def _passive_actor(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor:
    """Return who acts on the subject: the side after "by", else who liberates or repels what the subject names."""
    if loses_place(verb) and verb.text.endswith((" them", " it")):
        able = [mention for mention in marks.actors if mention.start < verb.start and mention.can_act]
        return able[-1].actor if able else "russian"
    if loses_place(verb):
        return side_of("Ukrainian" if "Ukrainian" in verb.text else "Russian")
    by = BY.search(marks.flat, verb.end, verb.end + 60)
    if by:
        return side_of(by[1])
    if verb.flip:
        return _beater(marks, verb, frame)
    # who frees a place depends on who tells of it
    theirs = (frame.teller.side if frame is not None else marks.side) == "russian"
    return "ukrainian" if verb.text.startswith("liberat") and not theirs else "russian"


def _beater(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor:
    """Return who beat something back: the other side than whose assault, else than the subject, else than is named."""
    begin = max(frame.at if frame is not None else 0, verb.start - 120)
    text, subject = marks.flat[begin : verb.start], _subject_of(marks, verb, frame, begin)
    whose = [side_of(side) for side in _WHOSE_ASSAULT.findall(text)]
    whose = whose or ([subject.actor] if subject is not None else [side_of(side) for side in _SIDES.findall(text)])
    told: Actor = "russian" if frame is not None and frame.teller.side == "russian" else "ukrainian"
    return other_side(whose[-1]) if whose else told


def side_of(word: str) -> Actor:
    """
    Return the side that an adjective names.

    >>> side_of("Ukrainian"), side_of("enemy")
    ('ukrainian', 'russian')
    """
    return "ukrainian" if word.casefold().startswith("ukrain") else "russian"


def attacker_of(marks: Marks, verb: VerbPhrase, defender: Actor) -> Actor:
    """Return who was repelled: the side that the object names, else the other side."""
    named = _SIDES.search(marks.flat, verb.start, min(len(marks.flat), verb.end + 60))
    if named and not re.search(r"\b(?:near|of|in|on|by)\b", marks.flat[verb.start : named.start()]):
        return side_of(named[1])
    return other_side(defender)


def _only_speaks(marks: Marks, frame: Frame | None, mention: ActorMention) -> bool:
    """Tell whether a side is named in the words of the frame only; "credited" names the unit that acts there."""
    if frame is None or not frame.start <= mention.start < frame.at:
        return False
    return "credited" not in marks.flat[frame.start : frame.at]


def _striker(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> Actor:
    """Return who struck when no subject says so: not the side that was hit, nor the side that tells of it."""
    hit = re.match(r"\s+(?:[\w-]+ ){0,3}?(Russian|Ukrainian)\b", marks.flat[verb.end : verb.end + 60])
    if hit:
        return other_side(side_of(hit[1]))
    return "ukrainian" if frame is not None and frame.teller.side == "russian" else "russian"
