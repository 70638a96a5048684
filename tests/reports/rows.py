"""What a text in a voice tells, as short rows for tables of sentences."""

from reports.claims.find import find_claims
from reports.text.read import read_reports

Row = tuple[str | None, str, str | None, str, str]


def read(text: str, voice: str) -> list[Row]:
    """Return actor, action, place, evidence and claimant of each claim."""
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    return [(claim.actor, claim.action, claim.place, claim.evidence, claim.claimant) for claim in found]
