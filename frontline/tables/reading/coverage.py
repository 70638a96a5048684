"""Coverage as a table: what became of every sentence."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from frontline.screen.notes import note
from frontline.screen.spoken import translate
from frontline.screen.table import cell, new_table, show

if TYPE_CHECKING:
    from reports.report import Report


def print_coverage(rows: Sequence[tuple["Report", Any]], *, claims: Sequence[Any], lang: str = "en") -> None:
    """Print what became of every sentence and the share of each class."""
    table = new_table(["sentence", "status", "claims", "words", "text"])
    for _, row in rows:
        table.add_row(
            cell(row.sentence.sentence_id),
            cell(translate(row.status, lang)),
            cell(str(row.claims)),
            cell(", ".join(row.words)),
            cell(row.sentence.text[:90]),
        )
    show(table)
    counts = Counter(row.status for _, row in rows)
    total = max(1, len(rows))
    note(f"{len(rows)} sentences: " + ", ".join(f"{n} {word} ({n / total:.0%})" for word, n in counts.most_common()))
    withheld = sum(claim.withheld is not None for claim in claims)
    note(f"{len(claims)} claims, {withheld} of them withheld from maps and exports")
