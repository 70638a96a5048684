"""What becomes of each claim on the map: drawn, area only, aim only, not placed or withheld, and why not drawn."""

from collections import Counter
from typing import Any, Final, NamedTuple

from geo.advance.rules import text_of
from geo.rows import list_rows
from geo.vocabulary import DRAWN_PRECISION, EVIDENCE

STANDINGS: Final = ("drawn", "area only", "aim only", "not placed", "withheld")
"""Every claim has exactly one, so that counts of them add up."""

_LEVELS: Final = {4: "a hromada", 5: "a raion or a direction", 6: "an oblast"}


class Standing(NamedTuple):
    """One word of STANDINGS and, for what has no symbol, the reason."""

    word: str
    reason: str = ""


def find_standings(located: Any) -> tuple[Standing, ...]:
    """
    Return the standing of each row of a located claims frame, in its order.

    Drawn: a symbol at a place, along a line or in a sector. Area only: no more than a hromada, raion, oblast or a
    direction is known. Aim only: an intent at a place, which is no event.
    """
    return tuple(_standing(row) for row in list_rows(located))


def summarise(located: Any) -> str:
    """
    Return one line: how many claims there are and what became of them, then what evidence they have; both add up.

    >>> import pandas as pd
    >>> row = dict(evidence="claimed", withheld=None, edited=None, geometry=None, precision=None, why_not="unknown")
    >>> summarise(pd.DataFrame([row]))
    '1 claim: 1 not placed; 1 claimed'
    """
    standings = Counter(one.word for one in find_standings(located))
    grades = Counter(located["evidence"])
    told = ", ".join(f"{standings[word]} {word}" for word in STANDINGS if standings[word])
    order = (*EVIDENCE, *sorted(set(grades) - set(EVIDENCE)))
    evidence = ", ".join(f"{grades[grade]} {grade}" for grade in order if grades[grade])
    return f"{len(located)} claim{'s' * (len(located) != 1)}: {told}; {evidence}" if len(located) else "0 claims"


def count_pointless(located: Any) -> int:
    """Return how many claims name a settlement that is known but has no point, and would be drawn if it had one."""
    return sum(
        text_of(row["geometry"]) is None and text_of(row["katottg"]) is not None and _standing(row).word == "area only"
        for row in list_rows(located)
        if text_of(row["modality"]) is None
    )


def hint_settlements(located: Any, *, settlements: Any) -> str | None:
    """Return the line that tells of a fuller gazetteer where the packaged one lacks points; null where it does not."""
    count = 0 if settlements is not None else count_pointless(located)
    if not count:
        return None
    have = "1 claim has" if count == 1 else f"{count} claims have"
    mend = "`frontline fetch geonames`, or --settlements FILE with its table, gives most of them one"
    return f"{have} no point in the packaged gazetteer; {mend}"


def _standing(row: dict[str, Any]) -> Standing:
    withheld, edited = text_of(row["withheld"]), text_of(row["edited"])
    shape, precision = text_of(row["geometry"]), text_of(row["precision"])
    if withheld is not None:
        return Standing("withheld", str(withheld))
    if shape is None or shape.is_empty:
        is_area = precision is not None and not str(edited or "").startswith("reject")
        return Standing("area only" if is_area else "not placed", str(text_of(row["why_not"]) or "no reason given"))
    if precision is None or precision > DRAWN_PRECISION:
        return Standing("area only", f"no more than {_LEVELS.get(precision, 'an area')} is known")
    if text_of(row["modality"]) is not None:
        return Standing("aim only", "an aim is no event")
    return Standing("drawn")
