"""Control polygons of a user's own copy: read to dated snapshots; what can't be trusted is set aside, with why."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo.measure.ellipsoid import LONLAT
from geo.vocabulary import CONTROL_KINDS
from layers.control.copies import Copy, find_copies, open_copy
from layers.control.screening import Finding, screen
from layers.control.shapes import check_crs, check_shapes, mend, unite
from layers.control.sources import DAYS, TYPED, ControlError, day_in_name, family_of

CONTROL_COLUMNS: Final = ("source", "kind", "date", "geometry")


@dataclass(frozen=True)
class ControlReading:
    """
    Snapshots (EPSG:4326: source, kind, date, geometry; sorted by them) and what was found on the way.

    `findings` say what was mended, left out or set aside, which days are missing and where a map jumped.
    """

    snapshots: gpd.GeoDataFrame
    findings: tuple[Finding, ...]


def read_control(
    path: Path, *, day: date | None = None, kind: str | None = None, source: str | None = None
) -> gpd.GeoDataFrame:
    """
    Read a file, folder or archive of control polygons as snapshots (EPSG:4326): source, kind, date, geometry.

    As `read_controls` for one path; what was found stands in `attrs["notes"]`, a line each.
    """
    reading = read_controls([path], day=day, kind=kind, source=source)
    frame = reading.snapshots
    frame.attrs["notes"] = [str(finding) for finding in reading.findings]
    return frame


def read_controls(
    paths: Sequence[Path],
    *,
    day: date | None = None,
    kind: str | None = None,
    source: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ControlReading:
    """
    Read control polygons of several files, folders and archives as one frame of snapshots.

    One row a source, day and kind. The day comes from `day`, a date column or the file's name; the kind from `kind`, a
    kind column or the names of known sources. A file that can't be used (no day, no kind, no or another reference
    system, swapped axes, coordinates far off, no areas, rings whose mending would change the area, an unknown status)
    is refused with ControlError when it stands alone, and set aside with its reason among others; nothing is repaired
    or reprojected silently. Days that are implausible beside the others are set aside too
    (`layers.control.screening`).
    `progress` is called with files done and files in all.
    """
    copies = [copy for path in paths for copy in find_copies(path)]
    rows: list[dict[str, Any]] = []
    findings: list[Finding] = []
    refused: list[ControlError] = []
    for number, copy in enumerate(copies, start=1):
        try:
            new, notes = _read_copy(copy, day=day, kind=kind, source=source)
            rows += new
            findings += [Finding("note", note) for note in notes]
        except ControlError as error:
            refused.append(error)
            findings.append(Finding("set_aside", str(error)))
        if progress is not None:
            progress(number, len(copies))
    if refused and (len(copies) == 1 or not rows):
        raise refused[0]
    rows.sort(key=lambda row: (row["source"], row["kind"], row["date"], row["label"]))
    accepted, more = screen(rows)
    if rows and not accepted:
        raise ControlError(str(more[0]))
    table = pd.DataFrame(accepted, columns=list(CONTROL_COLUMNS))
    return ControlReading(gpd.GeoDataFrame(table, geometry="geometry", crs=LONLAT), (*findings, *more))


def _read_copy(
    copy: Copy, *, day: date | None, kind: str | None, source: str | None
) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the snapshots of one file, and notes on what was left out or mended."""
    frame, notes = open_copy(copy)
    label = copy.label
    check_crs(frame, label)
    if frame.empty or bool((frame.geometry.isna() | frame.geometry.is_empty).all()):
        raise ControlError(f"{label}: holds no areas; leave this file out, or give the day that has them")
    check_shapes(frame, label)
    notes += mend(frame, label)
    if not frame.geometry.dropna().map(lambda shape: shape.area).sum() > 0:
        raise ControlError(f"{label}: its rings enclose no area; check that the copy is whole")
    named = family_of(copy.name)
    days = _days(frame, copy, given=day)
    kinds = _kinds(frame, label, given=kind, named=None if named is None else named[1])
    origin = source or _source_column(frame) or (named[0] if named else _plain_stem(copy))
    rows = []
    keys = pd.DataFrame({"kind": kinds, "date": days})
    for (its_kind, its_day), group in keys.groupby(["kind", "date"], sort=True):
        shapes = [shape for shape in frame.geometry.iloc[group.index] if shape is not None and not shape.is_empty]
        if shapes:
            area = unite(shapes)
            rows.append({"source": origin, "kind": its_kind, "date": its_day, "geometry": area, "label": label})
    return rows, notes


