"""People: displaced, killed, wounded, captured, lost, and casualties."""

import re
from functools import cache
from typing import Final

from reports.figures.losses import find_losses
from reports.figures.numbers import Number
from reports.figures.units.measure import Measure
from reports.figures.units.phrase import AHEAD, walk_to_noun
from reports.lexicon.load import any_of, any_word, load_lexicon

_DISPLACED: Final = re.compile(
    r"\s(?:[\w’-]+ ){0,3}?(?P<noun>(?:forced|forcibly|internally )?\s?displaced(?: (?:people|persons|individuals"
    r"|ukrainians|civilians))?|refugees|idps|asylum seekers)\b"
    r"|\s(?P<people>(?:[\w’-]+ ){0,2}?(?:people|persons|civilians|residents|children|ukrainians)) (?:have been"
    r"|were|are|remain|had been|have|had)? ?(?:forcibly |internally )?(?:displaced|fled)\b",
    re.IGNORECASE,
)
_KILLED_AND_WOUNDED: Final = re.compile(r"\s(?:killed|dead) (?:and|or) (?:wounded|injured)\b", re.IGNORECASE)
_CASUALTIES_BEFORE: Final = re.compile(
    r"\b(?:casualt|causalt)\w+ (?:(?:have|had|has|rates?|number|numbers|toll|total|losses) )?(?:at|to|of|reached"
    r"|is|are|were|was|now|stands? at|stood at)?\s?$"
    r"|\bcasualty (?:rates?|toll|count|figure) (?:is |was |stands at )?(?:of|at)\s$",
    re.IGNORECASE,
)
_OF_WHICH: Final = re.compile(r",? of (?:which|whom|them) $")
_PART_VERB: Final = re.compile(
    r" (?:fell|came|occurred|happened|(?:were|was|have been|had been) [a-z]+(?:ed|en|t)|were|was) (?="
    rf"{any_word('quantities', 'lost_where.part')}\b)"
)
_MORE_THAN_VERB: Final = re.compile(
    r"\b(?:casualt|causalt)\w+ (?:have |had |has )?(?:top|exceed|surpass|pass)\w*\s?$", re.IGNORECASE
)


def find_displaced(text: str, number: Number) -> Measure | None:
    """Return people displaced."""
    found = _DISPLACED.match(text, number.end, number.end + AHEAD)
    if found:
        return Measure("people", "stock", "displaced people", found.end())
    before = re.search(r"\b(?:displaced|displacing)\s$", text[max(0, number.first - 14) : number.first], re.IGNORECASE)
    return Measure("people", "stock", "displaced people", number.end) if before and walk_to_noun(text, number) else None


def find_lost(text: str, number: Number) -> Measure | None:
    """Return people killed, wounded, missing or captured, each with its own unit."""
    after, passive, before, which = _lost_patterns()
    walked = walk_to_noun(text, number)
    people = walked is not None and walked[0] in {"personnel", "people", "prisoners"}
    if walked and people and _KILLED_AND_WOUNDED.match(text, walked[2]):
        return Measure("casualties", "total", walked[1], walked[2])
    for pattern, at in ((which, number.end), (after, number.end), (passive, walked[2] if walked and people else -1)):
        found = pattern.match(text, at) if at >= 0 else None
        if found:
            more = found.groupdict().get("more") or ""
            words = f"{walked[1]} " if walked and people and pattern is passive else ""
            return Measure(
                _lost_unit(found) + more.casefold().replace(" in action", ""),
                "total",
                words.strip(),
                found.end(),
                of="which" if pattern is which else None,
            )
    found = before.search(text, max(0, number.first - 12), number.first)
    if found and (
        people or re.match(r" (?:and|in|more|others|with|on|near|at)\b|[.,;)]|$", text[number.end : number.end + 9])
    ):
        return Measure(
            _lost_unit(found),
            "total",
            walked[1] if walked and people else "",
            walked[2] if walked and people else number.end,
        )
    return None


def find_part(text: str, number: Number, before: Measure) -> Measure | None:
    """Return a bare number that tells a part of the losses or things right before it: "of which 300 fell in May"."""
    if before.kind not in {"total", "count"} or before.of:
        return None
    if not _OF_WHICH.search(text, before.end, number.first) or not _PART_VERB.match(text, number.end):
        return None
    return Measure(before.unit, before.kind, before.words, number.end, of="part")


def find_unnamed_losses(text: str, number: Number) -> Measure | None:
    """Return losses of people said without a noun of people."""
    found = find_losses(text, number)
    return None if found is None else Measure("personnel", "total", *found)


def find_casualties(text: str, number: Number) -> Measure | None:
    """Return casualties, by their noun or by what stands before the number ("casualties have reached")."""
    top = _MORE_THAN_VERB.search(text, max(0, number.first - 40), number.start)
    about_casualties = top or _CASUALTIES_BEFORE.search(text, max(0, number.first - 60), number.first)
    walked = walk_to_noun(text, number)
    if walked is None:
        return Measure("casualties", "total", "casualties", number.end) if about_casualties else None
    unit, words, end = walked
    if unit == "casualties" or (about_casualties and unit in {"personnel", "people"}):
        return Measure("casualties", "total", words, end)
    return None


def _lost_unit(found: re.Match[str]) -> str:
    units: list[str] = list(load_lexicon("quantities")["lost"])
    return units[next(int(key[1:]) for key, hit in found.groupdict().items() if hit and key[0] in "lb")]


@cache
def _lost_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load_lexicon("quantities")["lost"]
    groups = "|".join(rf"(?P<l{number}>{any_of(words)})" for number, words in enumerate(table.values()))
    after = re.compile(
        rf"\s(?:{groups})(?P<more>(?: or | and )(?:wounded|killed|missing|injured)(?: in action)?)?(?!\w)",
        re.IGNORECASE,
    )
    being = r"(?:have been |had been |has been |were |was |are |reportedly )"
    passive = re.compile(
        rf"(?:, who [^.;]{{1,260}}?,)?\s(?:{being}+(?:found )?(?:{groups})(?!\w)|(?:"
        rf"{groups.replace('?P<l', '?P<b')})(?=$|[.,;)\[]|\s{any_word('quantities', 'lost_where.whole')}\b|\sand "
        r"(?:\d|over |about |some |nearly |more )))",
        re.IGNORECASE,
    )
    before = re.compile(
        r"\b(?:(?P<l0>kill(?:ed|ing))|(?P<l1>(?:wound|injur)(?:ed|ing))|(?P<l3>captur(?:ed|ing)))\s$", re.IGNORECASE
    )
    which = re.compile(
        rf" of (?:which|whom|them) (?:were|are|was|have been|had been)?\s?(?:personnel |soldiers |people "
        rf"|servicemembers )?(?:{groups})(?!\w)",
        re.IGNORECASE,
    )
    return after, passive, before, which
