"""A sentence taken apart: its verbs become events, each with its actor, its places and its outcome."""

import itertools
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from geo.vocabulary import MOVES, Actor
from reports.annotate.document import Marks, is_passive, read_marks
from reports.annotate.evidence.frame import UNSAID, Frame
from reports.annotate.spans.sides import other_side
from reports.annotate.spans.speakers import Claimant
from reports.annotate.spans.verb_phrase import VerbPhrase
from reports.claims.events.actors.agents import (
    BY,
    actor_of,
    attacker_of,
    is_freed_by_nobody_known,
    side_of,
)
from reports.claims.events.actors.fronted import is_fronted
from reports.claims.events.actors.unnamed_strikers import is_unsigned, launcher_of, named_striker
from reports.claims.events.belonging.attach import attach
from reports.claims.events.belonging.days import close_aims
from reports.claims.events.dropped.in_passing import is_in_passing
from reports.claims.events.dropped.no_front import is_at_no_front
from reports.claims.events.dropped.retold import is_only_retold
from reports.claims.events.dropped.unreal import is_unreal
from reports.claims.events.event import Event, Parsed
from reports.claims.events.turns.outcomes import settle_outcomes
from reports.claims.events.turns.shares import take_shares
from reports.claims.events.turns.undone import undo_lost
from reports.claims.events.verbless.aimed import told_as_aims
from reports.claims.events.verbless.failed_before import failed_before
from reports.claims.events.verbless.sightings import seen_burning, seen_flags, seen_present
from reports.claims.events.verbless.told_by_nouns import told_by_nouns
from reports.lexicon.load import any_of, any_word, load_lexicon, words_of
from reports.search.pattern import Pattern
from reports.text.dates import names_past
from reports.text.tokens import tokenize

