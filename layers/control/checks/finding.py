"""What was found while reading control polygons: one line each, and those of many files that say one thing joined."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeAlias

What: TypeAlias = Literal["note", "set_aside", "missing", "repeated", "jump"]

ALIKE: Final = 3
"""Files of which one thing is said in one line; fewer have a line each."""


@dataclass(frozen=True)
class Finding:
    """
    What was found while reading control polygons: what kind of thing, and one line that says where and why.

    `label` is the file that the line begins with, empty where it begins with none.
    """

    what: What
    line: str
    label: str = ""

    def __str__(self) -> str:
        """Return the line."""
        return self.line


def join_alike(findings: Iterable[Finding]) -> list[Finding]:
    """
    Return findings with those joined that say one thing of ALIKE files or more, at the place of the first.

    >>> many = [Finding("note", f"{day}.kml: no day", f"{day}.kml") for day in ("a", "b", "c")]
    >>> [str(one) for one in join_alike(many)]
    ['a.kml: no day; the same of 2 more files, up to c.kml']
    """
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for number, finding in enumerate(findings):
        told = finding.line.removeprefix(finding.label)
        key = (finding.what, told) if finding.label and told != finding.line else (str(number),)
        groups.setdefault(key, []).append(finding)
    out: list[Finding] = []
    for same in groups.values():
        if len(same) < ALIKE:
            out += same
        else:
            more = f"; the same of {len(same) - 1:,} more files, up to {same[-1].label}"
            out.append(replace(same[0], line=same[0].line + more))
    return out
