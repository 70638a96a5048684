"""What map, claims, track and export open before they draw or list: reports or a campaign, control, corrections."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from frontline.errors import FrontlineError
from frontline.screen.notes import note
from frontline.steps.control.tell_control import tell_ends
from frontline.steps.opening.control import open_control
from frontline.steps.opening.given import Given, Opened
from frontline.steps.reading import read_and_locate
from frontline.steps.reading.read_and_locate import Reading

__all__ = ["Given", "Opened", "open_reports"]


def open_reports(report: Sequence[str], given: Given, *, must_map: bool = True) -> Opened:
    """
    Read reports and control and give every claim a place or a reason, telling on stderr what was passed over.

    A campaign's folder in place of reports gives what its store keeps. With `as_of` neither later reports nor later
    maps are known. With `must_map` a report without claims or date is refused. Raises the errors of each step.
    """
    from frontline.steps.control.history_of_page import snapshots_near
    from frontline.steps.opening.campaign import find_campaign, open_campaign, spread_folders, until

    folder = find_campaign(report)
    if folder is not None:
        opened = open_campaign(folder, given)
        if must_map:
            read_and_locate.require_claims(opened.reading, paths=report)
        return opened
    report = spread_folders(report)
    reading = read_and_locate.read(report, published=given.published, voice=given.voice, tell=note, cores=None)
    reading = _known(reading, given.as_of)
    if must_map:
        read_and_locate.require_claims(reading, paths=report)
    controls = open_control(given)
    history = until(controls, None if given.later_maps else given.as_of)
    if history is not None:
        tell_ends(history, reading)
    located: Any = read_and_locate.locate_claims(
        reading,
        settlements=given.settlements,
        highways=given.highways,
        control=snapshots_near(history, reading),
        corrections=given.corrections,
    )
    usual = {"lang": given.lang, "window": given.window, "again": given.again}
    asked: dict[str, Any] = {name: value for name, value in usual.items() if value is not None}
    return Opened(reading, located, history, given.settlements, given.partial, highways=given.highways, **asked)


def _known(reading: Reading, day: date | None) -> Reading:
    """
    Return the reports published up to a day, with their claims; without a day all of them.

    Raises FrontlineError where none was published by then.
    """
    if day is None:
        return reading
    reports = tuple(one for one in reading.reports if one.published is not None and one.published <= day)
    if not reports:
        raise FrontlineError(f"--as-of {day}: none of these reports was published by then; give a later day")
    known = {one.report_id for one in reports}
    return Reading(reports, tuple(claim for claim in reading.claims if claim.report_id in known))
