"""How often a measure comes: "per day", "per square kilometer", "daily", "grows by"."""

import re
from dataclasses import replace
from typing import Final

from reports.figure import FigureKind
from reports.figures.numbers import Number
from reports.figures.units.measure import Measure
from reports.lexicon.load import any_word

_PER: Final = re.compile(
    r"\s(?:(?:per|each|every|an?|for each|for every) (?P<what>day|week|month|year|square kilomet(?:er|re)"
    r"|square km|sq\.? ?km|km2|km²|missile|drone|kilomet(?:er|re)|person|soldier|recruit|unit|hour)\b"
    r"|(?P<adverb>daily|weekly|monthly|annually|yearly)\b)",
    re.IGNORECASE,
)
_PER_AFTER_ASIDE: Final = re.compile(r"(?:\s?\([^()]{1,40})?\)" + _PER.pattern, re.IGNORECASE)
_OTHER_RATE: Final = re.compile(r"\s(?:per|for each|for every)\s", re.IGNORECASE)
_TIMES: Final[dict[str, FigureKind]] = {"day": "per_day", "week": "per_week", "month": "per_month", "year": "per_year"}
_ADVERBS: Final = {"daily": "day", "weekly": "week", "monthly": "month", "annually": "year", "yearly": "year"}
_BEFORE_RATE: Final = re.compile(
    r"\b(?:average )?(?P<adverb>daily|weekly|monthly|annual|yearly)\s[^.;:,()]{0,40}$", re.IGNORECASE
)
_MEAN_LINK: Final = re.compile(
    rf"(?:\s{any_word('quantities', 'rates.spans')}\b[^.;:,()]{{1,60}})?(?:\s?\(|(?P<comma>,\s))(?:or|that is,?"
    r"|i\.e\.,?)?\s?",
    re.IGNORECASE,
)
_MEAN_END: Final = re.compile(r"\s?(?:on average\s?)?(?:$|[).,;\[§])")
_GROWTH: Final = re.compile(
    rf"\b(?:this|that|the) {any_word('quantities', 'rates.grown')}(?: (?:is|was|has been|had been))? "
    rf"{any_word('quantities', 'rates.growing')} (?:each year |every year |annually )?by\s$",
    re.IGNORECASE,
)


def with_rate(text: str, number: Number, found: Measure) -> Measure | None:
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


def find_mean(text: str, number: Number, before: Measure) -> Measure | None:
    """
    Return the rate of a bare number behind a count: "900 casualties in May (30 a day)"; `before` is that count.

    Another rate or a sum of money before gives None; a yearly count may have its days.
    """
    if before.kind not in {"total", "count", "per_year"} or before.of or before.is_growth:
        return None
    link = _MEAN_LINK.fullmatch(text, before.end, number.first)
    per = _PER.match(text, number.end)
    if link is None or per is None or (link["comma"] and "average" not in number.words):
        return None
    kind = _TIMES.get((per["what"] or _ADVERBS[per["adverb"].casefold()]).casefold())
    if kind in {None, before.kind} or not _MEAN_END.match(text, per.end()):
        return None
    unit = f"{before.unit.partition(' per ')[0]} per {kind.removeprefix('per_')}"
    return replace(before, unit=unit, kind=kind, end=per.end())


def find_growth(text: str, number: Number) -> Measure | None:
    """Return a growth ("this number grows by 9 each year"); the unit is that of the number before."""
    if not _GROWTH.search(text, max(0, number.first - 100), number.first):
        return None
    per = _PER.match(text, number.end)
    what = (per["what"] or _ADVERBS.get((per["adverb"] or "").casefold(), "") or "year") if per else "year"
    kind = _TIMES.get(what.casefold())
    return Measure("", kind, "", per.end() if per else number.end, is_growth=True) if kind else None
