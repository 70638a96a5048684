"""A person's verdicts on claims and places: they win, and are kept with the person's name and note."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Literal

import geopandas as gpd
import pandas as pd

from geo.where.footprints import footprint
from layers.disk.files import FileError, read_text
from layers.errors import LayersError, show_value
from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.claims_frame import claims_frame, placed_columns, unplaced
from layers.locate.place import Placed
from layers.locate.resolution import Resolution

SHOWN: Final = 20
"""So many faults are spelled out; the rest are counted."""

COLUMNS: Final = ("claim_id", "verdict", "katottg", "note", "by")


class CorrectionError(LayersError):
    """A corrections file can't be used: every bad row is named."""


@dataclass(frozen=True, slots=True)
class Correction:
    """One verdict: reject a claim, or fix its place to the settlement `katottg`."""

    claim_id: str
    verdict: Literal["reject", "fix"]
    katottg: str
    note: str
    by: str

    @property
    def words(self) -> str:
        """What the map shows of it."""
        act = "rejected" if self.verdict == "reject" else "place set"
        return f"{act} by {self.by}" + (f": {self.note}" if self.note else "")


def read_corrections(path: Path) -> list[Correction]:
    """
    Read a CSV with the columns claim_id, verdict (reject or fix), katottg (for fix), note and by, in any order.

    Commas, semicolons or tabs part the cells, as the header shows. Raises CorrectionError naming every bad row at once.
    """
    text = _read(path)
    table = csv.DictReader(io.StringIO(text), delimiter=_separator(text))
    try:
        rows = list(table)
    except csv.Error as error:
        raise CorrectionError(f"{path}: row {table.line_num}: {error}; is a quote not closed?") from None
    missing = [column for column in COLUMNS if column not in (table.fieldnames or [])]
    if missing:
        raise CorrectionError(f"{path}: lacks the columns {', '.join(missing)}; the header is {','.join(COLUMNS)}")
    names = Counter(name.strip() for name in table.fieldnames or [])
    if twice := [name for name, count in names.items() if name and count > 1]:
        raise CorrectionError(f"{path}: has {show_value(twice[0])} as the name of two columns; keep one of them")
    corrections, faults = [], []
    for number, row in enumerate(rows, start=2):
        cells = {column: (row.get(column) or "").strip() for column in COLUMNS}
        if None in row:  # DictReader's key for cells that the header has no column for
            faults.append(f"row {number}: has more cells than the header; put a note with commas in quotes")
        elif fault := _fault(cells):
            faults.append(f"row {number}: {fault}")
        else:
            corrections.append(Correction(**cells))  # type: ignore[arg-type]
    verdicts = Counter(correction.claim_id for correction in corrections)
    faults += [
        f"claim {claim_id} has more than one verdict" for claim_id, count in sorted(verdicts.items()) if count > 1
    ]
    if faults:
        raise CorrectionError(f"{path}: {_some(faults, joint='; ')}")
    return corrections


def _read(path: Path) -> str:
    """Return the text of a corrections file; the mend of a wrong encoding is told for spreadsheets too."""
    try:
        return read_text(path)
    except FileError as error:
        if "UTF-8 and try again" not in str(error):
            raise
        raise CorrectionError(
            f"{error}: in Excel with Save as, CSV UTF-8; in LibreOffice with character set UTF-8"
        ) from None


def _separator(text: str) -> str:
    """Return what parts the cells of the header: a comma, or the semicolon or tab that spreadsheets may write."""
    head = text.lstrip("\n").split("\n", 1)[0]
    return max(",;\t", key=lambda mark: len({cell.strip() for cell in head.split(mark)} & set(COLUMNS)))


def _some(words: Sequence[str], *, joint: str = ", ") -> str:
    """Return the first of many words, and how many there are more."""
    more = f"{joint}and {len(words) - SHOWN} more" if len(words) > SHOWN else ""
    return joint.join(words[:SHOWN]) + more


def _fault(cells: dict[str, str]) -> str | None:
    if not cells["claim_id"]:
        return "claim_id is empty"
    if cells["verdict"] not in {"reject", "fix"}:
        return f"verdict is {show_value(cells['verdict'])}, use reject or fix"
    if cells["verdict"] == "fix" and not cells["katottg"]:
        return "verdict fix needs the settlement's katottg"
    if not cells["by"]:
        return "by is empty, say who decided"
    return None


def apply_corrections(
    claims: gpd.GeoDataFrame, corrections: Sequence[Correction], *, gazetteer: Gazetteer
) -> gpd.GeoDataFrame:
    """
    Return a copy of a located claims frame with a person's verdicts applied.

    A rejected claim loses its geometry and grades nothing; a fixed one is located again at the named settlement.
    Both say so in `edited`. Raises CorrectionError for a claim or settlement that does not exist.
    """
    known = set(claims["claim_id"])
    strangers = [c.claim_id for c in corrections if c.claim_id not in known]
    homeless = [c.katottg for c in corrections if c.verdict == "fix" and not gazetteer.has(c.katottg)]
    if strangers or homeless:
        parts = [f"no claim {_some(strangers)} in these reports"] * bool(strangers)
        parts += [f"no settlement {_some(homeless)} in the gazetteer"] * bool(homeless)
        raise CorrectionError(
            f"corrections: {'; '.join(parts)}; list the ids with: frontline claims REPORT --format csv"
        )
    return relocate(claims, corrections, gazetteer=gazetteer)


def relocate(claims: gpd.GeoDataFrame, corrections: Sequence[Correction], *, gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """
    Return a copy of a claims frame with a person's verdicts: rejected claims lose their geometry, fixed ones move.

    A fixed claim lies at the named settlement, precision 1, or is listed as without point; a claim that policy
    withholds stays without geometry. All say so in `edited`.
    """
    rows = claims.to_dict("records")
    by_id = {correction.claim_id: correction for correction in corrections}
    for row in rows:
        correction = by_id.get(row["claim_id"])
        if correction is None:
            continue
        if correction.verdict == "reject":
            row.update(unplaced(f"rejected by {correction.by}"), edited=correction.words)
        elif row["withheld"] is None or pd.isna(row["withheld"]):
            row.update(_fixed(gazetteer, correction), edited=correction.words)
        else:
            row["edited"] = f"{correction.words} (withheld all the same)"
    return claims_frame(rows)


def _fixed(gazetteer: Gazetteer, correction: Correction) -> dict[str, Any]:
    """Return the located columns of a claim that a person put at a settlement."""
    place = gazetteer.by_key(correction.katottg)
    name = Resolution(place.name_en, place=place, why=f"{place.name_en}: set by {correction.by}")
    if place.site is None:
        reason = f"set by {correction.by}, but no exact point of {place.name_en} is known"
        return placed_columns(Placed(None, name, reason))
    return placed_columns(Placed(footprint(place.site), name))
