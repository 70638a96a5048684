"""Figures as a table, and what their checks found."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from frontline.screen.notes import note
from frontline.screen.spoken import translate
from frontline.screen.table import cell, new_table, show

if TYPE_CHECKING:
    from reports.figure import Figure
    from reports.figures.checks.finding import CheckFinding


def print_figures(figures: Sequence["Figure"], *, lang: str = "en") -> None:
    """Print figures as a table, a repeat marked by the sentence that says it first."""
    first = {figure.figure_id: figure.sentence_id for figure in figures}
    table = new_table(["sentence", "value", "unit", "kind", "subject", "period", "as of", "who says it"])
    for figure in figures:
        value = "" if figure.qualifier in {"exact", "superlative"} else f"{figure.qualifier} "
        period = " to ".join(str(day) for day in (figure.period_from, figure.period_to) if day)
        who = figure.speaker + (f" (via {figure.via})" if figure.via else "")
        who += f"; repeats {first.get(figure.repeats, '')}" if figure.repeats else ""
        cells = (figure.sentence_id, value + figure.value_text, figure.unit, figure.kind, figure.subject, period)
        table.add_row(*(cell(text) for text in (*cells, str(figure.as_of or ""), translate(who, lang))))
    show(table)
    repeats = sum(figure.repeats is not None for figure in figures)
    note(f"{len(figures)} figures, {repeats} of them repeats")


def print_checks(findings: Sequence["CheckFinding"], *, quotes: str, lang: str = "en") -> None:
    """Print what the checks found: the arithmetic, and the sentences side by side."""
    from layers.tables.quotes import shorten
    from reports.figures.checks.rows import check_row

    table = new_table(["check", "verdict", "arithmetic", "the text says", "set against"])
    for finding in findings:
        row = check_row(finding)
        told = [row["sentence_stated"], row["sentence_against"]]
        if row["sentence_against"] == row["sentence_stated"]:
            told[1] = translate("(the same sentence)", lang)
        if quotes != "full":
            told = [shorten(text) if quotes == "short" else "" for text in told]
        ids = " ".join(row["sentence_ids"])
        words = [finding.statement, finding.note, f"Sources: {', '.join(finding.sources)} ({ids})"]
        cells = (
            finding.check.replace("_", " "),
            translate(finding.verdict.replace("_", " "), lang),
            "\n".join(filter(None, words)),
        )
        table.add_row(*(cell(text) for text in (*cells, *told)), end_section=True)
    show(table)
    counts = Counter(finding.verdict.replace("_", " ") for finding in findings)
    note(
        f"{len(findings)} checks: "
        + (", ".join(f"{n} {word}" for word, n in counts.most_common()) or "nothing to compare")
    )
