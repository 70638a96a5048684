"""Statements of the language-independent core become claims: one row a statement and place."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from geo.vocabulary import GAINS
from reports.annotate.core.headings import heading_of, is_item, without_sign
from reports.annotate.core.phrases.place_name import PlaceName
from reports.annotate.core.read import Told, read_scene, read_statements
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.stance import UNSPECIFIED, Grade, Holder
from reports.annotate.core.statements.contradictions import contradicting
from reports.annotate.core.statements.grades import deny
from reports.annotate.core.statements.rebuttals import rebutting, telling
from reports.annotate.core.statements.statements import still_held
from reports.annotate.core.times import Time, find_times, is_past, said_at, time_of
from reports.annotate.core.vocabulary.words import key_of, split_words
from reports.claim import Claim
from reports.claims.unnamed import unnamed_claim
from reports.lexicon.cases import nominatives
from reports.lexicon.voices import Voice, load_voice
from reports.report import Sentence
from reports.text.invisible import readable
from reports.text.language import alien_language


def read_told(
    sentence: Sentence,
    *,
    language: str,
    voice: Voice,
    told: Told,
    published: date | None = None,
    following: Sequence[Sentence] = (),
    quoted_by: Holder | None = None,
) -> list[Claim]:
    """
    Return the claims of a sentence in a language of the core, unnamed; none for one that tells of no deed.

    `published` is the day from which "yesterday" and days without a year count. `following` are sentences of the same
    language behind it: where the next says that this is untrue, its gains are denied and it tells nothing else; where
    it takes them back, there are none, and where it only says that nothing confirms them, they are claimed. One that
    only tells whose word it is is passed over.
    `quoted_by` is whose words it is where it stands in a quotation of several sentences.
    """
    text = readable(sentence.text)
    heading = f"{told.heading} {without_sign(text)}" if told.heading else ""
    read = partial(read_scene, language=language, voice=voice, quoted_by=quoted_by)
    earlier = replace(told)
    scene = read(heading or text, told=told)
    if heading and not is_item(scene, len(split_words(told.heading))):
        heading, told.heading = "", ""
        scene = read(text, told=told)
    if not heading:
        told.heading = heading_of(scene, text)
    out: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    statements = read_statements(scene, told)
    behind = _read_behind(following[0], language=language, voice=voice, told=told) if statements and following else None
    next_one = following[0] if following else sentence
    if behind is not None and next_one.paragraph == sentence.paragraph:
        teller = telling(behind)
        if teller is not None:  # "А взято. Про це заявив Б."
            scene = read(heading or text, told=earlier, told_by=teller)
            statements = read_statements(scene, told)
            next_one = following[1] if len(following) > 1 else sentence
            is_more = next_one is not sentence
            behind = _read_behind(next_one, language=language, voice=voice, told=told) if is_more else None
    is_beside = behind is not None and next_one.paragraph == sentence.paragraph
    if behind is not None:
        statements = still_held(behind, statements) if is_beside else statements
        _contradict(scene, behind, statements, is_beside=is_beside)
    times = find_times(scene, published=published)
    for one in statements:
        if is_past(scene, one.at, times, published=published):
            continue
        names: Sequence[PlaceName | None] = one.names or [None]  # a road alone
        for name in names:
            key = (one.actor, one.action, one.grade, name and name.text, name and name.bearing)
            if key not in seen:
                seen.add(key)
                out.append(_dated(_claim(sentence, scene, one, name, one.grade), scene, one, times))
    denier = rebutting(behind) if out and behind is not None else None
    if behind is not None and denier is None and is_beside:
        out = [_unsupported(claim, voice) for claim in out] if _only_doubts(behind) else out
    return out if denier is None else [_denied(claim, denier, voice) for claim in out if claim.action in GAINS]


def _contradict(scene: Scene, behind: Scene, statements: Sequence[Statement], *, is_beside: bool) -> None:
    """Deny the gains of which the next sentence says that the other side holds the place."""
    if not is_beside and not (behind.words and behind.has("in_fact", 0, 2)):
        return
    for one in statements:
        denier = contradicting(behind, behind.clauses, one) if one.action in GAINS else None
        if denier is not None:
            one.grade = deny(scene, one.grade, denier)


def _read_behind(following: Sentence, *, language: str, voice: Voice, told: Told) -> Scene:
    """Return the sentence behind, which may deny or undo what the one before it told."""
    return read_scene(readable(following.text), language=language, voice=voice, told=replace(told))


def _only_doubts(scene: Scene) -> bool:
    """Tell whether a sentence only says that what was told before it is not confirmed: "А цього не підтвердив"."""
    refuses = [
        span
        for span in scene.spans
        if span.kind == "speech"
        and span.lemma in scene.lexicon.stance["confirms"]["verbs"]
        and scene.has("negation", span.i - 1, span.i)
    ]
    told = {"deed", "repel", "try", "fail", "speech"} | ({"that", "about"} if refuses else {"speaker"})
    doubts = bool(refuses) or any(span.kind in {"doubt", "unlikely"} for span in scene.spans)
    others = [span for span in scene.spans if span.kind in told and span not in refuses]
    return doubts and not scene.grounds.names and not others


def _unsupported(claim: Claim, voice: Voice) -> Claim:
    """Return a gain that nothing confirms: the publisher's own words on it are then no judgement."""
    if claim.action not in GAINS or claim.evidence in {"denied", "geolocated"}:
        return claim
    claimant = UNSPECIFIED if claim.claimant == voice.claimant else claim.claimant
    return replace(claim, evidence="claimed", confirmed=False, support="unsupported", claimant=claimant)


