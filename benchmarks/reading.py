#!/usr/bin/env python3
"""
Measure how the cost of reading grows with a report's length.

The text is a seeded shuffle of the packaged example's sentences with other names, as long as wanted, or the reports of
a folder joined. For each length: processor seconds to find all claims, and two ratios taken in the same run:
seconds against the baseline (one pass of a word pattern over the same text, `re.findall`), and seconds a word against
those of the shortest length (1.0 means that cost grows with length and nothing more). Each reading is a first one:
sentences that an earlier run remembers are forgotten before it.

Then ten texts that no report has (brackets, titles, notes without end), each at a length and at twice that length: the
ratio of the two times (2.0 means that cost grows with length and nothing more).

Usage: benchmarks/reading.py [FOLDER_OF_REPORTS]
"""

import random
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path

from frontline.steps.reading.example import example_path
from reports.annotate import document
from reports.claims.find import find_claims
from reports.text.read import read_reports

HOSTILE = {
    "list": "Russian forces advanced near Lubny, " * 6_000,
    "brackets": "(" * 100_000,
    "bearings": "north of " * 12_000,
    "titles": "Russian Offensive Campaign Assessment, May 3, 2024\n\n" * 3_000,
    "reports": ("word " * 60 + "\n\nRussian Offensive Campaign Assessment, May 3, 2024\n\n") * 400,
    "verbs": "Russian forces attempted to advance and claimed that. " * 3_000,
    "notes": "[1] " * 50_000,
    "tags": "<p>" * 50_000,
    "days": "May 3, and 4, " * 10_000,
    "words": "word " * 75_000,
}
WORDS = (1_250, 2_500, 5_000, 10_000, 20_000, 40_000)
NAMES = (
    "Toretsk",
    "Siversk",
    "Pokrovsk",
    "Kupyansk",
    "Robotyne",
    "Bahatyr",
    "Novoukrainka",
    "Zelenyi Kut",
    "Oleksiivka",
)


def seconds(run: Callable[[], object], *, times: int = 3) -> float:
    """Return the least processor time of a few runs."""
    spent = []
    for _ in range(times):
        document._read_marks.cache_clear()  # noqa: SLF001 - a run that remembers measures another thing
        start = time.process_time()
        run()
        spent.append(time.process_time() - start)
    return min(spent)


def invented(words: int) -> str:
    """Return a dated text of about so many words: the example's sentences, shuffled and with other names, by seed."""
    generator = random.Random(11)
    head, *body = example_path().read_text(encoding="utf-8").split("\n\n")
    sentences = re.split(r"(?<=[.\]])\s+(?=[A-Z])", " ".join(body))
    out, count = [head], 0
    while count < words:
        paragraph = " ".join(
            re.sub("|".join(NAMES), lambda _: generator.choice(NAMES), generator.choice(sentences)) for _ in range(8)
        )
        out.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(out)


def main() -> None:
    """Print one line a length."""
    if len(sys.argv) > 1:
        joined = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("20*.txt")))
        words = joined.split(" ")
        texts = [" ".join((words * (1 + size // len(words)))[:size]) for size in WORDS]
    else:
        texts = [invented(size) for size in WORDS]
    print("  words  claims  seconds  x one word pass  a word, x the shortest")
    first = None
    for text in texts:
        count = len(text.split())
        baseline = seconds(lambda text=text: re.findall(r"\w+", text), times=5)  # type: ignore[misc]
        claims = [claim for report in read_reports(text) for claim in find_claims(report)]
        spent = seconds(lambda text=text: [find_claims(report) for report in read_reports(text)])  # type: ignore[misc]
        first = first or spent / count
        print(f"{count:7} {len(claims):7} {spent:8.3f} {spent / baseline:16.0f} {spent / count / first:23.2f}")
    print("\n  text       characters  seconds  twice the length, x")
    for name, text in HOSTILE.items():
        once, twice = (
            seconds(lambda text=text * times: [find_claims(report) for report in read_reports(text)])  # type: ignore[misc]
            for times in (1, 2)
        )
        print(f"  {name:10} {len(text):10} {once:8.3f} {twice / once:20.2f}")


if __name__ == "__main__":
    main()
