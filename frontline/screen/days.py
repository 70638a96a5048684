"""Days as a person types them."""

from datetime import date

from frontline.errors import FrontlineError


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
