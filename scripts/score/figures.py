"""
Score the figures of the reference folder's document against its gold figures.

A figure matches a gold figure when it stands in the same sentence (the texts share at least 90 % of their words, or
one holds the other) and has the same value (to 1e-9, null with null), the same unit and the same kind; each gold figure
is matched once. Gold's wording of units and kinds is mapped to ours by UNITS and KINDS below, one to one in meaning.
Recall is over the distinct gold figures, precision over all figures found in both documents; repeats (`dup_of`) are
counted apart. For matched figures the shares with right subject (at least half of our words, cut to five letters, stand
in gold's), `period_from`, `period_to`, `as_of`, speaker and via (titles and brackets aside, one name holds the other),
footnotes and repeats are given.
"""

import argparse
import json
import re
import sys
from pathlib import Path
from typing import Any

from reports.figure import Figure
from reports.figures.find import find_figures
from reports.text.read import read_reports

UNITS = {
    "square kilometers": "km2",
    "casualties per square kilometer": "casualties per km2",
}
KINDS = {
    "year total": "year_total",
    "year-to-date total": "year_to_date",
    "daily average": "per_day",
    "rate per area": "per_area",
    "flow per year": "per_year",
    "superlative without a number": "superlative",
    "money pledged": "money",
    "money pledged, converted": "money_converted",
    "money pledged, total": "money_total",
}
SMALL = {"the", "of", "and", "a", "for", "each", "to", "in", "by"}


def read_gold(path: Path) -> list[dict[str, Any]]:
    """Return the gold figures with our words for units and kinds."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    for row in rows:
        row["unit"] = UNITS.get(row["unit"], row["unit"])
        row["kind"] = KINDS.get(row["kind"], row["kind"])
    return rows


def words_of(text: str) -> set[str]:
    """Return the words of a text without footnotes, in lower case."""
    return set(re.findall(r"\w+", re.sub(r"\[\d+\]", "", text).casefold()))


def is_same_sentence(one: str, other: str) -> bool:
    """Tell whether two sentences are one, a fused or a cut copy allowed."""
    a, b = words_of(one), words_of(other)
    return a <= b or b <= a or len(a & b) >= 0.9 * max(len(a), len(b))


def is_match(figure: Figure, gold: dict[str, Any]) -> bool:
    """Tell whether a figure says what a gold figure says: sentence, value, unit and kind."""
    if gold["value"] is None or figure.value is None:
        same = gold["value"] is None and figure.value is None
    else:
        same = abs(figure.value - gold["value"]) <= 1e-9 * max(1.0, abs(gold["value"]))
    in_takeaways = "takeaway" in (gold["note"] or "")
    return (
        same
        and figure.unit == gold["unit"]
        and figure.kind == gold["kind"]
        and figure.is_takeaway == in_takeaways
        and is_same_sentence(figure.sentence, gold["sentence"])
    )


def is_same_name(ours: str | None, gold: str | None) -> bool:
    """Tell whether two names of a speaker mean the same; brackets, articles and endings of words do not count."""
    if ours is None or gold is None:
        return ours == gold
    one, other = ({w[:5] for w in words_of(re.sub(r"\([^)]*\)", "", t)) - SMALL} for t in (ours, gold))
    return one <= other or other <= one


def agreements(figure: Figure, gold: dict[str, Any]) -> dict[str, bool]:
    """Return which other fields of a matched figure are right."""
    ours = {w[:5] for w in words_of(figure.subject) - SMALL}
    theirs = {w[:5] for w in words_of(gold["subject"]) - SMALL}
    days = {name: str(getattr(figure, name) or "") for name in ("period_from", "period_to", "as_of")}
    return {
        "subject": len(ours & theirs) * 2 >= len(ours),
        **{name: day == (gold[name] or "") for name, day in days.items()},
        "speaker": is_same_name(figure.speaker, gold["source"]),
        "via": is_same_name(figure.via, gold["via"]),
        "footnotes": list(figure.footnotes) == gold["footnotes"],
        "repeats": (figure.repeats is not None) == (gold["dup_of"] is not None),
    }


def main() -> int:
    """Print the scores; exit 1 when precision or recall is under 0.9."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("shared", type=Path, help="reference folder with data/gold and data/reports")
    args = parser.parse_args()
    gold = read_gold(args.shared / "data" / "gold" / "figures-2025-06-12.jsonl")
    text = (args.shared / "data" / "reports" / "seed-document.txt").read_text(encoding="utf-8")
    figures = [figure for report in read_reports(text) for figure in find_figures(report)]
    left, pairs, false = list(gold), [], []
    for figure in figures:
        hit = next((row for row in left if is_match(figure, row)), None)
        if hit is None:
            false.append(figure)
        else:
            left.remove(hit)
            pairs.append((figure, hit))
    distinct = [row for row in gold if row["dup_of"] is None]
    found = [row for _, row in pairs if row["dup_of"] is None]
    precision, recall = len(pairs) / max(1, len(figures)), len(found) / len(distinct)
    print(f"found {len(figures)}, right {len(pairs)}: precision {precision:.3f}")
    print(f"distinct {len(found)} of {len(distinct)}: recall {recall:.3f}; with repeats {len(pairs)} of {len(gold)}")
    for figure in false:
        print(f"  false: {figure.sentence_id} {figure.value_text!r} {figure.value} {figure.unit} {figure.kind}")
    for row in left:
        print(f"  missed: {row['id']} {row['value_text']!r} {row['unit']} {row['kind']}")
    checks = [(figure, row, agreements(figure, row)) for figure, row in pairs]
    for name in checks[0][2] if checks else ():
        wrong = [row["id"] for _, row, right in checks if not right[name]]
        tail = f"  wrong: {', '.join(wrong)}" if wrong else ""
        print(f"{name:12} {len(checks) - len(wrong)}/{len(checks)}{tail}")
    return 0 if min(precision, recall) >= 0.9 else 1


if __name__ == "__main__":
    sys.exit(main())
