"""The track record as the page knows it: of each source and claimant how many gains came true on its map, how soon."""

from typing import Any, Final

from maps.page.coding.json_cells import plain
from maps.scene.scene import Scene

HORIZONS: Final = (7, 30, 60, 90)
_COUNTS: Final = {
    "said": "episodes",
    "held": "already_held",
    "followed": "followed",
    "shown": "confirmed",
    "open": "open",
    "lost": "lost_90",
    "median": "median_lag_days",
}


def describe_track(scene: Scene) -> list[dict[str, Any]]:
    """
    Return a row for each source and group of a track record; a scene without one gives none.

    `within` holds [days, share, low, high, shown by then, watched so long]; shares of too few are null.
    """
    if scene.track is None:
        return []
    return [
        {
            "source": plain(row["control_source"]),
            "group": plain(row["group"]),
            **{name: plain(row[column]) for name, column in _COUNTS.items()},
            "within": [
                [days, *(plain(row[f"{name}_{days}"]) for name in ("share", "low", "high", "confirmed", "seen"))]
                for days in HORIZONS
            ],
        }
        for row in scene.track.to_dict("records")
    ]
