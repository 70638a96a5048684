"""Small made-up control histories and claims."""

from datetime import date, timedelta

import geopandas as gpd
from shapely.geometry import Point
from shapely.geometry.base import BaseGeometry

from geo.control.history import History, build_history

START = date(2025, 6, 10)


def history(*areas: BaseGeometry, kind: str = "assessed_control", source: str = "own") -> History:
    """Return a history of one area a day from the start on."""
    days = [START + timedelta(number) for number in range(len(areas))]
    table = {"source": source, "kind": kind, "date": days}
    return build_history(gpd.GeoDataFrame(table, geometry=list(areas), crs=4326))


def sparse_history(start: date, *areas: tuple[int, BaseGeometry]) -> History:
    """Return a history of areas, each so many days after the start."""
    days = [start + timedelta(day) for day, _ in areas]
    table = {"source": "own", "kind": "assessed_control", "date": days}
    return build_history(gpd.GeoDataFrame(table, geometry=[area for _, area in areas], crs=4326))


def claims(**changed: object) -> gpd.GeoDataFrame:
    """Return one claim, a Russian one of a seizure unless told otherwise."""
    row = {
        "claim_id": "c0", "actor": "russian", "action": "seize", "evidence": "claimed", "modality": None,
        "withheld": None, "edited": None, "precision": 1, "uncertainty_km": 1.0, "published": START,
        "place_name": "Somewhere", "geometry": Point(36.95, 48.2),
    } | changed  # fmt: skip
    return gpd.GeoDataFrame({name: [value] for name, value in row.items()}, geometry="geometry", crs=4326)
