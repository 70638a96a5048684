"""What a number counts: casualties, people, area, money, shares, deals and things, with the words that say so."""

import re
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from reports.figure import FigureKind
from reports.figures.losses import find_losses
from reports.figures.numbers import SIGNS, Number
from reports.lexicon.load import any_of, load_lexicon

_AHEAD: Final = 130
_AREA: Final = re.compile(
    r"\s(?:additional |more )?(?P<unit>square kilomet(?:er|re)s?|sq\.? ?kms?|km2|km²|square miles?|hectares?)(?!\w)",
    re.IGNORECASE,
)
_AREA_WORDS: Final = {
    "square mile": "square miles",
    "square miles": "square miles",
    "hectare": "hectares",
    "hectares": "hectares",
}
_PER: Final = re.compile(
    r"\s(?:(?:per|each|every|an?|for each|for every) (?P<what>day|week|month|year|square kilomet(?:er|re)"
    r"|square km|sq\.? ?km|km2|km²|missile|drone|kilomet(?:er|re)|person|soldier|recruit|unit|hour)\b"
    r"|(?P<adverb>daily|weekly|monthly|annually|yearly)\b)",
    re.IGNORECASE,
)
_KILLED_AND_WOUNDED: Final = re.compile(r"\s(?:killed|dead) (?:and|or) (?:wounded|injured)\b", re.IGNORECASE)
_SIGN_AFTER: Final = re.compile(r"\s?(?P<sign>[€£₽₴])(?![\w\d])")
_OTHER_RATE: Final = re.compile(r"\s(?:per|for each|for every)\s", re.IGNORECASE)
_PER_AFTER_ASIDE: Final = re.compile(r"(?:\s?\([^()]{1,40})?\)" + _PER.pattern, re.IGNORECASE)
_TIMES: Final[dict[str, FigureKind]] = {"day": "per_day", "week": "per_week", "month": "per_month", "year": "per_year"}
_ADVERBS: Final = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_BEFORE_RATE: Final = re.compile(
    r"\b(?:average )?(?P<adverb>daily|weekly|monthly|annual|yearly)\s[^.;:,()]{0,40}$", re.IGNORECASE
)
_CASUALTIES_BEFORE: Final = re.compile(
    r"\b(?:casualt|causalt)\w+ (?:(?:have|had|has|rates?|number|numbers|toll|total|losses) )?(?:at|to|of|reached"
    r"|is|are|were|was|now|stands? at|stood at)?\s?$"
    r"|\bcasualty (?:rates?|toll|count|figure) (?:is |was |stands at )?(?:of|at)\s$",
    re.IGNORECASE,
)
_MORE_THAN_VERB: Final = re.compile(
    r"\b(?:casualt|causalt)\w+ (?:have |had |has )?(?:top|exceed|surpass|pass)\w*\s?$", re.IGNORECASE
)
_DISPLACED: Final = re.compile(
    r"\s(?:[\w’-]+ ){0,3}?(?P<noun>(?:forced|forcibly|internally )?\s?displaced(?: (?:people|persons|individuals"
    r"|ukrainians|civilians))?|refugees|idps|asylum seekers)\b"
    r"|\s(?P<people>(?:[\w’-]+ ){0,2}?(?:people|persons|civilians|residents|children|ukrainians)) (?:have been"
    r"|were|are|remain|had been|have|had)? ?(?:forcibly |internally )?(?:displaced|fled)\b",
    re.IGNORECASE,
)
_GROWTH: Final = re.compile(
    r"\b(?:this|that|the) (?:number|figure|total|count|toll|population)(?: (?:is|was|has been|had been))? "
    r"(?:growing|grew|grows|rising|rose|rises|increasing|increased|increases|shrinking|falling|fell)"
    r" (?:each year |every year |annually )?by\s$",
    re.IGNORECASE,
)
_PERCENT: Final = re.compile(r"\s?(?:percent|per cent|%)\s?of (?P<of>(?:[\w’,.-]{1,40} ?){1,8})", re.IGNORECASE)
_OF_WHICH: Final = re.compile(r" of (?:which|whom|them)\b")
FRACTION: Final = re.compile(
    r"(?<![\w-])(?P<n>half|(?:one|a)[ -](?:half|third|quarter|fifth)|two[ -]thirds|three[ -]quarters)(?=\sof\s"
    r"(?P<of>which|whom|them|(?:the |its |their |all )?[\w’-]+(?: [\w’-]+){0,3}))",
    re.IGNORECASE,
)
FRACTIONS: Final = {"half": 0.5, "third": 1 / 3, "quarter": 0.25, "fifth": 0.2, "thirds": 2 / 3, "quarters": 0.75}


@dataclass(frozen=True, slots=True)
class Measure:
    """
    What a number counts: `unit`, `kind`, the words that say so and where they end.

    `scale` turns the number into the value (percent: 0.01); `is_growth` marks "this number grows by"; `of` is the whole
    of a share.
    """

    unit: str
    kind: FigureKind
    words: str
    end: int
    scale: float = 1.0
    is_growth: bool = False
    of: str | None = None


