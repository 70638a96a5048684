"""Score the reading of reports against hand labels: write claims as JSON lines and run the scorer of a reference folder."""

import argparse
import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

from reports.finding import find_claims
from reports.reading import read_reports


def dump_claims(text: str, name: str) -> str:
    """Return the claims of a text as JSON lines."""
    rows = [asdict(claim) for report in read_reports(text, name=name) for claim in find_claims(report)]
    return "".join(json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)


def main() -> int:
    """Score each date against the labels of the reference folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="reference folder with data/gold, data/reports and scoring")
    parser.add_argument("dates", nargs="*", default=["2025-06-12", "2025-01-17"])
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--gold", type=Path, help="another folder of labels")
    args = parser.parse_args()
    for day in args.dates:
        text = (args.shared / "data" / "reports" / f"{day}.txt").read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as folder:
            out = Path(folder) / "claims.jsonl"
            out.write_text(dump_claims(text, day), encoding="utf-8")
            scorer = args.shared / "scoring" / "score_claims.py"
            gold = args.gold or args.shared / "data" / "gold"
            done = subprocess.run(
                [sys.executable, str(scorer), str(gold), day, str(out), "--show", str(args.show)], check=False
            )
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
