"""What was found while reading control polygons: one line each."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

What: TypeAlias = Literal["note", "set_aside", "missing", "repeated", "jump"]


@dataclass(frozen=True)
class Finding:
    """What was found while reading control polygons: what kind of thing, and one line that says where and why."""

    what: What
    line: str

    def __str__(self) -> str:
        """Return the line."""
        return self.line
