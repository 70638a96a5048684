"""Areas that claimants state for a period, beside the change of every map given."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.screen.notes import note
from frontline.steps.opening.control import open_control
from frontline.steps.opening.given import Given

if TYPE_CHECKING:
    from geo.control.history import History

ENOUGH: Final = 0.9
"""Share of settlements whose exact points must be known before those on a map are counted."""

NO_SETTLEMENTS: Final = frozenset({"former", "part"})
"""Categories that nobody counts as settlements taken."""


@dataclass(frozen=True)
class Stated:
    """A row for each stated area and source (COMPARED_COLUMNS of geo.advance.fates.stated_areas), and lines to know."""

    compared: Any
    told: tuple[str, ...]


def compare_areas(areas: Path, given: Given) -> Stated:
    """
    Read a table of stated areas and compare it with every source of assessed control given.

    Later maps than `as_of` are left out. Raises TableError naming every bad row, FrontlineError where no assessed
    control is given, and what reading control raises.
    """
    from layers.campaign.stated_areas import read_stated

    read_stated(areas)  # a fault of the table is told before the maps are opened
    if not given.control:
        raise FrontlineError(f"--areas {areas}: needs maps to be compared with; add --control PATH or a campaign")
    history = open_control(given)
    history = history if given.as_of is None else history.until(given.as_of)
    return compare_with(areas, history, settlements=given.settlements, partial=given.partial)


def compare_with(areas: Path, history: "History", *, settlements: Path | None, partial: bool) -> Stated:
    """
    Compare a table of stated areas with every source of assessed control of a history.

    Raises TableError naming every bad row, and FrontlineError where the history shows nothing that is held.
    """
    from frontline.steps.reading.base_layers import load_base
    from frontline.steps.reading.read_and_locate import load_places
    from geo.advance.fates.stated_areas import compare_stated, find_disagreements
    from layers.campaign.stated_areas import read_stated

    stated = read_stated(areas)
    if not any(one.kind == "assessed_control" and one.days for one in history.series):
        raise FrontlineError("the control given shows nothing that is held; give maps of assessed control")
    places = load_places(settlements)
    places = places[~places["category"].isin(NO_SETTLEMENTS)]
    exact = places[places.geometry.notna() & places["radius_km"].isna()]
    full = len(exact) >= ENOUGH * len(places)
    compared = compare_stated(stated, history, oblasts=load_base("oblasts"), settlements=exact if full else exact[:0])
    told = find_disagreements(stated)
    if not full and stated["settlements"].notna().any():
        told.append(
            f"settlements on the maps are not counted: exact points of {len(exact):,} of {len(places):,} are known; "
            "give a fuller gazetteer with --settlements"
        )
    if partial:
        told.append("extracts show a part of the country: what they say is the least that changed")
    for line in told:
        note(line)
    return Stated(compared, tuple(told))
