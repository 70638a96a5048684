"""Words of printed tables in English or Ukrainian."""

from typing import Any


def say(key: str, lang: str, **fill: Any) -> str:
    r"""
    Return a phrase of the tables in a language, filled in; counts have their separators.

    >>> say("within", "en", km=5), say("units_of", "uk", count=1200, day="2025-04-30")
    ('within 5 km', '1\xa0200 одиниць за 2025-04-30')
    """
    return say_of("told", key, lang, **fill)


def say_of(part: str, key: str, lang: str, /, **fill: Any) -> str:
    """Return a phrase of a section of the words in a language, filled in; counts have their separators."""
    from maps.style.wording import SECTIONS

    told = {name: number(value, lang) if isinstance(value, int) else value for name, value in fill.items()}
    return str(getattr(SECTIONS[part][key], lang)).format(**told)


def word(section: str, key: Any, lang: str) -> str:
    """
    Return a word of a vocabulary as the page tells it, in English as it stands; one that is none stands as it is.

    >>> word("action", "cross_border", "en"), word("action", "seize", "uk")
    ('cross border', 'Захоплення')
    """
    from maps.style.wording import SECTIONS

    words = SECTIONS[section]
    if lang == "en" or key not in words:
        return str(key).replace("_", " ")
    return str(getattr(words[key], lang))


def name_word(section: str, key: Any, lang: str) -> str:
    """
    Return a word of a vocabulary as a reader knows it, in English too; one that is none stands as it is.

    >>> name_word("action", "cross_border", "en"), name_word("claimant", "A mayor", "uk")
    ('border crossing', 'A mayor')
    """
    from maps.style.wording import SECTIONS

    words = SECTIONS[section]
    return str(getattr(words[key], lang)) if key in words else str(key)


def name_oblasts(lang: str) -> dict[Any, str]:
    """Return oblasts and regions of Russia in Ukrainian by their English names; none in English."""
    if lang == "en":
        return {}
    from frontline.steps.reading.base_layers import load_base

    layers = [load_base(name) for name in ("regions", "oblasts")]
    return {
        en: str(uk)
        for one in layers
        for en, uk in zip(one["name_en"], one["name_uk"], strict=True)
        if isinstance(uk, str)
    }


def number(value: float, lang: str) -> str:
    """Return a count with separators of thousands: commas in English, no-break spaces in Ukrainian."""
    told = f"{value:,.0f}"
    return told.replace(",", "\u00a0") if lang == "uk" else told
