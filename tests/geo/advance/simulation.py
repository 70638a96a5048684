"""A made-up campaign whose truth is known: claimants with hazards of their own, repeats, gaps and an end."""

from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import shapely

from geo.control.history import History, build_history

START = date(2022, 5, 1)
SIDE_DEG, PITCH_DEG, ACROSS = 0.02, 0.04, 40
MOOD = (0.5, 1.5)
"""Claims of one claimant and day share luck: their hazards are all halved, or all raised by half."""


@dataclass(frozen=True)
class Speaker:
    """A claimant: `true` is the share of claims that ever come true, `hazard` the chance a day of those that do."""

    name: str
    true: float
    hazard: float

    def share_within(self, days: int) -> float:
        """Return the share of claims that come true within so many days."""
        return self.true * (1 - float(np.mean([(1 - self.hazard * mood) ** days for mood in MOOD])))


SPEAKERS = (Speaker("Russian MoD", 0.6, 0.03), Speaker("ISW", 0.9, 0.08), Speaker("Russian milbloggers", 0.35, 0.04))


def simulate(seed: int, *, days: int = 120, a_day: float = 1.0, gap: float = 0.1) -> tuple[gpd.GeoDataFrame, History]:
    """
    Return claims and a control history of one run: each claim is of a place of its own, one square of a grid.

    A claimant makes `a_day` claims a day on average, repeats a third of them within two weeks, and one in ten is of
    ground held already. A day has no snapshot with the chance `gap`; the history ends with the claims.
    """
    random = np.random.default_rng(seed)
    rows: list[dict[str, object]] = []
    taken: list[int] = []
    for speaker in SPEAKERS:
        for day in range(days):
            mood = MOOD[random.integers(2)]
            for _ in range(random.poisson(a_day)):
                comes = random.random() < speaker.true
                lag = int(random.geometric(speaker.hazard * mood)) if comes else 10 * days
                taken.append(day - 1 if random.random() < 0.1 else day + lag)
                repeats = random.integers(1, 14, size=1) if random.random() < 1 / 3 else []
                rows += [_row(len(taken) - 1, len(rows), speaker.name, day + int(later)) for later in (0, *repeats)]
    squares = _squares(len(taken))
    known = [day for day in range(days + 1) if day in {0, days} or random.random() >= gap]
    when = np.array(taken)
    areas = [shapely.multipolygons(squares[when <= day]) for day in known]
    table = {"source": "map", "kind": "assessed_control", "date": [START + timedelta(day) for day in known]}
    history = build_history(gpd.GeoDataFrame(table, geometry=areas, crs=4326))
    shapes = shapely.centroid(squares)[[int(str(row["katottg"])) for row in rows]]
    return gpd.GeoDataFrame(rows, geometry=list(shapes), crs=4326), history


def _squares(count: int) -> np.ndarray:
    number = np.arange(count)
    lon, lat = 30 + PITCH_DEG * (number % ACROSS), 47 + PITCH_DEG * (number // ACROSS)
    return shapely.box(lon, lat, lon + SIDE_DEG, lat + SIDE_DEG)


def _row(place: int, number: int, claimant: str, day: int) -> dict[str, object]:
    return {
        "claim_id": f"c{number}", "report_id": f"r-{day}", "published": START + timedelta(day), "actor": "russian",
        "action": "seize", "evidence": "claimed", "support": None, "confirmed": False, "modality": None,
        "withheld": None, "edited": None, "claimant": claimant, "place": str(place), "place_name": str(place),
        "place_name_uk": None, "katottg": str(place), "oblast": None, "relation": "in", "part": None, "bearing": None,
        "bearing_of": None, "distance_km": None, "roads": (), "line": (), "border": (), "oblasts": (), "precision": 1,
        "uncertainty_km": 1.0, "open_end": False,
    }  # fmt: skip
