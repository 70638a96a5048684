"""What the commands print for people: notes on stderr, tables on stdout; data never becomes markup."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from reports.figure import Figure
    from reports.figures.checks.finding import CheckFinding
    from reports.report import Report

_FRESH = timedelta(hours=24)


def note(text: str) -> None:
    """Print one line for people on stderr."""
    typer.echo(text, err=True)


def tell_left_out(settlements: Path | None) -> None:
    """Print in one line which rows of the user's settlements were left out."""
    from frontline.steps.read_and_locate import load_places

    if settlements is None:
        return
    names = list(load_places(settlements).attrs.get("left_out", ()))
    if names:
        more = f" and {len(names) - 5} more" if len(names) > 5 else ""
        rows = "1 row" if len(names) == 1 else f"{len(names)} rows"
        note(f"{settlements}: {rows} far outside Ukraine left out: {', '.join(names[:5])}{more}")


def remind_if_fresh(reports: Sequence["Report"]) -> None:
    """Print a reminder when a report is younger than 24 hours: its claims are least settled."""
    now = datetime.now(UTC)
    for report in reports:
        if report.published and now - datetime.combine(report.published, time.max, UTC) < _FRESH:
            note(f"{report.name}: was published less than 24 hours ago; first accounts are often corrected")


def tell_voices(reports: Sequence["Report"]) -> None:
    """Print a line for each file that nobody is known to publish: what its own statements then count as."""
    from reports.lexicon.voices import UNKNOWN

    for name in dict.fromkeys(report.name for report in reports if report.voice == UNKNOWN):
        note(
            f"{name}: neither title nor manner says who publishes it, so its own statements count as reported by an "
            "unnamed source; add --voice isw, general_staff, russian_mod, deepstate, uk_mod, news or own"
        )


def print_claims(frame: Any, *, explain: bool) -> None:
    """Print claims as a table; with `explain`, also why each place was chosen or could not be placed."""
    from frontline.steps.claim_status import find_standings

    columns = ["sentence", "evidence", "actor", "action", "place", "where", "map", "claimant", "claim_id"]
    table = _table(columns + (["why"] if explain else []))
    for claim, standing in zip(frame.itertuples(index=False), find_standings(frame), strict=True):
        cells = [
            claim.sentence_id,
            claim.evidence + (f", {claim.support}" if _given(claim.support) else ""),
            claim.actor,
            claim.action + (f" ({claim.modality})" if _given(claim.modality) else ""),
            _place(claim),
            _where(claim),
            standing.word + (f": {standing.reason}" if standing.reason else ""),
            claim.claimant,
            claim.claim_id,
        ]
        if explain:
            cells.append(_first(claim.why))
        table.add_row(*(_cell(text) for text in cells))
    _print(table)


def tell_standings(located: Any, *, settlements: Any = None) -> None:
    """Print what became of the claims in one line, and in another that a fuller gazetteer would draw more."""
    from frontline.steps.claim_status import hint_settlements, summarise

    tell_left_out(settlements)
    note(summarise(located))
    hint = hint_settlements(located, settlements=settlements)
    if hint is not None:
        note(hint)


def _where(claim: Any) -> str:
    """Return the place a claim was found to be at, with its precision and uncertainty as far as known."""
    parts = [f"precision {int(claim.precision)}"] if _given(claim.precision) else []
    parts += [f"±{claim.uncertainty_km:.1f} km"] if _given(claim.uncertainty_km) else []
    return _first(claim.place_name) + (f" ({', '.join(parts)})" if parts else "")


def print_coverage(rows: Sequence[tuple["Report", Any]], *, claims: Sequence[Any]) -> None:
    """Print what became of every sentence and the share of each class."""
    table = _table(["sentence", "status", "claims", "words", "text"])
    for _, row in rows:
        table.add_row(
            _cell(row.sentence.sentence_id),
            _cell(row.status),
            _cell(str(row.claims)),
            _cell(", ".join(row.words)),
            _cell(row.sentence.text[:90]),
        )
    _print(table)
    counts = Counter(row.status for _, row in rows)
    total = max(1, len(rows))
    note(f"{len(rows)} sentences: " + ", ".join(f"{n} {word} ({n / total:.0%})" for word, n in counts.most_common()))
    withheld = sum(claim.withheld is not None for claim in claims)
    note(f"{len(claims)} claims, {withheld} of them withheld from maps and exports")


def print_figures(figures: Sequence["Figure"]) -> None:
    """Print figures as a table, a repeat marked by the sentence that says it first."""
    first = {figure.figure_id: figure.sentence_id for figure in figures}
    table = _table(["sentence", "value", "unit", "kind", "subject", "period", "as of", "who says it"])
    for figure in figures:
        value = "" if figure.qualifier in {"exact", "superlative"} else f"{figure.qualifier} "
        period = " to ".join(str(day) for day in (figure.period_from, figure.period_to) if day)
        who = figure.speaker + (f" (via {figure.via})" if figure.via else "")
        who += f"; repeats {first.get(figure.repeats, '')}" if figure.repeats else ""
        cells = (figure.sentence_id, value + figure.value_text, figure.unit, figure.kind, figure.subject, period)
        table.add_row(*(_cell(text) for text in (*cells, str(figure.as_of or ""), who)))
    _print(table)
    repeats = sum(figure.repeats is not None for figure in figures)
    note(f"{len(figures)} figures, {repeats} of them repeats")


