"""A pack's columns in Arrow types, so that days stay days and nulls nulls in every format; and back."""

import json
from typing import Any, Literal, TypeAlias

import geopandas as gpd
import numpy as np
import pandas as pd
import pyarrow as pa

from layers.tables.columns import Column
from layers.tables.pack import PackTable, normalise

Lists: TypeAlias = Literal["json", "native", "text"]


def to_arrow_types(table: PackTable, *, lists: Lists, days: Literal["day", "text"] = "day") -> gpd.GeoDataFrame:
    """
    Return a table's frame with Arrow-backed columns, ready for a writer.

    `lists` are JSON text, native lists (of whole numbers where all items are), or native lists of text alone. An empty
    table keeps its types.
    """
    data = {name: _arrow(table.frame[name], column, lists=lists, days=days) for name, column in table.columns.items()}
    return gpd.GeoDataFrame(data, geometry=table.frame.geometry, crs=table.frame.crs)


def restore(frame: pd.DataFrame, *, columns: dict[str, Column]) -> pd.DataFrame:
    """Return a frame as read from a file with its known columns in the forms of their kinds."""
    data: dict[str, Any] = {}
    for name in frame.columns:
        column = columns.get(str(name))
        values = frame[name]
        if column is None or str(values.dtype) == "geometry":
            is_text = isinstance(values.dtype, pd.StringDtype)
            data[name] = normalise(values, kind="text") if is_text else values.reset_index(drop=True)
        else:
            cells = [read_list(cell) for cell in values] if column.kind == "list" else values
            data[name] = _gently(cells, column)
    plain = pd.DataFrame(data)
    return gpd.GeoDataFrame(plain, geometry=frame.geometry.name, crs=frame.crs) if _has_geometry(frame) else plain


def list_text(values: Any) -> str:
    """
    Return a list as JSON text.

    >>> list_text(("T-0428", "Н-15"))
    '["T-0428", "Н-15"]'
    """
    return json.dumps(list(values), ensure_ascii=False)


def read_list(cell: Any) -> Any:
    """Return a list cell from JSON text or an array; text that is no JSON list stays as it is."""
    if not isinstance(cell, str):
        return cell
    try:
        value = json.loads(cell)
    except ValueError:
        return cell
    return value if isinstance(value, list) else cell


def _arrow(values: pd.Series, column: Column, *, lists: Lists, days: str) -> pd.Series:
    if column.kind in {"integer", "real", "flag"}:
        return values
    if column.kind == "list" and lists != "json":
        items = (item for cell in values if cell is not None for item in cell)
        whole = lists == "native" and all(isinstance(item, int) for item in items)
        some = any(cell for cell in values)
        item = pa.int64() if whole and some else pa.string()
        cells = [
            None if cell is None else [cell_item if whole else str(cell_item) for cell_item in cell] for cell in values
        ]
        return _series(cells, pa.list_(item))
    if column.kind == "list":
        return _series([None if cell is None else list_text(cell) for cell in values], pa.string())
    if column.kind == "day" and days == "day":
        return _series(values, pa.date32())
    if column.kind == "day":
        return _series([None if cell is None else cell.isoformat() for cell in values], pa.string())
    return _series(values, pa.string())


def _series(values: Any, kind: pa.DataType) -> pd.Series:
    array = pa.array(list(values), type=kind)
    return pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array([array])))


def _gently(cells: Any, column: Column) -> pd.Series:
    """Return cells in the form of their kind; where one can't be, all stay as they are for a check to name."""
    cells = list(cells)
    try:
        if column.kind == "list":
            return pd.Series([_list_cell(cell) for cell in cells], dtype=object)
        if column.kind == "flag":
            cells = [_flag_cell(cell) for cell in cells]
        if column.kind == "text":
            cells = [cell if not isinstance(cell, str) or cell else None for cell in cells]
        return normalise(cells, kind=column.kind)
    except (TypeError, ValueError):
        return pd.Series(cells, dtype=object)


def _list_cell(cell: Any) -> Any:
    if isinstance(cell, list | tuple | np.ndarray):
        return tuple(item.item() if isinstance(item, np.generic) else item for item in cell)
    return None if cell is None or pd.isna(cell) or cell == "" else cell


def _flag_cell(cell: Any) -> Any:
    if not isinstance(cell, str):
        return cell
    words = {"true": True, "false": False, "1": True, "0": False, "": None}
    if cell.lower() not in words:
        raise ValueError(cell)
    return words[cell.lower()]


def _has_geometry(frame: pd.DataFrame) -> bool:
    return isinstance(frame, gpd.GeoDataFrame) and frame._geometry_column_name in frame.columns  # noqa: SLF001
