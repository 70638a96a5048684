"""Notes for people, on stderr: data never becomes markup, moves no cursor and fills no screen."""

import re
from typing import Final

import typer

from frontline.screen.spoken import translate

LONGEST: Final = 2_000
"""So many letters a line may have; what strangers wrote is cut in its middle, the mend stands at the end."""

_UNSEEN: Final = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
"""What moves the cursor, colours a terminal, or turns the order of letters around."""


def note(text: str) -> None:
    """Print one line for people on stderr, in the language that the run speaks."""
    typer.echo(plain_line(translate(text)), err=True)


def plain_line(text: str) -> str:
    r"""
    Return a text as one line of a terminal: control characters as their escapes, a line that is too long cut.

    >>> plain_line("kind a\x1b[31mb\nis unknown")
    'kind a\\x1b[31mb is unknown'
    """
    line = escape_controls(" ".join(text.splitlines()))
    if len(line) <= LONGEST:
        return line
    return f"{line[: LONGEST - 300]} [... {len(line) - LONGEST:,} letters ...] {line[-300:]}"


def escape_controls(text: str, *, kept: str = "") -> str:
    """Return a text with control characters as their escapes, but those that are `kept`."""
    return _UNSEEN.sub(lambda one: one[0] if one[0] in kept else ascii(one[0])[1:-1], text)
