"""A scene by months: what was first said in each, graded by that month's own reports, over the control of its end."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Final

import pandas as pd
from geopandas import GeoDataFrame

from geo.advance.marks import drawn_marks, mark_claims
from maps.errors import SceneError
from maps.scene.control import draw_history, iso_day
from maps.scene.layer import SceneLayer
from maps.scene.marks.layers import layer_marks
from maps.scene.scene import Scene

MOST_MONTHS: Final = 36
_MORE_THAN_A_MONTH: Final = 62
"""Claims of one gain in one month are one mark, however many days lie between them."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month of a scene: its first day, its marks by evidence (strongest first), and the scene of it."""

    first: date
    counts: tuple[tuple[str, int], ...]
    scene: Scene


def split_months(scene: Scene) -> tuple[Month, ...]:
    """
    Return the scene of each calendar month from the first to the last dated claim, months without a claim among them.

    A month shows the marks that were first said in it, each with the best grade among its claims of that month and
    never a later one; other events, graded changes and claims without a day are left out. With a history the control is
    that of the month's last day, or of the last day reported; without one there is none, for polygons of one day would
    be wrong in all other months. Raises SceneError without a dated claim or for more than 36 months.
    """
    days = [date.fromisoformat(iso_day(day)) for day in scene.claims["published"] if not pd.isna(day)]
    if not days:
        raise SceneError("no claim has a day, so there are no months to part the map by; give reports with a date")
    firsts = list(_months(min(days), max(days)))
    if len(firsts) > MOST_MONTHS:
        raise SceneError(
            f"{len(firsts)} months from {min(days)} to {max(days)} do not fit on one sheet, {MOST_MONTHS} do: "
            "give fewer reports, such as those of one year"
        )
    marks = pd.concat([layer.frame for layer in scene.layers if layer.key.startswith("mark_")] or [pd.DataFrame()])
    return tuple(_month(scene, marks, first, last_told=max(days)) for first in firsts)


def _months(first: date, last: date) -> Iterator[date]:
    at = first.replace(day=1)
    while at <= last:
        yield at
        at = _next(at)


def _next(first: date) -> date:
    return (first + timedelta(days=32)).replace(day=1)


def _month(scene: Scene, marks: pd.DataFrame, first: date, *, last_told: date) -> Month:
    end = min(_next(first) - timedelta(days=1), last_told)
    own = _new_marks(scene, marks, first, end)
    control: tuple[SceneLayer, ...] = ()
    if scene.history is not None:
        switched_on = {layer.key for layer in scene.layers if layer.group == "control" and layer.visible}
        control = tuple(
            replace(layer, visible=layer.key in switched_on) for layer in draw_history(scene.history, day=end)
        )
    base = tuple(layer for layer in scene.layers if layer.group == "base")
    labels = tuple(layer for layer in scene.layers if layer.group == "labels")
    layers = (*base, *control, *(layer_marks(own) if own is not None else ()), *labels)
    counted = {} if own is None else own["evidence"].value_counts().to_dict()
    order = ("geolocated", "assessed", "reported", "claimed", "denied")
    counts = tuple((grade, int(counted[grade])) for grade in order if counted.get(grade))
    told = replace(scene, layers=layers, has_control=bool(control), changes=None, day=end, as_of=end.isoformat())
    return Month(first, counts, told)


def _new_marks(scene: Scene, marks: pd.DataFrame, first: date, end: date) -> GeoDataFrame | None:
    """Return the marks first said within some days, made of their claims of these days; null where there is none."""
    if marks.empty:
        return None
    new = [not pd.isna(day) and first <= day <= end for day in marks["valid_from"]]
    ids = {claim for row in marks.loc[new, "claim_ids"] for claim in row}
    claims = scene.claims
    within = [not pd.isna(day) and first <= day <= end for day in claims["published"]]
    own = claims[claims["claim_id"].isin(ids) & pd.Series(within, index=claims.index)]
    if own.empty:
        return None
    return drawn_marks(mark_claims(own, within_days=_MORE_THAN_A_MONTH), claim_ids=own["claim_id"])