def print_checks(findings: Sequence["CheckFinding"], *, quotes: str) -> None:
    """Print what the checks found: the arithmetic, and the sentences side by side."""
    from layers.tables.quotes import shorten
    from reports.figures.checks.rows import check_row

    table = _table(["check", "verdict", "arithmetic", "the text says", "set against"])
    for finding in findings:
        row = check_row(finding)
        told = [row["sentence_stated"], row["sentence_against"]]
        if row["sentence_against"] == row["sentence_stated"]:
            told[1] = "(the same sentence)"
        if quotes != "full":
            told = [shorten(text) if quotes == "short" else "" for text in told]
        ids = " ".join(row["sentence_ids"])
        words = [finding.statement, finding.note, f"Sources: {', '.join(finding.sources)} ({ids})"]
        cells = (finding.check.replace("_", " "), finding.verdict.replace("_", " "), "\n".join(filter(None, words)))
        table.add_row(*(_cell(text) for text in (*cells, *told)), end_section=True)
    _print(table)
    counts = Counter(finding.verdict.replace("_", " ") for finding in findings)
    note(
        f"{len(findings)} checks: "
        + (", ".join(f"{n} {word}" for word, n in counts.most_common()) or "nothing to compare")
    )


def print_layers(layers: Sequence[Any]) -> None:
    """Print the packaged layers with columns, rows, licence and date."""
    table = _table(["layer", "rows", "columns", "licence", "date"])
    for layer in layers:
        cells = (layer.name, str(layer.rows), ", ".join(layer.columns), layer.licence, layer.date)
        table.add_row(*(_cell(text) for text in cells))
    _print(table)


def print_sources(sources: Sequence[Any]) -> None:
    """Print where the data comes from and the notice outputs carry."""
    table = _table(["source", "licence", "notice", "address"])
    for source in sources:
        table.add_row(*(_cell(text) for text in (source.name, source.licence, source.notice, source.url)))
    _print(table)


def print_sums(sums: Any) -> None:
    """Print sums of changes: square kilometres gained, lost and net for each source, kind and group."""
    names = {"gained_km2": "gained km2", "lost_km2": "lost km2", "net_km2": "net km2", "slivers_km2": "slivers km2"}
    columns = [name for name in sums.columns if name != "slivers_km2" or sums[name].any()]
    table = _table([names.get(name, name) for name in columns])
    for row in sums[columns].itertuples(index=False):
        table.add_row(*(_cell(f"{value:,.2f}" if isinstance(value, float) else str(value)) for value in row))
    _print(table)


def _is_late(fate: Any) -> bool:
    """Tell whether a claim's ground was shown only when it had long counted as unconfirmed."""
    return fate.outcome == "confirmed" and str(_first(fate.note)).startswith("only after")


def print_fates(fates: Any) -> None:
    """Print what became of each claim, a row a claim and control source, with counts on stderr."""
    columns = [
        "source",
        "outcome",
        "on",
        "days",
        "inside",
        "edge km",
        "evidence",
        "actor",
        "action",
        "place",
        "claim_id",
    ]
    table = _table(columns)
    for fate in fates.itertuples(index=False):
        cells = [
            fate.control_source,
            fate.outcome,
            _first(fate.on_date),
            _lag(fate),
            f"{fate.share_inside:.0%}" if _given(fate.share_inside) else "",
            f"{fate.distance_km:.1f}" if _given(fate.distance_km) else "",
            fate.evidence,
            fate.actor,
            fate.action,
            _first(fate.place_name),
            fate.claim_id,
        ]
        table.add_row(*(_cell(text) for text in cells))
    _print(table)
    for source, rows in fates.groupby("control_source", sort=False):
        counts = Counter(rows["outcome"])
        told = ", ".join(f"{number} {word}" for word, number in counts.most_common())
        note(f"{source}, as known on {rows['as_known_on'].iloc[0]}: {told}")
        for words, number in Counter(rows["note"].dropna()).most_common():
            note(f"{source}: {words} ({number} claim{'s' * (number != 1)})")


def _lag(fate: Any) -> str:
    """Return the days to an outcome: from and to where no map lies between, marked where they are many."""
    if not _given(fate.lag_days):
        return ""
    least = int(fate.lag_days)
    if fate.outcome == "confirmed" and _given(fate.not_held_on):
        least = (fate.not_held_on - fate.published).days + 1
    told = f"{fate.lag_days:.0f}" if least >= fate.lag_days else f"{least}-{fate.lag_days:.0f}"
    return f"{told} late" if _is_late(fate) else told


def print_ledger(ledger: Any) -> None:
    """Print rows of the ledger: since when what was known of which claim."""
    table = _table(["since", "claim_id", "subject", "known"])
    for row in ledger.itertuples(index=False):
        known = ", ".join(f"{name} {value}" for name, value in row.value.items() if _given(value))
        table.add_row(*(_cell(text) for text in (row.recorded_on, row.claim_id, row.subject, known)))
    _print(table)


def _place(claim: Any) -> str:
    parts = [claim.bearing and f"{claim.bearing} of", claim.place, *claim.roads]
    if not _given(claim.place):
        parts += [f"{claim.part or ''} {name} Oblast".strip() for name in claim.oblasts]
    return " ".join(str(part) for part in parts if _given(part))


def _first(*texts: Any) -> str:
    return next((str(text) for text in texts if _given(text)), "")


def _given(value: Any) -> bool:
    from layers.tables.text import plain

    return plain(value) not in {None, ""}


def _table(columns: Sequence[str]) -> Any:
    from rich import box
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def _cell(text: str) -> Any:
    from rich.text import Text

    return Text(text)  # Text, not str: brackets in data are no markup


def _print(table: Any) -> None:
    from rich.console import Console

    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)
