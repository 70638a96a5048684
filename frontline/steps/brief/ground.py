"""What a brief says of ground: the map, and changes by oblast."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

import pandas as pd

from frontline.steps.brief.cells import tabulate, tell
from frontline.steps.reading.words import name_oblasts, name_word, say

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section, Table
    from maps.scene.scene import Scene
    from maps.still.figure import Form

_OF_ONE_TABLE: Final = ("source", "kind", "from_date", "to_date")
BACK: Final = timedelta(days=30)
"""Changes are those of so many days up to the newest report."""


def draw_map(scene: "Scene", *, form: "Form", lang: str) -> "Section":
    """Return the map of the scene's weightiest area as a picture of a form, png or pdf."""
    from maps.brief.brief import Picture, Section
    from maps.still.figure import render_figure

    picture = Picture(render_figure(scene, form=form, sheet="square"), scene.title)
    lines = (tell("areas", lang, count=len(scene.views)),) if len(scene.views) > 1 else ()
    return Section(tell("map", lang), lines, picture=picture)


def tell_changes(opened: "Opened", *, day: date, form: "Form", lang: str) -> "Section | None":
    """Return square kilometres gained and lost by oblast in the month before a day, null without two maps in it."""
    from frontline.steps.reading.base_layers import load_base
    from geo.control.changes import find_changes, sum_changes
    from maps.brief.brief import Picture, Section
    from maps.plots.changes import draw_changes

    if opened.history is None:
        return None
    start = day - BACK
    changes = find_changes(opened.history, start=start, end=day, stepwise=False, places=load_base("oblasts"))
    if changes.empty:
        return None
    sums = sum_changes(changes, by="oblast")
    names = name_oblasts(lang) | {"outside": tell("outside", lang), "all": tell("all", lang)}
    groups = sums.groupby([*_OF_ONE_TABLE], sort=True)
    tables = tuple(_list_oblasts(group, key, names, lang) for key, group in groups)
    daily = sum_changes(find_changes(opened.history, start=start, end=day), by="day")
    picture = Picture(draw_changes(daily, form=f".{form}", lang=lang), tell("changes_plot", lang))
    frames = (("changes_by_oblast", sums), ("changes_by_day", daily))
    return Section(tell("changes", lang), (tell("changes_note", lang),), tables, picture, frames)


def _list_oblasts(group: Any, key: Any, names: dict[Any, str], lang: str) -> "Table":
    """Return what one source's areas of a kind gained and lost between two days, by oblast and together."""
    source, kind, first, last = key
    days = say("to", lang, first=first, last=last)
    columns = ("gained_km2", "lost_km2", "net_km2")
    whole = pd.DataFrame([{"oblast": "all"} | {name: group[name].sum() for name in columns}])
    rows = pd.concat([group[["oblast", *columns]], whole]) if len(group) > 1 else group
    return tabulate(
        rows.assign(oblast=[names.get(name, name) for name in rows["oblast"]]),
        {"oblast": say("oblast", lang)} | {name: tell(name, lang) for name in columns},
        caption=tell("changed", lang, source=source, kind=name_word("legend", kind, lang), days=days),
        lang=lang,
    )


def number_sections(sections: list["Section"]) -> tuple["Section", ...]:
    """Return sections with their numbers before their titles."""
    return tuple(replace(one, title=f"{number}. {one.title}") for number, one in enumerate(sections, start=1))
