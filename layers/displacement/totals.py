"""
People of whole units (hromadas, raions or oblasts) from a table of the user's own: never added to another table's.

Known columns: a code (KATOTTG or P-code) and a total; the year stands in the total's column or in the file's name.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from layers.displacement.cells import parse_count, read_cells, year_in
from layers.displacement.faults import refuse
from layers.displacement.rows import FiguresError
from layers.errors import list_names

CODES: Final = ("hromada_code", "adm3_pcode", "adm2_pcode", "adm1_pcode", "katottg", "pcode", "ocha_pcode", "code")
TOTALS: Final = re.compile(r"(total_)?pop(ulation)?(_total)?(_20\d\d)?|t_tl", re.IGNORECASE)


@dataclass(frozen=True)
class Totals:
    """People by unit (the first characters of its code), with source and year; `unnamed` people belong to no unit."""

    people: dict[str, int]
    source: str
    year: int | None
    unnamed: int = 0

    @property
    def told(self) -> str:
        """The source with its year as an output names it."""
        return f"{self.source} ({self.year or 'year not stated'})"


def read_totals(path: Path) -> Totals:
    """
    Return the people of units; rows without a code are counted as `unnamed`.

    Raises FiguresError naming the line of every row with a code of another form, a second row of one unit, no count or
    a negative one, and where no column is a code or a total, or several are totals. The year is null where none is
    stated, or two.
    """
    columns, rows = read_cells(path)
    lower = {name.lower(): name for name in columns}
    code = next((lower[name] for name in CODES if name in lower), None)
    totals = [name for name in columns if TOTALS.fullmatch(name)]
    if code is None or not totals:
        raise FiguresError(
            f"{path}: has no column of codes (such as katottg or ADM1_PCODE) with people (such as population or T_TL); "
            f"it has {list_names(columns)}"
        )
    if len(totals) > 1:
        raise FiguresError(f"{path}: has several columns of people ({', '.join(totals)}); leave one of them in it")
    total = totals[0]
    people: dict[str, int] = {}
    faults: list[str] = []
    unnamed = 0
    for number, row in rows:
        count, fault = parse_count(row[total])
        unit = unit_of(row[code])
        if fault is not None or count is None:
            faults.append(f"line {number}: {total} {fault or 'is empty'}")
        elif not row[code].strip():
            unnamed += count
        elif unit is None:
            faults.append(f"line {number}: {code} = {row[code][:24]!r} is no code of Ukraine")
        elif unit in people:
            faults.append(f"line {number}: {code} = {row[code][:24]!r} stands there twice")
        else:
            people[unit] = count
    refuse(faults, label=str(path), mend="give one row a unit with people as a plain whole number")
    year = year_in(total) if year_in(total) is not None else year_in(path.stem)
    return Totals(people, path.stem, year, unnamed)


def unit_of(code: str) -> str | None:
    """
    Return the first characters that all settlements of a unit share, null for another form of code.

    >>> unit_of("UA05020010000053508"), unit_of("UA14"), unit_of("UA-14")
    ('UA0502001', 'UA14', None)
    """
    bare = code.strip()
    if re.fullmatch(r"UA(\d\d){1,2}|UA\d{7}", bare):
        return bare
    if not re.fullmatch(r"UA\d{17}", bare):
        return None
    parts = (4, 6, 9, 12)
    filled = [end for start, end in zip((2, *parts), parts, strict=False) if bare[start:end].strip("0")]
    return bare[: max(filled)] if filled else None
