"""Located claims as texts of a store, and back to the claims frame."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from typing import Any, Final

import geopandas as gpd
import shapely

from geo.advance.rules import text_of
from geo.rows import list_rows
from layers.locate.claims_frame import CLAIM_COLUMNS, PLACED_COLUMNS, claims_frame
from layers.tables.columns import find_column
from layers.tables.text import plain
from reports.claim import Claim, Gloss

_NAMES: Final = (*CLAIM_COLUMNS, *PLACED_COLUMNS)
_DAYS: Final = frozenset(
    name for name in _NAMES if (column := find_column(name, table="claims")) is not None and column.kind == "day"
)


def write_rows(located: gpd.GeoDataFrame) -> list[str]:
    """Return a JSON text for each row of a claims frame, its geometry as hexadecimal WKB; nulls are left out."""
    texts = []
    for row in list_rows(located):
        cells = {name: plain(cell) for name, cell in row.items() if name != "geometry"}
        if row["geometry"] is not None and not row["geometry"].is_empty:
            cells["geometry"] = shapely.to_wkb(row["geometry"], hex=True)
        texts.append(json.dumps({k: v for k, v in cells.items() if v is not None}, ensure_ascii=False))
    return texts


def read_rows(texts: Iterable[str]) -> gpd.GeoDataFrame:
    """Return the claims frame (EPSG:4326) of JSON texts; none give an empty frame with all columns."""
    rows = [json.loads(text) for text in texts]
    shapes = shapely.from_wkb([row.pop("geometry", None) for row in rows])
    for row, shape in zip(rows, shapes, strict=True):
        for name, cell in row.items():
            if isinstance(cell, list):
                row[name] = tuple(cell)
            elif name in _DAYS:
                row[name] = date.fromisoformat(cell)
        row["geometry"] = shape
    lists = [item.name for item in fields(Claim) if item.default == ()]
    return claims_frame([dict.fromkeys(lists, ()) | row for row in rows])


def read_claims(located: gpd.GeoDataFrame) -> tuple[Claim, ...]:
    """Return the claims of a frame as values; of a gloss only its text is known."""
    return tuple(_claim(row) for row in list_rows(located[list(CLAIM_COLUMNS)]))


def _claim(row: Mapping[Any, Any]) -> Claim:
    cells: dict[str, Any] = {name: text_of(cell) for name, cell in row.items()}
    cells["gloss"] = None if cells["gloss"] is None else Gloss(cells["gloss"])
    return Claim(**cells)