@cache
def _table(name: str) -> dict[str, str]:
    return {noun: unit for unit, nouns in load_lexicon("quantities")[name].items() for noun in nouns}


@cache
def _money_after() -> re.Pattern[str]:
    groups = (rf"(?P<{code}>{any_of(words)})" for code, words in load_lexicon("quantities")["currencies"].items())
    return re.compile(rf"\s(?:{'|'.join(groups)})(?!\w)", re.IGNORECASE)


@cache
def _lost() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    table = load_lexicon("quantities")["lost"]
    groups = "|".join(rf"(?P<l{number}>{any_of(words)})" for number, words in enumerate(table.values()))
    after = re.compile(
        rf"\s(?:{groups})(?P<more>(?: or | and )(?:wounded|killed|missing|injured)(?: in action)?)?(?!\w)",
        re.IGNORECASE,
    )
    being = r"(?:have been |had been |has been |were |was |are |reportedly )"
    passive = re.compile(
        rf"(?:, who [^.;]{{1,260}}?,)?\s(?:{being}+(?:found )?(?:{groups})(?!\w)"
        rf"|(?:{groups.replace('?P<l', '?P<b')})(?=$|[.,;)\[]|\s(?:in|since|near|by|over|during|between|as of|on)\b"
        r"|\sand (?:\d|over |about |some |nearly |more )))",
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


@cache
def _skip() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){any_of(load_lexicon('quantities')['skip']['before'])}\s?$", re.IGNORECASE)


@cache
def _agreement() -> re.Pattern[str]:
    nouns = any_of(load_lexicon("quantities")["agreements"]["nouns"])
    return re.compile(
        rf"[- ](?P<span>day|week|month|year)s?(?:-long)?\s(?P<np>(?:[\w’-]+ ){{0,3}}?{nouns})(?!\w)", re.IGNORECASE
    )


def measure(text: str, number: Number) -> Measure | None:
    """
    Return what a number counts, else None: most numbers of a report are no quantities.

    `text` is the sentence with codes hidden.

    >>> from reports.figures.numbers import find_numbers
    >>> found = [
    ...     measure(t, n) for t in ["45 square kilometers", "9 euros per day", "two sons"] for n in find_numbers(t)
    ... ]
    >>> [m and (m.unit, m.kind) for m in found]
    [('km2', 'area'), ('EUR per day', 'per_day'), None]
    """
    if _skip().search(text, max(0, number.first - 60), number.first):
        return None
    if number.joint == "or" and (number.value_to or 0) <= 10:
        return None  # "one or two" tells nothing
    for rule in (_money, _growth, _share, _displaced, _lost_people, _losses, _area, _counted, _deal):
        found = rule(text, number)
        if found is not None:
            return found if found.kind in {"share", "duration"} or found.is_growth else _with_rate(text, number, found)
    return None


def _money(text: str, number: Number) -> Measure | None:
    after = _money_after().match(text, number.end)
    if after:
        code = next(key for key, hit in after.groupdict().items() if hit)
        return Measure(code, "money", after[0].strip(), after.end())
    behind = _SIGN_AFTER.match(text, number.end)
    if behind:
        return Measure(SIGNS[behind["sign"]], "money", "", behind.end())
    return Measure(number.currency, "money", "", number.end) if number.currency else None


def _growth(text: str, number: Number) -> Measure | None:
    if not _GROWTH.search(text, max(0, number.first - 100), number.first):
        return None
    per = _PER.match(text, number.end)
    what = (per["what"] or _ADVERBS.get((per["adverb"] or "").casefold(), "") or "year") if per else "year"
    kind = _TIMES.get(what.casefold())
    return Measure("", kind, "", per.end() if per else number.end, is_growth=True) if kind else None


def _share(text: str, number: Number) -> Measure | None:
    found = _PERCENT.match(text, number.end)
    if found is None or number.value > 100:
        return None
    of = share_words(found["of"])
    return Measure(f"share of {of}", "share", of, found.start("of") - 4, scale=0.01, of=of) if of else None


def share_words(words: str) -> str:
    """
    Return the head of what a share is of: up to the first preposition or verb.

    >>> share_words("the settlement as of")
    'settlement'
    """
    bare = re.sub(r"^(?:the|a|an|its|their|all) ", "", words.strip(), flags=re.IGNORECASE)
    bare = re.sub(r"^[\d,.]+(?: to [\d,.]+)? (?:total )?", "", bare)
    stops = set(load_lexicon("quantities")["walk"]["stop"])
    out: list[str] = []
    for word in bare.split():
        if word.casefold() in stops:
            break
        out.append(word.strip(".,"))
        if word[-1] in ".,":
            break
    return " ".join(out[:4])


def _displaced(text: str, number: Number) -> Measure | None:
    found = _DISPLACED.match(text, number.end, number.end + _AHEAD)
    if found:
        return Measure("people", "stock", "displaced people", found.end())
    before = re.search(r"\b(?:displaced|displacing)\s$", text[max(0, number.first - 14) : number.first], re.IGNORECASE)
    return Measure("people", "stock", "displaced people", number.end) if before and _walk(text, number) else None


