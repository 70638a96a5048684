"""What a page needs of a control history: the polygons near the reports, graded changes, what became of the claims."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

FEWEST_DAYS: Final = 2
"""A record of one day would tell of that day."""

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontline.steps.reading.read_and_locate import Reading
    from geo.control.history import History

WINDOW_DAYS: Final = 7
"""Faces are graded by reports this long before and after the map that first shows them, unless told otherwise."""


def snapshots_near(history: "History | None", reading: "Reading") -> Any | None:
    """Return what a history shows on the reports' days as a control frame (EPSG:4326), null without a history."""
    if history is None or not history.series:
        return None
    days = sorted({report.published for report in reading.dated if report.published is not None})
    return snapshots_on(history, days or [max(day for one in history.series for day in one.days)])


def snapshots_on(history: "History", days: "Sequence[date]") -> Any:
    """Return what a history shows on some days as a control frame (EPSG:4326)."""
    import pandas as pd

    frames = [history.at(day).assign(date=day) for day in days]
    return pd.concat(frames, ignore_index=True)


def spans_days(history: "History") -> bool:
    """Tell whether a history has a series with more than one day: without, there is nothing to slide."""
    return any(len(one.days) > 1 for one in history.series)


def add_fates(located: Any, history: "History", *, partial: bool = False) -> Any:
    """
    Return located claims with what became of them on the source with most days, as fates tell it.

    Claims that are not followed have nulls. With `partial` the control is an extract, silent beyond what it draws.
    """
    from geo.advance.fates.fates import follow_claims, name_source

    held = [one for one in history.series if one.kind == "assessed_control"]
    if not held:
        return located
    main = min(held, key=lambda one: (-len(one.days), one.source))
    alone = type(history)((main,))
    fates = follow_claims(located, alone, reaches=reaches_of(alone, partial=partial), measure=False)
    told = fates[fates["control_source"] == name_source(main)].set_index("claim_id")
    result = located.copy()
    for column in ("outcome", "control_source", "on_date", "lag_days", "as_known_on"):
        result[column] = [told.loc[key, column] if key in told.index else None for key in located["claim_id"]]
    return result


def reaches_of(history: "History", *, partial: bool = False) -> Any:
    """Return how far each source's map reaches: Ukraine, or of extracts the surroundings of what they draw."""
    from frontline.steps.reading.base_layers import load_country
    from geo.advance.fates.reach import find_reaches

    return find_reaches(history, country=load_country(), partial=partial)


def record_claimants(located: Any, history: "History", *, again: int, partial: bool = False) -> Any | None:
    """Return the track record by claimant on sources of assessed control; null for claims of fewer than two days."""
    from geo.advance.episodes import find_episodes
    from geo.advance.fates.cases import follow_episodes
    from geo.advance.fates.track import sum_cases
    from geo.control.changes import HELD

    held = type(history)(tuple(one for one in history.series if one.kind in HELD and len(one.days) > 1))
    episodes = find_episodes(located, within_days=again)
    if not held.series or episodes["first_said"].nunique() < FEWEST_DAYS:
        return None
    cases = follow_episodes(episodes, held, reaches=reaches_of(history, partial=partial))
    return sum_cases(cases, by="claimant")


def grade_changes(located: Any, history: "History", *, window: int = WINDOW_DAYS) -> Any | None:
    """Return the faces (EPSG:4326) that changed hands around the reports, graded by claims; null without dates."""
    from geo.advance.grading import Grading, mark_changes
    from geo.control.changes import find_changes

    days = [day for day in located["published"] if day is not None]
    if not days:
        return None
    around = timedelta(days=window)
    changes = find_changes(history, start=min(days) - around - timedelta(days=1), end=max(days) + around)
    return mark_changes(changes, located, rule=Grading(before=window, after=window))
