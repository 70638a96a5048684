"""People of a raster near the front, on ground that changed hands and on claimed ground, in place of settlements."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.errors import FrontlineError
from frontline.steps.people.exposure import Exposure, check_since, days_of, other_areas, tell_year
from frontline.steps.reading.words import say

if TYPE_CHECKING:
    from frontline.steps.people.front import Front

RASTER_COLUMNS: Final = (
    "day",
    "area",
    "side",
    "oblast",
    "low",
    "best",
    "high",
    "cells",
    "share_without_data",
    "control_source",
    "population_source",
)


def count_raster(
    front: "Front",
    path: Path,
    *,
    within: Sequence[float],
    by: str | None,
    since: date | None = None,
    every: str | None = None,
    today: date = date.max,
    lang: str = "en",
) -> Exposure:
    """
    Return people of a raster's cells in the areas of `count_people`.

    Raises FrontlineError for a `since` that is not before the day and by raions, whose borders are not known, and
    RasterError for a raster that can't be used.
    """
    import pandas as pd

    from geo.people.front import find_front
    from geo.people.zones import lay_bands, split_zones, zone_of
    from layers.raster.count import count_cells
    from layers.raster.population import open_population

    check_since(front, since)
    if by == "raion":
        raise FrontlineError(
            "--by raion: is for settlements, whose codes say their raion; the cells of a raster have none, and no "
            "surveyed borders of raions are packaged; use --by oblast"
        )
    raster = open_population(path)
    rows = []
    for day in days_of(front, every):
        control = front.series.at(day)
        line = find_front(control, country=front.country)
        zones = lay_bands(control, country=front.country, front=line, within=within)
        if every is None:
            zones += [zone_of(area, country=front.country, name=name) for name, area in other_areas(front, since)]
        zones = split_zones(zones, front.oblasts) if by == "oblast" else zones
        for zone, count in zip(zones, count_cells(raster, [zone.shape for zone in zones]), strict=True):
            rows.append((day, zone.name, zone.side, zone.oblast, *count, front.series.source, raster.source))
    table = pd.DataFrame(rows, columns=list(RASTER_COLUMNS))
    table = table.astype(dict.fromkeys(("low", "best", "high"), "Int64"))
    told = [say(key, lang) for key in ("raster", "raster_ranges", "raster_empty", "nested")]
    return Exposure(table, (*told, *raster.told, *tell_year(raster.source, raster.year, today=today, lang=lang)))
