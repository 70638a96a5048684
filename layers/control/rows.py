"""The rows of one control file, whatever its format: each with what its columns and its layer say."""

import gzip
import io
import json
import warnings
from collections.abc import Iterator
from typing import Any, Final

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
from pyogrio.errors import DataLayerError, DataSourceError
from shapely.errors import GEOSException

from geo.measure.ellipsoid import LONLAT
from layers.control.copies import MAX_BYTES, Copy, read_copy
from layers.control.payload import is_payload, read_payload
from layers.errors import ControlError

LAYER: Final = "layer_of_file"
"""The column that keeps which layer of its file a row comes from, where the file holds several."""

_JSON: Final = frozenset({".geojson", ".json", ".jsonl", ".geojsonl"})
_IN_DEGREES: Final = frozenset({".csv", ".topojson"})
"""Formats that state no reference system and are written in lon/lat degrees; the coordinates are checked as ever."""


def open_copy(copy: Copy, *, layer: str | None = None) -> tuple[gpd.GeoDataFrame, list[str]]:
    """
    Return the rows of a file and notes on what was left out, or say that it can't be read.

    Where a file holds several layers with areas, all are returned, with the column LAYER; `layer` names one of them.
    Raises ControlError for what can't be read, for a download that was cut, and for JSON that is no map.
    """
    text: bytes | None = None
    suffix = copy.suffix
    if suffix.endswith(".gz"):
        text, suffix = _unpack(copy), suffix.removesuffix(".gz")
    if suffix in _JSON:
        text = read_copy(copy) if text is None else text
        if is_payload(text):
            return read_payload(text, label=copy.label)
        suffix = _check_json(text, suffix, label=copy.label)
    try:
        # what GDAL only warns of, open rings and coordinates that are no numbers, is refused by name right after
        with warnings.catch_warnings(), np.errstate(invalid="ignore"):
            warnings.filterwarnings("ignore", message="Non closed ring", category=RuntimeWarning)
            warnings.filterwarnings("ignore", message="Non-conformant content", category=RuntimeWarning)
            frame, notes = _read_layers(copy, text, layer=layer)
    except (OSError, ValueError, DataSourceError, DataLayerError, GEOSException) as error:
        if isinstance(error, ControlError):
            raise
        raise ControlError(f"{copy.label}: {_why_unread(error, text, suffix)}") from error
    if not isinstance(frame, gpd.GeoDataFrame):
        raise ControlError(f"{copy.label}: has no geometry, so it is no control layer; give polygons")
    if frame.crs is None and suffix in _IN_DEGREES:
        frame = frame.set_crs(LONLAT)
        notes.append(f"{copy.label}: states no reference system; its coordinates are taken as lon/lat degrees")
    return frame.reset_index(drop=True), notes


def _unpack(copy: Copy) -> bytes:
    """Return a gzip file unpacked, up to the size a layer may have."""
    try:
        with gzip.open(io.BytesIO(read_copy(copy))) as packed:
            text = packed.read(MAX_BYTES + 1)
    except (OSError, EOFError) as error:
        raise ControlError(f"{copy.label}: can't be unpacked ({error}); check that the copy is whole") from error
    if len(text) > MAX_BYTES:
        raise ControlError(f"{copy.label}: unpacks to more than {MAX_BYTES // 1_000_000} MB; unpack it by hand")
    return text


def _check_json(text: bytes, suffix: str, *, label: str) -> str:
    """Return the suffix a JSON text is read as; raises ControlError for cut downloads and for JSON of other kinds."""
    if suffix in {".jsonl", ".geojsonl"}:
        return suffix
    if any(mark in text for mark in (b"exceededTransferLimit", b'"messages"', b'"umap"', b'"license"', b"createdAt")):
        whole = _parse(text)
        if _is_cut(whole):
            raise ControlError(
                f"{label}: the service sent only its first rows (exceededTransferLimit); download all pages, or ask "
                "for fewer rows at a time"
            )
        told = _name_other(whole)
        if told is not None:
            raise ControlError(f"{label}: {told}")
    return ".topojson" if b'"Topology"' in text[:400] else suffix


