"""Areas and sources of people near the front in words of a language."""

from typing import Any

from frontline.screen.table import is_given
from frontline.steps.reading.words import say


def tell_sources(first: dict[str, Any], lang: str) -> str:
    """Return whose front and whose people a row is told of."""
    source = str(first["population_source"]).replace("year not stated", say("year_unknown", lang))
    people = source if "cells" in first else say("of_settlements", lang, source=source)
    if is_given(first.get("total_source")):
        total = str(first["total_source"]).replace("year not stated", say("year_unknown", lang))
        people += "; " + say("of_totals", lang, source=total)
    return say("from", lang, front=first["control_source"], people=people)


def tell_area(name: str, lang: str) -> str:
    """
    Return an area's name in a language: a distance, ground that changed hands, or a kind of a source's map.

    >>> tell_area("within 5 km", "uk")
    'у межах 5 км'
    """
    if lang == "en":
        return name
    kind, _, rest = name.partition(" ")
    if kind == "within":
        return say("within", lang, km=rest.removesuffix(" km"))
    head, _, days = name.partition(", ")
    first, _, last = days.partition(" to ")
    for key, start in (("gained", "came under"), ("lost", "left")):
        if head.startswith(start):
            return say(key, lang, days=say("to", lang, first=first, last=last))
    from maps.style.wording import SECTIONS

    legend = SECTIONS["legend"]
    return f"{getattr(legend[kind], lang)} {rest}" if kind in legend else name


def tell_side(side: str, lang: str) -> str:
    """
    Return on which side of the front a settlement's point lies, said to be at the line where the line may cut it.

    >>> tell_side("at the front line, its point inside assessed Russian control", "en")
    'at the line, point inside'
    """
    from frontline.steps.people.near import AT_LINE

    line = say("at_line", lang) if side.startswith(AT_LINE) else ""
    return line + say("inside" if "inside" in side else "outside", lang)


def tell_since(row: dict[str, Any], lang: str) -> str:
    """Return since which map a settlement lies there, "or earlier" where it is as old as the maps."""
    return str(row["since"]) if is_given(row["not_before"]) else say("or_earlier", lang, day=row["since"])
