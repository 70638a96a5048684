"""The 27 first-level units by every code and name that tables use: ISO 3166-2, P-code, KATOTTG, spellings."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from layers.displacement.cells import is_unknown
from layers.displacement.rows import FiguresError
from layers.errors import show_value
from layers.sources.packaged import load_oblasts

SYSTEMS: Final = ("ISO 3166-2", "P-code", "KATOTTG")
_FORMS: Final = (re.compile(r"UA-\d\d"), re.compile(r"UA\d\d"), re.compile(r"UA\d{17}"))
_SUFFIX: Final = re.compile(r"\s+(oblast|region|область)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Unit:
    """A first-level unit: codes of three systems (the ISO number and the P-code differ for five) and its names."""

    iso_3166_2: str
    pcode: str
    katottg: str
    name_en: str
    name_uk: str


@cache
def list_units() -> tuple[Unit, ...]:
    """Return the 27 units in the order of their P-codes."""
    frame = load_oblasts()
    columns = (frame[name] for name in ("iso_3166_2", "katottg", "name_en", "name_uk"))
    units = [Unit(iso, code[:4], code, en, uk) for iso, code, en, uk in zip(*columns, strict=True)]
    return tuple(sorted(units, key=lambda unit: unit.pcode))


def find_unit(code: str, name: str) -> Unit | None:
    """
    Return the unit that a code means and the name does not contradict, by the name where there is no code.

    Null where both say that no place is known ("Occupied", "Temp03", "Residence location unknown"). A name of no unit
    contradicts nothing. Raises FiguresError for a code of no unit, one that contradicts the name, and for a name alone
    that several units bear.

    >>> find_unit("UA80", "Kyiv").iso_3166_2, find_unit("", "Kyivska").iso_3166_2
    ('UA-30', 'UA-32')
    """
    named = units_named(name)
    if is_unknown(code):
        if len(named) > 1 and not code.strip():
            raise FiguresError(
                f"{show_value(name)} may be {' or '.join(unit.name_en for unit in named)} and has no code"
            )
        return named[0] if len(named) == 1 and not code.strip() else None
    unit = _by_code().get(code.strip())
    if unit is None:
        raise FiguresError(f"{code[:24]!r} is no code of a first-level unit")
    if named and unit not in named:
        raise FiguresError(
            f"the code {code.strip()} is of {_title(unit)}, the name {show_value(name)} of {_title(named[0])}"
        )
    return unit


def system_of(code: str) -> str | None:
    """Return the system that a code is of, null for what is no code."""
    return next((name for name, form in zip(SYSTEMS, _FORMS, strict=True) if form.fullmatch(code.strip())), None)


def units_named(name: str) -> tuple[Unit, ...]:
    """Return the units that bear a name, none where it is of no unit."""
    return _by_name().get(name.strip().casefold(), ())


@cache
def _by_code() -> dict[str, Unit]:
    return {code: unit for unit in list_units() for code in (unit.iso_3166_2, unit.pcode, unit.katottg)}


@cache
def _by_name() -> dict[str, tuple[Unit, ...]]:
    text = files("layers").joinpath("displacement", "units.toml").read_text(encoding="utf-8")
    others: dict[str, list[str]] = tomllib.loads(text)
    found: dict[str, list[Unit]] = {}
    for unit in list_units():
        names = [unit.name_en, unit.name_uk, _SUFFIX.sub("", unit.name_uk), *others[unit.iso_3166_2]]
        for name in names:
            whole = [name] if _is_city(unit) else [name, f"{_SUFFIX.sub('', name)} oblast", f"{name} region"]
            for one in whole:
                bearers = found.setdefault(one.casefold(), [])
                if unit not in bearers:
                    bearers.append(unit)
    return {name: tuple(bearers) for name, bearers in found.items()}


def two_letters(code: str) -> str | None:
    """
    Return a country's code of two letters by that of three, null where the layer of countries has none of it.

    >>> two_letters("POL"), two_letters("CAN")
    ('PL', None)
    """
    return _countries().get(code.strip())


@cache
def _countries() -> dict[str, str]:
    text = files("layers").joinpath("displacement", "countries.toml").read_text(encoding="utf-8")
    found: dict[str, str] = tomllib.loads(text)
    return found


def _is_city(unit: Unit) -> bool:
    return unit.pcode in {"UA80", "UA85"}


def _title(unit: Unit) -> str:
    return unit.name_en if _is_city(unit) or unit.pcode == "UA01" else f"{unit.name_en} Oblast"
