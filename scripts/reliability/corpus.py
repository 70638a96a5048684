"""
Files that readers start from: each reader's folder in `tests/data/corpus`, made up or found by fuzzing, all small.

A file that broke a reader (`found-...`), or that leads to code no other leads to, is added under a name that says what
it is; nothing of other people's texts and maps goes there.
"""

from pathlib import Path
from typing import Final

CORPUS: Final = Path(__file__).parents[2] / "tests" / "data" / "corpus"
LARGEST: Final = 20_000
"""No file of the corpus has more bytes."""


def corpus_of(reader: str) -> tuple[bytes, ...]:
    """Return the files of a reader's folder, those that broke one last; none where it has no folder."""
    paths = sorted((CORPUS / reader).glob("*"), key=lambda path: (path.name.startswith("found-"), path.name))
    return tuple(path.read_bytes() for path in paths)
