"""Numbers in text: digits, words and ranges with their qualifiers; codes, dates, roads and footnotes are none."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from reports.annotate.spans.roads import find_roads
from reports.lexicon.load import any_of, load_lexicon
from reports.text.dates import DATE, MONTHS, find_dates
from reports.text.footnotes import FOOTNOTE
from reports.text.tokens import mask

_SCALES: Final = {"hundred": 100, "thousand": 1_000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT_SCALES: Final = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_SPELLED: Final[dict[str, list[str]]] = load_lexicon("quantities")["spelled_out"]
_ONES: Final = {word: value for value, word in enumerate(_SPELLED["ones"])}
_TENS: Final = {word: 10 * value for value, word in enumerate(_SPELLED["tens"], start=2)}
SIGNS: Final = {"US$": "USD", "C$": "CAD", "A$": "AUD", "$": "USD", "€": "EUR", "£": "GBP", "₽": "RUB", "₴": "UAH"}
"""Signs that stand before a sum, the longer ones first."""

CODES: Final = ("UAH", "USD", "EUR", "GBP", "RUB", "CNY", "CAD", "AUD", "PLN", "NOK", "SEK", "DKK", "CHF", "JPY")
"""Codes that stand before a sum, as in "UAH 2.5 billion"."""


_SCALE: Final = "(?:hundred|thousand|million|billion|trillion)"
_DIGITS: Final = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f]\d{3})+|\d{1,3}(?: \d{3})+(?!\d)|\d{1,15})(?:\.\d{1,6})?"
    rf"(?:[ \u00a0-]{_SCALE}\b| ?(?:bn|mn|tn)\b|(?:m|k)\b)?"
)
_WORD: Final = any_of([*_ONES, *_TENS])
_WORDS: Final = (
    rf"(?:half an? {_SCALE}|(?:an? |{_WORD}(?:[ -]{_WORD})?[ -])(?:and a half )?{_SCALE}(?: and a half)?(?:"
    rf"(?: and)? {_WORD}(?:[ -]{_WORD})?(?: {_SCALE})?){{0,3}}"
    rf"|{_WORD}(?:-{_WORD})?)"
)
_SIGN: Final = rf"(?:(?:US|C|A)\$|[$€£₽₴]|(?-i:{'|'.join(CODES)}))\s?"
_LEADING_SIGN: Final = re.compile(_SIGN, re.IGNORECASE)
_ONE_NUMBER: Final = rf"(?:{_SIGN})?(?:{_DIGITS}|{_WORDS})"
_NUMBER: Final = re.compile(
    rf"(?<![\w.,/#№§-])(?P<first>{_ONE_NUMBER})(?P<range>(?P<joint>\s?[-–—]\s?| to | or )"
    rf"(?P<second>{_ONE_NUMBER}))?(?![\w/§]|-?\d|[,.]\d)",
    re.IGNORECASE,
)
_BETWEEN: Final = re.compile(rf" and (?P<second>{_ONE_NUMBER})(?![\w/§]|-?\d|[,.]\d)", re.IGNORECASE)

_MONTH: Final = any_of([name.capitalize() for name in MONTHS])
_CODES: Final = re.compile(
    rf"(?<![\w-])[^\W\d_][\w’']*[-/]\d[\w/-]*"  # Kh-101, F-16, Zapad-2025
    rf"|(?<![\w$€£₽₴.,-])(?<!(?:{'|'.join(CODES)})\s)\d+(?:[./-]\d+)*"
    r"(?!(?:bn|mn|tn)\b)[^\W\d_][\w/-]*"  # 114th, 92N6, 12pm, 20km
    r"|(?i:\b(?:unit|units|article|resolution|order|no|number|phase|effort|effort #|room|chapter|version|type"
    r"|model|mark|project|decree)\b\.?)\s?[“\"”#№]?\s?\d+(?!,\d)"
    r"|[#№]\s?\d+"
    r"|\b\d{1,2}:\d{2}\b(?:\s?[ap]\.?m\.?)?|\b\d{1,2}\s[ap]\.?m\.?(?!\w)|\b\d{4}(?= (?:local time|hours\b))"
    rf"|\b{_MONTH}\.? \d{{1,2}}(?!\d|,\d{{3}})(?:[-–]\d{{1,2}}(?!\d))?"
)
_YEAR: Final = re.compile(r"(?<![\d,.$€£])\b(?:19|20)\d\d(?:[-–/](?:19|20)?\d\d)?\b(?!,\d|\.\d)")
_COUNTED_YEAR: Final = re.compile(rf"{any_of(load_lexicon('quantities')['around']['before_count'])}\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Number:
    """
    A number as written; `value_to` is the upper end of a range.

    `first` is where its qualifiers begin, `start` and `end` bound the number itself with its currency sign. `words` are
    the qualifiers as lexicon keys, the nearest last. `last_place` is what one step in the last written digit is worth.
    """

    first: int
    start: int
    end: int
    value: float
    value_to: float | None
    last_place: float
    currency: str | None
    words: tuple[str, ...]
    joint: str | None = None


def hide_codes(text: str) -> str:
    """
    Return a text of the same length in which roads, codes, ordinals, dates, years and footnotes are blank.

    >>> hide_codes("90 tanks of the 55th Brigade in 2023[4]")
    '90 tanks of the §§§§ Brigade in §§§§§§§'
    """
    spans = [m.span() for m in FOOTNOTE.finditer(text)]
    spans += [(road.start, road.end) for road in find_roads(text)]
    spans += [m.span() for m in DATE.finditer(text)]
    spans += [(day.start, day.end) for day in find_dates(text, published=None)]
    spans += [m.span() for m in _CODES.finditer(text)]
    spans += [
        m.span() for m in _YEAR.finditer(text) if not _COUNTED_YEAR.search(text, max(0, m.start() - 16), m.start())
    ]
    return mask(text, spans, put="§")


def find_numbers(text: str) -> list[Number]:
    """
    Return the numbers of a text in order; the text should have passed `hide_codes`.

    >>> [(n.value, n.words) for n in find_numbers("over 1,500 drones and an average of seven billion euros")]
    [(1500, ('more than',)), (7000000000, ('average',))]
    """
    out: list[Number] = []
    at = 0
    while (match := _NUMBER.search(text, at)) is not None:
        at = match.end()
        made = _make(text, match)
        if made is not None:
            out.append(made)
            at = made.end
    return out


def _make(text: str, match: re.Match[str]) -> Number | None:
    first = _value(match["first"])
    if first is None:
        return None
    value, place = first
    start, end, upper, joint = match.start(), match.end("first"), None, None
    second, joint_text = match["second"], match["joint"]
    words, opened = _qualifiers(text, start)
    if second is None and re.search(r"\bbetween $", text[max(0, opened - 9) : opened], re.IGNORECASE):
        between = _BETWEEN.match(text, end)
        if between:
            second, joint_text = between["second"], "-"
            match = between
    if second is not None:
        other = _value(second)
        if other is not None:
            scale = _scale_of(second)
            if scale and not _scale_of(match.string[start:end]) and value < other[0] / scale * 10:
                value, place = value * scale, place * scale  # "two to three million": the scale is shared
            if other[0] > value:
                upper, joint, end = other[0], (joint_text or "").strip() or "-", match.end("second")
    written = text[start:end]
    sign = _LEADING_SIGN.match(written)
    return Number(
        first=opened,
        start=start,
        end=end,
        value=_whole(value),
        value_to=None if upper is None else _whole(upper),
        last_place=place,
        currency=_currency(sign[0].strip()) if sign else None,
        words=words,
        joint=joint,
    )


def _currency(sign: str) -> str:
    return SIGNS.get(sign.upper(), sign)


def _whole(value: float) -> float:
    return (
        value
        if isinstance(value, int)
        else round(value)
        if abs(value - round(value)) < 1e-6 * max(1.0, abs(value)) * 1e-3
        else value
    )


def _scale_of(written: str) -> int | None:
    found = re.search(rf"{_SCALE}$", written.casefold())
    return _SCALES[found[0]] if found else None


def _value(written: str) -> tuple[float, float] | None:
    """Return the value of a written number and that of its last place, else None."""
    low = _LEADING_SIGN.sub("", written, count=1).casefold()
    digits = re.fullmatch(r"([\d,.\u00a0\u202f ]*\d)[ \u00a0-]?([a-z]+)?", low)
    if digits:
        bare = re.sub(r"[,\u00a0\u202f ]", "", digits[1])
        scale = {**_SCALES, **_SHORT_SCALES}.get(digits[2] or "", 1)
        decimals = len(bare.partition(".")[2])
        zeros = len(bare) - len(bare.rstrip("0")) if scale == 1 and not decimals else 0
        value = round(float(bare) * scale, 6) if decimals else int(bare) * scale
        place = 10.0 ** min(zeros, 3) if zeros >= 2 else 1.0
        while place > 1 and place > value / 20:
            place /= 10  # "628,000" is counted in thousands, "340" or "100" may well be exact
        return value, scale * 10.0**-decimals * place
    return _spelled(low)


def _spelled(low: str) -> tuple[float, float] | None:
    if low.startswith("half a"):
        scale = _SCALES[low.rsplit(" ", 1)[-1]]
        return scale / 2, scale / 10
    total = current = 0.0
    scale_last = 1.0
    half = "and a half" in low
    for word in re.split(r"[ -]", low.replace("and a half", "")):
        if word in {"a", "an"}:
            current = 1
        elif word in _ONES or word in _TENS:
            current += _ONES.get(word, _TENS.get(word, 0))
            scale_last = 1.0
        elif word == "hundred":
            current, scale_last = max(1.0, current) * 100, 100.0
        elif word in _SCALES:
            scale_last = float(_SCALES[word])
            total, current = total + max(1.0, current) * scale_last, 0
    if half:
        total, scale_last = total + current + scale_last / 2, scale_last / 10
        current = 0
    return (total + current, scale_last) if total + current > 0 or low == "zero" else None


@cache
def _qualifier_pattern() -> re.Pattern[str]:
    table = load_lexicon("quantities")["qualifiers"]
    groups = (rf"(?P<q{number}>{any_of(words)})" for number, words in enumerate(table.values()))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(groups)})\s(?:of\s)?(?:an?\s|the\s|its\s|their\s)?$", re.IGNORECASE)


def _qualifiers(text: str, start: int) -> tuple[tuple[str, ...], int]:
    """Return the qualifiers before a number, the nearest last, and where they begin."""
    names = list(load_lexicon("quantities")["qualifiers"])
    words: list[str] = []
    at = start
    for _ in range(3):
        window = max(0, at - 40)
        found = _qualifier_pattern().search(text[window:at])
        if found is None:
            break
        words.append(next(names[int(key[1:])] for key, hit in found.groupdict().items() if hit))
        at = window + found.start()
    return tuple(reversed(words)), at