def _name_other(whole: Any) -> str | None:
    """Return what a JSON file is that is no map, and the mend; null for any other."""
    if isinstance(whole, list):
        return "is a list, such as of a map's updates, which holds no areas; give the map of one day"
    if not isinstance(whole, dict) or "features" in whole:
        return None
    if "messages" in whole:
        return "is an export of a chat, no map; give its text as a report"
    if whole.get("type") == "umap":
        return "is a uMap export; save each of its layers as GeoJSON and give those"
    if "data" in whole and "license" in whole:
        return 'is a map page of Wikimedia Commons; save what stands under "data" as GeoJSON'
    return None


def _is_cut(whole: Any) -> bool:
    """Tell whether a service says that it left rows out, in its answer or in the answer's properties."""
    if not isinstance(whole, dict):
        return False
    inner = whole.get("properties")
    return bool(whole.get("exceededTransferLimit") or (isinstance(inner, dict) and inner.get("exceededTransferLimit")))


def _parse(text: bytes) -> Any:
    try:
        return json.loads(text.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None


def _read_layers(copy: Copy, text: bytes | None, *, layer: str | None) -> tuple[Any, list[str]]:
    """Return the rows of all layers of a file that hold shapes, or of the one that is asked for."""
    if copy.suffix == ".parquet":
        return gpd.read_parquet(copy.path if copy.member is None else io.BytesIO(read_copy(copy))), []
    text = text if copy.suffix.endswith(".gz") else None  # any other is read from the disk, where it lies
    layers = [str(name) for name, kind in pyogrio.list_layers(_source_of(copy, text)) if kind is not None]
    if layer is not None and layer not in layers:
        raise ControlError(f"{copy.label}: holds no layer {layer!r}; it has {', '.join(layers) or 'none with shapes'}")
    if layer is not None or len(layers) < 2:
        number = 0 if layer is None else layers.index(layer)
        return pyogrio.read_dataframe(_source_of(copy, text), layer=number, datetime_as_string=True), []
    frames = []
    for number, name in enumerate(layers):  # by number: a name read from memory is the memory's own
        frame = pyogrio.read_dataframe(_source_of(copy, text), layer=number, datetime_as_string=True)
        frames.append(frame.assign(**{LAYER: name}))
    if len({str(frame.crs) for frame in frames}) > 1:
        raise ControlError(f"{copy.label}: its layers are in several reference systems; give one with --control-layer")
    rows = pd.concat([frame for frame in frames if len(frame)] or frames[:1], ignore_index=True)
    told = f"holds {len(layers)} layers ({', '.join(layers)}); all are read (one alone: --control-layer NAME)"
    note = f"{copy.label}: {told}"
    return gpd.GeoDataFrame(rows, geometry="geometry", crs=frames[0].crs), [note]


def _source_of(copy: Copy, text: bytes | None) -> Any:
    if text is not None:
        return text
    return copy.path if copy.member is None else f"/vsizip/{copy.path}/{copy.member}"


def _why_unread(error: Exception, text: bytes | None, suffix: str) -> str:
    """Say why a file can't be read: the ring that is not closed by its row, or that the copy is not whole."""
    open_ring = next(_open_rings(_parse(text)), None) if text is not None else None
    if open_ring is not None:
        row, vertex = open_ring
        return (
            f"row {row}: its ring is not closed (it ends at vertex {vertex}); write the first corner again at its end"
        )
    told = (str(error).splitlines() or [""])[0]
    why = "it is no such file" if "not recognized" in told or not told else told.split("; It might help", 1)[0][:120]
    return f"can't be read as {suffix[1:]} ({why}); check that the copy is whole and readable"


def _open_rings(whole: Any) -> Iterator[tuple[int, int]]:
    """Yield row and number of corners of the rings of a GeoJSON collection that do not end where they began."""
    features = whole.get("features") if isinstance(whole, dict) else None
    for row, feature in enumerate(features if isinstance(features, list) else [], start=1):
        geometry = feature.get("geometry") if isinstance(feature, dict) else None
        if not isinstance(geometry, dict) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
            continue
        polygons = geometry.get("coordinates") or []
        for polygon in [polygons] if geometry["type"] == "Polygon" else polygons:
            for ring in polygon:
                if ring and (ring[0] != ring[-1] or len(ring) < 4):
                    yield row, len(ring)
