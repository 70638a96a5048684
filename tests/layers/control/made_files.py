"""Small control files of our own: rings, features and placemarks as the tests of found files write them."""

import json
from pathlib import Path
from typing import Any

RING = [[37.0, 48.0], [37.5, 48.0], [37.5, 48.5], [37.0, 48.5], [37.0, 48.0]]


def feature(shift: float = 0, **properties: Any) -> dict[str, Any]:
    ring = [[x + shift, y] for x, y in RING]
    return {"type": "Feature", "properties": properties, "geometry": {"type": "Polygon", "coordinates": [ring]}}


def write(path: Path, *features: dict[str, Any], **more: Any) -> Path:
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features, **more}), encoding="utf-8")
    return path


def placemark(name: str, shift: float = 0) -> str:
    corners = " ".join(f"{x + shift},{y}" for x, y in RING)
    ring = f"<outerBoundaryIs><LinearRing><coordinates>{corners}</coordinates></LinearRing></outerBoundaryIs>"
    return f"<Placemark><name>{name}</name><Polygon>{ring}</Polygon></Placemark>"


def kml(*parts: str) -> str:
    return (
        f'<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"><Document>{"".join(parts)}</Document></kml>'
    )
