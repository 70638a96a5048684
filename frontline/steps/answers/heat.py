"""Thermal anomalies of the user's own files beside the strikes and gains that reports tell of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.errors import FrontlineError
from frontline.steps.reading.words import say_of

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from geo.advance.heat import Rule


def read_points(texts: Sequence[str]) -> dict[str, Any]:
    """
    Read places that a person gives for claims, as CLAIM_ID=LAT,LON.

    Raises FrontlineError for another form, and for a place beyond this war's region that has its numbers swapped.

    >>> read_points(["abc=55.6,38.1"])["abc"].wkt
    'POINT (38.1 55.6)'
    """
    from shapely.geometry import Point

    from layers.tables.theatre import in_theatre

    found = {}
    for text in texts:
        claim, _, place = text.partition("=")
        try:
            lat, lon = (float(part) for part in place.split(","))
        except ValueError:
            lat = lon = 999.0
        if not claim or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise FrontlineError(f"--at {text}: give a claim and a place as CLAIM_ID=LATITUDE,LONGITUDE in degrees")
        if in_theatre(lat, lon) and not in_theatre(lon, lat):
            raise FrontlineError(f"--at {text}: latitude and longitude look swapped; give {claim}={lon:g},{lat:g}")
        found[claim.strip()] = Point(lon, lat)
    return found


def look_for_heat(opened: "Opened", paths: Sequence[Path], *, rule: "Rule", points: dict[str, Any], today: date) -> Any:
    """
    Return a row for each strike or gain that the reports tell of, with the anomalies near it; withheld ones are not.

    A file without an anomaly in this war's region is named in a note. Raises EventsError for a file that is none of
    FIRMS' or is of days after `today`, and FrontlineError for a point of a claim that is not there.
    """
    from frontline.screen.notes import note
    from geo.advance.heat import match_heat
    from layers.events.firms import gather_anomalies
    from layers.tables.quotes import conceal

    strangers = set(points) - set(opened.located["claim_id"])
    if strangers:
        raise FrontlineError(
            f"--at {min(strangers)}: no claim has that id; see them with: frontline claims --format csv"
        )
    anomalies = gather_anomalies(paths, today=today)
    for line in anomalies.attrs["notes"]:
        note(line)
    return match_heat(conceal(opened.located), anomalies, rule=rule, points=points)


def summarise_heat(table: Any, lang: str = "en") -> str:
    """Return one line: how many claims have anomalies consistent with them, none, or no data."""
    counts = table["heat"].value_counts()
    told = {key: int(counts.get(key, 0)) for key in ("consistent", "none_seen", "no_data")}
    return say_of("brief", "heat_sum", lang, count=len(table), **told)
