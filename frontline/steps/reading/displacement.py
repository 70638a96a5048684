"""Displacement tables of the user's own copy: one series over the 27 units, or by country, on one day."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Final

import pandas as pd

from frontline.errors import FrontlineError
from frontline.steps.reading.words import say

UNIT_COLUMNS: Final = (
    "iso_3166_2",
    "pcode",
    "katottg",
    "name_en",
    "name_uk",
    "value",
    "source",
    "series",
    "measure",
    "round",
    "from_date",
    "to_date",
    "note",
)


@dataclass(frozen=True)
class Displacement:
    """Figures with their series, round and day; `of_units` has 27 rows a series; `told` is on what they lack."""

    table: Any
    of_units: bool
    told: tuple[str, ...]


def parse_rounds(text: str | None) -> tuple[int, ...]:
    """
    Read rounds such as "18,19,20", none for null; raises FrontlineError for anything but whole numbers.

    >>> parse_rounds("18, 20")
    (18, 20)
    """
    words = [word.strip() for word in (text or "").split(",") if text]
    if not all(word.isascii() and word.isdigit() for word in words):
        raise FrontlineError(f"--round {text}: give whole numbers with commas between, such as 18,19,20")
    return tuple(int(word) for word in words)


def read_displacement(
    paths: Sequence[Path],
    *,
    today: date,
    rounds: tuple[int, ...] = (),
    measure: str | None = None,
    newest: bool = True,
    until: date | None = None,
    lang: str = "en",
) -> Displacement:
    """
    Return the figures of tables, the newest of each series and place alone unless all are asked for.

    Figures of days after `until` are left out. Figures of oblasts are joined to the 27 units, a unit without one null.
    Raises FrontlineError for a measure that is not there, where no day is up to `until`, and for tables of oblasts and
    of countries together, and FiguresError for a table that can't be used.
    """
    from layers.displacement.sums import join_units
    from layers.displacement.tables import gather_figures

    figures = gather_figures(paths, today=today, rounds=rounds)
    if until is not None:
        figures = figures[[day is None or pd.isna(day) or day <= until for day in figures["to_date"]]]
        if figures.empty:
            raise FrontlineError(f"--as-of {until}: no figure of the displacement tables is of a day up to it")
    measures = sorted(set(figures["measure"]))
    if measure is not None:
        if measure not in measures:
            raise FrontlineError(f"--measure {measure}: is not in the tables; use one of {', '.join(measures)}")
        figures = figures[figures["measure"] == measure]
    is_unit = figures["source"] != "UNHCR"
    if is_unit.any() and not is_unit.all():
        raise FrontlineError("tables of oblasts and of countries can't stand in one table; give them in two runs")
    if not is_unit.any():
        kept = _newest(figures, [*_SERIES, "pcode"]) if newest else figures
        return Displacement(kept.reset_index(drop=True), False, tuple(_tell(kept, lang)))
    kept = _newest(figures, list(_SERIES), whole=True) if newest else figures
    table = join_units(kept)[list(UNIT_COLUMNS)]
    return Displacement(table, True, (*_tell(kept, lang), *_tell_sums(table, lang), *_tell_placeless(kept, lang)))


_SERIES: Final = ("source", "series", "measure")


def _newest(figures: Any, key: list[str], *, whole: bool = False) -> Any:
    """Return the rows of the newest day of each key; with `whole` its round goes as a whole, of whatever days."""
    when = figures["to_date"].map(lambda day: date.min if day is None else day)
    if whole:
        keys = [figures[name].fillna("") for name in key]
        last = when == when.groupby(keys).transform("max")
        newest = figures["round"].astype("Float64").where(last).groupby(keys).transform("max")
        return figures[last | (figures["round"].astype("Float64") == newest).fillna(False).astype(bool)]
    order = when.sort_values(kind="stable").index
    return figures.loc[order].drop_duplicates(key, keep="last")


def split_series(table: Any, *, of_units: bool) -> list[Any]:
    """Return the rows of each series and measure, of units those of each round (or day, without rounds), in order."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for place, row in enumerate(table.to_dict("records")):
        key = [str(row[name]) for name in _SERIES]
        if of_units:
            key += ["", str(row["to_date"])] if pd.isna(row["round"]) else [f"{int(row['round']):05}", ""]
        groups.setdefault(tuple(key), []).append(place)
    return [table.iloc[places] for _, places in sorted(groups.items())]


