"""What a statement is worth: who stands for it, and whether the sentence denies it."""

from dataclasses import replace

from geo.vocabulary import CONFIRMING, GAINS
from reports.annotate.core.scene import Scene, Statement
from reports.annotate.core.stance import UNSPECIFIED, Grade
from reports.annotate.core.statements.doubts import is_supposed
from reports.annotate.core.statements.rebuttals import ends_of_rebuttals


def grade_statement(scene: Scene, one: Statement) -> Statement | None:
    """Return a statement with its grade; null where the sentence leaves it unsaid."""
    holder = scene.holder_at(one.at)
    if any(span.kind == "deny" for span in scene.spans):
        grade = _denied(scene, one)
        return None if grade is None else replace(one, grade=grade)
    doubt = next((span for span in scene.spans if span.kind == "doubt"), None)
    claimant = holder.claimant if holder is not None else UNSPECIFIED
    if doubt is not None and one.action in GAINS and (holder is not None or one.at < doubt.j):
        grade = Grade("claimed", claimant, "unsupported")
    elif holder is not None:
        grade = Grade(holder.evidence, holder.claimant, None)
    elif one.action in GAINS and (scene.has("hearsay", 0, len(scene.words)) or scene.is_set_apart(one.at)):
        grade = Grade("claimed", "Russian sources" if one.actor == "russian" else "Ukrainian sources", None)
    else:
        grade = _own(scene, one)
    if grade.evidence in CONFIRMING and is_supposed(scene, one.at):
        grade = replace(grade, evidence="reported")
    return replace(one, grade=grade)


def deny(scene: Scene, grade: Grade | None, denier: str) -> Grade | None:
    """Return a grade as somebody denies it: what the publisher only quotes then is nobody's known claim."""
    if grade is None or grade.evidence == "denied":
        return grade
    own = {denier, scene.voice.claimant}
    claimant = UNSPECIFIED if grade.claimant in own and denier == scene.voice.claimant else grade.claimant
    return Grade("denied", claimant, "contradicted", denier)


def _denied(scene: Scene, one: Statement) -> Grade | None:
    """Return the grade of a statement in a sentence that denies something: what was claimed, or said before that."""
    at = next(span.i for span in scene.spans if span.kind == "deny")
    if _is_put_right(scene, one):
        return _own(scene, one)
    claimed = any(holder.i <= one.at < holder.j for holder in scene.holders)
    if not (claimed or one.at < at or not scene.holders):
        return None if one.action in GAINS else _own(scene, one)
    if one.action not in GAINS:
        is_refuted = one.action == "withdraw" and any(s.kind == "deny" and s.key == "refute" for s in scene.spans)
        return None if claimed or is_refuted else _own(scene, one)
    holder = scene.holder_at(one.at)
    told = [h.claimant for h in (holder, *scene.holders) if h is not None]
    by = scene.denier or _outer_denier(scene, one, at) or scene.voice.claimant
    named = [claimant for claimant in told if claimant not in {UNSPECIFIED, scene.voice.claimant, by}]
    claimant = named[0] if named else _speaker_in(scene, one)
    return Grade("denied", UNSPECIFIED if claimant == by else claimant, "contradicted", by)


def _is_put_right(scene: Scene, one: Statement) -> bool:
    """
    Tell whether a statement is what is so instead of what was denied: "це не так: наші зайняли А".

    Behind a word for a lie and a colon the lie itself may stand: there only a gain of the publisher's own side is.
    """
    ends = [end for end in ends_of_rebuttals(scene) if end <= one.at]
    if not ends:
        return False
    is_lie = any(span.kind == "deny" and span.sort == "noun" and span.j == ends[-1] for span in scene.spans)
    return one.actor == scene.voice.side if is_lie else True


def _outer_denier(scene: Scene, one: Statement, at: int) -> str | None:
    """Return who says what is untrue: "А заявив, що чутки про Б - фейк", but not "А заявив про Б, це фейк"."""
    saying = [h for h in scene.holders if h.i <= min(at, one.at) and max(at, one.at) < h.j]
    outer = max(saying, key=lambda h: h.j - h.i, default=None)
    if outer is None or scene.has("claim_nouns", outer.i, outer.i + 1):
        return None
    is_of_claim = any(h.i > outer.i and scene.has("claim_nouns", h.i, h.i + 1) for h in saying)
    return outer.claimant if is_of_claim or at < one.at else None


def _speaker_in(scene: Scene, one: Statement) -> str:
    """Return whom the sentence names that may have claimed what it denies: somebody of the side that it serves."""
    rows = [scene.lexicon.speakers[int(span.key)] for span in scene.spans if span.kind == "speaker"]
    return next((str(row["claimant"]) for row in rows if row.get("side") == one.actor), UNSPECIFIED)


def _own(scene: Scene, one: Statement) -> Grade:
    voice = scene.voice
    is_geolocated = voice.geolocates and scene.has("geolocated", 0, len(scene.words)) and one.action in GAINS
    return Grade("geolocated" if is_geolocated else voice.evidence, voice.claimant, None)
