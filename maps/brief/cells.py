"""What columns of a brief's tables hold: numbers stand to the right."""

import re
from typing import Final

from maps.brief.brief import Table
from maps.style.wording import SECTIONS

_UNKNOWN: Final = "|".join(map(re.escape, SECTIONS["told"]["unknown"]))
_NUMBER: Final = re.compile(rf"[-+−]?[\d,.\s]+( ?(%|km2|km²|km|MW))?|{_UNKNOWN}|")


def find_numeric(table: Table) -> list[bool]:
    """Tell of each column whether it holds numbers alone, the word for "unknown" or nothing among them."""
    return [
        any(row[place] for row in table.rows) and all(_NUMBER.fullmatch(row[place]) for row in table.rows)
        for place in range(len(table.columns))
    ]
