"""
Displacement tables as people pass them on (CSV): IOM's rounds by oblast, UNHCR's by country, OCHA's population.

Every form is told by its columns. Faults are gathered and told in one error. What stands for "not known" is null with a
note; a place that is not named is kept without a code.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final, TypeAlias

import numpy as np
import pandas as pd

from layers.displacement.answers.iom import MEASURES
from layers.displacement.cells import is_unknown, parse_count, read_cells, year_in
from layers.displacement.faults import refuse
from layers.displacement.rows import FiguresError, make_figures
from layers.displacement.units import find_unit, system_of
from layers.errors import list_names, show_value

_Rows: TypeAlias = list[tuple[int, dict[str, str]]]
"""Rows by the line they stand in."""


@dataclass
class _Table:
    """Rows as they are read, with the faults found; `rounds` are those wanted, none: all."""

    label: str
    today: date
    rounds: tuple[int, ...] = ()
    rows: list[dict[str, Any]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    seen: dict[tuple[Any, ...], int] = field(default_factory=dict)
    systems: dict[str, int] = field(default_factory=dict)
    round_of: dict[int, int] = field(default_factory=dict)

    def count(self, number: int, column: str, cell: str) -> tuple[int | None, str | None]:
        """Return a count and a note on why it is not known; a fault is kept."""
        value, fault = parse_count(cell)
        if fault is not None:
            self.faults.append(f"line {number}: {column} {fault}")
        unknown = value is None and fault is None
        return value, (f"{show_value(cell.strip())} in the table" if unknown and cell.strip() else None)

    def round(self, number: int, cell: str, *, column: str = "round") -> int | None:
        """Return the number of a round; none is a fault."""
        which, note = self.count(number, column, cell)
        if which is None and (note is not None or not cell.strip()):
            self.faults.append(f"line {number}: {column} = {cell[:20]!r} is no round")
        if which is not None:
            self.round_of[number] = which
        return which

    def day(self, number: int, column: str, cell: str, *, last: bool = False) -> date | None:
        """Return a day (2025-04-30), of a month (04-2025) its first or `last`; a fault is kept, the future is one."""
        found = _parse_day(cell.strip(), last=last)
        if found is None:
            self.faults.append(f"line {number}: {column} = {cell[:20]!r} is no day, such as 2025-04-30")
        elif found > self.today and not (last and found.replace(day=1) <= self.today):
            self.faults.append(f"line {number}: {column} = {cell[:20]!r} lies in the future")
        return found

    def unit(self, number: int, column: str, code: str, name: str) -> Any:
        """Return the first-level unit of a row, null where none is known; a fault is kept."""
        system = system_of(code)
        if system is not None:
            self.systems.setdefault(system, number)
        try:
            return find_unit(code, name)
        except FiguresError as error:
            self.faults.append(f"line {number}: {column}: {error}")
            return None

    def add(self, number: int, key: tuple[Any, ...], rows: Iterable[dict[str, Any]]) -> None:
        """Add the figures of a row; a second row of the same place, series and day is a fault."""
        if key in self.seen:
            told = ", ".join(str(part) for part in key if part is not None)
            self.faults.append(f"line {number}: {told} stands there already, in line {self.seen[key]}")
        self.seen.setdefault(key, number)
        self.rows += rows

    def finish(self) -> pd.DataFrame:
        """Return the figures; raises FiguresError with every fault."""
        if len(self.systems) > 1:
            told = ", ".join(f"{system} (line {number})" for system, number in self.systems.items())
            self.faults.append(f"codes of several systems are mixed: {told}")
        sound = self.sound_rounds
        choose = f", or choose the rounds that are sound with --round: {','.join(map(str, sound))}" if sound else ""
        mend = "mend the rows" + choose
        refuse(self.faults, label=self.label, mend=mend)
        return make_figures(self.rows, label=self.label)

    @property
    def sound_rounds(self) -> list[int]:
        """The rounds read without a fault; none where a row with a fault is of no known round."""
        numbers = [re.match(r"line (\d+):", fault) for fault in self.faults]
        faulty = {self.round_of.get(int(number[1])) if number else None for number in numbers}
        read = {which for which in self.round_of.values() if not self.rounds or which in self.rounds}
        return [] if None in faulty else sorted(read - faulty)


def read_figures(path: Path, *, today: date, rounds: tuple[int, ...] = ()) -> pd.DataFrame:
    """
    Return the figures of a table (columns as `rows.COLUMNS`), of some rounds alone where they are named.

    `today` is what no figure may lie after. Raises FiguresError for a table of no known form, naming its columns, and
    with all faults of its rows in one line: codes that contradict names, rows given twice, negative counts, separators
    of thousands, codes of several systems, days in the future.
    """
    read, rows = _open(path)
    table = _Table(str(path), today, rounds)
    read(table, rows)
    found = table.finish()
    if rounds and found.empty:
        raise FiguresError(f"{path}: has no row of round {', '.join(map(str, rounds))}; leave --round out to see which")
    return found


def _open(path: Path) -> "tuple[_Reader, _Rows]":
    """
    Return what reads a table and its rows, their columns named as it needs them whatever their capitals.

    Raises FiguresError for a table of no known form, naming its columns, and for two columns of one name.
    """
    columns, rows = read_cells(path)
    plain = [name.casefold() for name in columns]
    form = next((form for form in FORMS if {name.casefold() for name in form[0]} <= set(plain)), None)
    if form is None:
        known = "; ".join(", ".join(sorted(needed)) for needed, _ in FORMS)
        raise FiguresError(f"{path}: has columns {list_names(columns)}; known tables have: {known}")
    needed, read = form
    names = {name.casefold(): name for name in (*_OPTIONAL, *needed)}
    twice = [name for name in names if plain.count(name) > 1]
    if twice:
        raise FiguresError(f"{path}: has {names[twice[0]]!r} as the name of two columns; keep one of them")
    new = {own: names.get(name, own) for name, own in zip(plain, columns, strict=True)}  # nameless ones are one
    return read, [(number, {new[own]: cell for own, cell in row.items()}) for number, row in rows]


def gather_figures(paths: Sequence[Path], *, today: date, rounds: tuple[int, ...] = ()) -> pd.DataFrame:
    """
    Return the figures of several tables; one that stands in two of them counts once.

    Raises FiguresError as `read_figures`, and where two tables give one place of a round or day different figures.
    """
    frames = []
    seen: dict[tuple[Any, ...], tuple[Any, Path]] = {}
    for path in paths:
        frame = read_figures(path, today=today, rounds=rounds)
        is_new = []
        for row in frame.to_dict("records"):
            which = f"{row['to_date']}" if pd.isna(row["round"]) else f"round {row['round']}"
            key = (row["source"], row["series"], row["measure"], row["pcode"], row["place_name"], which)
            value = None if pd.isna(row["value"]) else row["value"]
            before, other = seen.setdefault(key, (value, path))
            if before != value:
                raise FiguresError(
                    f"{other} and {path}: give {row['place_name']} ({row['measure']}, {which}) different figures, "
                    f"{before} and {value}; leave one of the two tables out"
                )
            is_new.append(other == path)
        frames.append(frame[np.array(is_new, bool)])
    return pd.concat(frames, ignore_index=True)


def is_by_country(path: Path) -> bool:
    """Tell whether a table is of countries, by its columns; raises FiguresError for one that can't be read."""
    read, _ = _open(path)
    return read in {_read_months, _read_snapshots}


