"""Figures in, findings out: whether the numbers of a report fit each other, with arithmetic and both sentences."""

from collections.abc import Sequence
from typing import Final

from reports.figure import Figure
from reports.figures.checks.finding import CheckFinding
from reports.figures.checks.rates import check_averages, check_exchange, check_rates, check_ratios, check_shares
from reports.figures.checks.sums import check_including, check_parts, check_sums, check_totals

_CHECKS: Final = (
    check_averages,
    check_parts,
    check_shares,
    check_ratios,
    check_rates,
    check_totals,
    check_sums,
    check_including,
    check_exchange,
)


def check_figures(figures: Sequence[Figure]) -> list[CheckFinding]:
    """
    Return what the checks find, report by report, in the order of the figures judged; no figures give none.

    Only figures of one report are compared. A difference between speakers is never called an error: its verdict is
    `two_sources`. `reports.figures.checks.finding.VERDICTS` says what each verdict means.
    """
    by_report: dict[str, list[Figure]] = {}
    for figure in figures:
        by_report.setdefault(figure.report_id, []).append(figure)
    out: list[CheckFinding] = []
    for own in by_report.values():
        found = [finding for check in _CHECKS for finding in check(own)]
        out += sorted(found, key=lambda finding: finding.figures[0].start)
    return out
