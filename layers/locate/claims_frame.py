"""Claims as a table: the columns of the claims frame, from values to rows and back to a frame in EPSG:4326."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any, Final

import geopandas as gpd
import pandas as pd

from geo.measure.ellipsoid import LONLAT
from layers.gazetteer.gazetteer import area_key
from layers.locate.place import Placed
from reports.claim import Claim

CLAIM_COLUMNS: Final = tuple(item.name for item in fields(Claim))
PLACED_COLUMNS: Final = (
    "katottg",
    "place_name",
    "place_name_uk",
    "oblast",
    "precision",
    "uncertainty_km",
    "open_end",
    "why",
    "why_not",
    "edited",
    "geometry",
)


def claim_row(claim: Claim) -> dict[str, Any]:
    """Return a claim's columns: its fields as they are, the gloss as its text."""
    row = {name: getattr(claim, name) for name in CLAIM_COLUMNS}
    row["gloss"] = None if claim.gloss is None else claim.gloss.text
    return row


def claims_frame(rows: Sequence[Mapping[str, Any]]) -> gpd.GeoDataFrame:
    """
    Return rows as a claims frame (EPSG:4326); no rows give an empty frame with all columns.

    Nulls stay None in text columns; precision is a nullable whole number.
    """
    columns = (*CLAIM_COLUMNS, *PLACED_COLUMNS)
    data = {name: _series([row.get(name) for row in rows], name) for name in columns if name != "geometry"}
    shapes = gpd.GeoSeries([row.get("geometry") for row in rows], crs=LONLAT)
    return gpd.GeoDataFrame(data, geometry=shapes, crs=LONLAT)


def unplaced(reason: str) -> dict[str, Any]:
    """Return the located columns of a claim without geometry."""
    return {**dict.fromkeys(PLACED_COLUMNS), "open_end": False, "why_not": reason}


def placed_columns(placed: Placed) -> dict[str, Any]:
    """Return the located columns of a claim from where it was placed."""
    row = unplaced(placed.why_not or "") if placed.print is None else unplaced("")
    by = placed.by
    if by is not None and by.place is not None:
        place = by.place
        row.update(katottg=place.katottg, place_name=place.name_en, place_name_uk=place.name_uk, oblast=place.oblast)
        if placed.label:  # a line between places is no one place: its first stop lends it only the code
            row.update(place_name=placed.label, place_name_uk=None)
    elif by is not None and by.area is not None:
        itself = by.name == by.area.name or not by.name or area_key(by.name) == area_key(by.area.name)
        label = by.area.title if itself else f"{by.name}, {by.area.title}"
        row.update(place_name=placed.label or label, oblast=by.area.name if by.area.is_ukraine else None)
    if placed.print is None:
        if by is not None and by.place is not None and by.place.site is None:
            row.update(precision=4 if by.place.hromada else 5, why=by.why)
        return row
    found = placed.print
    why = found.words if by is None or by.why is None else f"{by.why}; {found.words}"
    row.update(
        precision=found.precision,
        uncertainty_km=found.uncertainty_km,
        open_end=found.open_end,
        why=why,
        why_not=None,
        geometry=found.geometry,
    )
    return row


def _series(values: Iterable[Any], name: str) -> pd.Series:
    if name == "precision":
        return pd.Series(values, dtype="Int64")
    if name in {"uncertainty_km", "distance_km"}:
        return pd.Series(values, dtype=float)
    if name in {"start", "end"}:
        return pd.Series(values, dtype="int64")
    if name in {"confirmed", "is_takeaway", "open_end"}:
        return pd.Series([bool(value) for value in values], dtype=bool)
    return pd.Series(list(values), dtype=object)
