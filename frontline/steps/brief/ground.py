"""What a brief says of ground: the map, and changes by oblast."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from frontline.steps.brief.cells import tabulate, tell
from frontline.steps.reading.words import name_oblasts, say, word

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section
    from maps.scene.scene import Scene
    from maps.still.figure import Form

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
    heads = {name: tell(name, lang) for name in ("source", "kind")} | {"oblast": say("oblast", lang)}
    heads |= {name: tell(name, lang) for name in ("gained_km2", "lost_km2", "net_km2")}
    heads |= {"from_date": tell("from", lang), "to_date": tell("to", lang)}
    names = name_oblasts(lang) | {"outside": tell("outside", lang)}
    table = sums.assign(
        kind=[word("legend", kind, lang) for kind in sums["kind"]],
        oblast=[names.get(name, name) for name in sums["oblast"]],
    )
    daily = sum_changes(find_changes(opened.history, start=start, end=day), by="day")
    picture = Picture(draw_changes(daily, form=f".{form}", lang=lang), tell("changes_plot", lang))
    listed = tabulate(table, heads, lang=lang)
    frames = (("changes_by_oblast", sums), ("changes_by_day", daily))
    return Section(tell("changes", lang), (tell("changes_note", lang),), (listed,), picture, frames)


def number_sections(sections: list["Section"]) -> tuple["Section", ...]:
    """Return sections with their numbers before their titles."""
    return tuple(replace(one, title=f"{number}. {one.title}") for number, one in enumerate(sections, start=1))
