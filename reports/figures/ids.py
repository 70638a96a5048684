"""Names of figures: a hash of where and what, the same in every run."""

import hashlib
import re
from collections.abc import MutableMapping


def figure_id(
    report_id: str, sentence: str, value_text: str, unit: str, kind: str, *, taken: MutableMapping[str, int]
) -> str:
    """Return the name of a figure; a second one of the same name gets "-2". `taken` counts names given so far."""
    words = " ".join(re.findall(r"\w+", re.sub(r"\[\d{1,4}\]", "", sentence).casefold()))
    key = "\x1f".join((report_id, words, value_text.casefold(), unit, kind.partition("_")[0]))
    taken[key] = taken.get(key, 0) + 1
    stem = hashlib.sha256(key.encode("utf-8")).hexdigest()[:12]
    return stem if taken[key] == 1 else f"{stem}-{taken[key]}"
