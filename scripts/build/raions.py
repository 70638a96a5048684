"""
Build layers/data/raions.parquet: raions for naming, as the ground nearest to their settlements.

Run `python scripts/build/raions.py` after oblasts.py and settlements.py: it needs nothing else. The borders are no
surveyed ones; `python scripts/score/boundaries.py SHARED` says how often a place comes out in its own raion.
"""

from typing import Final

import geopandas as gpd
import shapely
from packages import DATA

from layers.gazetteer.raions import derive_raions

DECIMALS: Final = 3  # about 100 m: the borders themselves are off by kilometres
SIMPLER_DEG: Final = 0.003


def build() -> gpd.GeoDataFrame:
    """Return the raions, EPSG:4326, in the order of their codes."""
    found = derive_raions(gpd.read_parquet(DATA / "settlements.parquet"), gpd.read_parquet(DATA / "oblasts.parquet"))
    areas = shapely.coverage_simplify(found.geometry.to_numpy(), SIMPLER_DEG)
    return found.set_geometry(gpd.GeoSeries(shapely.set_precision(areas, 10.0**-DECIMALS), crs=found.crs))


if __name__ == "__main__":
    table = build()
    path = DATA / "raions.parquet"
    table.to_parquet(path, compression="zstd", index=False)
    print(f"{path.name}: {len(table)} rows, {path.stat().st_size / 1000:.0f} kB")
