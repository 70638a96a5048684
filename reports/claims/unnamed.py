"""A claim as a sentence gives it, before its report, its day and its name are known: where both readers begin."""

from geo.vocabulary import CONFIRMING, Action, Actor, Evidence, Support
from reports.claim import Claim
from reports.report import Sentence


def unnamed_claim(
    sentence: Sentence,
    *,
    actor: Actor,
    action: Action,
    evidence: Evidence,
    claimant: str,
    support: Support | None,
    place: str | None,
) -> Claim:
    """Return the claim of a sentence with its offsets, footnotes and grade; where and when it was is left open."""
    return Claim(
        claim_id="",
        report_id="",
        published=None,
        sentence_id=sentence.sentence_id,
        sentence=sentence.text,
        start=sentence.start,
        end=sentence.end,
        section=sentence.section,
        actor=actor,
        action=action,
        evidence=evidence,
        support=support,
        confirmed=evidence in CONFIRMING,
        modality=None,
        claimant=claimant,
        place=place,
        footnotes=sentence.footnotes,
        is_takeaway=sentence.is_takeaway,
    )
