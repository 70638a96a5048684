"""The kind of control each row of a file shows: by its columns, its layer, the file's name, or as given."""

from collections import Counter
from collections.abc import Iterable
from typing import Final

import geopandas as gpd
import pandas as pd

from geo.vocabulary import CONTROL_KINDS, ControlKind
from layers.control.labels.column_words import words_of
from layers.control.labels.names import Family
from layers.control.labels.sides import Said, kind_in_name, kind_in_words
from layers.errors import ControlError
from layers.tables.text import is_blank

LAYER: Final = "layer_of_file"
"""The column that keeps which layer of its file a row comes from, where the file holds several."""

TYPED: Final[dict[str, ControlKind]] = {
    "nochange": "assessed_control",
    "gains": "assessed_control",
    "losses": "liberated",
}
"""NZZ's `type`: what was held and what was gained is held on the feature's date, the last day of its window."""

_HELD: Final[frozenset[Said | None]] = frozenset(
    {"assessed_control", "assessed_advance", "claimed_control", "pre_2022"}
)
"""Kinds of ground that Russia holds or is said to hold."""

_WORDED: Final = frozenset({
    "status", "side", "control", "controlled", "controller", "controls", "held", "occupied", "occupier", "by", "state",
    "holder", "owner", "owned", "party", "faction", "belligerent", "army", "force", "forces", "role", "name", "title",
    "layer", "category", "class", "label", "who", "сторона", "статус", "контроль", "назва", "название", "ким", "кем",
})  # fmt: skip
"""What the name of a column may consist of whose words say who holds an area; `Name` of a KML is one of them."""

_YES: Final = frozenset({"true", "yes", "y", "1", "1.0", "так", "да", "t"})
_NO: Final = frozenset({"false", "no", "n", "0", "0.0", "ні", "нет", "f"})


def find_kinds(
    frame: gpd.GeoDataFrame, *, label: str, name: str, given: str | None, family: Family | None
) -> tuple[list[str | None], list[str]]:
    """
    Return the kind of each row, null for rows that are set aside, and a line for each reason.

    Set aside are rows of an unknown kind or type and rows that Ukraine holds, which is no kind of Russian control.
    Raises ControlError where nothing says the kind, where `given` overrules what is stated, and where no row is left.
    """
    if given is not None and given not in CONTROL_KINDS:
        raise ControlError(f"{label}: kind {given} is unknown; use one of {', '.join(CONTROL_KINDS)}")
    stated, aside = _state(frame, label)
    if stated is None:
        said = kind_in_name(name) if family is None or family.kind is None else family.kind
        stated = [said] * len(frame)
    elif family is None and kind_in_name(name) == "liberated":
        stated = [_beside(kind, {"liberated"}) for kind in stated]
    _check_given(stated, given, label)
    for row, one in enumerate(stated):
        if one in {"ukrainian", "both"}:
            why = "held by Ukraine, which is no kind of control" if one == "ukrainian" else "whose words say two things"
            aside.setdefault(why, []).append(row)
    out = {row for rows in aside.values() for row in rows}
    missing = next((row for row, kind in enumerate(stated) if kind is None and row not in out), None)
    if given is None and missing is not None:
        raise ControlError(
            f"{label}: states no kind of control in row {missing + 1}; add a kind column or give --kind, one of "
            f"{', '.join(CONTROL_KINDS)}"
        )
    lines = [f"{label}: set aside {len(rows)} area(s) {why}" for why, rows in aside.items()]
    if len(out) == len(frame):
        raise ControlError(f"{'; '.join(lines)}; nothing else is in it")
    return [None if row in out else str(kind or given) for row, kind in enumerate(stated)], lines


