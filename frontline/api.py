"""The notebook API: the same path as the command line, with frames in hand."""

from pathlib import Path
from typing import Any

from frontline import pipeline
from frontline.pipeline import Reading


def layers(name: str) -> Any:
    """
    Return a packaged layer as a GeoDataFrame in EPSG:4326: oblasts, settlements, highways, countries or regions.

    Raises FrontlineError for another name.
    """
    from frontline.errors import FrontlineError
    from layers import packaged

    loaders = {
        "oblasts": packaged.load_oblasts,
        "settlements": packaged.load_settlements,
        "highways": packaged.load_highways,
        "countries": packaged.load_countries,
        "regions": packaged.load_regions,
    }
    if name not in loaders:
        raise FrontlineError(f"layer {name!r}: is unknown; use one of {', '.join(loaders)}")
    return loaders[name]()


def read_report(*paths: str | Path, published: str | None = None) -> Reading:
    """Read reports and find their claims: `.reports` and `.claims`, both without coordinates."""
    return pipeline.read([str(path) for path in paths], published=published)


def locate(reading: Reading, **options: Any) -> Any:
    """Return the claims frame (EPSG:4326): a geometry for each claim, or `why_not`."""
    return pipeline.locate_claims(reading, **options)


def mark(located: Any) -> Any:
    """Return the marks frame (EPSG:4326): one row for each place x actor x gain."""
    from geo.advance import mark_claims

    return mark_claims(located)
