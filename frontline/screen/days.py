"""Days as a person types them, and the newest there is."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from frontline.errors import FrontlineError

_EARLIEST_ZONE: Final = timedelta(hours=14)
"""Where on Earth a day begins first: a map or a message of a later day than there is now is of a day to come."""


def newest_day() -> date:
    """Return the newest day that has begun anywhere, which nothing written can be later than."""
    return (datetime.now(UTC) + _EARLIEST_ZONE).date()


def parse_day(text: str | None, *, option: str) -> date | None:
    """
    Read a day given on the command line; None stays None.

    Raises FrontlineError for anything but YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or text != day.isoformat():  # fromisoformat also takes ISO weeks and days without hyphens
        raise FrontlineError(f"{option} {text}: is no day; write it as YYYY-MM-DD, such as 2025-06-12")
    return day
