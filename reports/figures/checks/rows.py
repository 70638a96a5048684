"""What the checks found as plain rows, one dictionary each, for tables and files."""

from typing import Any, Final

from reports.figures.checks.finding import CheckFinding

CHECK_COLUMNS: Final[tuple[str, ...]] = (
    "report_id",
    "check",
    "verdict",
    "statement",
    "note",
    "stated",
    "derived",
    "unit",
    "difference",
    "tolerance",
    "sources",
    "figure_ids",
    "sentence_ids",
    "sentence_stated",
    "sentence_against",
)


def check_row(finding: CheckFinding) -> dict[str, Any]:
    """
    Return a finding as a row in the order of CHECK_COLUMNS.

    `sentence_stated` is the sentence of the figure judged, `sentence_against` those of the others, joined by " | ".
    """
    first = finding.figures[0]
    others = dict.fromkeys(f.sentence for f in finding.figures[1:] if f.sentence != first.sentence)
    return {
        "report_id": first.report_id,
        "check": finding.check,
        "verdict": finding.verdict,
        "statement": finding.statement,
        "note": finding.note,
        "stated": finding.stated,
        "derived": round(finding.derived, 6),
        "unit": finding.unit,
        "difference": round(finding.difference, 6),
        "tolerance": round(finding.tolerance, 6),
        "sources": finding.sources,
        "figure_ids": tuple(figure.figure_id for figure in finding.figures),
        "sentence_ids": tuple(dict.fromkeys(figure.sentence_id for figure in finding.figures)),
        "sentence_stated": first.sentence,
        "sentence_against": " | ".join(others) or first.sentence,
    }