_PUSHED: Final = re.compile(
    r"(?: back)?\s+(?:the |an? )?(Ukrainian|Russian|Wagner) (?:\w+ ){1,3}"
    r"(?:(?:\w+ )?from|out of|back|to(?: (?:withdraw|retreat|pull back|pull out|fall back|flee) from)?"
    r"|away|off|onto(?! the defensive)|across|over|beyond"
    r"|(?:further )?(?:north|south|east|west)(?:east|west)?)\b"
)
# a side that is driven out of a place, or has lost it
_DRIVEN: Final = re.compile(
    r"(?:was|were|been|being) (?:\w+ly )?"
    r"(?:(?:pushed|driven|thrown|squeezed|knocked|forced) out|expelled|ousted|dislodged|evicted)|lost$"
    r"|(?:\w+ )?(?:pushed|driven|forced|thrown|knocked|chased|squeezed) (?:back )?out$"
)
_LOSES: Final = ("lost", "losing", "ced", "surrender", "relinquish")
_BEATEN: Final = re.compile(
    rf"\b{any_word('sides', 'nouns.beaten')}(?: {any_word('sides', 'nouns.beaten_at')} [^.;]{{0,60}}?)?(?: have"
    r"| has| had)? $"
)
_WHOSE: Final = re.compile(r"\b(Russian|Ukrainian)\b")
_AGENT_WITHIN: Final = 80
"""Characters behind a verb among which who did it is named: "driven out of their positions in A |by B|"."""
_OUT: Final = re.compile(r"\b(?:from|out of)$")
_TO_GIVE_UP: Final = re.compile(r" (?:leave|abandon|flee|quit|give up|surrender|cede) (?=[A-Z])")
_FROM: Final = re.compile(r" (?:from|out of)\b")
_GOAL: Final = re.compile(
    r"(?:(?<= to)(?<! up to)| to| toward| towards) (?!withdraw|retreat|leave|fall|pull|abandon)(?:[a-z-]+ ){0,6}?"
    r"(?:[A-Z]|(?:city|town|village|settlement)\b)"
)
_ANNIVERSARY: Final = re.compile(r"\banniversary of (?:[\w’'-]+ ){0,6}$")
# "liberated |A four times": mocked, or summed up
_SO_OFTEN: Final = re.compile(r" [A-Z][\w’'-]*(?: [A-Z][\w’'-]*)* (?:\w+ )?(?:[a-z]+|\d+) times\b")
_FIGHTS: Final = frozenset({"attack", "attack_unsuccessful"})
_CAN_BE_HISTORY: Final = MOVES | _FIGHTS | {"strike"}
_PUSHES: Final = (
    "squeez",
    "push",
    "drove",
    "driv",
    "expel",
    "oust",
    "dislodg",
    "evict",
    "threw",
    "throw",
    "forc",
    "chas",
    "knock",
    "flush",
    "repel",
)
# "Belarus moved three battalions to the border": no side of this war
_OTHER_STATE: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(words_of('places', 'never.abroad')))}|NATO) "
    r"(?:(?:has|have|had|also|reportedly|recently) )*$"
)
_OPEN: Final = words_of("framing", "words.open")
_OLD_FOOTAGE: Final = Pattern(
    r"\b(?P<what>(?:[Ff]ootage|[Vv]ideos?|[Ii]mages?|[Ii]magery|[Pp]hotos?|[Pp]hotographs?)\b[^;]*?"
    r"\b(?:(?:is|are|was|were) (?:(?:in fact|at least|\w+ly|from|months?|years?|weeks?) ){0,3}"
    r"(?:(?P<stale>old|outdated|not recent)|from|filmed|recorded|taken|dated)"
    r"|dat(?:es?|ed|ing) (?:back )?(?:to|from)))\b"
)
# "had once seized", "previously captured": it is over
_FORMER: Final = re.compile(
    rf"\b{any_of(load_lexicon('deeds')['modality']['former'])}(?: (?:\w+ly|have|has|had|been))*\s$", re.IGNORECASE
)
_OPENING: Final = re.compile(
    r"(?:Back |Already |Only )?(?:[Ii]n|[Bb]y|[Dd]uring|[Uu]ntil) [^,;.]{0,40}(?:19|20)\d\d\b"
    r"|(?:Back |Already |Only )?(?:[Ii]n|[Oo]n|[Aa]t|[Dd]uring|[Ff]rom) the [^,;.]{0,60}\b(?:war|invasion)\b"
    r"|On (?:this|that) (?:very |same )?(?:day|date) in (?:19|20)\d\d\b"
    r"|[A-Z][a-z]+ years ago(?=,| )|(?:Last|A|One|Two|Three|Four|Several|Many|Some|\d+|In the) [^,;.]{0,50}(?=,)"
)


def parse_sentence(
    text: str,
    *,
    published: date | None,
    previous: Claimant | None,
    side: Actor | None = None,
    known: Mapping[str, Claimant] | None = None,
) -> Parsed:
    """
    Return what a sentence says happened; `previous` is the last speaker of its paragraph, `side` whose text it is.

    `known` are the surnames of people whom earlier sentences named in full.

    >>> parsed = parse_sentence("Ukrainian forces repelled assaults near Bolhrad.", published=None, previous=None)
    >>> [(event.actor, event.action) for event in parsed.events]
    [('russian', 'attack_unsuccessful')]
    """
    marks = read_marks(text, published=published, previous=previous, side=side, known=known)
    events = _events(marks)
    if events:
        attach(marks, events)
        close_aims(marks, events, published)
        settle_outcomes(marks, events)
        take_shares(marks, events)
        undo_lost(marks, events)
        _drop_history(marks, events, published)
    events += told_by_nouns(marks, events)
    events += failed_before(marks, events)
    events += told_as_aims(marks, events)
    events.sort(key=lambda event: event.verb.start)
    return Parsed(marks.flat, tuple(event for event in events if not event.dropped), marks)


