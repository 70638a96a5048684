"""A small made-up pack with everything that breaks writers: Cyrillic, nulls, lists, days, empty tables, formulas."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, Polygon, box

from layers.tables.pack import Clock, Pack, PackTable, TableNote, make_table


def marks() -> PackTable:
    """Three points, one without a place, with every kind of column and value that has broken an exporter before."""
    frame = gpd.GeoDataFrame(
        {
            "mark_id": ["m1", "m2", "m3"],
            "place_name": ["Novoukrainka", "=cmd|' /C calc'!A0", None],
            "place_name_uk": ["Новоукраїнка", 'Об’їзд «А»; "Б",\nВ', None],
            "claim_ids": [("c1", "c;2"), (), ("c3",)],
            "footnotes": [(1, 22), (), (3,)],
            "published": [date(2025, 6, 12), date(1999, 12, 31), None],
            "precision": pd.array([1, None, 6], dtype="Int64"),
            "uncertainty_km": [1.5, np.nan, 0.1 + 0.2],
            "open_end": [True, False, True],
            "style": ["mark_geolocated", "mark_claimed", "mark_denied"],
            "unheard_of": ["x", "[1, 2]", None],
        },
        geometry=[Point(36.866123456, 48.031), Point(-0.5, 48), None],
        crs=4326,
    )
    note = TableNote("marks", "Marks", "Позначки", "symbols", "facts", ("a notice",), "marks", Clock("published"))
    return make_table(frame, note, shape="point")


def control() -> PackTable:
    """Two areas with days they hold, one with a hole and one in two parts."""
    ring = Polygon(box(36, 47, 38, 49).exterior, [box(36.5, 47.5, 37, 48).exterior.coords[::-1]])
    parts = MultiPolygon([box(30, 47, 31, 48), box(32, 47, 33, 48)])
    frame = gpd.GeoDataFrame(
        {
            "source": ["Джерело", "Test map"],
            "kind": ["assessed_control", "claimed_control"],
            "valid_from": [date(2025, 6, 1), date(2025, 6, 2)],
            "valid_to": [None, date(2025, 6, 12)],
            "area_km2": [1.0, 2.5],
            "style": ["assessed_control", "claimed_control"],
        },
        geometry=[ring, parts],
        crs=4326,
    )
    note = TableNote("control", "Control", "Контроль", "areas", "terms", (), "control", Clock("valid_from", "valid_to"))
    return make_table(frame, note, shape="area")


def highways() -> PackTable:
    """One road."""
    frame = gpd.GeoDataFrame(
        {
            "ref": ["T-0428"],
            "stops": [("Курахове", "Novoukrainka")],
            "precision": ["schematic"],
            "style": ["road_schematic"],
        },
        geometry=[LineString([(37, 48), (36.9, 48.1)])],
        crs=4326,
    )
    return make_table(frame, TableNote("highways", "Roads", "Дороги", "roads", "CC BY 4.0"), shape="line")


def nothing() -> PackTable:
    """Every column of the marks and not a row."""
    table = marks()
    note = TableNote("nothing", "Nothing", "Нічого", "no rows", "facts", (), "marks")
    return make_table(table.frame.iloc[:0], note, shape="point")


def pack() -> Pack:
    """Return all of them with what every output must carry."""
    return Pack(
        tables=(control(), highways(), marks(), nothing()),
        title="A digest & <its> pack",
        as_of="2025-06-12",
        footer="Not for navigation.",
        reports=("Digest of 12 June, 2025-06-12",),
        notices=("Borders © OpenStreetMap contributors, ODbL 1.0",),
        lineage="made for a test",
    )


def many_faces(count: int) -> PackTable:
    """Return a grid of cells as faces with days, twelve corners each: a control history in the large."""
    side = int(np.ceil(np.sqrt(count)))
    angles = np.linspace(0, 2 * np.pi, 12, endpoint=False)
    west, south = (grid.ravel()[:count] for grid in np.meshgrid(np.linspace(30, 40, side), np.linspace(45, 52, side)))
    x = west[:, None] + 0.01 * np.cos(angles)
    y = south[:, None] + 0.007 * np.sin(angles)
    shapes = shapely.polygons(np.stack([x, y], axis=-1))
    first = date(2024, 1, 1)
    days = [first + timedelta(days=number % 700) for number in range(count)]
    frame = gpd.GeoDataFrame(
        {
            "source": "synthetic",
            "kind": "assessed_control",
            "valid_from": days,
            "valid_to": [day + timedelta(days=30) if number % 3 else None for number, day in enumerate(days)],
            "area_km2": np.linspace(0.1, 9, count),
            "claim_ids": [("c1",) if number % 10 == 0 else () for number in range(count)],
            "style": "assessed_control",
        },
        geometry=shapes,
        crs=4326,
    )
    note = TableNote("control", "Control", "Контроль", "faces", "terms", (), "control", Clock("valid_from", "valid_to"))
    return make_table(frame, note, shape="area")
