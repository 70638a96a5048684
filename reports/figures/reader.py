"""One sentence at a time: measured numbers become figures with subject, period, speaker and names of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from reports.figure import Figure
from reports.figures.ids import figure_id
from reports.figures.numbers import Number
from reports.figures.periods import Period
from reports.figures.sources import Source
from reports.figures.subjects import Actors, Deed, deed_before, find_actors, is_list, subject_of
from reports.figures.times import TimeScope, as_year_total, fit_period, is_of_war, kind_of, segment_start, time_of
from reports.figures.units.measure import Measure
from reports.lexicon.load import any_of, load_lexicon
from reports.report import Report, Sentence

_NO_EXACT: Final = frozenset({"total", "additional"})
_INTENT: Final = re.compile(
    r"\b(?:plan(?:s|ned|ning)?|intend(?:s|ed)?|aim(?:s|ed)?|intent(?:ion)?|want(?:s|ed)?|hopes?|will|would|pledg\w+|promis\w+"
    r"|prepar\w+|propos\w+|demand\w*)\b"
)
_CONDITION: Final = re.compile(rf"\b{any_of(load_lexicon('quantities')['around']['conditions'])}\b")


class SentenceReader:
    """Turns the measured numbers of one sentence into figures."""

    def __init__(
        self, report: Report, sentence: Sentence, text: str, periods: Sequence[Period], taken: dict[str, int]
    ) -> None:
        self.report, self.sentence, self.text, self._ids = report, sentence, text, taken
        self.scope = TimeScope(text, periods, report.published)
        self.actors: Actors = find_actors(text)
        self._last: tuple[int, Deed | None] = (-1, None)

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
        subject = self._subject(number, found, before)
        share_of = None
        if found.kind == "share" and found.of in {"which", "whom", "them"}:
            base_unit = before.unit if before else "things"
            found, share_of = replace(found, unit=f"share of {base_unit}"), before
            subject = before.subject if before else "things"
        named, as_of, words = time_of(self.scope, number, found, source=source, gap=gap, base=base)
        found = as_year_total(found, named)
        kind = kind_of(found, number, named, words, self.report.published)
        is_war = is_of_war(subject, found, source)
        period = fit_period(named, kind, is_war=is_war, as_of=as_of, published=self.report.published)
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
            figure_id=figure_id(self.report.report_id, text, text[start:end], found.unit, kind, taken=self._ids),
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
            modality=self._modality(number, found),
            is_takeaway=self.sentence.is_takeaway,
            converts=base.figure_id if base else None,
            share_of=share_of.figure_id if share_of else None,
        )

    def _subject(self, number: Number, found: Measure, before: Figure | None) -> str:
        """Return the subject; a list carries on the deed of its first number."""
        if found.is_growth:
            return f"growth of the number of {before.subject if before else 'things'}"
        if found.of == "part":
            return f"{before.subject if before else found.words}: a part"
        deed = deed_before(self.text, number.first, actors=self.actors)
        if deed is None and is_list(self.text, self._last[0], number.first):
            deed = self._last[1]
        self._last = (found.end, deed)
        if found.of == "which" and found.kind != "share":
            return f"{before.subject if before else 'people'}: {found.unit.removeprefix('people ')}"
        return subject_of(self.text, number, found, actors=self.actors, deed=deed)

    def _modality(self, number: Number, found: Measure) -> str | None:
        """Return "conditional" or "intent" for what has not happened, by the words around it."""
        begin = max(segment_start(self.text, number.start), number.first - 120)
        after = re.match(r"[^.;]{0,110}", self.text[found.end :])
        if after and found.kind.startswith("money") and _CONDITION.search(after[0]):
            return "conditional"
        return "intent" if _INTENT.search(self.text, begin, number.first) else None

    def _qualifier(self, number: Number) -> str:
        words = [word for word in number.words if word not in _NO_EXACT]
        strong = [word for word in words if word != "average"]
        if strong:
            return strong[-1]
        before = self.text[max(0, number.start - 40) : number.start]
        return "average" if words or re.search(r"\baverage (?:\w+ ){0,3}(?:of )?$", before) else "exact"


def _scaled(value: float, scale: float) -> float:
    out = round(value * scale, 9)
    return int(out) if out == int(out) else out
