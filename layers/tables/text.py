"""Tables as text: CSV, JSON lines and GeoJSON with dates as ISO days, lists kept and formulas disarmed."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

_DIGITS = 6  # about 10 cm, finer than any report
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def plain(value: Any) -> Any:
    """
    Turn a cell into what JSON can hold: None, bool, int, float, str, list or dict.

    NaN, NaT and NA become None, days and times ISO text, tuples lists, geometries GeoJSON objects.

    >>> plain((1, date(2025, 6, 12)))
    [1, '2025-06-12']
    """
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, BaseGeometry):
        return None if value.is_empty else _geometry_object(value)
    if value is None or value is pd.NA or value != value:  # noqa: PLR0124 - NaN and NaT differ from themselves
        return None
    if isinstance(value, datetime | date):
        return _iso(value)
    value = value.item() if hasattr(value, "item") else value
    return value if isinstance(value, str | bool | int | float) else str(value)


def is_blank(value: Any) -> bool:
    """Tell whether a cell is empty: null, nan or no visible character."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return True
    return bool(pd.api.types.is_scalar(value) and pd.isna(value))


def rows(frame: Any) -> Iterator[dict[str, Any]]:
    """Yield each row as a plain dictionary in the frame's column order."""
    columns = list(frame.columns)
    for cells in zip(*(list(frame[column]) for column in columns), strict=True):
        yield {column: plain(cell) for column, cell in zip(columns, cells, strict=True)}


def to_jsonl(frame: Any) -> str:
    """Write one JSON object a row; an empty frame gives an empty text."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(frame))


def to_csv(frame: Any) -> str:
    """
    Write CSV: lists joined by "; ", the geometry as WKT, and cells that a spreadsheet would run as formulas disarmed.

    A disarmed cell starts with an apostrophe. An empty frame gives the header alone.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(frame.columns)
    shapes = {column for column in frame.columns if str(frame[column].dtype) == "geometry"}
    for cells in zip(*(list(frame[column]) for column in frame.columns), strict=True):
        writer.writerow(
            [
                _wkt(cell) if column in shapes else csv_cell(cell)
                for column, cell in zip(frame.columns, cells, strict=True)
            ]
        )
    return out.getvalue()


def csv_cell(value: Any) -> str:
    """
    Return a cell's text, disarmed where a spreadsheet would run it.

    >>> csv_cell("=1+1")
    "'=1+1"
    >>> csv_cell(-2.5)
    '-2.5'
    """
    cell = plain(value)
    if cell is None:
        return ""
    if isinstance(cell, list):
        cell = "; ".join(str(item) for item in cell)
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return str(cell)


def to_geojson(frame: Any) -> str:
    """
    Write RFC 7946 GeoJSON (EPSG:4326, six decimals), one feature a line; rows without a place have a null geometry.

    An empty frame gives an empty FeatureCollection.
    """
    name = frame.geometry.name
    lines = []
    for row in rows(frame):
        geometry = row.pop(name)
        lines.append(
            json.dumps(
                {"type": "Feature", "properties": row, "geometry": geometry}, ensure_ascii=False, allow_nan=False
            )
        )
    return '{"type": "FeatureCollection", "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _geometry_object(shape: BaseGeometry) -> Any:
    return json.loads(shapely.to_geojson(_rounded(shape)))


def _wkt(shape: BaseGeometry | None) -> str:
    return "" if shape is None or shape.is_empty else str(shapely.to_wkt(_rounded(shape), rounding_precision=_DIGITS))


def _rounded(shape: BaseGeometry) -> BaseGeometry:
    return shapely.transform(shapely.force_2d(shape), lambda xy: xy.round(_DIGITS))


def _iso(value: date) -> str:
    if isinstance(value, datetime) and value.time() == datetime.min.time() and value.tzinfo is None:
        return value.date().isoformat()
    return value.isoformat()
