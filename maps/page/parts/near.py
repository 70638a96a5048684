"""The settlements near the front as the page knows them."""

from typing import Any

from maps.page.coding.json_cells import plain
from maps.scene.scene import Scene

_DECIMALS = 4


def describe_near(scene: Scene) -> dict[str, Any] | None:
    """Return source, day, distance and rows of the settlements near the front; null for a scene without them."""
    near = scene.near
    if near is None:
        return None
    return {
        "source": plain(near.source),
        "day": near.day.isoformat(),
        "within": near.within_km,
        "rough": near.rough,
        "rows": [
            {
                "code": plain(row["katottg"]),
                "names": {"en": plain(row["name_en"]), "uk": plain(row["name_uk"])},
                "raion": {"en": plain(row["raion"]), "uk": plain(row["raion_uk"])},
                "oblast": plain(row["oblast"]),
                "people": plain(row["population"]),
                "km": plain(row["distance_km"]),
                "held": bool(row["held"]),
                "atLine": bool(row["at_line"]),
                "since": plain(row["since"]),
                "after": plain(row["not_before"]),
                "claims": plain(row["claims"]),
                "lastClaim": plain(row["last_claim_on"]),
                "at": [round(row["geometry"].x, _DECIMALS), round(row["geometry"].y, _DECIMALS)],
            }
            for row in near.rows.to_dict("records")
        ],
    }
