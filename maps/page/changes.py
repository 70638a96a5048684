"""Graded changes as the page knows them: faces of a source that changed hands, with the claims that speak for them."""

from typing import Any

from geopandas import GeoDataFrame

from maps.page.encode import encode_polygons
from maps.page.json_cells import plain
from maps.scene.change_layers import CHANGE_LABELS, PROVEN_STYLES, change_style
from maps.scene.scene import Scene


def describe_changes(scene: Scene, claim_rows: dict[str, int]) -> list[dict[str, Any]]:
    """Return one page layer for each style of change; only proven ones are switched on. No changes give none."""
    if scene.changes is None or scene.changes.empty:
        return []
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key in CHANGE_LABELS}
    for row in _records(scene.changes):
        style = change_style(row["evidence"], plain(row["side"]))
        rows[style].append(_row(row, claim_rows))
    return [
        {
            "key": f"change:{style}",
            "kind": "change",
            "style": style,
            "group": "control",
            "label": {"en": label.en, "uk": label.uk},
            "note": "",
            "visible": style in PROVEN_STYLES,
            "count": len(rows[style]),
            "rows": rows[style],
        }
        for style, label in CHANGE_LABELS.items()
        if rows[style]
    ]


def _records(changes: GeoDataFrame) -> list[dict[str, Any]]:
    """Return the rows, the smallest last so that none hides under another; evidence is a word or null."""
    ordered = changes.sort_values(["area_km2", "to_date"], ascending=[False, True], kind="stable")
    return [{**row, "evidence": plain(row["evidence"])} for row in ordered.to_dict("records")]


def _row(row: dict[str, Any], claim_rows: dict[str, int]) -> dict[str, Any]:
    ids = [plain(claim) for claim in (*(row["claim_ids"] or ()), *(row["mentions"] or ()))]
    return {
        "area": encode_polygons(row["geometry"]),
        "from": plain(row["from_date"]),
        "to": plain(row["to_date"]),
        "side": plain(row["side"]),
        "change": plain(row["change"]),
        "source": plain(row["source"]),
        "sourceKind": plain(row["kind"]),
        "km2": plain(row["area_km2"]),
        "oblast": plain(row["oblast"]),
        "evidence": row["evidence"],
        "support": plain(row["support"]),
        "claims": [claim_rows[claim] for claim in ids if claim in claim_rows],
    }
