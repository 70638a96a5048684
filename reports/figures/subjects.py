"""Whom or what a figure is about, in a few words; an actor is named only where the text ties the number to it."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from reports.figures.numbers import Number
from reports.figures.units.measure import Measure
from reports.lexicon.load import any_word

_PEOPLES: Final = r"Russian|Ukrainian|North Korean|Belarusian|Chechen|Wagner"
ACTOR: Final = re.compile(
    rf"\b(?P<people>{_PEOPLES})(?: {any_word('quantities', 'subjects.kinds')})*(?: (?P<noun>forces|troops"
    r"|soldiers|servicemembers|units|casualt\w+|losses|personnel|aircraft|POWs|defenses))?\b|(?<!\bin )"
    r"(?<!\binto )(?<!\bfrom )(?<!\bto )(?<!\bof )(?<!\bagainst )(?<!\bat )\b(?P<state>Russia|Ukraine|North"
    r" Korea)\b(?!’s|'s)"
)
_STATES: Final = {"Russia": "Russian", "Ukraine": "Ukrainian", "North Korea": "North Korean"}
_DOING: Final = re.compile(rf"(?:\s{any_word('quantities', 'subjects.before_verb')})*\s(?P<verb>[a-z]+)\s")
_SUFFERING: Final = re.compile(r"\b(?:suffer|sustain|incur|los[es]|losing|lost|tak(?:e|en|ing)|took|casualt|averag)\w*")
_TOLL: Final = re.compile(r"\b(?:losses|casualt\w+)$")
"""Losses do nothing: "Russian losses reached 9" names whose they are."""

_INFLICTED: Final = re.compile(r"\b(?:inflict|caus|claim)(?:e|ed|es|ing|s)?\b")
_PARTICIPLES: Final = frozenset({"lost", "taken", "retaken", "won", "held", "struck", "hit", "shot", "laid"})

_NATION: Final = any_word("quantities", "subjects.nations")
_PURPOSE: Final = any_word("quantities", "subjects.purposes")
_PURPOSES: Final = re.compile(rf"\b(?P<purpose>{_PURPOSE})\b")
_NATIONAL: Final = re.compile(rf"\b(?P<nation>{_NATION}) (?:\w+ )?(?:{_PURPOSE})\b")
_OPENING: Final = re.compile(rf"(?P<nation>{any_word('quantities', 'subjects.givers')})\b")
_GIVING: Final = re.compile(
    r"\b(?:provide|supply|give|send|transfer(?:red)?|provid(?:es|ed|ing)|allocat(?:e|ed|es|ing)|donat\w+|deliver\w*)"
    r" (?:Ukraine|to Ukraine)\b|\bto Ukraine\b"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does what: the adjective of the actor ("Russian"), its name ("Russia", "Russian forces") and the verb."""

    actor: str
    name: str
    verb: str


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors that a sentence names, by offset; `are_states` tells "Russia" from "Russian forces"."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    names: tuple[str, ...]
    are_states: tuple[bool, ...]

    def before(self, at: int) -> tuple[str, int, bool] | None:
        """Return the last actor named before an offset, where its name ends, and whether it is a state."""
        place = bisect_right(self.starts, at - 1) - 1
        return (self.names[place], self.ends[place], self.are_states[place]) if place >= 0 else None


def find_actors(text: str) -> Actors:
    """
    Return the actors of a sentence; those that only speak ("the Ukrainian General Staff") are left out.

    >>> find_actors("The Ukrainian General Staff said that Russian forces lost 9 tanks.").names
    ('Russian',)
    """
    rows = []
    for match in ACTOR.finditer(text):
        name = _STATES[match["state"]] if match["state"] else match["people"]
        if match["state"] or match["noun"] or name == "Wagner":
            rows.append((match.start(), match.end(), name, match["state"] is not None))
    starts, ends, names, states = zip(*rows, strict=True) if rows else ((), (), (), ())
    return Actors(starts, ends, names, states)


def deed_before(text: str, at: int, *, actors: Actors) -> Deed | None:
    """
    Return who does what right before an offset: "Russian forces have seized |9" gives "seized", else None.

    >>> words = "Russian forces reportedly launched 40 drones"
    >>> deed_before(words, 35, actors=find_actors(words))
    Deed(actor='Russian', name='Russian forces', verb='launched')
    """
    actor = actors.before(at)
    found = _DOING.fullmatch(text, actor[1], at) if actor and at - actor[1] < 80 else None
    if actor is None or found is None or _TOLL.search(text, max(0, actor[1] - 12), actor[1]):
        return None
    state = next((state for state, people in _STATES.items() if people == actor[0] and actor[2]), None)
    return Deed(actor[0], state or f"{actor[0]} forces", found["verb"])


