"""Cells of strangers' tables as values that JSON can hold and a script element can carry."""

import json
from datetime import date
from typing import Any, Final

import numpy as np
import pandas as pd

LONGEST_TEXT: Final = 2_000
"""Names and notes from strangers are cut here; a whole sentence may be longer."""

LONGEST_QUOTE: Final = 20_000

_BIDI: Final = {ord(mark): "\ufffd" for mark in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
"""Direction overrides could make a quote read as something else: they show as replacement characters."""


def plain(value: Any, *, limit: int = LONGEST_TEXT) -> Any:
    """Return one cell as JSON can hold it: missing values become null, dates ISO text, long text is cut."""
    if value is None:
        return None
    if isinstance(value, str):
        text = value if value.isascii() else value.translate(_BIDI)
        return text if len(text) <= limit else text[:limit] + "…"
    if isinstance(value, tuple | list | np.ndarray):
        return [plain(item, limit=limit) for item in value]
    if pd.isna(value):
        return None
    return _date_or_number(value)


def to_json(data: dict[str, Any]) -> str:
    """Return data as JSON that can stand inside a script element: no <, > or & and no line separators of JavaScript."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    for letter in "<>&\u2028\u2029":
        text = text.replace(letter, f"\\u{ord(letter):04x}")
    return text.encode("utf-8", "replace").decode()  # half a surrogate pair would stop the file from being written


def _date_or_number(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, bool | np.bool_):
        return bool(value)
    return int(value) if isinstance(value, int | np.integer) else round(float(value), 3)
