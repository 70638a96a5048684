"""Shares of displaced people by oblast from tables of the user's own copy: who hosts them, where they fled from."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from frontline.errors import FrontlineError
from frontline.steps.reading.displacement import Displacement
from frontline.steps.reading.words import say


def split_shares(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Return the tables of shares and all others."""
    from layers.displacement.shares import is_of_shares

    shares = [path for path in paths if is_of_shares(path)]
    return shares, [path for path in paths if path not in shares]


def list_shares(
    path: Path,
    *,
    rounds: tuple[int, ...] = (),
    measure: str | None = None,
    newest: bool = True,
    lang: str = "en",
) -> Displacement:
    """
    Return the shares of a table over the 27 units, those of the newest round of each kind unless all are asked for.

    An oblast that is not named has no share: unknown, never 0. Raises FrontlineError for a kind that is not there, and
    FiguresError for a table that can't be used.
    """
    from layers.displacement.shares import join_shares, read_shares

    table = read_shares(path, rounds=rounds)
    kinds = sorted(set(table["kind"]))
    if measure is not None:
        if measure not in kinds:
            raise FrontlineError(f"--measure {measure}: is not in the table; use one of {', '.join(kinds)}")
        table = table[table["kind"] == measure]
    if newest:
        table = table[table["round"] == table.groupby("kind")["round"].transform("max")]
    told = [say("shares_note", lang)]
    for row in table[table["pcode"].isna()].to_dict("records"):
        kind = say(f"share_{row['kind']}", lang)
        told.append(say("share_others", lang, kind=kind, round=str(row["round"]), share=f"{row['share']:.0%}"))
    joined = join_shares(table)
    note = [None if known else "not named in the table" for known in joined["share"].notna()]
    return Displacement(joined.assign(source="IOM DTM", series="shares as printed", note=note), True, tuple(told))


def tell_share(share: Any, lang: str) -> str:
    """Return a share as a whole percentage, unknown for none."""
    from frontline.screen.table import is_given

    return f"{share:.0%}" if is_given(share) else say("unknown", lang)
