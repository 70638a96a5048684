"""
NASA FIRMS' area service: thermal anomalies over Ukraine of a day, four satellites, days added to those before.

Known shape: /api/area/csv/MAP_KEY/SOURCE/WEST,SOUTH,EAST,NORTH/DAYS/YYYY-MM-DD gives CSV; a bad key gives status 200
and "Invalid MAP_KEY." instead. The key stands in the address, so addresses are shown without it. Near-real-time
sources reach back some two months; the present form could not be looked at when this was written, and every column is
demanded.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import geopandas as gpd
import pandas as pd

from layers.events.firms import read_firms
from layers.events.table import read_table
from layers.fetch.network.request import FetchError, hide
from layers.fetch.wish import Errand, Made

SATELLITES: Final = ("VIIRS_SNPP_NRT", "VIIRS_NOAA20_NRT", "VIIRS_NOAA21_NRT", "MODIS_NRT")
BOX: Final = "22,44,41,53"
"""West, south, east, north: Ukraine within its recognised borders."""


def gather(errand: Errand) -> Sequence[Path]:
    """Return a table for each satellite of the day wanted, today (UTC) unless one is."""
    key = errand.key("FIRMS_MAP_KEY")
    day = errand.wish.day or errand.now().date()

    def check(path: Path) -> None:
        _check_table(path, key)

    return [
        errand.get(
            f"{errand.way.address}/{key}/{satellite}/{BOX}/1/{day}",
            f"firms_{satellite}_{day:%Y%m%d}.csv",
            secrets=(key,),
            check=check,
        )
        for satellite in SATELLITES
    ]


def make(paths: Sequence[Path], folder: Path) -> Made:
    """Return the anomalies of the day as one table; raises EventsError for a form that changed."""
    frames = [read_firms(read_table(path)) for path in paths]
    filled = [frame for frame in frames if len(frame)]
    frame = pd.concat(filled, ignore_index=True) if filled else frames[0]
    target = folder / "anomalies.parquet"
    gpd.GeoDataFrame(frame, geometry="geometry", crs=4326).to_parquet(target)
    return Made({"anomalies": target}, (f"{len(frame):,} thermal anomalies; an anomaly is no strike",))


def _check_table(path: Path, key: str) -> None:
    """Raise FetchError for anything but a table: a refusal comes with status 200."""
    with path.open("rb") as file:
        head = file.read(200).decode("utf-8", "replace")
    first = head.split("\n", 1)[0].strip()
    if not first.startswith("latitude,longitude"):
        told = "a web page" if head.lstrip().startswith("<") else repr(hide(first[:80], (key,)))
        hint = "; check FIRMS_MAP_KEY" if "MAP_KEY" in first else ""
        raise FetchError(f"{told} came where a table was expected{hint}")