def _tell(figures: Any, lang: str) -> list[str]:
    series = figures[[*_SERIES]].drop_duplicates()
    return [say("never_added", lang)] if len(series) > 1 else []


def _tell_sums(table: Any, lang: str) -> list[str]:
    from layers.displacement.sums import add_up

    told = []
    for group in split_series(table, of_units=True):
        known = group[group["value"].notna()]
        days = Counter(say("no_day", lang) if pd.isna(day) else str(day) for day in known["to_date"])
        what = describe(group, lang)
        if len(days) > 1:
            parts = [say("units_of", lang, count=count, day=day) for day, count in sorted(days.items())]
            told.append(say("two_days", lang, what=what, days=", ".join(parts)))
            continue
        # a unit that is not in the table shares the others' day: it is unknown on that one
        same = {name: known[name].iloc[0] if len(known) else None for name in ("from_date", "to_date")}
        total, unknown = add_up(group.rename(columns={"pcode": "code"}).assign(place_name=group["name_en"], **same))
        fill = {"what": what, "people": total, "known": len(group) - unknown}
        told.append(
            say("sum_lacks", lang, **fill, unknown=unknown, all=len(group)) if unknown else say("sum", lang, **fill)
        )
    return told


def _tell_placeless(figures: Any, lang: str) -> list[str]:
    rows = figures[figures["pcode"].isna() & figures["value"].notna()]
    return [
        say("placeless", lang, what=describe(rows.loc[[at]], lang), people=int(row["value"]), place=row["place_name"])
        for at, row in rows.iterrows()
    ]


def describe(group: Any, lang: str = "en", *, with_measure: bool = True) -> str:
    """Return source, series, measure, round and day (or first and last day) of figures as one phrase."""
    first = group.iloc[0]
    named = name_measure(first["measure"], lang)
    words = [first["source"], first["series"], *([named[:1].lower() + named[1:]] if with_measure else [])]
    words += [say("round", lang, round=str(int(first["round"])))] if not pd.isna(first["round"]) else []
    days = sorted({day for day in group["to_date"] if day is not None and not pd.isna(day)})
    shown = str(days[0]) if len(days) == 1 else say("to", lang, first=days[0], last=days[-1]) if days else ""
    words.append(say("as_of_day", lang, days=shown) if days else say("no_day", lang))
    return ", ".join(words)


def name_measure(measure: str, lang: str) -> str:
    """Return what a measure counts in a language, its name where it has no words."""
    from maps.style.wording import SECTIONS

    known = SECTIONS["people"]
    return str(getattr(known[measure], lang)) if measure in known else measure


def name_country(code: Any, name: str, lang: str) -> str:
    """Return a country's name in a language by its code of three letters, as the table has it where it is not known."""
    from layers.displacement.units import two_letters

    short = two_letters(str(code)) if lang == "uk" else None
    return name if short is None else _countries().get(short, name)


@cache
def _countries() -> dict[str, str]:
    from frontline.steps.reading.base_layers import load_base

    frame = load_base("countries")
    return dict(zip(frame["iso_a2"], frame["name_uk"], strict=True))


def tell_note(note: Any, lang: str) -> str:
    """Return a figure's note: ours in a language, a source's own words as they stand."""
    told = "" if note is None or pd.isna(note) else str(note)
    return told.replace(say("not_in_table", "en"), say("not_in_table", lang))
