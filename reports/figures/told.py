"""Figures of Ukrainian and Russian sentences: a number, what it counts, for which days and on whose word."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from reports.annotate.core.phrases.clauses import Clause, clause_of
from reports.annotate.core.phrases.parties import is_adjective_like
from reports.annotate.core.read import Told, read_scene
from reports.annotate.core.scene import Scene
from reports.annotate.core.times import Time, find_times, time_of
from reports.annotate.core.vocabulary.words import Word, key_of
from reports.figure import Figure, FigureKind
from reports.figures.ids import figure_id
from reports.figures.periods import INVASION
from reports.lexicon.load import load_lexicon
from reports.lexicon.voices import load_voice
from reports.report import Report, Sentence
from reports.text.invisible import readable

_BETWEEN: Final = 3
"""Words between a number and its noun: "102 керовані авіаційні бомби"."""
_DEEDS: Final = frozenset({"assaults", "airstrikes", "strikes", "bombs", "shellings"})


@dataclass(frozen=True, slots=True)
class _Count:
    """A number at words `i` to `j` and what one step in its last digit is worth."""

    value: float
    i: int
    j: int
    step: float


def read_figures(report: Report, sentence: Sentence, *, language: str, taken: dict[str, int]) -> list[Figure]:
    """
    Return the counts of a sentence in order; what has no noun that is known to be counted is none.

    `taken` counts the names given so far in the report and is added to.
    """
    voice = load_voice(report.voice)
    text = readable(sentence.text)
    scene = read_scene(text, language=language, voice=voice, told=Told())
    times = find_times(scene, published=report.published)
    out: list[Figure] = []
    i = 0
    while i < len(scene.words):
        count = _count_at(scene.words, i, language)
        unit = _unit_behind(scene, count, language) if count is not None else None
        if count is not None and unit is not None:
            out.append(_figure(report, sentence, scene, count, unit, times=times, taken=taken))
        i = count.j if count is not None else i + 1
    return out


def _count_at(words: Sequence[Word], i: int, language: str) -> _Count | None:
    """Return the number that begins at a word: "124", "4 500", "4,5 тис.", "вісім"; null for dates and codes."""
    word = words[i]
    if word.key in _table(language, "numbers"):
        return _Count(float(_table(language, "numbers")[word.key]), i, i + 1, 1)
    digits = word.text.replace(",", ".", 1)
    if not digits.replace(".", "", 1).isdigit() or digits.endswith(".") or (word.text.count(".") and len(digits) > 3):
        return None
    j = i + 1
    whole = digits.isdigit() and len(digits) <= 3
    while whole and j < len(words) and _goes_on(words, j):
        digits += words[j].text
        j += 1
    scale = _table(language, "scales").get(words[j].key) if j < len(words) else None
    places = len(digits.partition(".")[2])
    factor = float(scale) if scale else 1
    if scale:
        j += 1 + (j + 1 < len(words) and words[j + 1].text == ".")
    elif places:
        return None
    return _Count(round(float(digits) * factor, 6), i, j, factor / 10**places)


def _goes_on(words: Sequence[Word], j: int) -> bool:
    """Tell whether three digits go on a number across a blank: "4 500"."""
    return len(words[j].text) == 3 and words[j].text.isdigit() and words[j].start - words[j - 1].end == 1


def _unit_behind(scene: Scene, count: _Count, language: str) -> str | None:
    """Return what a number counts, null where no noun that can be counted follows it."""
    counted, again = _table(language, "counted"), _table(language, "again")
    for j in range(count.j, min(len(scene.words), count.j + _BETWEEN + 1)):
        word = scene.words[j]
        if word.key in again:
            clause = clause_of(scene.clauses, j)
            attacks = any(span.key == "attack" for span in scene.within(clause, "deed"))
            return "assaults" if attacks else None
        unit = counted.get(word.key)
        if unit is not None:
            return "casualties" if unit in {"personnel", "people"} and _tells_losses(scene, count) else unit
        if not is_adjective_like(word.key, scene.lexicon) and word.key not in _table(language, "pieces"):
            return None
    return None


def _tells_losses(scene: Scene, count: _Count) -> bool:
    clause = clause_of(scene.clauses, count.i)
    return _begins(scene, clause, "own") or _begins(scene, clause, "beginnings")


def _begins(scene: Scene, clause: Clause, name: str) -> bool:
    """Tell whether a word of a clause begins as words of loss do: of one's own, or of what was destroyed."""
    beginnings = tuple(load_lexicon("quantities", scene.lexicon.language)["losses"][name])
    return any(word.key.startswith(beginnings) for word in scene.words[clause.i : clause.j])