def _events(marks: Marks) -> list[Event]:
    """Turn the verbs outside frames and side clauses into events, each with its actor."""
    out: list[Event] = []
    last: tuple[Actor, bool] | None = None
    for verb in marks.verbs:
        if marks.in_frame(verb.start) or marks.in_zone(verb.start):
            continue
        frame = marks.frame_of(verb.start)
        if _is_aimed_at(marks, verb) or (frame is not None and frame.evidence == UNSAID):
            continue
        is_unmet = verb.kind == "did" and (is_unreal(marks, verb, frame) or _is_elsewhere(marks, verb, frame))
        if is_unmet or is_at_no_front(marks, verb, frame) or is_in_passing(marks, verb):
            continue
        if is_only_retold(marks, verb, frame) or is_freed_by_nobody_known(marks, verb, frame):
            continue
        told = named_striker(marks, verb)
        if told is not None:
            actor, both = told, False
        elif is_unsigned(marks, verb):
            launcher, both = launcher_of(marks, verb, frame), False
            if launcher is None:
                continue
            actor = launcher
        else:
            actor, both = actor_of(marks, verb, frame, last=last)
        weighed = _left_open(marks, verb)
        event = Event(weighed, frame, attacker_of(marks, verb, actor) if verb.flip else actor, verb.action, both=both)
        if verb.kind == "intent":
            # an attempt that somebody tells of is an attack; in the report's own voice it is an aim
            if marks.side is None and (frame is None or frame.vague or frame.evidence == "assessed"):
                event.modality = "intent"
            else:
                event.action = "attack"
        # "A's fighters pushed B's away and took C": who goes on is who pushed, and not who was pushed
        last = event.actor, both
        _settle_push(marks, event)
        out.append(event)
    verbs = [event.verb for event in out]
    seen = [*seen_present(marks, verbs), *seen_flags(marks, verbs), *seen_burning(marks, verbs)]
    out += [Event(verb, frame, actor, verb.action) for verb, frame, actor in seen]
    return sorted(out, key=lambda event: event.verb.start)


def _is_aimed_at(marks: Marks, verb: VerbPhrase) -> bool:
    """Tell whether a verb stands in what is only prepared: "preparing for a renewed assault" renewed nothing yet."""
    return any(aim.start < verb.start < aim.end and aim.how != "effort" for aim in marks.aims)


def _left_open(marks: Marks, verb: VerbPhrase) -> VerbPhrase:
    """Return a verb as uncertain where the words that govern its clause leave it open: "it is possible that"."""
    clause = marks.clauses[marks.clause_index(verb.start)]
    if clause.role != "content" or clause.parent is None or verb.hedged:
        return verb
    above = marks.clauses[clause.parent]
    words = {token.low for token in tokenize(marks.flat[above.start : clause.start]) if token.text != "May"}
    return replace(verb, hedged=True) if words & _OPEN else verb