def _plain_stem(copy: Copy) -> str:
    """Return a file's name without its day, so that the days of one source share a name."""
    stem = copy.name.rsplit(".", 1)[0]
    return DAYS.sub("", stem).strip(" _-.") or copy.path.parent.name or stem


def _days(frame: gpd.GeoDataFrame, copy: Copy, *, given: date | None) -> list[date]:
    """Return the day of each row: from a date column, from the file's name, or as given where neither says."""
    stated, where = _stated_days(frame, copy)
    if given is None and None in stated:
        row = stated.index(None) + 1
        raise ControlError(
            f"{copy.label}: {where.format(row=row)} no day; add a date column, put the day in the name (20250612), "
            "or give --date YYYY-MM-DD"
        )
    days = [day or given for day in stated]
    other = next((row for row, day in enumerate(days, start=1) if given is not None and day != given), None)
    if other is not None:
        raise ControlError(
            f"{copy.label}: {where.format(row=other)} {days[other - 1]}, but --date says {given}; leave out --date "
            "or correct the file"
        )
    return [day for day in days if day is not None]


def _stated_days(frame: gpd.GeoDataFrame, copy: Copy) -> tuple[list[date | None], str]:
    """Return what each row says of its day, null where nothing does, and the words that name the place ({row})."""
    column = next((name for name in frame.columns if str(name).lower() in {"date", "day", "datum"}), None)
    if column is None:
        return [day_in_name(copy.name)] * len(frame), "its name and columns say"
    days = [_as_day(value) for value in frame[column]]
    unread = [row for row, day in enumerate(days) if day is None and not pd.isna(frame[column].iloc[row])]
    if unread:
        raise ControlError(
            f"{copy.label}: column {column} has no day in row {unread[0] + 1} ({frame[column].iloc[unread[0]]!r}); "
            "write days as YYYY-MM-DD"
        )
    return days, f"column {column} says in row {{row}}"


def _kinds(frame: gpd.GeoDataFrame, label: str, *, given: str | None, named: str | None) -> list[str]:
    """Return the kind of each row: from a column, from the file's name, or as given where neither says."""
    if given is not None:
        _check_kinds([given], label)
    stated = _stated_kinds(frame, label, named=named)
    missing = next((row for row, kind in enumerate(stated, start=1) if kind is None), None)
    if given is None and missing is not None:
        raise ControlError(
            f"{label}: states no kind of control in row {missing}; add a kind column or give --kind, one of "
            f"{', '.join(CONTROL_KINDS)}"
        )
    other = next((kind for kind in stated if kind is not None and given is not None and kind != given), None)
    if other is not None:
        row = stated.index(other) + 1
        raise ControlError(
            f"{label}: row {row} is {other}, but --kind says {given}; leave out --kind or correct the file"
        )
    return [str(kind or given) for kind in stated]


def _stated_kinds(frame: gpd.GeoDataFrame, label: str, *, named: str | None) -> list[str | None]:
    """Return what each row says of its kind, null where nothing does."""
    if "kind" in frame.columns:
        kinds = [None if pd.isna(value) else str(value) for value in frame["kind"]]
        _check_kinds([kind for kind in kinds if kind is not None], label)
        return kinds
    if set(frame.get("type", ())) & set(TYPED):
        unknown = sorted({str(value) for value in frame["type"]} - set(TYPED))
        if unknown:
            raise ControlError(f"{label}: type {', '.join(unknown)} is unknown; known are {', '.join(TYPED)}")
        return [TYPED[str(value)] for value in frame["type"]]
    return [named] * len(frame)


def _check_kinds(kinds: Iterable[str], label: str) -> None:
    unknown = sorted(set(kinds) - set(CONTROL_KINDS))
    if unknown:
        raise ControlError(f"{label}: kind {', '.join(unknown)} is unknown; use one of {', '.join(CONTROL_KINDS)}")


def _source_column(frame: gpd.GeoDataFrame) -> str | None:
    """Return the one source that a column names, null where there is none or several."""
    if "source" not in frame.columns:
        return None
    named = {str(value) for value in frame["source"].dropna()}
    return named.pop() if len(named) == 1 else None


def _as_day(value: Any) -> date | None:
    """Return a cell as a day, null where it is none."""
    if isinstance(value, datetime):
        return None if pd.isna(value) else value.date()
    if isinstance(value, date):
        return value
    return day_in_name(str(value))
