"""Graded changes as scene layers, one a style, for what is drawn without the page."""

from datetime import date
from typing import Final

import pandas as pd

from geo.advance.rules import text_of
from maps.page.changes import CHANGE_LABELS, change_style
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene

_ORDER: Final = ("unexplained_change", "claimed_change", "ukrainian_change", "russian_change")
_PROVEN: Final = frozenset({"ukrainian_change", "russian_change"})


def layer_changes(scene: Scene, *, until: date | None = None) -> tuple[SceneLayer, ...]:
    """
    Return one layer for each style of change, bottom to top; only proven ones are switched on, as on the page.

    With `until` a change that a source published later is left out: a still map shows no day after its own.
    """
    if scene.changes is None or scene.changes.empty:
        return ()
    frame = scene.changes.assign(change_id=[f"change-{number:05d}" for number in range(1, len(scene.changes) + 1)])
    frame = frame if until is None else frame[[day <= until for day in frame["to_date"]]]
    styles = pd.Series(
        [
            change_style(text_of(evidence), text_of(side))
            for evidence, side in zip(frame["evidence"], frame["side"], strict=True)
        ],
        index=frame.index,
    )
    return tuple(
        SceneLayer(f"changes:{key}", frame[styles == key], key, CHANGE_LABELS[key], "control", key in _PROVEN)
        for key in _ORDER
        if (styles == key).any()
    )
