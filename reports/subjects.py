"""Whom or what a figure is about, in a few words: the actor, the thing counted, and what was done."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from reports.figureunits import Measure
from reports.quantities import Number

_PEOPLES: Final = r"Russian|Ukrainian|North Korean|Belarusian|Chechen|Wagner"
ACTOR: Final = re.compile(
    rf"\b(?P<people>{_PEOPLES})\b(?: (?:military|armed|naval|ground|proxy|missile|assault))* ?(?:forces|troops"
    rf"|soldiers|servicemembers|units|casualt\w+|losses|personnel|aircraft|drones|POWs|civilians)?\b|\b"
    rf"(?P<state>Russia|Ukraine|North Korea)\b(?!’s|'s)"
)
_STATES: Final = {"Russia": "Russian", "Ukraine": "Ukrainian", "North Korea": "North Korean"}
_NATIONS: Final = re.compile(
    r"\b(German|French|British|US|American|EU|European|Polish|Norwegian|Danish|Dutch|Swedish|Finnish|Canadian"
    r"|Japanese|Italian|Czech|Russian|Ukrainian|Belarusian|Iranian|North Korean)\b"
)
_NATION_STATES: Final = {
    "Germany": "German",
    "France": "French",
    "Norway": "Norwegian",
    "Japan": "Japanese",
    "Poland": "Polish",
    "Denmark": "Danish",
}
_PURPOSE: Final = re.compile(
    r"\b(support|military assistance|assistance|military aid|aid|loans?|investment|revenues?|budget|payments?"
    r"|bounty|grants?|tranche|training|funding|sanctions|contract|reward|compensation|bonus|costs?|goods|profits)\b"
)
_GIVING: Final = re.compile(
    r"\b(?:provide|supply|give|send|transfer(?:red)?|provid(?:es|ed|ing)|allocat(?:e|ed|es|ing)|donat\w+"
    r"|deliver\w*) (?:Ukraine|Ukrainian forces|to Ukraine)\b|\bto Ukraine\b"
)
_VERB: Final = re.compile(
    r"\b(launch|fire|down|destroy|kill|captur|seiz|liberat|lose|lost|los|repel|strike|struck|produc|deploy"
    r"|conduct|damag|suffer|enter|receiv|intercept|detain|downed|occup|retak|regain|recaptur|advanc)\w*"
)
_TAKEN: Final = re.compile(
    r"\b(seized|captured|liberated|occupied|occupy|gained|taken|retaken|recaptured|lost|advanced|controls?"
    r"|regained)\b"
)


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors that a sentence names, by offset."""

    starts: tuple[int, ...]
    names: tuple[str, ...]

    def before(self, at: int) -> str | None:
        """Return the last actor named before an offset."""
        place = bisect_right(self.starts, at - 1)
        return self.names[place - 1] if place else None


def find_actors(text: str) -> Actors:
    """
    Return the actors of a sentence; those that only speak ("the Ukrainian General Staff") are left out.

    >>> find_actors("The Ukrainian General Staff said that Russian forces lost 9 tanks.").names
    ('Russian',)
    """
    found = []
    for match in ACTOR.finditer(text):
        if match["state"]:
            found.append((match.start(), _STATES[match["state"]]))
        elif match["people"] == "Wagner" or match[0].strip() != match["people"]:
            found.append((match.start(), match["people"]))
    return Actors(tuple(at for at, _ in found), tuple(name for _, name in found))


def subject_of(text: str, number: Number, found: Measure, *, actors: Actors) -> str:
    """Return in a few words what a figure is about; text that names no actor gives the counted thing alone."""
    near = re.match(rf"(?:.{{0,40}}\s)?({_PEOPLES})\b", found.words)
    actor = near[1] if near else actors.before(number.start)
    base = found.unit.partition(" per ")[0]
    if found.kind == "share":
        return f"{actor or ''} share of {found.of}".strip()
    if found.kind == "duration":
        rest = re.match(r"[^.;:,\[\]()—–]{0,90}", text[found.end :])
        return f"{found.words}{rest[0].rstrip() if rest else ''}"
    if base == "people" and found.kind in {"stock", "per_year"}:
        return "growth of the number of displaced people" if found.is_growth else "displaced people"
    if base == "casualties":
        return _joined(actor, "casualties")
    if base.startswith("people ") and found.kind in {"total", "per_day", "per_month"}:
        return _joined(actor if not near else None, found.words or None, base.removeprefix("people "))
    return _thing(text, number, found, actors=actors, actor=None if near else actor)


def _thing(text: str, number: Number, found: Measure, *, actors: Actors, actor: str | None) -> str:
    """Name an area, a sum of money or things counted; `actor` is the one named before, where the phrase names none."""
    base = found.unit.partition(" per ")[0]
    if found.kind == "area" or base in {"km2", "square miles", "hectares"}:
        return _territory(text, number, found, actors)
    if found.kind.startswith("money") or found.kind == "per_item" or (found.kind.startswith("per_") and len(base) == 3):
        return _money(text, number, found)
    verbs = list(_VERB.finditer(text, max(0, number.first - 60), number.first))
    deed = f" {verbs[-1][0]}" if verbs else ""
    doer = f" by {actors.before(number.start)} forces" if deed and actors.before(number.start) else ""
    if not doer and actor:
        doer = f" ({actor} forces)"
    return f"{found.words or base}{deed}{doer}"


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _territory(text: str, number: Number, found: Measure, actors: Actors) -> str:
    of = re.match(r" of ((?:[A-Z]\w+ )?(?:territory|land|ground|area)\w*)", text[found.end : found.end + 60])
    verbs = list(_TAKEN.finditer(text, max(0, number.first - 120), number.first))
    by = actors.before(verbs[-1].start()) if verbs else actors.before(number.start)
    deed = f" {verbs[-1][0]}" if verbs else ""
    return f"{of[1] if of else 'territory'}{deed}{f' by {by} forces' if by else ''}"


def _money(text: str, number: Number, found: Measure) -> str:
    """Name money by its purpose, its giver's nation and its receiver: "additional German support to Ukraine"."""
    low, high = max(0, number.first - 200), min(len(text), found.end + 160)
    purposes = [(_distance(m, number, found), m[1]) for m in _PURPOSE.finditer(text, low, high)]
    if not purposes:
        after = re.match(r"[\s)]*([^.;:,\[\]()—–]{3,60})", text[found.end :])
        return f"money {after[1].strip()}" if after else "money"
    nation = next((m[1] for m in _NATIONS.finditer(text, 0, high)), None)
    nation = nation or next((adjective for state, adjective in _NATION_STATES.items() if state in text[:high]), None)
    first = re.search(
        r"\b(additional|previously agreed|total|annual|new)\b[^.;()]{0,20}$",
        text[max(0, number.start - 40) : number.start],
    )
    receiver = "to Ukraine" if _GIVING.search(text, low, high) else None
    return _joined(first[1] if first else None, nation, min(purposes)[1], receiver)


def _distance(match: re.Match[str], number: Number, found: Measure) -> int:
    return number.start - match.end() if match.end() <= number.start else match.start() - found.end