def _read_rounds(table: _Table, rows: _Rows) -> None:
    """Read IOM's rounds by oblast: round, reported_date, oblast, ocha_pcode, idps, returnees, note."""
    for number, row in rows:
        which = table.round(number, row["round"])
        if table.rounds and which not in table.rounds:
            continue
        day = table.day(number, "reported_date", row["reported_date"])
        unit = table.unit(number, "ocha_pcode", row["ocha_pcode"], row["oblast"])
        found = []
        for measure in ("idps", "returnees"):
            value, note = table.count(number, measure, row.get(measure, ""))
            notes = (row.get("note", "").strip(" *"), note, _no_place(unit, row["ocha_pcode"]))
            found.append(
                {
                    "source": "IOM DTM",
                    "series": "General Population Survey by oblast",
                    "measure": measure,
                    "value": value,
                    "from_date": day,
                    "to_date": day,
                    "round": which,
                    "pcode": None if unit is None else unit.pcode,
                    "place_name": row["oblast"] if unit is None else unit.name_en,
                    "note": "; ".join(filter(None, notes)) or None,
                }
            )
        place = row["oblast"] if unit is None else unit.name_en
        table.add(number, (f"round {which}", place), found)


def _no_place(unit: Any, code: str) -> str | None:
    return f"code {code.strip()}" if unit is None and code.strip() and is_unknown(code) else None


