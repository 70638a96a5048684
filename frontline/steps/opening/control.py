"""The control that a command was given, opened as its options say."""

from typing import TYPE_CHECKING

from frontline.steps.control.controls import open_controls
from frontline.steps.opening.given import Given

if TYPE_CHECKING:
    from geo.control.history import History


def open_control(given: Given) -> "History":
    """Return the history of the control given, without series where none is; raises what reading control raises."""
    return open_controls(
        given.control or [],
        day=given.date,
        kind=given.kind,
        layer=given.control_layer,
        partial=given.partial,
        verbose=given.verbose,
    )