def is_list(text: str, end: int, start: int) -> bool:
    """Tell whether a number carries on a list: "9 tanks|, and |4 guns" but not "9 tanks that hit |4 guns"."""
    between = text[end:start]
    return len(between) < 60 and re.fullmatch(r"(?:\s?\([^()]{1,60}\))?(?:,|,? and)\s", between) is not None


def subject_of(text: str, number: Number, found: Measure, *, actors: Actors, deed: Deed | None) -> str:
    """Return in a few words what a figure is about; `deed` is who did what to it, where the text ties them together."""
    base = found.unit.partition(" per ")[0]
    near = re.match(rf"(?:.{{0,40}}\s)?({_PEOPLES})\b", found.words)
    if found.kind == "duration":
        rest = re.match(r"[^.;:,\[\]()—–]{0,90}", text[found.end :])
        return f"{found.words}{rest[0].rstrip() if rest else ''}"
    if base == "people" and found.kind == "stock":
        return "displaced people"
    if base == "casualties" or found.words.endswith("losses"):
        toll = "casualties" if base == "casualties" else found.words
        return _joined(near[1] if near else _sufferer(text, number, actors), toll)
    if base.startswith("people "):
        who = deed.actor if deed and _SUFFERING.match(deed.verb) and not near else None
        return _joined(who, found.words or None, base.removeprefix("people "))
    if found.kind.startswith("money") or found.kind == "per_item" or (found.kind.startswith("per_") and base.isupper()):
        return _money(text, number, found)
    if found.kind == "share":
        thing = f"share of {found.of}"
    elif found.kind == "area" or base in {"km2", "square miles", "hectares"}:
        of = re.match(r" of ((?:[A-Z]\w+ )?(?:territory|land|ground|area)\w*)", text[found.end : found.end + 60])
        thing = of[1] if of else "territory"
    else:
        thing = found.words or base
    return thing + told(deed)


def told(deed: Deed | None) -> str:
    """
    Write who did what behind a thing.

    >>> told(Deed("Russian", "Russia", "seized")), told(Deed("Russian", "Russian forces", "occupy")), told(None)
    (' seized by Russia', ' (Russian forces occupy)', '')
    """
    if deed is None:
        return ""
    done = deed.verb.endswith("ed") or deed.verb in _PARTICIPLES
    return f" {deed.verb} by {deed.name}" if done else f" ({deed.name} {deed.verb})"


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def _sufferer(text: str, number: Number, actors: Actors) -> str | None:
    """Return whose casualties they are: the actor that suffers them, and nobody where the text does not tie them."""
    actor = actors.before(number.start)
    if actor is None:
        return None
    if _INFLICTED.search(text, actor[1], number.start):
        return None
    # "Russian casualties" is an actor too: the search begins within its own words
    return actor[0] if _SUFFERING.search(text, max(0, actor[1] - 10), number.start) else None


def _money(text: str, number: Number, found: Measure) -> str:
    """Name money by its purpose, its giver's nation and its receiver: "additional German support to Ukraine"."""
    low, high = max(0, number.first - 200), min(len(text), found.end + 160)
    purposes = [(_distance(m, number, found), m["purpose"]) for m in _PURPOSES.finditer(text, low, high)]
    if not purposes:
        after = re.match(r"\s([^.;:,\[\]()—–]{3,60})", text[found.end :]) if found.kind != "per_item" else None
        before = re.search(r"((?:[\w’'-]+ ){1,4})$", text[max(0, number.first - 60) : number.first])
        words = before if after is None or after[1].startswith(("and ", "or ", "but ")) else after
        return f"money: {words[1].strip()}" if words else "money"
    receiver = "to Ukraine" if _GIVING.search(text, low, high) else None
    national = _NATIONAL.search(text, low, high) or (_OPENING.match(text) if receiver else None)
    first = re.search(
        r"\b(additional|previously agreed|total|annual|new)\b[^.;()]{0,20}$",
        text[max(0, number.start - 40) : number.start],
    )
    return _joined(first[1] if first else None, national["nation"] if national else None, min(purposes)[1], receiver)


def _distance(match: re.Match[str], number: Number, found: Measure) -> int:
    return number.start - match.end() if match.end() <= number.start else match.start() - found.end
