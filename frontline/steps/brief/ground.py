"""What a brief says of ground: the map, changes by oblast, people near the front."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.steps.brief.cells import hide_few, tabulate, tell
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
    return Section(tell("changes", lang), (tell("changes_note", lang),), (listed,), picture)


def tell_people(
    opened: "Opened", *, day: date, totals: Path | None, today: date, fewest: int = 0, lang: str = "en"
) -> "Section | None":
    """Return people within distances of the front as ranges, null without assessed control by that day."""
    from frontline.steps.people.exposure import count_people
    from frontline.steps.people.front import Front, pick_series
    from frontline.steps.people.told import tell_area, tell_sources
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places
    from maps.brief.brief import Section

    history = opened.history
    held = [one for one in (history.series if history else ()) if one.kind == "assessed_control" and one.shown_on(day)]
    if history is None or not held:
        return None
    history = type(history)(tuple(held))
    front = Front(history, pick_series(history, None), day, None, load_places(opened.settlements), load_base("oblasts"))
    found = count_people(front, within=(5, 10, 25, 50), totals=totals, by=None, today=today, lang=lang)
    names = {name: say(name, lang) for name in ("area", "side", "low", "best", "high", "settlements", "possible")}
    names |= {"share_unknown": say("unknown_of", lang)}
    table = found.table.assign(
        share_unknown=[_percent(value) for value in found.table["share_unknown"]],
        area=[tell_area(name, lang) for name in found.table["area"]],
        side=[say(side, lang) if isinstance(side, str) else None for side in found.table["side"]],
    )
    table = hide_few(table, ("low", "best", "high"), fewest=fewest, lang=lang)
    first = {**table.iloc[0].to_dict(), "control_source": f"{front.series.source}, {front.series.shown_on(day)}"}
    unknown = dict.fromkeys(("low", "best", "high"), say("unknown", lang))
    lines = (tell_sources(first, lang), *found.told)
    return Section(say("people_title", lang), lines, (tabulate(table, names, unknown=unknown, lang=lang),))


def _percent(value: Any) -> str:
    from frontline.screen.table import is_given

    return f"{value:.0%}" if is_given(value) else ""


def number_sections(sections: list["Section"]) -> tuple["Section", ...]:
    """Return sections with their numbers before their titles."""
    return tuple(replace(one, title=f"{number}. {one.title}") for number, one in enumerate(sections, start=1))
