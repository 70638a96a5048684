"""The track record of a reading: episodes against control maps, or against the reports' own later word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError

if TYPE_CHECKING:
    from geo.control.history import History


@dataclass(frozen=True)
class Track:
    """The track record (a row a group), the changes nobody had claimed (null without control), and the episodes."""

    record: Any
    mirror: Any | None
    episodes: Any


def parse_horizons(text: str) -> tuple[int, ...]:
    """
    Read days such as "7,30,60,90".

    Raises FrontlineError for anything but rising whole numbers from 1 on.

    >>> parse_horizons("7, 30")
    (7, 30)
    """
    words = [word.strip() for word in text.split(",")]
    days = [int(word) if word.isascii() and word.isdigit() else 0 for word in words]
    if min(days) < 1 or days != sorted(set(days)):
        raise FrontlineError(f"--within {text}: give rising numbers of days with commas between, such as 7,30,60,90")
    return tuple(days)


def build_track(
    located: Any,
    history: "History | None",
    *,
    by: str | None,
    within: Sequence[int],
    again: int,
    as_of: date | None = None,
    partial: bool = False,
) -> Track:
    """
    Return the track record of located claims: on each source of assessed control, or without one on later words.

    `again` is how many days apart one gain may be said again. With `as_of` neither later reports nor later maps are
    known. Raises FrontlineError where there is nothing to follow.
    """
    from frontline.steps.control.history_of_page import reaches_of
    from geo.advance.episodes import find_episodes
    from geo.advance.fates.cases import follow_episodes, follow_words
    from geo.advance.fates.track import sum_cases
    from geo.advance.fates.unclaimed import sum_unclaimed
    from geo.control.changes import HELD, find_changes

    if as_of is not None:
        located = located[[day is not None and day <= as_of for day in located["published"]]]
    episodes = find_episodes(located, within_days=again)
    if episodes.empty:
        raise FrontlineError("no dated claim of a gain in these reports, so there is nothing to follow")
    if history is None:
        until = max(day for day in located["published"] if day is not None)
        return Track(sum_cases(follow_words(episodes, until=until), by=by, within=within), None, episodes)
    held = type(history)(tuple(one for one in history.series if one.kind in HELD and one.days))
    if not held.series:
        raise FrontlineError("the control given shows nothing that is held; give maps of assessed control")
    cases = follow_episodes(episodes, held, as_of=as_of, reaches=reaches_of(history, partial=partial))
    days = [day for day in located["published"] if day is not None]
    # only days that the reports tell of: what changed before or after them nobody could claim here
    changes = find_changes(held, start=min(days), end=as_of)
    changes = changes[changes["to_date"] <= max(days)]
    return Track(sum_cases(cases, by=by, within=within), sum_unclaimed(changes, located), episodes)
