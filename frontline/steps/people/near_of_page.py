"""The settlements near the front of the last day, for a page to list."""

from dataclasses import replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from layers.public.rule import PublicRule
    from maps.scene.scene import Scene

PAGE_KM: Final = 10.0
"""How far from the front a page lists settlements."""


def add_near(scene: "Scene", opened: "Opened", rule: "PublicRule | None") -> "Scene":
    """Return the scene with the settlements near the front of its last day; as it is where no control is assessed."""
    from frontline.steps.people.front import Front, choose_series
    from frontline.steps.people.near import list_near
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places
    from maps.scene.near import NearFront

    held = [
        one for one in (opened.history.series if opened.history else ()) if one.kind == "assessed_control" and one.days
    ]
    if opened.history is None or not held:
        return scene
    series = choose_series(held)
    day = series.days[-1]
    if scene.history is None and scene.day is not None:
        day = series.shown_on(scene.day) or day
    places = load_places(opened.settlements)
    front = Front(opened.history, series, day, opened, places, load_base("oblasts"))
    found = list_near(front, within=PAGE_KM, rule=rule)
    rows = found.table.assign(
        raion_uk=found.ukrainian["raion_uk"].to_numpy(),
        held=found.held.to_numpy(),
        at_line=found.at_line.to_numpy(),
    )
    return replace(scene, near=NearFront(series.source, series.shown_on(day) or day, PAGE_KM, found.rough, rows))