def _state(frame: gpd.GeoDataFrame, label: str) -> tuple[list[Said | None] | None, dict[str, list[int]]]:
    """Return what each row says of its kind and which rows say something unknown; null where no column says any."""
    columns = [
        name for name in frame.columns if name != LAYER and words_of(str(name)) and words_of(str(name)) <= _WORDED
    ]
    said = [[None if is_blank(value) else kind_in_words(str(value)) for value in frame[name]] for name in columns]
    said += _said_by_flags(frame)
    told = [column for column in said if any(column)]
    if "kind" in frame.columns:
        stated, aside = _known(frame["kind"], {kind: kind for kind in CONTROL_KINDS}, "kind", label)
        return [_beside(kind, {column[row] for column in told}) for row, kind in enumerate(stated)], aside
    if set(frame.get("type", ())) & set(TYPED):
        return _known(frame["type"], TYPED, "type", label)
    if not told and LAYER not in frame.columns:
        return None, {}
    rows: list[Said | None] = []
    for row in range(len(frame)):
        found = {column[row] for column in told} - {None}
        layer = kind_in_name(str(frame[LAYER].iloc[row])) if LAYER in frame.columns else None
        found = found or {layer} - {None}
        rows.append(None if not found else _beside(next(iter(found)), {layer}) if len(found) == 1 else "both")
    if not any(rows):
        if LAYER in frame.columns:
            layers = ", ".join(dict.fromkeys(map(str, frame[LAYER])))
            raise ControlError(
                f"{label}: holds the layers {layers}, and no name says which is control; give --control-layer"
            )
        return None, {}
    silent = [row for row, one in enumerate(rows) if one is None]
    names = Counter(_words_of(frame, columns, row) for row in silent)
    return rows, {f"that say nothing known of who holds them ({', '.join(list(names)[:4])})": silent} if silent else {}


def _said_by_flags(frame: gpd.GeoDataFrame) -> list[list[Said | None]]:
    """Return what columns of yes and no say that are called after a kind, such as `occupied` and `is_liberated`."""
    found: list[list[Said | None]] = []
    for column in frame.columns:
        kind = kind_in_name(str(column)) if column not in {LAYER, frame.geometry.name, "kind"} else None
        if kind in {None, "both"}:
            continue
        cells = ["" if is_blank(value) else str(value).strip().lower() for value in frame[column]]
        if not any(cells) or not set(cells) <= {"", *_YES, *_NO}:
            continue
        otherwise: Said | None = "ukrainian" if kind in _HELD else None  # not held by Russia
        found.append([kind if cell in _YES else otherwise if cell else None for cell in cells])
    return found


def _beside(kind: Said | None, said: set[Said | None]) -> Said | None:
    """Return a stated kind, or "both" where other words of the row give the ground to the other side."""
    if (kind in _HELD and said & {"liberated", "ukrainian"}) or (kind == "liberated" and said & _HELD):
        return "both"
    return kind


def _known(
    values: pd.Series, kinds: dict[str, ControlKind], column: str, label: str
) -> tuple[list[Said | None], dict[str, list[int]]]:
    """Return the kinds that a column names, and the rows that name none of them."""
    cells = [None if is_blank(value) else str(value) for value in values]
    unknown = [row for row, cell in enumerate(cells) if cell is not None and cell not in kinds]
    told = _listed(str(cells[row]) for row in unknown)
    if len(unknown) == len(cells) and cells:
        raise ControlError(f"{label}: {column} {told} is unknown; use one of {', '.join(kinds)}")
    stated: list[Said | None] = [None if cell is None else kinds.get(cell) for cell in cells]
    return stated, {f"of unknown {column} ({told}; known are {', '.join(kinds)})": unknown} if unknown else {}


def _check_given(stated: list[Said | None], given: str | None, label: str) -> None:
    if given is None:
        return
    for row, kind in enumerate(stated, start=1):
        if kind is not None and kind != given:
            told = "held by Ukraine" if kind == "ukrainian" else "of two kinds at once" if kind == "both" else kind
            raise ControlError(
                f"{label}: row {row} is {told}, but the kind given is {given}; leave the kind out or correct the file"
            )


def _words_of(frame: gpd.GeoDataFrame, columns: list[str], row: int) -> str:
    cells = [frame[name].iloc[row] for name in columns] + ([frame[LAYER].iloc[row]] if LAYER in frame.columns else [])
    return next((" ".join(str(cell).split())[:40] for cell in cells if not is_blank(cell)), f"row {row + 1}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(set(names)))