def _read_months(table: _Table, rows: _Rows) -> None:
    """Read UNHCR's tracker: iso_code, Country, Data Date (month and year), refugees; date_month is often 0."""
    for number, row in rows:
        first, last = (table.day(number, "Data Date", row["Data Date"], last=end) for end in (False, True))
        value, note = table.count(number, "refugees", row["refugees"])
        table.add(
            number,
            (row["iso_code"], row["Data Date"]),
            [_of_country(row["iso_code"], row["Country"], "refugees by month", "refugees", value, (first, last), note)],
        )


def _read_snapshots(table: _Table, rows: _Rows) -> None:
    """Read UNHCR's snapshots: snapshot, iso3, country, data_date, refugees, temp_protection."""
    for number, row in rows:
        day = table.day(number, "data_date", row["data_date"])
        found = []
        for measure in ("refugees", "temp_protection"):
            value, note = table.count(number, measure, row[measure])
            series = f"snapshot {row['snapshot']}"
            found.append(_of_country(row["iso3"], row["country"], series, measure, value, (day, day), note))
        table.add(number, (row["snapshot"], row["iso3"]), found)


def _of_country(
    code: str, name: str, series: str, measure: str, value: int | None, days: tuple[Any, Any], note: str | None
) -> dict[str, Any]:
    told = {"source": "UNHCR", "series": series, "measure": measure, "value": value, "note": note}
    return {**told, "from_date": days[0], "to_date": days[1], "pcode": code.strip(), "place_name": name.strip(" *")}


def _read_population(table: _Table, rows: _Rows) -> None:
    """Read OCHA's population by oblast: ADM1_NAME, ADM1_PCODE, T_TL; the year is in the file's name at best."""
    series = f"population by oblast ({year_in(Path(table.label).stem) or 'year not stated'})"
    for number, row in rows:
        unit = table.unit(number, "ADM1_PCODE", row["ADM1_PCODE"], row["ADM1_NAME"])
        value, note = table.count(number, "T_TL", row["T_TL"])
        told = {"source": "OCHA COD-PS", "series": series, "measure": "population", "value": value}
        place = row["ADM1_NAME"] if unit is None else unit.name_en
        code = None if unit is None else unit.pcode
        table.add(number, (place,), [{**told, "pcode": code, "place_name": place, "note": note}])


def _read_answer(table: _Table, rows: _Rows) -> None:
    """Read the rows that IOM's service answers with, as a CSV file."""
    for number, row in rows:
        which = table.round(number, row["roundNumber"], column="roundNumber")
        if table.rounds and which not in table.rounds:
            continue
        day = table.day(number, "reportingDate", row["reportingDate"])
        unit = table.unit(number, "admin1Pcode", row["admin1Pcode"], row["admin1Name"])
        place = row["admin1Name"] if unit is None else unit.name_en
        found = []
        for column, measure in MEASURES.items():
            if column not in row:
                continue
            value, note = table.count(number, column, row[column])
            notes = filter(None, (note, _no_place(unit, row["admin1Pcode"])))
            told = {"source": "IOM DTM", "series": row["operation"].strip(), "measure": measure, "value": value}
            when = {"from_date": day, "to_date": day, "round": which}
            where = {"pcode": None if unit is None else unit.pcode, "place_name": place}
            found.append({**told, **when, **where, "note": "; ".join(notes) or None})
        table.add(number, (row["operation"].strip(), f"round {which}", place), found)


def _parse_day(text: str, *, last: bool) -> date | None:
    month = re.fullmatch(r"(\d\d)-(\d{4})", text)
    try:
        if month is None:
            return date.fromisoformat(text[:10])
        first = date(int(month[2]), int(month[1]), 1)
    except ValueError:
        return None
    return (first + timedelta(31)).replace(day=1) - timedelta(1) if last else first


_Reader: TypeAlias = Callable[[_Table, _Rows], None]
FORMS: Final[tuple[tuple[frozenset[str], _Reader], ...]] = (
    (frozenset({"round", "reported_date", "oblast", "ocha_pcode", "idps"}), _read_rounds),
    (frozenset({"iso_code", "Country", "Data Date", "refugees"}), _read_months),
    (frozenset({"snapshot", "iso3", "country", "data_date", "refugees", "temp_protection"}), _read_snapshots),
    (frozenset({"ADM1_NAME", "ADM1_PCODE", "T_TL"}), _read_population),
    (
        frozenset({"operation", "reportingDate", "roundNumber", "admin1Pcode", "admin1Name", "numPresentIdpInd"}),
        _read_answer,
    ),
)
"""Columns a table must have, and what reads it."""
_OPTIONAL: Final = ("returnees", "note", *MEASURES)
