"""Control polygons of a user's own copy: read to dated snapshots; what can't be trusted is set aside, with why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pandas as pd
from shapely.geometry import MultiPolygon
from shapely.geometry.base import BaseGeometry

from geo.measure.ellipsoid import LONLAT
from geo.vocabulary import CONTROL_KINDS
from layers.control.checks.finding import Finding
from layers.control.checks.screening import BANDS_KM2, screen
from layers.control.checks.shapes import check_crs, check_shapes, keep_areas, mend, unite
from layers.control.files.copies import Copy, find_copies, read_copy
from layers.control.files.rows import json_of, open_copy
from layers.control.labels.days import day_columns, find_days, without_days
from layers.control.labels.gone import find_gone, find_hidden
from layers.control.labels.kinds import LAYER, find_kinds
from layers.control.labels.names import Family, family_of
from layers.control.labels.other_days import check_beside, check_kml, check_layer, check_other_days
from layers.control.labels.sides import kind_in_name
from layers.disk.packed.archives import list_members, read_member
from layers.errors import ControlError

CONTROL_COLUMNS: Final = ("source", "kind", "date", "geometry")


@dataclass(frozen=True)
class Stated:
    """What a user says of control files where they do not: their day, kind and source, and the layer to read."""

    day: date | None = None
    kind: str | None = None
    source: str | None = None
    layer: str | None = None


@dataclass(frozen=True)
class ControlReading:
    """
    Snapshots (EPSG:4326: source, kind, date, geometry; sorted by them) and what was found on the way.

    `findings` say what was mended, left out or set aside, which days are missing and where a map jumped.
    """

    snapshots: gpd.GeoDataFrame
    findings: tuple[Finding, ...]


_SILENT: Final = Stated()


def read_control(
    path: Path,
    *,
    day: date | None = None,
    kind: str | None = None,
    source: str | None = None,
    layer: str | None = None,
    partial: bool = False,
) -> gpd.GeoDataFrame:
    """
    Read a file, folder or archive of control polygons as snapshots (EPSG:4326): source, kind, date, geometry.

    As `read_controls` for one path; what was found stands in `attrs["notes"]`, a line each.
    """
    reading = read_controls([path], Stated(day, kind, source, layer), partial=partial)
    frame = reading.snapshots
    frame.attrs["notes"] = [str(finding) for finding in reading.findings]
    return frame


def read_controls(
    paths: Sequence[Path],
    stated: Stated = _SILENT,
    *,
    partial: bool = False,
    today: date | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> ControlReading:
    """
    Read control polygons of several files, folders and archives as one frame of snapshots.

    One row a source, day and kind. The day comes from `stated`, a date column or the file's name; the kind from
    `stated`, columns, layers or the names of known sources. One unknown thing costs that thing: symbols among areas,
    areas of an unknown status and layers of known sources that show no control are set aside with a line. A file that
    can't be used (no day, no kind, no or another reference system, swapped axes, coordinates far off, no areas, rings
    whose mending would change the area) is refused with ControlError when it stands alone, and set aside with its
    reason among others; nothing is repaired or reprojected silently. An empty layer of a source that does not show the
    whole country means that nothing was held that day. Days that are implausible beside the others are set aside too
    (`layers.control.checks.screening`), unless `partial` says that the files are extracts, and so are days after
    `today`. `progress` is called with files done and files in all.
    """
    found = [find_copies(path) for path in paths]
    copies = [copy for some, _ in found for copy in some]
    rows: list[dict[str, Any]] = []
    findings = [Finding("note", line) for _, lines in found for line in lines]
    refused: list[ControlError] = []
    for number, copy in enumerate(copies, start=1):
        try:
            new, notes = _read_copy(copy, stated)
            rows += new
            findings += [Finding("note", note, copy.label) for note in notes]
        except ControlError as error:
            refused.append(error)
            findings.append(Finding("set_aside", str(error), copy.label))
        if progress is not None:
            progress(number, len(copies))
    if refused and (len(copies) == 1 or not rows):
        raise refused[0]
    rows.sort(key=lambda row: (row["source"], row["kind"], row["date"], row["label"]))
    accepted, more = screen(rows, partial=partial, today=today)
    if rows and not accepted:
        raise ControlError(str(next(one for one in more if one.what == "set_aside")))
    table = pd.DataFrame(accepted, columns=list(CONTROL_COLUMNS))
    return ControlReading(gpd.GeoDataFrame(table, geometry="geometry", crs=LONLAT), (*findings, *more))


def _read_copy(copy: Copy, stated: Stated) -> tuple[list[dict[str, Any]], list[str]]:
    """Return the snapshots of one file, and notes on what was left out or mended."""
    label = copy.label
    family = family_of(copy.name)
    if family is not None and family.kind is None and stated.kind is None:
        raise ControlError(f"{label}: {family.why_not}; left out (--kind reads it all the same)")
    frame, notes = open_copy(copy, layer=stated.layer)
    if frame.empty or bool((frame.geometry.isna() | frame.geometry.is_empty).all()):
        row = _read_empty(copy, frame, family, stated)
        return [row], [*notes, f"{label}: holds no areas: nothing was held on {row['date']}"]
    check_crs(frame, label)
    frame, more = keep_areas(frame, label)
    check_shapes(frame, label)
    notes += more + mend(frame, label)
    if not frame.geometry.dropna().map(lambda shape: shape.area).sum() > 0:
        raise ControlError(f"{label}: its rings enclose no area; check that the copy is whole")
    frame, gone = _leave_gone(frame, label)
    notes += gone
    kinds, aside = find_kinds(frame, label=label, name=copy.name, given=stated.kind, family=family)
    kept = [row for row, one in enumerate(kinds) if one is not None]
    rest = frame.iloc[kept].reset_index(drop=True)
    days, told = find_days(rest, name=copy.name, label=label, given=stated.day)
    if days:
        told = [*told, *check_other_days(rest, days, label=label, given=stated.day)]
        told += _check_around(copy, rest, set(days), label=label, given=stated.day)
    origin, by_name = _origin(copy, rest, family, given=stated.source)
    rows = []
    keys = pd.DataFrame({"kind": [kinds[row] for row in kept], "date": days})
    for (its_kind, its_day), group in keys.groupby(["kind", "date"], sort=True):
        shapes = [shape for shape in rest.geometry.iloc[group.index] if shape is not None and not shape.is_empty]
        if shapes:
            area = unite(shapes)
            rows.append(_row(origin, str(its_kind), its_day, area, label=label, by_name=by_name))
    return rows, [*notes, *aside, *told]


def _leave_gone(frame: gpd.GeoDataFrame, label: str) -> tuple[gpd.GeoDataFrame, list[str]]:
    """Return the rows without those that are called deleted, with a line for each reason; refuse where all are."""
    gone = find_gone(frame)
    hidden = find_hidden(frame)
    if 0 < len(hidden) < len(frame):
        gone["that the map itself hides (visibility: 0)"] = hidden
    lines = [f"{label}: set aside {len(rows)} area(s) {why}" for why, rows in gone.items()]
    out = {row for rows in gone.values() for row in rows}
    if len(out) == len(frame):
        raise ControlError(f"{'; '.join(lines)}; nothing else is in it")
    if not out:
        return frame, []
    kept = frame.iloc[[row for row in range(len(frame)) if row not in out]].reset_index(drop=True)
    kept.attrs |= frame.attrs
    return kept, lines


def _check_around(copy: Copy, frame: gpd.GeoDataFrame, days: set[date], *, label: str, given: date | None) -> list[str]:
    """Return lines that tell of another day in what the file's collection or layer is called; raise as they do."""
    text = json_of(copy) if given is None else None
    if text is not None:
        return check_beside(text, days, label=label, by_column=bool(day_columns(frame)))
    if copy.suffix == ".kml" and given is None:
        check_kml(read_copy(copy), days, label=label)
    return check_layer(str(frame.attrs.get(LAYER, "")), days, label=label, file=copy.name)


