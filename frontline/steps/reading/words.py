"""Words of printed tables in English or Ukrainian."""

from typing import Any


def say(key: str, lang: str, **fill: Any) -> str:
    r"""
    Return a phrase of the tables in a language, filled in; counts have their separators.

    >>> say("within", "en", km=5), say("units_of", "uk", count=1200, day="2025-04-30")
    ('within 5 km', '1\xa0200 одиниць за 2025-04-30')
    """
    from maps.style.wording import SECTIONS

    told = {name: number(value, lang) if isinstance(value, int) else value for name, value in fill.items()}
    return str(getattr(SECTIONS["told"][key], lang)).format(**told)


def number(value: float, lang: str) -> str:
    """Return a count with separators of thousands: commas in English, no-break spaces in Ukrainian."""
    told = f"{value:,.0f}"
    return told.replace(",", "\u00a0") if lang == "uk" else told
