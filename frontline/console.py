"""What the commands print for people: notes on stderr, tables on stdout; data never becomes markup."""

import sys
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from reports.report import Report

_FRESH = timedelta(hours=24)


def note(text: str) -> None:
    """Print one line for people on stderr."""
    typer.echo(text, err=True)


def remind_if_fresh(reports: Sequence["Report"]) -> None:
    """Print a reminder when a report is younger than 24 hours: its claims are least settled."""
    now = datetime.now(UTC)
    for report in reports:
        if report.published and now - datetime.combine(report.published, time.max, UTC) < _FRESH:
            note(f"{report.name}: was published less than 24 hours ago; first accounts are often corrected")


def print_claims(frame: Any, *, explain: bool) -> None:
    """Print claims as a table; with `explain`, also why each place was chosen or could not be placed."""
    columns = ["sentence", "evidence", "actor", "action", "place", "where", "claimant", "claim_id"]
    table = _table(columns + (["why"] if explain else []))
    for claim in frame.itertuples(index=False):
        where = _first(claim.place_name, claim.why_not)
        if _given(claim.precision) and _given(claim.uncertainty_km):
            where += f" (precision {int(claim.precision)}, ±{claim.uncertainty_km:.1f} km)"
        cells = [
            claim.sentence_id,
            claim.evidence + (f", {claim.support}" if _given(claim.support) else ""),
            claim.actor,
            claim.action + (f" ({claim.modality})" if _given(claim.modality) else ""),
            _place(claim),
            where,
            claim.claimant,
            claim.claim_id,
        ]
        if explain:
            cells.append(_first(claim.why, claim.why_not, claim.withheld))
        table.add_row(*(_cell(text) for text in cells))
    _print(table)
    counts = Counter(frame["evidence"])
    placed = int(frame.geometry.notna().sum())
    note(f"{len(frame)} claims ({', '.join(f'{n} {word}' for word, n in counts.most_common())}); {placed} placed")


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


def _place(claim: Any) -> str:
    parts = [claim.bearing and f"{claim.bearing} of", claim.place, *claim.roads]
    if not _given(claim.place):
        parts += [f"{claim.part or ''} {name} Oblast".strip() for name in claim.oblasts]
    return " ".join(str(part) for part in parts if _given(part))


def _first(*texts: Any) -> str:
    return next((str(text) for text in texts if _given(text)), "")


def _given(value: Any) -> bool:
    from layers.tabletext import plain

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