def _read_empty(copy: Copy, frame: gpd.GeoDataFrame, family: Family | None, stated: Stated) -> dict[str, Any]:
    """Return a file without areas as a day on which nothing was held, or refuse it where that can't be."""
    label = copy.label
    if copy.suffix in {".kml", ".kmz"} and _only_links(copy):
        raise ControlError(f"{label}: only points to a map on the network (NetworkLink); export the map itself as KML")
    if len(frame) and bool(frame.geometry.isna().all()):
        raise ControlError(
            f"{label}: has no shape in any of its {len(frame)} row(s), so it may have lost them; a day on which "
            "nothing was held is a layer without rows"
        )
    named = kind_in_name(copy.name) if family is None else family.kind
    its_kind = stated.kind or named
    if its_kind in {None, "ukrainian", "both"}:
        raise ControlError(
            f"{label}: holds no areas, and nothing says of which kind; leave it out, or give --kind, one of "
            f"{', '.join(CONTROL_KINDS)}"
        )
    if named is not None and its_kind != named:
        raise ControlError(f"{label}: its name says {named}, but the kind given is {its_kind}; leave the kind out")
    origin, by_name = _origin(copy, frame, family, given=stated.source)
    if (origin, its_kind) in BANDS_KM2:
        raise ControlError(f"{label}: holds no areas; leave this file out, or give the day that has them")
    one = gpd.GeoDataFrame(index=[0])
    its_day = find_days(one, name=copy.name, label=label, given=stated.day)[0][0]
    return _row(origin, str(its_kind), its_day, MultiPolygon(), label=label, by_name=by_name)


def _row(source: str, kind: str, day: date, area: BaseGeometry, *, label: str, by_name: bool) -> dict[str, Any]:
    """Return a snapshot as the screening takes it; `by_name`: the file's own name alone says whose map it is."""
    return {"source": source, "kind": kind, "date": day, "geometry": area, "label": label, "by_name": by_name}


def _only_links(copy: Copy) -> bool:
    """Tell whether a KML file or its packed form holds no map but the address of one."""
    if copy.suffix == ".kml":
        return b"NetworkLink" in read_copy(copy)
    if copy.member is not None:
        return False
    names = [member.filename for member in list_members(copy.path) if member.filename.lower().endswith(".kml")]
    return any(b"NetworkLink" in read_member(copy.path, name) for name in names)


def _origin(copy: Copy, frame: gpd.GeoDataFrame, family: Family | None, *, given: str | None) -> tuple[str, bool]:
    """Return whose map it is: as given, by a column, a known source's name, or (true) by the file's own name."""
    stated = given or _source_column(frame) or (family.source if family is not None else None)
    return stated or _plain_stem(copy), stated is None


def _plain_stem(copy: Copy) -> str:
    """Return a file's name without its day, so that the days of one source share a name."""
    stem = copy.name.removesuffix(copy.suffix) if copy.name.lower().endswith(copy.suffix) else copy.name
    stem = stem if stem != copy.name else copy.name.rsplit(".", 1)[0]
    return without_days(stem).strip(" _-.") or copy.path.parent.name or stem


def _source_column(frame: gpd.GeoDataFrame) -> str | None:
    """Return the one source that a column names, null where there is none or several."""
    if "source" not in frame.columns:
        return None
    named = {str(value) for value in frame["source"].dropna()}
    return named.pop() if len(named) == 1 else None
