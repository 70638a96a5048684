"""An OpenStreetMap extract (.osm.pbf, .osm) through GDAL: rows of its layers by a query, further tags as pairs."""

import re
from pathlib import Path
from typing import Any, Final

import geopandas as gpd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError

from layers.errors import LayersError

SUFFIXES: Final = (".osm", ".pbf")
_TAG: Final = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')


def query_extract(path: Path, sql: str, *, error: type[LayersError]) -> gpd.GeoDataFrame:
    """
    Return a layer's rows; a query names the layer, so that GDAL keeps no others', of which a country has many.

    Raises the error given where the file can't be read as an extract.
    """
    try:
        return pyogrio.read_dataframe(path, sql=sql)
    except (DataSourceError, DataLayerError, OSError, ValueError) as fault:
        raise error(f"{path}: can't be read as an OpenStreetMap extract; download it again") from fault


def tags_of(cell: Any) -> dict[str, str]:
    """
    Return what GDAL writes of further tags: "key"=>"value", with quotes and backslashes escaped.

    >>> tags_of('"power"=>"plant","name"=>"a"')
    {'power': 'plant', 'name': 'a'}
    """
    pairs = _TAG.findall(cell) if isinstance(cell, str) else []
    return {key: re.sub(r"\\(.)", r"\1", value) for key, value in pairs}