def _lost_people(text: str, number: Number) -> Measure | None:
    after, passive, before, which = _lost()
    walked = _walk(text, number)
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


def _losses(text: str, number: Number) -> Measure | None:
    found = find_losses(text, number)
    return None if found is None else Measure("personnel", "total", *found)


def _lost_unit(found: re.Match[str]) -> str:
    units: list[str] = list(load_lexicon("quantities")["lost"])
    return units[next(int(key[1:]) for key, hit in found.groupdict().items() if hit and key[0] in "lb")]


def _area(text: str, number: Number) -> Measure | None:
    found = _AREA.match(text, number.end)
    if found is None:
        return None
    return Measure(_AREA_WORDS.get(found["unit"].casefold(), "km2"), "area", "", found.end())


def _counted(text: str, number: Number) -> Measure | None:
    top = _MORE_THAN_VERB.search(text, max(0, number.first - 40), number.start)
    before = _CASUALTIES_BEFORE.search(text, max(0, number.first - 60), number.first)
    walked = _walk(text, number)
    about_casualties = before or top
    if walked is None:
        return Measure("casualties", "total", "casualties", number.end) if about_casualties else None
    unit, words, end = walked
    if unit == "casualties" or (about_casualties and unit in {"personnel", "people"}):
        return Measure("casualties", "total", words, end)
    return Measure(unit, "count", words, end)


def _deal(text: str, number: Number) -> Measure | None:
    found = _agreement().match(text, number.end)
    return Measure(found["span"].casefold() + "s", "duration", found["np"], found.end()) if found else None


def _walk(text: str, number: Number) -> tuple[str, str, int] | None:
    """Walk from a number to the noun it counts; return the unit, the phrase and its end, else None."""
    walk = load_lexicon("quantities")["walk"]
    stop, modifiers = set(walk["stop"]), set(walk["modifier"])
    plural, single = _table("counted"), _table("single")
    is_one = number.value == 1 and number.value_to is None
    at, comma = number.end, False
    for token in re.finditer(
        r"(?P<gap>[\s\u00a0]+(?:\([A-Z]{2,6}s?\)\s)?|,\s)(?P<word>[^\W\d_][\w’'/-]*|§+)",
        text[number.end : number.end + _AHEAD],
    ):
        if number.end + token.start() != at:
            return None
        low = token["word"].casefold()
        comma = token["gap"].startswith(",") or (comma and low in modifiers)
        if (low in stop and low not in modifiers) or (comma and low not in modifiers and not low.endswith("-type")):
            return None
        at = number.end + token.end()
        unit = (single if is_one else plural).get(low)
        if unit is None and is_one and low in plural:
            unit = plural[low] if low == "aircraft" else None
        if unit == "tanks" and re.search(r"(?:fuel|gas|oil|storage|water) \w+$", text[number.end : at]):
            return None
        if unit is not None and _closes(text, at, stop if is_one else None):
            return unit, " ".join(text[number.end : at].replace("§", "").split()), at
        if low == "and" and not _modifier_follows(text, at, modifiers):
            return None
    return None


def _closes(text: str, at: int, stop: set[str] | None) -> bool:
    """Tell whether a noun ends its phrase: "armored personnel carriers" goes on, and so does "one drone company"."""
    following = re.match(r"\s([a-z]+)", text[at : at + 20])
    if following is None:
        return True
    if stop is None:
        return following[1] not in _table("counted")
    return following[1] in stop or following[1].endswith("ed")


def _modifier_follows(text: str, at: int, modifiers: set[str]) -> bool:
    following = re.match(r"\s([\w-]+)", text[at : at + 24])
    return following is not None and (following[1].casefold() in modifiers or following[1].endswith("-type"))


def _with_rate(text: str, number: Number, found: Measure) -> Measure | None:
    """Add "per day", "per square kilometer" and the like to a measure; a rate per anything else gives None."""
    per = _PER.match(text, found.end)
    end = per.end() if per else found.end
    if per is None and found.kind in {"total", "count", "money"}:
        per = _PER_AFTER_ASIDE.match(text, found.end)  # the aside itself is to be read too: the end stays before it
    if per is not None:
        what = (per["what"] or _ADVERBS[per["adverb"].casefold()]).casefold()
        kind: FigureKind | None = _TIMES.get(what)
        if what.startswith(("sq", "km2", "km²")):
            what, kind = "km2", "per_area"
        elif found.kind == "money" and kind is None:
            kind = "per_item"
        return replace(found, unit=f"{found.unit} per {what}", kind=kind, end=end) if kind else None
    if _OTHER_RATE.match(text, found.end):
        return None  # a rate of some other kind is no total
    early = _BEFORE_RATE.search(text, max(0, number.first - 60), number.start)
    if early and found.kind in {"total", "count"}:
        what = {"annual": "year"}.get(early["adverb"].casefold()) or _ADVERBS[early["adverb"].casefold()]
        return replace(found, unit=f"{found.unit} per {what}", kind=_TIMES[what])
    return found
