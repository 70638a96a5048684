"""Names of claims: hashes that stay when the reader gets better."""

import hashlib
import re
from typing import Final

from reports.lexicon.name_keys import name_key

_NOTE: Final = re.compile(r"\[(?:\d{1,4}|[ivxlcdm]{1,9})\]")


def claim_hash(*, report_id: str, sentence: str, actor: str, action: str, claimant: str, place: str | None) -> str:
    """
    Return twelve hexadecimal digits that name a claim; evidence, offsets, case, marks and footnotes do not count.

    >>> one = claim_hash(
    ...     report_id="r", sentence="A fell.[3]", actor="russian", action="seize", claimant="ISW", place="A"
    ... )
    >>> two = claim_hash(report_id="r", sentence="A  fell", actor="russian", action="seize", claimant="ISW", place="A")
    >>> one == two
    True
    """
    words = " ".join(re.findall(r"\w+", _NOTE.sub("", sentence).casefold()))
    text = "\x1f".join((report_id, words, actor, action, claimant, name_key(place or "")))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:12]
