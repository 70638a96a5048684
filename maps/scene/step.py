"""A scene as one step of a story shows it: claims and control of its day, its layers, its choice of marks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd
from geopandas import GeoDataFrame

from geo.advance.marks import drawn_marks, mark_claims
from maps.scene.control import draw_history, iso_day
from maps.scene.layer import SceneLayer
from maps.scene.marks.layers import layer_marks
from maps.scene.scene import Scene
from maps.scene.story import Step

_EPISODE_DAYS = 14


def scene_of_step(scene: Scene, step: Step) -> Scene:
    """
    Return the scene that a still picture of a step draws, under the step's title.

    With a day the marks are made of the claims of its window, each with the best grade among them and never a later
    one, and a history shows that day. Marks chosen by facets are those with a claim that every facet lets through.
    """
    layers: Sequence[SceneLayer] = scene.layers
    told: dict[str, Any] = {"title": getattr(step.title, scene.lang)}
    claims = _of_days(scene.claims, step)
    if step.marks:
        claims = claims[[_passes(row, step.marks) for row in claims.to_dict("records")]]
    if step.day is not None or step.marks:
        layers = _with_marks(scene, claims)
    if step.day is not None:
        first = step.day - timedelta(days=(step.window or 1) - 1)
        told |= {"as_of": step.day.isoformat(), "changes": None, "window": (first.isoformat(), step.day.isoformat())}
        if scene.history is not None:
            layers = _with_control(scene, layers, step.day)
            told["day"] = step.day
    switched = [
        replace(layer, visible=layer.key in step.on or (layer.visible and layer.key not in step.off))
        for layer in layers
    ]
    return replace(scene, layers=tuple(switched), **told)


def _of_days(claims: GeoDataFrame, step: Step) -> GeoDataFrame:
    """Return the claims of a step's window, those without a day among them, as the page shows them."""
    if step.day is None:
        return claims
    first = step.day - timedelta(days=(step.window or 1) - 1)
    days = [None if pd.isna(day) else date.fromisoformat(iso_day(day)) for day in claims["published"]]
    return claims[[day is None or first <= day <= step.day for day in days]]


def _passes(row: Mapping[str, Any], marks: Mapping[str, tuple[str, ...]]) -> bool:
    for facet, wanted in marks.items():
        of_areas = facet == "oblast" and not isinstance(row.get("oblast"), str)
        values = row.get("oblasts") or () if of_areas else (row.get(facet),)
        if not set(wanted) & {value for value in values if isinstance(value, str)}:
            return False
    return True


def _with_marks(scene: Scene, claims: GeoDataFrame) -> tuple[SceneLayer, ...]:
    """Return the layers with the marks of some claims in place of all marks, and other events of these claims."""
    marks = drawn_marks(mark_claims(claims, within_days=_EPISODE_DAYS), claim_ids=claims["claim_id"])
    below = [layer for layer in scene.layers if layer.group in {"base", "control"}]
    events = [
        replace(layer, frame=layer.frame[layer.frame["claim_id"].isin(claims["claim_id"])])
        for layer in scene.layers
        if layer.group == "events"
    ]
    above = [layer for layer in scene.layers if layer.group in {"own", "labels"}]
    return (*below, *events, *(layer_marks(marks) if len(marks) else ()), *above)


def _with_control(scene: Scene, layers: Sequence[SceneLayer], day: date) -> tuple[SceneLayer, ...]:
    assert scene.history is not None  # noqa: S101 - asked only with a history
    seen = {layer.key: layer.visible for layer in layers}
    control = [replace(one, visible=seen.get(one.key, one.visible)) for one in draw_history(scene.history, day=day)]
    at = next((i for i, layer in enumerate(layers) if layer.group not in {"base", "control"}), len(layers))
    base = [layer for layer in layers[:at] if layer.group == "base"]
    return (*base, *control, *layers[at:])
