"""Text in, figures out: every quantity of a report with its unit, subject, time and speaker."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from reports.figure import Figure, FigureKind
from reports.figureunits import FRACTION, FRACTIONS, Measure, measure, share_words
from reports.periods import INVASION, Period, find_periods
from reports.quantities import Number, find_numbers, hide_codes
from reports.report import Report, Sentence
from reports.speakers import Source, SpeakerMemory, find_speeches, source_of
from reports.subjects import Actors, find_actors, subject_of
from reports.superlatives import find_superlatives

_LONGEST_SENTENCE: Final = 20_000
_NO_EXACT: Final = frozenset({"total", "additional"})
_HINT: Final = re.compile(
    r"\d|illion|thousand|hundred|\b(?:half|third|quarter|thirds|any other)\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b"
    r"|\b(?:eleven|twelve|\w+teen|\w+ty)\b",
    re.IGNORECASE,
)
_WAR: Final = re.compile(r"Russian|Ukrainian|North Korean|Wagner")


def find_figures(report: Report) -> list[Figure]:
    r"""
    Return the figures of a report in reading order; a text without quantities gives none.

    Dates without a year need the report's date; an undated report gives such a figure without a period.

    >>> from reports.reading import read_reports
    >>> text = "May 3, 2024\n\nDigest\n\nRussia suffered 12,300 casualties in 2023 (average of 34 casualties a day)."
    >>> [(f.value, f.unit, f.kind) for f in find_figures(read_reports(text)[0])]
    [(12300, 'casualties', 'year_total'), (34, 'casualties per day', 'per_day')]
    """
    memory = SpeakerMemory(_own_name(report))
    taken: dict[str, int] = {}
    out: list[Figure] = []
    for sentence in report.sentences:
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
    measured = [(n, m) for n in find_numbers(hidden) if (m := measure(hidden, n)) is not None]
    measured += _fractions(hidden)
    measured.sort(key=lambda pair: pair[0].start)
    periods = [
        p
        for p in find_periods(text, published=report.published)
        if not any(s.start <= p.start < s.end for s in speeches)
    ]
    reader = _Reader(report, sentence, text, periods, taken)
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
    for item in find_superlatives(text):
        source = source_of(text, item.start, speeches, memory=memory)
        number = Number(item.start, item.start, item.end, 0.0, None, 0.0, None, (), is_spelled=True)
        found = Measure(item.unit, "superlative", "", item.end)
        made = reader.figure(number, found, source, gap=(0, item.comparison), base=None, before=None)
        actor = reader.actors.before(item.start)
        subject = f"{item.noun} {item.verb}{f' by {actor} forces' if actor else ''}: {item.words}"
        out.append(replace(made, value=None, qualifier="superlative", subject=subject))
    return sorted(out, key=lambda figure: figure.start)


def _may_hold(text: str) -> bool:
    return _HINT.search(text) is not None


def _fractions(text: str) -> list[tuple[Number, Measure]]:
    """Find shares in words: "over half of which", "a third of the losses"."""
    out = []
    for match in FRACTION.finditer(text):
        of = match["of"].casefold()
        of = of if of in {"which", "whom", "them"} else share_words(match["of"])
        value = FRACTIONS[re.split(r"[ -]", match["n"].casefold())[-1]]
        head = re.search(
            r"(?:over|more than|nearly|almost|about|roughly|less than|around|at least)\s$",
            text[max(0, match.start() - 14) : match.start()],
            re.IGNORECASE,
        )
        word = {"over": "more than", "almost": "nearly", "roughly": "about", "around": "about"}
        words = (word.get(head[0].strip().casefold(), head[0].strip().casefold()),) if head else ()
        first = match.start() - len(head[0]) if head else match.start()
        number = Number(first, match.start(), match.end(), value, None, value / 10, None, words, is_spelled=True)
        if of:
            out.append((number, Measure(f"share of {of}", "share", of, match.end(), of=of)))
    return out


def _is_conversion(text: str, number: Number, found: Measure, last: Figure, previous: int) -> bool:
    """Tell whether a sum stands in brackets right behind a sum in another currency."""
    if found.kind not in {"money", "per_item"} or not last.kind.startswith(("money", "per_")):
        return False
    return last.unit[:3] != found.unit[:3] and re.fullmatch(r"\s?\(\s?", text[previous : number.first]) is not None


class _Reader:
    """Turns the measured numbers of one sentence into figures."""

    def __init__(
        self, report: Report, sentence: Sentence, text: str, periods: Sequence[Period], taken: dict[str, int]
    ) -> None:
        self.report, self.sentence, self.text, self.periods, self._ids = report, sentence, text, periods, taken
        self.actors: Actors = find_actors(text)

    def figure(
        self,
        number: Number,
        found: Measure,
        source: Source,
        *,
        gap: tuple[int, int],
        base: Figure | None,
        before: Figure | None,
    ) -> Figure:
        """Return one figure; `base` is the sum that it converts, `before` the figure that "this number" may mean."""
        text = self.text
        if found.is_growth:
            unit = f"{before.unit if before else 'things'} per {found.kind.removeprefix('per_')}"
            found = replace(found, unit=unit)
        subject = subject_of(text, number, found, actors=self.actors)
        if found.is_growth and before is not None:
            subject = f"growth of the number of {before.subject}"
        share_of = None
        if found.of in {"which", "whom", "them"}:
            base_unit = before.unit if before else "things"
            found, share_of = replace(found, unit=f"share of {base_unit}"), before
            subject = before.subject if before else "things"
        named, as_of, words = self._time(number, found, source, gap, base)
        kind = _kind(found, number, named, words, self.report.published)
        period = _fit(named, kind, subject, as_of, self.report.published)
        if base is not None:
            kind, subject = ("per_item" if found.kind == "per_item" else "money_converted"), base.subject
            period, words = (base.period_from, base.period_to), base.period_text
        elif share_of is not None and period[0] is not None:
            subject = (
                f"{subject} since {period[0].isoformat()} as a share of the total"
                if words and words.startswith("since")
                else subject
            )
        start, end = number.start, number.end
        return Figure(
            figure_id=self._id(text[start:end], found.unit, kind),
            report_id=self.report.report_id,
            published=self.report.published,
            sentence_id=self.sentence.sentence_id,
            sentence=self.sentence.text,
            sentence_start=self.sentence.start,
            start=self.sentence.start + start,
            end=self.sentence.start + end,
            value_text=text[start:end],
            value=_scaled(number.value, found.scale),
            value_to=None if number.value_to is None else _scaled(number.value_to, found.scale),
            last_place=number.last_place * found.scale,
            unit=found.unit,
            kind=kind,
            subject=subject,
            qualifier=self._qualifier(number),
            period_from=period[0],
            period_to=period[1],
            period_text=words,
            as_of=as_of,
            speaker=source.speaker,
            via=source.via,
            claimant=source.claimant,
            footnotes=self.sentence.footnotes,
            is_takeaway=self.sentence.is_takeaway,
            converts=base.figure_id if base else None,
            share_of=share_of.figure_id if share_of else None,
        )

    def _id(self, value_text: str, unit: str, kind: str) -> str:
        words = " ".join(
            re.findall(r"\w+", re.sub(r"\[\d{1,4}\]", "", self.sentence.text[:_LONGEST_SENTENCE]).casefold())
        )
        key = "\x1f".join((self.report.report_id, words, value_text.casefold(), unit, kind.partition("_")[0]))
        self._ids[key] = self._ids.get(key, 0) + 1
        stem = hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]
        return stem if self._ids[key] == 1 else f"{stem}-{self._ids[key]}"

    def _qualifier(self, number: Number) -> str:
        words = [word for word in number.words if word not in _NO_EXACT]
        strong = [word for word in words if word != "average"]
        if strong:
            return strong[-1]
        before = self.text[max(0, number.start - 40) : number.start]
        return "average" if words or re.search(r"\baverage (?:\w+ ){0,3}(?:of )?$", before) else "exact"

    def _time(
        self, number: Number, found: Measure, source: Source, gap: tuple[int, int], base: Figure | None
    ) -> tuple[Period | None, date | None, str | None]:
        """Return the period of a figure, its as-of day and the words of the period."""
        stop = self._segment_end(number.start)
        own = [p for p in self.periods if gap[0] <= p.start < min(gap[1], stop)]
        # an aside in brackets speaks of the same time as the words before it
        begin = self._segment_start(number.start)
        near = [p for p in own if p.start >= number.start] or [
            p for p in self.periods if begin <= p.start < number.start
        ][-1:]
        if base is not None or found.kind == "money":
            near = near or [
                p for p in self.periods if number.start <= p.start < stop and _only_aside(self.text, found.end, p.start)
            ]
        dated = [p for p in near if p.sort == "as_of"] or [
            p for p in self.periods if p.sort == "as_of" and begin <= p.start < stop
        ]
        spans = [p for p in near if p.sort != "as_of"]
        period = spans[0] if spans else None
        as_of = dated[0].last if dated else source.day
        if period is not None and period.sort == "on" and source.day is not None and period.last == source.day:
            as_of = source.day
        words = self.text[period.start : period.end] if period else None
        if (
            as_of is None
            and not source.has_vague_day
            and base is None
            and _is_open(found, period, self.report.published)
        ):
            as_of = self.report.published
        return period, as_of, words

    def _segment_start(self, at: int) -> int:
        return max(self.text.rfind(";", 0, at), self.text.rfind(": ", 0, at), 0)

    def _segment_end(self, at: int) -> int:
        found = self.text.find(";", at)
        return len(self.text) if found < 0 else found


def _only_aside(text: str, end: int, start: int) -> bool:
    return re.fullmatch(r"\s?(?:\([^()]{0,60}\))?[\w\s,]{0,40}", text[end:start]) is not None


def _is_open(found: Measure, period: Period | None, published: date | None) -> bool:
    """Tell whether a figure runs up to the report's own day: an open period, this year so far, or a count of now."""
    if found.kind in {"money", "duration", "per_item", "per_year"}:
        return False
    if period is None:
        return found.kind in {"total", "area", "count", "share", "stock"}
    if period.sort == "since":
        return True
    return (
        period.sort == "year"
        and published is not None
        and period.first is not None
        and period.first.year == published.year
    )


