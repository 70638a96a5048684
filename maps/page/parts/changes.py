"""Graded changes as the page knows them: faces of a source that changed hands, with the claims that speak for them."""

from typing import Any

from geopandas import GeoDataFrame

from geo.advance.spells import grade_of
from geo.vocabulary import evidence_rank
from maps.page.coding.encode import encode_areas
from maps.page.coding.json_cells import plain
from maps.scene.change_layers import CHANGE_LABELS, PROVEN_STYLES, change_style
from maps.scene.scene import Scene


def describe_changes(scene: Scene, claim_rows: dict[str, int]) -> list[dict[str, Any]]:
    """
    Return one page layer for each style of change; only proven ones are switched on. No changes give none.

    A face stands with the style it ends with; where reports spoke of it after its map appeared, `steps` are its
    [day, evidence, support, style] from the first day on, and there is a layer for each of these styles.
    """
    if scene.changes is None or scene.changes.empty:
        return []
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key in CHANGE_LABELS}
    claims = {row["claim_id"]: row for row in scene.claims.to_dict("records")}
    styles = set()
    ordered = _order(scene.changes)
    areas = encode_areas(ordered.geometry.to_numpy())
    cells = ordered.drop(columns="geometry").to_dict("records")
    for row, area in zip(cells, areas, strict=True):
        row["evidence"] = plain(row["evidence"])
        style = change_style(row["evidence"], plain(row["side"]))
        steps = grade_by_day(row, claims)
        styles |= {style, *(step[3] for step in steps)}
        rows[style].append({"area": area} | _row(row, claim_rows) | ({"steps": steps} if len(steps) > 1 else {}))
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
        if style in styles
    ]


def grade_by_day(row: dict[str, Any], claims: dict[str, dict[str, Any]]) -> list[list[Any]]:
    """
    Return what was known of a face on the day of its map and on each later day that told more.

    Each step is [day, evidence, support, style]: the best grade among the claims that speak for the face and were
    published by then. Whatever contradicts the face does so from the day that the first denial near it appeared.
    """
    begin = plain(row["to_date"])
    speak = [claims[one] for one in row["claim_ids"] or () if one in claims]
    denials = [claims[one] for one in row["mentions"] or () if one in claims and claims[one]["evidence"] == "denied"]
    denials = denials if plain(row["support"]) == "contradicted" else []
    days = sorted({begin, *(max(begin, plain(claim["published"])) for claim in (*speak, *denials))})
    steps: list[list[Any]] = []
    for day in days:
        known = [claim for claim in speak if plain(claim["published"]) <= day]
        best = max((grade_of(claim) for claim in known), key=evidence_rank, default=None)
        words = {plain(claim["support"]) for claim in known if grade_of(claim) == best}
        if known and any(plain(claim["published"]) <= day for claim in denials):
            words.add("contradicted")
        support = next((word for word in ("contradicted", "corroborated", "unsupported") if word in words), None)
        step = [best, support, change_style(best, plain(row["side"]))]
        if not steps or steps[-1][1:] != step:
            steps.append([day, *step])
    return steps


def _order(changes: GeoDataFrame) -> GeoDataFrame:
    """Return the changes, the smallest last so that none hides under another."""
    ordered: GeoDataFrame = changes.sort_values(["area_km2", "to_date"], ascending=[False, True], kind="stable")
    return ordered


def _row(row: dict[str, Any], claim_rows: dict[str, int]) -> dict[str, Any]:
    ids = [plain(claim) for claim in (*(row["claim_ids"] or ()), *(row["mentions"] or ()))]
    return {
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
