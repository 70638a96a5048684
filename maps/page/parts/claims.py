"""Claims and marks as the page knows them: claims of one sentence share a quote, marks name the claims behind them."""

from typing import Any, Final

from geo.advance.spells import grade_of
from geo.rows import list_rows
from geo.vocabulary import DRAWN_PRECISION, EVIDENCE
from layers.tables.quotes import NOT_QUOTED
from maps.page.coding.encode import COARSE, encode_lines, encode_point
from maps.page.coding.json_cells import LONGEST_QUOTE, plain
from maps.scene.scene import Scene
from maps.style.wording import SECTIONS

CENTRE_DEG: Final = 1e-4
"""About 10 m."""

_MARK_CELLS: Final = (
    "actor",
    "action",
    "evidence",
    "support",
    "oblast",
    "published",
    "edited",
    "precision",
    "form",
)
_CLAIM_CELLS: Final = {
    "id": "claim_id",
    "report": "report_id",
    "number": "sentence_id",
    "section": "section",
    "actor": "actor",
    "action": "action",
    "evidence": "evidence",
    "support": "support",
    "modality": "modality",
    "claimant": "claimant",
    "deniedBy": "denied_by",
    "lang": "lang",
    "code": "katottg",
    "place": "place",
    "relation": "relation",
    "part": "part",
    "bearing": "bearing",
    "bearingOf": "bearing_of",
    "km": "distance_km",
    "oblast": "oblast",
    "event": "event_date",
    "eventFrom": "event_date_from",
    "source": "source_date",
    "published": "published",
    "publishedAt": "published_at",
    "precision": "precision",
    "uncertainty": "uncertainty_km",
    "why": "why",
    "whyNot": "why_not",
    "edited": "edited",
    "takeaway": "is_takeaway",
    "repeats": "repeats",
    "outcome": "outcome",
    "outcomeSource": "control_source",
    "outcomeDate": "on_date",
    "lag": "lag_days",
    "outcomeKnown": "as_known_on",
}
_CLAIM_LISTS: Final = {
    "line": "line",
    "border": "border",
    "oblasts": "oblasts",
    "roads": "roads",
    "units": "units",
    "footnotes": "footnotes",
    "footnotesInherited": "footnotes_inherited",
}


GRADES: Final = ("denied", *(grade for grade in reversed(EVIDENCE) if grade != "denied"))
"""The weakest first, as marks are drawn."""


def describe_marks(scene: Scene) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Return the marks, strongest evidence last as they are drawn, and the row number of each mark_id."""
    outlines = scene.layer("uncertainty").frame
    towns = scene.layer("settlements").frame
    centres = dict(zip(towns["katottg"], towns.geometry, strict=True))
    around = dict(zip(outlines["mark_id"], outlines.geometry, strict=True))
    rows = [row for layer in scene.layers if layer.key.startswith("mark_") for row in list_rows(layer.frame)]
    numbers = {row["mark_id"]: number for number, row in enumerate(rows)}
    view_of = {mark: number for number, view in enumerate(scene.views) for mark in view.mark_ids}
    marks = [
        _mark(row, around.get(row["mark_id"], row["geometry"]), centre=centres.get(row["katottg"])) for row in rows
    ]
    if len(scene.views) > 1:
        marks = [mark | _fill({"view": view_of.get(mark["id"])}) for mark in marks]
    return marks, numbers


def describe_claims(
    scene: Scene, marks: list[dict[str, Any]]
) -> tuple[list[dict[str, Any]], list[str | dict[str, str]]]:
    """
    Return the claims in reading order and the quotes they point at; `mark` is the row number of a claim's mark.

    What stands for a sentence that is not quoted is in both languages. What a claim
    does not have is left out: the page fills it in again. `grade` is what a claim lends its mark where that is
    another evidence than its own.
    """
    mark_of = {claim: number for number, mark in enumerate(marks) for claim in mark["claimIds"]}
    quotes: dict[str, int] = {}
    claims = []
    for row in list_rows(scene.claims):
        quote = plain(row["quote"], limit=LONGEST_QUOTE) or ""
        shape = row["geometry"]
        claim = {
            **{name: plain(row.get(column)) for name, column in _CLAIM_CELLS.items()},
            **{name: plain(row.get(column)) for name, column in _CLAIM_LISTS.items()},
            "grade": grade_of(row) if grade_of(row) != row["evidence"] else None,
            "quote": quotes.setdefault(quote, len(quotes)),
            "placeName": both_names(row.get("place_name"), row.get("place_name_uk")),
            "mark": mark_of.get(row["claim_id"]),
            "box": None if shape is None or shape.is_empty else bounds_of(shape),
            "rim": _rim(row),
        }
        claims.append(_fill(claim))
    held_back = SECTIONS["told"]["not_quoted"]._asdict()
    return claims, [held_back if quote == NOT_QUOTED else quote for quote in quotes]


def grades_on_days(claims: list[dict[str, Any]], marks: list[dict[str, Any]]) -> dict[str, set[str]]:
    """Return the grades that symbols ("mark") and lines ("stretch") may have on some day: those of their claims."""
    found: dict[str, set[str]] = {"mark": set(), "stretch": set()}
    for claim in claims:
        if "mark" in claim:
            grade = claim.get("grade", claim["evidence"])
            found["mark"].add(grade)
            if marks[claim["mark"]].get("form") == "line":
                found["stretch"].add(grade)
    return found


def _fill(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row without nulls, empty lists and falsehoods."""
    return {name: value for name, value in row.items() if value is not None and value is not False and value != []}


def _rim(row: dict[str, Any]) -> dict[str, Any] | None:
    """Return the outline of an area that is too wide for a mark; it shows only while its claim is selected."""
    shape = row["geometry"]
    if shape is None or shape.is_empty or not row["precision"] > DRAWN_PRECISION:
        return None
    return encode_lines(shape.simplify(0.005), scale=COARSE)


def both_names(english: Any, ukrainian: Any) -> dict[str, str] | None:
    """Return a name in both languages, each filled in by the other where it is missing; null where both are."""
    en, uk = plain(english), plain(ukrainian)
    return {"en": en or uk, "uk": uk or en} if en or uk else None


def bounds_of(shape: Any) -> list[float]:
    """Return west, south, east, north to four decimals, about 10 m."""
    return [round(float(edge), 4) for edge in shape.bounds]


def _mark(row: dict[str, Any], around: Any, *, centre: Any) -> dict[str, Any]:
    """Return a mark; `centre` is 1 where it stands in the middle of its place, 0 off it, and missing where unknown."""
    is_known = centre is not None and row["form"] == "point"
    mark = {
        **{name: plain(row[name]) for name in _MARK_CELLS},
        "id": plain(row["mark_id"]),
        "claimIds": plain(row["claim_ids"]),
        "placeName": both_names(row["place_name"], row["place_name_uk"]),
        "uncertainty": plain(row["uncertainty_km"]),
        "open": plain(row["open_end"]) or False,
        "at": encode_point(row["geometry"]),
        "centre": int(row["geometry"].distance(centre) < CENTRE_DEG) if is_known else None,
    }
    return _fill(mark if row["form"] == "point" else mark | {"box": bounds_of(around)})