def _kind(
    found: Measure, number: Number, period: Period | None, words: str | None, published: date | None
) -> FigureKind:
    if found.kind == "money":
        return "money_total" if "total" in number.words else "money"
    if found.kind == "total" and period is not None and period.sort == "year" and period.first is not None and words:
        if published is not None and period.first.year == published.year:
            return "year_to_date"
        return "year_total"
    return found.kind


def _fit(
    period: Period | None, kind: FigureKind, subject: str, as_of: date | None, published: date | None
) -> tuple[date | None, date | None]:
    """Close open periods on the as-of day, end this year on it, and let war losses of 2022 begin with the invasion."""
    if period is None:
        return None, None
    first, last = period.first, period.last
    if period.sort == "since":
        last = as_of
    elif (
        period.sort == "year"
        and published is not None
        and first is not None
        and first.year == published.year
        and not kind.startswith("money")
    ):
        last = as_of or published if kind in {"year_to_date", "area", "total", "per_day", "share"} else last
    if (
        first is not None
        and first < INVASION
        and first >= date(2022, 1, 1)
        and (last is None or last >= INVASION)
        and not kind.startswith("money")
        and _WAR.search(subject)
    ):
        first = INVASION
    return first, last


def _scaled(value: float, scale: float) -> float:
    out = round(value * scale, 9)
    return int(out) if out == int(out) else out


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
