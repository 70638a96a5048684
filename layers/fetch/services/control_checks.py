"""What a fetched control map must be before it is kept: readable, of its source, and of the whole country."""

from collections.abc import Sequence
from pathlib import Path

from geo.measure.ellipsoid import area_km2
from layers.control.read import read_controls
from layers.fetch.network.request import FetchError


def describe_control(paths: Sequence[Path], *, source: str, whole: Sequence[str]) -> tuple[str, ...]:
    """
    Return a line for each kind that control files of one source hold.

    Raises FetchError where one of the kinds of `whole` is missing or anything was set aside as implausible, and
    ControlError for files that can't be used.
    """
    reading = read_controls(list(paths))
    aside = [str(finding) for finding in reading.findings if finding.what == "set_aside"]
    if aside:
        raise FetchError(aside[0])
    frame = reading.snapshots
    missing = [kind for kind in whole if not ((frame["source"] == source) & (frame["kind"] == kind)).any()]
    if missing:
        raise FetchError(f"it holds no {missing[0]} of {source}")
    return tuple(
        f"{row.kind} of {row.date}: {area_km2(row.geometry):,.0f} km2" for row in frame.itertuples(index=False)
    )