def _figure(
    report: Report,
    sentence: Sentence,
    scene: Scene,
    count: _Count,
    unit: str,
    *,
    times: Sequence[Time],
    taken: dict[str, int],
) -> Figure:
    voice, text = scene.voice, scene.words
    start, end = text[count.i].start, text[count.j - 1].end
    value_text = sentence.text[start:end]
    time = time_of(scene, count.i, times)
    is_total = _has_phrase(scene, "war")
    kind: FigureKind = "total" if is_total else "count"
    period = (INVASION, report.published) if is_total else (time.first, time.last) if time else (None, None)
    holder = scene.holder_at(count.i)
    claimant = holder.claimant if holder is not None else voice.claimant
    side = _side(scene, count, unit)
    return Figure(
        figure_id=figure_id(report.report_id, sentence.text, value_text, unit, kind, taken=taken),
        report_id=report.report_id,
        published=report.published,
        sentence_id=sentence.sentence_id,
        sentence=sentence.text,
        sentence_start=sentence.start,
        start=sentence.start + start,
        end=sentence.start + end,
        value_text=value_text,
        value=int(count.value) if count.value == int(count.value) else count.value,
        value_to=None,
        last_place=count.step,
        unit=unit,
        kind=kind,
        subject=f"{side} {unit}" if side else unit,
        qualifier=_qualifier(scene, count),
        period_from=period[0],
        period_to=period[1],
        period_text=sentence.text[text[time.i].start : text[time.j - 1].end] if time and not is_total else None,
        as_of=report.published if is_total else None,
        speaker=claimant,
        via=None,
        claimant=claimant,
        footnotes=sentence.footnotes,
        is_takeaway=sentence.is_takeaway,
    )


def _side(scene: Scene, count: _Count, unit: str) -> str:
    """
    Return whose it is as a word for the subject: who strikes, or who loses what is counted; empty for none.

    Of what was destroyed the one who is named is whose deed it was, not whose loss.
    """
    clause = clause_of(scene.clauses, count.i)
    loses = _begins(scene, clause, "own")
    if not loses and (unit not in _DEEDS or _begins(scene, clause, "beginnings")):
        return ""
    parties = [party for party in scene.parties if clause.i <= party.i < count.i]
    sides = [scene.side(party) for party in parties if "nom" in party.cases or (loses and "gen" in party.cases)]
    told = {side for side in sides if side is not None}
    return told.pop().capitalize() if len(told) == 1 else ""


def _qualifier(scene: Scene, count: _Count) -> str:
    before = " ".join(word.key for word in scene.words[max(0, count.i - 2) : count.i])
    table = _table(scene.lexicon.language, "qualifiers")
    return next((name for words, name in table.items() if before.endswith(words)), "exact")


def _has_phrase(scene: Scene, name: str) -> bool:
    text = " ".join(word.key for word in scene.words)
    return any(key_of(phrase) in text for phrase in load_lexicon("quantities", scene.lexicon.language)[name]["words"])


@cache
def _table(language: str, name: str) -> Mapping[str, str]:
    """Return a table of the quantities turned round: each word's key with what it stands for."""
    table = load_lexicon("quantities", language)[name]
    return {key_of(word): name for name, words in table.items() for word in words}
