"""Score the reading on labels made before any reading was run, and on our own sentences in other seasons' wording."""

import argparse
import importlib.util
import json
import re
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from reports.claims.find import find_claims  # noqa: E402
from reports.text.read import read_reports  # noqa: E402

Row = dict[str, Any]
BLIND = ROOT / "tests" / "data" / "labels_blind"
STYLE = ROOT / "tests" / "data" / "styles" / "1.jsonl"
MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def write_rows(path: Path, rows: list[Row]) -> None:
    """Write objects as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows), encoding="utf-8")


def load_scorer(shared: Path) -> ModuleType:
    """Return the scorer of the reference folder."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "scoring" / "score_claims.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "scoring" / "score_claims.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compose_report(rows: list[Row]) -> str:
    """Return the sentences of one day as a report text: one paragraph each, unless a row follows the one before it."""
    year, month, day = (int(part) for part in rows[0]["day"].split("-"))
    text = f"Russian Offensive Campaign Assessment, {MONTHS[month - 1]} {day}, {year}"
    for row in rows:
        text += (" " if row["follows"] else "\n\n") + row["sentence"]
    return text + "\n"


def list_sets(shared: Path, style: Path, blind: Path) -> Iterator[tuple[str, str, str, list[Row]]]:
    """Yield name, day, text and labelled sentences (sentence, claims) of each set."""
    for path in sorted(blind.glob("*.jsonl")):
        report = next((shared / "data" / "reports").rglob(f"{path.stem}.txt"))
        text = report.read_text(encoding="utf-8")
        yield (
            path.stem,
            path.stem,
            text,
            [row | {"sentence": text[row["start"] : row["end"]]} for row in read_rows(path)],
        )
    rows = read_rows(style)
    for day in dict.fromkeys(row["day"] for row in rows):
        chosen = [row for row in rows if row["day"] == day]
        text = compose_report(chosen)
        starts = [text.index(row["sentence"]) for row in chosen]
        spans = [{"start": at, "end": at + len(row["sentence"])} for at, row in zip(starts, chosen, strict=True)]
        yield f"style {day}", day, text, [row | span for row, span in zip(chosen, spans, strict=True)]


def predict(text: str, day: str, labelled: list[Row]) -> list[Row]:
    """Return the claims that the reader finds in the labelled sentences, each with the sentence as labelled.

    Offsets decide, not wording: a key takeaway may repeat a labelled sentence word for word.
    """
    found = [asdict(claim) for report in read_reports(text, name=day) for claim in find_claims(report)]
    return [
        claim | {"sentence": row["sentence"]}
        for claim in found
        for row in labelled
        if claim["start"] < row["end"] and row["start"] < claim["end"]
    ]


def score_rows(scorer: ModuleType, labelled: list[Row], found: list[Row]) -> tuple[Row, dict[str, list[Row]]]:
    """Return the scores and the errors of one set."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "labelled-sentences-set.jsonl", [{"sentence": row["sentence"]} for row in labelled])
        claims = [claim | {"sentence": row["sentence"]} for row in labelled for claim in row["claims"]]
        write_rows(folder / "set.jsonl", claims)
        write_rows(folder / "found.jsonl", found)
        result, errors = scorer.score(folder, "set", folder / "found.jsonl")
    return dict(result), dict(errors)


def mark(rows: list[Row], name: str) -> list[Row]:
    """Return rows whose sentences begin with a word of their set, so that equal sentences of two sets stay apart."""
    word = "set" + re.sub(r"\W", "", name)
    return [row | {"sentence": f"{word} {row['sentence']}"} for row in rows]


def show(name: str, result: Row) -> None:
    """Print one line of scores."""
    levels = "  ".join(
        f"{level} {result[level]['precision']:.3f}/{result[level]['recall']:.3f}/{result[level]['f1']:.3f}"
        for level in ("place", "evidence", "full")
    )
    fields = "  ".join(f"{k} {v:.3f}" if v is not None else f"{k} -" for k, v in result["fields"].items())
    counts = (
        f"{result['sentences']} sentences, {result['gold_targets']} targets, {result['predicted_targets']} found, "
        f"geolocated gains {result['geolocated_gains_found']}/{result['geolocated_gains']}, "
        f"false confirmations {result['false_confirmations']}"
    )
    print(f"{name}: {counts}\n  P/R/F1 {levels}\n  {fields}")


def main() -> int:
    """Score every set, then the blind sets together, the style sets together and all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="reference folder with data/reports and scoring")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print up to N errors of each kind of a set")
    parser.add_argument("--style", type=Path, default=STYLE, help="sentences of our own with labels")
    parser.add_argument("--blind", type=Path, default=BLIND, help="folder of labels by offsets into the reports")
    args = parser.parse_args()
    scorer = load_scorer(args.shared)
    pools: dict[str, tuple[list[Row], list[Row]]] = {"blind": ([], []), "style": ([], []), "all": ([], [])}
    for name, day, text, labelled in list_sets(args.shared, args.style, args.blind):
        found = predict(text, day, labelled)
        result, errors = score_rows(scorer, labelled, found)
        show(name, result)
        for kind, rows in errors.items():
            for row in rows[: args.show]:
                print(f"  {kind}: {json.dumps(row, ensure_ascii=False)}", file=sys.stderr)
        for pool in ("style" if name.startswith("style") else "blind", "all"):
            pools[pool][0].extend(mark(labelled, name))
            pools[pool][1].extend(mark(found, name))
    for name, (labelled, found) in pools.items():
        show(f"= {name}", score_rows(scorer, labelled, found)[0])
    return 0


if __name__ == "__main__":
    sys.exit(main())
