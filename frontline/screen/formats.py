"""Which format an output takes: what --format says, else what the file's suffix says."""

from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from frontline.errors import FrontlineError

Chosen = TypeVar("Chosen", bound=StrEnum)


def choose_format(stated: Chosen | None, *, output: Path | None, formats: type[Chosen]) -> Chosen:
    """
    Return the format to write: the stated one, else the one that the output's suffix names, else the first (a table).

    Raises FrontlineError when a file's suffix names no format and none is stated, when the two disagree, or when a
    table for people is asked for in a file.
    """
    first, *others = list(formats)
    if output is None:
        return stated or first
    suffix = output.suffix.lower().lstrip(".")
    named = next((form for form in others if form.value == suffix), None)
    known = ", ".join(f".{form.value}" for form in others)
    if stated is None and named is None:
        raise FrontlineError(f"-o {output}: the suffix says no format; use one of {known}, or add --format")
    if stated is not None and stated is first:
        raise FrontlineError(f"--format {first.value}: is for the screen; for a file use one of {known}")
    if stated is not None and named is not None and stated is not named:
        raise FrontlineError(f"-o {output}: ends in .{suffix} but --format says {stated.value}; make the two agree")
    return stated or named or first