def _denied(claim: Claim, denier: str, voice: Voice) -> Claim:
    """Return a gain as denied by somebody: what the publisher only quotes is nobody's known claim."""
    if claim.evidence == "denied":
        return claim
    claimant = (
        UNSPECIFIED if claim.claimant in {denier, voice.claimant} and denier == voice.claimant else claim.claimant
    )
    return replace(
        claim, evidence="denied", confirmed=False, support="contradicted", claimant=claimant, denied_by=denier
    )


def _dated(claim: Claim, scene: Scene, one: Statement, times: Sequence[Time]) -> Claim:
    happened, said = time_of(scene, one.at, times), said_at(scene, one.at, times)
    is_span = happened is not None and happened.first != happened.last
    return replace(
        claim,
        event_date=happened.last if happened is not None else None,
        event_date_from=happened.first if happened is not None and is_span else None,
        source_date=said.last if said is not None else None,
    )


def _claim(sentence: Sentence, scene: Scene, one: Statement, name: PlaceName | None, grade: Grade | None) -> Claim:
    if grade is None or one.actor is None:
        raise ValueError("a statement without a grade or an actor is no claim")
    claim = unnamed_claim(
        sentence,
        actor=one.actor,
        action=one.action,
        evidence=grade.evidence,
        claimant=grade.claimant,
        support=grade.support,
        place=name.text if name else None,
    )
    return replace(
        claim,
        denied_by=grade.denied_by,
        relation=_relation(name) if name else "along",  # type: ignore[arg-type]
        part=name.part if name else None,
        bearing=name.bearing if name else None,
        bearing_of=name.text if name and name.bearing else None,
        distance_km=name.distance_km if name else None,
        hub=_hub(scene, name) if name else None,
        towards=name.text if name and name.relation == "toward" else None,
        origin=name.text if name and name.relation == "from" else None,
        oblasts=_oblasts(scene, name) if name else (),
        roads=one.roads,
        withheld=_withheld(scene, one),
        voice=scene.voice.name,
        lang=scene.lexicon.language,
    )


def _relation(name: PlaceName) -> str | None:
    return name.relation or (None if name.bearing else "in")


def _hub(scene: Scene, name: PlaceName) -> str | None:
    """Return the town that the sentence's only direction is named after, which orients its other places."""
    hubs = set(scene.grounds.hubs)
    is_other = len(hubs) == 1 and name.relation != "direction" and _own_hub(scene, name) is None
    return scene.grounds.hubs[0] if is_other else None


def _own_hub(scene: Scene, name: PlaceName) -> str | None:
    """Return the town that a direction of the sentence is named after where it is the place itself."""
    return next((hub for hub in scene.grounds.hubs if key_of(hub) in map(key_of, nominatives(name.text))), None)


def _oblasts(scene: Scene, name: PlaceName) -> tuple[str, ...]:
    """Return the oblasts that a place is put in, or that of the direction which is called after it."""
    oblast = scene.lexicon.place_words["hubs"].get(_own_hub(scene, name) or "")
    return name.oblasts or ((oblast,) if oblast else ())


def _withheld(scene: Scene, one: Statement) -> str | None:
    """Return why policy keeps a claim off maps, else null; a numbered body of troops is a unit."""
    if one.actor != "ukrainian":
        return None
    if any(span.kind == "unit" and scene.is_numbered(span) for span in scene.spans):
        return "names a Ukrainian unit"
    return "tells where Ukrainian forces are" if one.action == "other" else None


def names_unit(text: str, *, language: str) -> bool:
    """
    Tell whether a sentence names a numbered body of troops that it does not call Russian.

    >>> names_unit("Бійці 3-ї штурмової бригади відійшли.", language="uk")
    True
    """
    scene = read_scene(readable(text), language=language, voice=load_voice("unknown"), told=Told())
    units = [span for span in scene.spans if span.kind == "unit" and scene.is_numbered(span)]
    return any(not _is_russian(scene, span.i) for span in units)


def _is_russian(scene: Scene, at: int) -> bool:
    return any(party.side == "russian" and party.i <= at < party.j for party in scene.parties)


def language_told(text: str) -> str:
    """
    Return in words which language keeps a sentence from being read.

    >>> language_told("Вораг заняў вёску")
    'in Belarusian, which is not read'
    """
    alien = alien_language(text)
    return f"in {alien}, which is not read" if alien else "in no single language that is read"


def front_words(text: str, *, language: str) -> tuple[str, ...]:
    """Return the words that make a sentence look like the front: a deed, with whom and where it names; else none."""
    scene = read_scene(readable(text), language=language, voice=load_voice("unknown"), told=Told())
    deeds = [span for span in scene.spans if span.kind in {"deed", "repel"}]
    names = [name.text for name in scene.grounds.names if name.slot != "bare"] or list(scene.grounds.hubs)
    sides = [party for party in scene.parties if party.side]
    if not deeds:
        return ()
    who = [scene.words[party.i].text for party in sides[:1]]
    return (scene.words[deeds[0].i].text, *who, *names[:1])