def _settle_push(marks: Marks, event: Event) -> None:
    """
    Let a verb that drives a side away say what each did: who is driven out of A withdraws, and the other gains there.

    Who is pushed back near A loses ground to whoever pushes; who is repelled stays where it was.
    """
    verb = event.verb
    subject = marks.flat[marks.clauses[marks.clause_index(verb.start)].start : verb.start]
    is_passive_push = event.action == "withdraw" and verb.text.startswith(("was ", "were ", "been ", "being "))
    if is_passive_push and _BEATEN.search(subject) is not None:
        # attacks, not forces, were beaten back
        named = _WHOSE.findall(subject)
        event.action = "attack_unsuccessful"
        event.actor = side_of(named[-1]) if named else event.actor
        return
    if verb.text == "pushed" and subject.endswith(", ") and marks.flat.startswith(" out of ", verb.end):
        event.action, event.gainer = "withdraw", other_side(event.actor)
        return
    by = BY.search(marks.flat, verb.end, verb.end + _AGENT_WITHIN) if is_passive_push else None
    if by is not None:
        # "the garrison was driven out of A |by B's troops|"
        event.actor = other_side(side_of(by[1]))
    is_denied = event.frame is not None and event.frame.evidence == "denied"
    # who denies that he lost A denies that the other side holds it
    is_lost = is_denied and verb.text.startswith(_LOSES)
    is_driven = is_fronted(marks, verb) and "back" not in verb.text
    if event.action == "withdraw" and (is_lost or is_driven or _DRIVEN.match(verb.text) is not None):
        event.gainer = other_side(event.actor)
        return
    after = verb.end if verb.text.startswith("repel") else verb.start + len(verb.text.split()[0])
    pushed = _PUSHED.match(marks.flat, after)
    if pushed is None or not verb.text.startswith(_PUSHES):
        return
    is_from = _OUT.search(pushed[0]) is not None or _FROM.match(marks.flat, pushed.end()) is not None
    goal = _GOAL.match(marks.flat, pushed.end())
    if not is_from and " from " not in pushed[0] and goal is not None and pushed[0].endswith((" back", " to")):
        # "pushed B's forces back |to A": they stand there, and who pushed came nearer
        event.action, event.pushes_to = "advance", True
        return
    if pushed[0].startswith(" back") and not (is_from or pushed[0].endswith(" to")):
        # "pushed back B's forces north of A": there ground was won
        return
    if verb.text.startswith("squeez") or (pushed[0].endswith(" back") and not is_from):
        event.action = "advance"
    elif is_from or not verb.text.startswith("repel"):
        is_from = is_from or _TO_GIVE_UP.match(marks.flat, pushed.end()) is not None
        event.gainer = event.actor if is_from and " back" not in pushed[0] else None
        event.action, event.actor = "withdraw", side_of(pushed[1])
        if event.gainer == event.actor:
            event.gainer = other_side(event.actor)


def _drop_history(marks: Marks, events: list[Event], published: date | None) -> None:
    """Drop what is told as history ("seized A in October 2023", "the footage is from 2023", "had once seized A")."""
    old = _OLD_FOOTAGE.search(marks.flat)
    if old and (old["stale"] or names_past(marks.flat[old.end("what") :], published=published)):
        for event in events:
            event.dropped = event.dropped or event.verb.start < old.end("what")
    for event in events:
        event.dropped = event.dropped or _is_remembered(marks, event)
    for event, following in itertools.zip_longest(events, events[1:]):
        if event.action not in _CAN_BE_HISTORY or (
            event.frame is not None and event.frame.evidence != "assessed" and not event.frame.vague
        ):
            continue
        end = following.verb.start if following is not None else len(marks.flat)
        opening = _OPENING.match(marks.flat)
        told = marks.flat[event.verb.start : end] + (f" {opening[0]}" if opening else "")
        if event.action in _FIGHTS:  # "attacked A, which B lost in 2022" is of today
            told = re.split("[,;]", told, maxsplit=1)[0]
        if names_past(told, published=published):
            event.dropped = True


def _is_remembered(marks: Marks, event: Event) -> bool:
    """Tell whether words beside a deed say that it was before: of an anniversary, of a former one, of a count."""
    if _ANNIVERSARY.search(marks.flat, 0, event.verb.start):
        return True
    # "previously seized on May 3" tells when
    is_former = event.days is None and _FORMER.search(marks.flat, 0, event.verb.start) is not None
    return event.action in MOVES and (is_former or _SO_OFTEN.match(marks.flat, event.verb.end) is not None)


def _is_elsewhere(marks: Marks, verb: VerbPhrase, frame: Frame | None) -> bool:
    """
    Tell whether a deed in the report's own voice names neither side: it may be another war's. Fighting may.

    Nobody says who holds a place either when a speaker of no side tells of "soldiers" or "troops".
    """
    if _OTHER_STATE.search(marks.flat, max(0, verb.start - 40), verb.start):
        return True
    if frame is not None and verb.action in {"other", "reach"} and not marks.actors:
        return frame.teller.belligerent is None
    orders = verb.text.startswith("order")
    if marks.side is not None:
        return False
    return frame is None and not marks.actors and verb.action != "attack" and not orders and not is_passive(marks, verb)
