"""The claims table as every file holds it: which columns, in which order, and what stands for a line or an area."""

from typing import Final

import geopandas as gpd
import numpy as np
import shapely

from geo.measure.ellipsoid import LONLAT
from layers.sources.notices import FROM_TEXT
from layers.tables.pack import Clock, TableNote

CLAIMS: Final = TableNote(
    name="claims",
    title_en="",
    title_uk="",
    about="",
    licence=FROM_TEXT,
    group="marks",
    clock=Clock("published"),
    visible=False,
)
"""What the table is but for its words, which the maps' tables of wording hold."""


def arrange_claims(claims: gpd.GeoDataFrame, marks: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """
    Return claims as every file holds them: points where the symbol stands; lines and areas keep their shape as WKT.

    Both frames are EPSG:4326; `marks` are those drawn. A column `withheld` without a word is dropped.
    """
    mark_of = {claim: mark for mark, ids in zip(marks["mark_id"], marks["claim_ids"], strict=True) for claim in ids}
    shapes = claims.geometry.to_numpy()
    points = shapely.point_on_surface(shapes)
    kinds = claims.geom_type.fillna("").str.removeprefix("Multi")
    lines = (kinds == "LineString").to_numpy()
    if lines.any():
        points[lines] = shapely.line_interpolate_point(shapely.line_merge(shapes[lines]), 0.5, normalized=True)
    wide = (~kinds.isin(["", "Point"])).to_numpy()
    extent = np.where(wide, shapely.to_wkt(shapes, rounding_precision=6), None)
    form = kinds.map({"Point": "point", "LineString": "line", "Polygon": "area"}).astype(object)
    frame = claims.assign(
        mark_id=[mark_of.get(claim) for claim in claims["claim_id"]],
        style="mark_" + claims["evidence"].astype(str),
        form=form.where(form.notna(), None),
        extent=extent,
    ).set_geometry(gpd.GeoSeries(points, index=claims.index, crs=LONLAT))
    first = ["claim_id", "report_id", "published", "sentence_id", "sentence"]
    unused = {"withheld"} if claims["withheld"].isna().all() else set()
    return frame[[*first, *(name for name in frame.columns if name not in {*first, *unused})]]
