"""Text in, figures out: every quantity of a report with its unit, subject, time and speaker."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.annotate.core.vocabulary.language import languages_of
from reports.figure import Figure
from reports.figures.numbers import Number, find_numbers, hide_codes
from reports.figures.periods import Period, find_periods
from reports.figures.reader import SentenceReader
from reports.figures.sources import SpeakerMemory, Speech, find_speeches, source_of
from reports.figures.subjects import deed_before, is_list, told
from reports.figures.superlatives import find_superlatives
from reports.figures.told import read_figures
from reports.figures.units.measure import Measure
from reports.figures.units.people import find_part
from reports.figures.units.rates import find_mean
from reports.figures.units.read import measure
from reports.figures.units.things import FRACTION, FRACTIONS, share_words
from reports.lexicon.load import LANGUAGES, any_of, load_lexicon
from reports.report import Report, Sentence

_ROUNDED: Final = re.compile(rf"{any_of(load_lexicon('quantities')['around']['before_share'])}\s$", re.IGNORECASE)

_LONGEST_SENTENCE: Final = 4_000
_HINT: Final = re.compile(
    r"\d|illion|thousand|hundred|\b(?:half|third|quarter|thirds|any other)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?:eleven|twelve|\w+teen|\w+ty)\b",
    re.IGNORECASE,
)
_SAID_ON: Final = re.compile(
    r"\b(?:publish|post|releas|report|stat|said|sa(?:ys|id)|announc|claim|told|footage|imagery|video|image|photo)\w*"
    r"(?: [^.;:,]{0,60})?\s$"
)


def find_figures(report: Report) -> list[Figure]:
    r"""
    Return the figures of a report in reading order; a text without quantities gives none.

    Dates without a year need the report's date; an undated report gives such a figure without a period.

    >>> from reports.text.read import read_reports
    >>> text = "May 3, 2024\n\nDigest\n\nRussia suffered 12,300 casualties in 2023 (average of 34 casualties a day)."
    >>> [(f.value, f.unit, f.kind) for f in find_figures(read_reports(text)[0])]
    [(12300, 'casualties', 'year_total'), (34, 'casualties per day', 'per_day')]
    """
    memory = SpeakerMemory(_own_name(report))
    taken: dict[str, int] = {}
    out: list[Figure] = []
    for sentence, language in zip(report.sentences, languages_of(report.sentences), strict=True):
        if language is not None:
            out += read_figures(report, sentence, language=language, taken=taken) if language in LANGUAGES else []
            continue
        out += _read_sentence(report, sentence, memory, taken=taken, before=out[-1] if out else None)
    return _mark_repeats(out)


def _own_name(report: Report) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", report.title.casefold()).strip("-")[:40]
    if report.source == "isw":
        return "ISW"
    return report.title if report.title and slug == report.source else report.source


def _read_sentence(
    report: Report, sentence: Sentence, memory: SpeakerMemory, *, taken: dict[str, int], before: Figure | None
) -> list[Figure]:
    # a run of text without any full stop is no sentence: reading its head keeps the time linear
    text = sentence.text[:_LONGEST_SENTENCE]
    speeches = find_speeches(text, published=report.published, memory=memory)
    if not _may_hold(text):
        return []
    hidden = hide_codes(text)
    measured: list[tuple[Number, Measure]] = []
    for number in find_numbers(hidden):
        what = measure(hidden, number)
        if what is None and measured:
            what = find_mean(hidden, number, measured[-1][1]) or find_part(hidden, number, measured[-1][1])
        if what is not None:
            measured.append((number, what))
    measured += _fractions(hidden)
    measured.sort(key=lambda pair: pair[0].start)
    superlatives = list(find_superlatives(text))
    if not measured and not superlatives:
        return []
    periods = [p for p in find_periods(text, published=report.published) if not _is_of_saying(text, p, speeches)]
    reader = SentenceReader(report, sentence, text, periods, taken)
    out: list[Figure] = []
    for place, (number, found) in enumerate(measured):
        following = measured[place + 1][0].first if place + 1 < len(measured) else len(text)
        previous = measured[place - 1][1].end if place else 0
        aside = out[-1] if out and _is_conversion(text, number, found, out[-1], previous) else None
        source = source_of(text, number.start, speeches, memory=memory, is_aside=aside is not None)
        out.append(
            reader.figure(
                number, found, source, gap=(previous, following), base=aside, before=out[-1] if out else before
            )
        )
    out = _share_periods(out, text, [found.end for _, found in measured])
    for item in superlatives:
        source = source_of(text, item.start, speeches, memory=memory)
        number = Number(item.start, item.start, item.end, 0.0, None, 0.0, None, ())
        found = Measure(item.unit, "superlative", "", item.end)
        made = reader.figure(number, found, source, gap=(0, item.comparison), base=None, before=None)
        deed = deed_before(text, item.start, actors=reader.actors)
        subject = f"{item.noun}{told(deed) or ' ' + item.verb}: {item.words}"
        out.append(replace(made, value=None, qualifier="superlative", subject=subject))
    return sorted(out, key=lambda figure: figure.start)


def _share_periods(figures: list[Figure], text: str, ends: Sequence[int]) -> list[Figure]:
    """Give the period at the end of a list of counts to every count of the list."""
    out = list(figures)
    for place in range(len(out) - 2, -1, -1):
        here, following = out[place], out[place + 1]
        first = following.start - following.sentence_start
        link = text[ends[place] : first]
        if (
            here.kind not in {"count", "total", "stock"}
            or following.kind not in {"count", "total", "stock"}
            or here.period_text
            or not following.period_text
        ):
            continue
        if is_list(text, ends[place], first) or re.fullmatch(
            r",? (?:and )?(?:over|about|some|nearly|roughly|another) ", link
        ):
            out[place] = replace(
                here,
                period_from=following.period_from,
                period_to=following.period_to,
                period_text=following.period_text,
                as_of=following.as_of,
            )
    return out


def _is_of_saying(text: str, period: Period, speeches: Sequence[Speech]) -> bool:
    """Tell whether a day is that of a statement or a film and not of what it tells."""
    if any(speech.start <= period.start < speech.end for speech in speeches):
        return True
    return period.sort == "on" and _SAID_ON.search(text, max(0, period.start - 80), period.start) is not None


def _may_hold(text: str) -> bool:
    return _HINT.search(text) is not None


def _fractions(text: str) -> list[tuple[Number, Measure]]:
    """Find shares in words: "over half of which", "a third of the losses"."""
    out = []
    for match in FRACTION.finditer(text):
        of = match["of"].casefold()
        of = of if of in {"which", "whom", "them"} else share_words(match["of"])
        value = FRACTIONS[re.split(r"[ -]", match["n"].casefold())[-1]]
        head = _ROUNDED.search(text[max(0, match.start() - 14) : match.start()])
        word = {"over": "more than", "almost": "nearly", "roughly": "about", "around": "about"}
        words = (word.get(head[0].strip().casefold(), head[0].strip().casefold()),) if head else ()
        first = match.start() - len(head[0]) if head else match.start()
        number = Number(first, match.start(), match.end(), value, None, value / 10, None, words)
        if of:
            out.append((number, Measure(f"share of {of}", "share", of, match.end(), of=of)))
    return out


def _is_conversion(text: str, number: Number, found: Measure, last: Figure, previous: int) -> bool:
    """Tell whether a sum stands in brackets right behind a sum in another currency."""
    if found.kind not in {"money", "per_item"} or not last.kind.startswith(("money", "per_")):
        return False
    return last.unit[:3] != found.unit[:3] and re.fullmatch(r"\s?\(\s?", text[previous : number.first]) is not None


def _mark_repeats(figures: Sequence[Figure]) -> list[Figure]:
    """Name the first statement of each figure that headlines, key takeaways or later sentences say again."""
    firsts: dict[tuple[object, ...], Figure] = {}
    ranked = sorted(figures, key=lambda f: (f.is_takeaway, f.period_text is None, f.start))
    for figure in ranked:
        firsts.setdefault(_same(figure), figure)
    return [
        figure if firsts[_same(figure)] is figure else replace(figure, repeats=firsts[_same(figure)].figure_id)
        for figure in figures
    ]


def _same(figure: Figure) -> tuple[object, ...]:
    """Return what two statements of one figure share; a small count comes back by chance and is never the same."""
    if figure.kind == "count" and (figure.value or 0) < 10_000:
        return (figure.figure_id,)
    if figure.kind in {"superlative", "share"}:
        return figure.value, figure.unit, figure.subject.casefold()
    about = "" if (figure.value or 0) >= 10_000 else figure.subject.casefold()
    return figure.value, figure.value_to, figure.unit, about
