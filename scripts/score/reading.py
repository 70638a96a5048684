"""Score the reading of reports against hand labels: claims as JSON lines, and the scorer of a reference folder."""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from reports.claims.find import find_claims
from reports.text.footnotes import find_footnotes
from reports.text.read import read_reports


def dump_claims(text: str, name: str) -> str:
    """Return the claims of a text as JSON lines."""
    rows = [asdict(claim) for report in read_reports(text, name=name) for claim in find_claims(report)]
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def rebuild_labels(label: Path, report: Path, folder: Path) -> None:
    """Write labels kept as offsets in the scorer's format, with sentences from one's own copy of the report."""
    text, day = report.read_text(encoding="utf-8"), label.stem
    sentences, claims = [], []
    for line in label.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        sentence = text[row["start"] : row["end"]]
        notes = sorted(find_footnotes(sentence))
        sentences.append({"sentence": sentence, "n_claims": len(row["claims"])})
        claims += [{"sentence": sentence, "footnotes": notes, **claim} for claim in row["claims"]]
    for name, rows in ((f"{day}.jsonl", claims), (f"labelled-sentences-{day}.jsonl", sentences)):
        lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (folder / name).write_text("".join(lines), encoding="utf-8")


def main() -> int:
    """Score each date against the labels of the reference folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="reference folder with data/gold, data/reports and scoring")
    parser.add_argument("dates", nargs="*", default=["2025-06-12", "2025-01-17"])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument(
        "--labels", type=Path, help="folder of our own labels (report name, offsets, labels without text)"
    )
    args = parser.parse_args()
    days = sorted(p.stem for p in args.labels.glob("*.jsonl")) if args.labels else args.dates
    for day in days:
        report = args.shared / "data" / "reports" / f"{day}.txt"
        text = report.read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            gold = args.shared / "data" / "gold"
            if args.labels:
                gold = Path(folder)
                rebuild_labels(args.labels / f"{day}.jsonl", report, gold)
            out = Path(folder) / "claims.jsonl"
            out.write_text(dump_claims(text, day), encoding="utf-8")
            scorer = args.shared / "scoring" / "score_claims.py"
            done = subprocess.run(
                [sys.executable, str(scorer), str(gold), day, str(out), "--show", str(args.show)], check=False
            )
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
