"""Pairs: two claims of one "between A and B" are one event on the line between the two places."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from layers.locate.mentions import same_name
from layers.locate.place import same_breath
from reports.claim import Claim


def pair_lines(claims: Sequence[Claim]) -> list[Claim]:
    """
    Return the claims with `line` filled where a sentence puts an event between the places of two of them.

    Both must have the relation "line" without stops, one action and one breath, and the sentence must say "between A
    and B" of them; brackets behind the first name are passed over. Other claims stay as they are.
    """
    open_ends: dict[tuple[str | None, ...], list[int]] = {}
    for number, claim in enumerate(claims):
        if claim.relation == "line" and not claim.line and claim.place:
            open_ends.setdefault((*same_breath(claim), claim.action), []).append(number)
    paired = list(claims)
    for numbers in open_ends.values():
        for one, other in pairwise(numbers):
            ends = (claims[one].place or "", claims[other].place or "")
            if not same_name(*ends) and _stand_between(ends, claims[one].sentence):
                for number in (one, other):
                    paired[number] = replace(claims[number], line=ends)
    return paired


def _stand_between(ends: tuple[str, str], sentence: str) -> bool:
    """Tell whether a sentence says "between A and B" of two names."""
    first, second = (re.escape(end) for end in ends)
    return re.search(rf"\bbetween (?:the )?{first}(?: \([^)]*\))? and (?:the )?{second}\b", sentence) is not None
