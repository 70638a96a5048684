"""Graded changes as the page knows them: faces of a source that changed hands, with the claims that speak for them."""

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

from geopandas import GeoDataFrame

from geo.advance.spells import grade_of
from geo.rows import list_rows
from geo.vocabulary import evidence_rank
from maps.page.coding.encode import encode_areas
from maps.page.coding.json_cells import plain
from maps.scene.change_layers import CHANGE_LABELS, PROVEN_STYLES, change_style
from maps.scene.scene import Scene

Row: TypeAlias = dict[str, Any]

_COLUMNS: Final = {
    "from": "from_date",
    "to": "to_date",
    "side": "side",
    "change": "change",
    "source": "source",
    "sourceKind": "kind",
    "km2": "area_km2",
    "oblast": "oblast",
    "evidence": "evidence",
    "support": "support",
}
"""What the page calls a column of changes."""


def describe_changes(scene: Scene, claim_rows: dict[str, int]) -> list[dict[str, Any]]:
    """
    Return one page layer for each style of change; only proven ones are switched on. No changes give none.

    A face stands with the style it ends with; where reports spoke of it after its map appeared, `steps` are its
    [day, evidence, support, style] from the first day on, and there is a layer for each of these styles.
    """
    if scene.changes is None or scene.changes.empty:
        return []
    rows: dict[str, list[dict[str, Any]]] = {key: [] for key in CHANGE_LABELS}
    claims = {row["claim_id"]: row for row in list_rows(scene.claims)}
    known: dict[Any, list[list[Any]]] = {}  # most faces of a day are alike: nobody spoke of them
    styles = set()
    ordered = _order(scene.changes)
    areas = encode_areas(ordered.geometry.to_numpy())
    columns = [[plain(cell) for cell in ordered[name].tolist()] for name in _COLUMNS.values()]
    cells = [dict(zip(_COLUMNS, told, strict=True)) for told in zip(*columns, strict=True)]
    spoken = zip(ordered["claim_ids"], ordered["mentions"], strict=True)
    for row, area, (speak, mention) in zip(cells, areas, spoken, strict=True):
        style = change_style(row["evidence"], row["side"])
        denials = tuple(one for one in mention or () if one in claims and claims[one]["evidence"] == "denied")
        alike = (row["to"], row["side"], row["support"], tuple(speak or ()), denials)
        if alike not in known:
            known[alike] = grade_by_day(
                row, [claims[one] for one in alike[3] if one in claims], [claims[one] for one in denials]
            )
        steps = known[alike]
        styles |= {style, *(step[3] for step in steps)}
        told = [claim_rows[one] for one in (*(speak or ()), *(mention or ())) if one in claim_rows]
        rows[style].append({"area": area} | row | {"claims": told} | ({"steps": steps} if len(steps) > 1 else {}))
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


def grade_by_day(row: Row, speak: Sequence[Row], denials: Sequence[Row]) -> list[list[Any]]:
    """
    Return what was known of a face on the day of its map and on each later day that told more.

    Each step is [day, evidence, support, style]: the best grade among the claims that speak for the face and were
    published by then. Whatever contradicts the face does so from the day that the first of `denials` near it appeared.
    """
    begin = row["to"]
    denials = denials if row["support"] == "contradicted" else []
    days = sorted({begin, *(max(begin, plain(claim["published"])) for claim in (*speak, *denials))})
    steps: list[list[Any]] = []
    for day in days:
        known = [claim for claim in speak if plain(claim["published"]) <= day]
        best = max((grade_of(claim) for claim in known), key=evidence_rank, default=None)
        words = {plain(claim["support"]) for claim in known if grade_of(claim) == best}
        if known and any(plain(claim["published"]) <= day for claim in denials):
            words.add("contradicted")
        support = next((word for word in ("contradicted", "corroborated", "unsupported") if word in words), None)
        step = [best, support, change_style(best, row["side"])]
        if not steps or steps[-1][1:] != step:
            steps.append([day, *step])
    return steps


def _order(changes: GeoDataFrame) -> GeoDataFrame:
    """Return the changes, the smallest last so that none hides under another."""
    ordered: GeoDataFrame = changes.sort_values(["area_km2", "to_date"], ascending=[False, True], kind="stable")
    return ordered
