"""The rule of a public output: how old, how coarse, how few; and whose geometry may be passed on."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from layers.sources.catalogue import find_mapper


@dataclass(frozen=True, slots=True)
class PublicRule:
    """
    The rule of a public output.

    `now` is in UTC, `delay_hours` must lie between a publication and now, `grid_deg` is the grid of coordinates, and
    `fewest` the smallest count of people that is told.
    """

    now: datetime
    delay_hours: int = 72
    grid_deg: float = 0.02
    fewest: int = 10

    @property
    def last_day(self) -> date:
        """The last day of publication that is old enough: a day counts from its end (UTC)."""
        return (self.now - timedelta(hours=self.delay_hours)).date() - timedelta(days=1)

    @property
    def grid_km(self) -> float:
        """How far the grid may shift a point, in kilometres: half its diagonal, rounded up."""
        return round(self.grid_deg * 111.3 * 0.72 + 0.05, 1)


def may_be_shared(source: str) -> bool:
    """
    Tell whether the terms of a control source allow its polygons to be passed on; a user's own are the user's to share.

    A name that means a known source in any spelling is that source's.

    >>> may_be_shared("deepstate map"), may_be_shared("own")
    (False, True)
    """
    found = find_mapper(source)
    return found is None or (found.fetch is not None and found.fetch.share == "yes")
