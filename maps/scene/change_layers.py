"""Graded changes: their styles and labels, and for what is drawn without the page one scene layer a style."""

from datetime import date
from typing import Final

import pandas as pd

from geo.advance.rules import text_of
from maps.scene.layer import SceneLayer
from maps.scene.scene import Scene
from maps.style.palette import STYLES
from maps.style.wording import SECTIONS

PROVEN: Final = ("geolocated", "assessed")
PROVEN_STYLES: Final = frozenset({"ukrainian_change", "russian_change"})

CHANGE_LABELS: Final = {
    "unexplained_change": STYLES["unexplained_change"].legend,
    "claimed_change": STYLES["claimed_change"].legend,
    "ukrainian_change": SECTIONS["change"]["ukrainian_change"],
    "russian_change": SECTIONS["change"]["russian_change"],
}
"""Bottom to top."""


def change_style(evidence: str | None, side: str | None) -> str:
    """Return the style of a change: only a side with geolocated or assessed evidence takes that side's colour."""
    if evidence is None:
        return "unexplained_change"
    return f"{side}_change" if side is not None and evidence in PROVEN else "claimed_change"


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
        SceneLayer(f"changes:{key}", frame[styles == key], key, label, "control", key in PROVEN_STYLES)
        for key, label in CHANGE_LABELS.items()
        if (styles == key).any()
    )
