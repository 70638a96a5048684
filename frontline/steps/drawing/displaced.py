"""Displacement tables of the user's own on a map: one measure of the newest round by oblast, refugees by country."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.screen.notes import note

if TYPE_CHECKING:
    from frontline.steps.opening.given import PageGiven
    from maps.scene.scene import Scene

FIRST: Final = ("idps", "refugees")
"""Measures that are drawn where a table has them; else the first by name."""


@dataclass(frozen=True, slots=True)
class Displaced:
    """Tables of displacement to draw: rounds, the day none may lie after, the smallest count, the last day shown."""

    paths: tuple[Path, ...]
    rounds: tuple[int, ...]
    today: date
    fewest: int = 0
    until: date | None = None


def ask_displaced(given: "PageGiven", *, fewest: int) -> Displaced | None:
    """Return the tables that are asked for on a map, null without any; raises FrontlineError for rounds alone."""
    from datetime import UTC, datetime

    from frontline.steps.reading.displacement import parse_rounds

    if not given.displacement:
        if given.round is not None:
            raise FrontlineError(f"--round {given.round}: is of displacement tables; add --displacement TABLE.csv")
        return None
    return Displaced(
        tuple(given.displacement), parse_rounds(given.round), datetime.now(UTC).date(), fewest, given.as_of
    )


def add_displaced(scene: "Scene", given: Displaced) -> "Scene":
    """
    Return a scene with displacement by oblast as areas and by country as lines, credited; a note says what is drawn.

    Of several series, measures or rounds one is drawn, the newest. Raises FiguresError for a table that can't be used.
    """
    from frontline.steps.reading.displacement import describe, read_displacement
    from layers.displacement.origins import list_origins
    from layers.public.gate import suppress
    from maps.scene.displaced import add_areas, add_flows
    from maps.scene.scene import Credit

    for of_units, group in _split(given.paths):
        found = read_displacement(group, today=given.today, rounds=given.rounds, until=given.until)
        chosen, others = _choose(found.table, of_units=of_units)
        known = chosen["value"].notna()
        chosen, few = suppress(chosen, ["value"], fewest=given.fewest)
        left_out = (known & chosen["value"].isna()).to_numpy(dtype=bool)
        chosen = chosen.assign(
            note=chosen["note"].astype(object).mask(left_out, f"left out: fewer than {given.fewest}")
        )
        more = f"; not shown: {_first(others, most=1)}" if others else ""
        hidden = f"; {few} counts below {given.fewest} are left out" if few else ""
        note(f"displacement: {describe(chosen)}{hidden}{more}")
        if of_units:
            scene = add_areas(scene, chosen)
        else:
            flows = _with_codes(chosen)
            scene = add_flows(scene, flows)
            countries = set(scene.layer("countries").frame["iso_a2"])
            beyond = flows[flows["value"].notna() & ~flows["iso_a2"].isin(countries)]
            if len(beyond):
                note(f"{len(beyond)} countries lie beyond the map and have no line: {_first(beyond['place_name'])}")
        if given.fewest:
            decision = f"displacement: {few} counts below {given.fewest} left out"
            told = (*scene.credits, Credit(decision, licence="publication gate"))
            scene = dataclasses.replace(scene, publication=(*scene.publication, decision), credits=told)
        used = list_origins(chosen["source"])
        credits_ = tuple(Credit(name=one.notice, licence=one.licence, url=one.url) for one in used)
        scene = dataclasses.replace(scene, credits=tuple(dict.fromkeys((*scene.credits, *credits_))))
    return scene


def _split(paths: Sequence[Path]) -> list[tuple[bool, list[Path]]]:
    """Return the tables by oblast and those by country, which can't stand in one."""
    from layers.displacement.shares import is_of_shares
    from layers.displacement.tables import is_by_country

    barred = [path for path in paths if is_of_shares(path)]
    if barred:
        raise FrontlineError(
            f"{barred[0]}: holds shares, and no people that a map could show; leave it out here, and list it with "
            "frontline displacement"
        )
    groups: dict[bool, list[Path]] = {True: [], False: []}
    for path in paths:
        groups[not is_by_country(path)].append(path)
    return [(of_units, group) for of_units, group in groups.items() if group]


def _choose(table: Any, *, of_units: bool) -> tuple[Any, list[str]]:
    """Return the rows of the one measure and series that is drawn, and what the others are."""
    from frontline.steps.reading.displacement import describe, split_series

    groups = split_series(table, of_units=of_units)
    ranks = [(FIRST.index(one) if one in FIRST else len(FIRST), one) for one in (g["measure"].iloc[0] for g in groups)]
    best = min(ranks)
    wanted = [group for group, rank in zip(groups, ranks, strict=True) if rank == best]
    chosen = max(wanted, key=_newest_day)
    return chosen, [describe(group) for group in groups if group is not chosen]


def _newest_day(group: Any) -> date:
    return max((day for day in group["to_date"] if isinstance(day, date)), default=date.min)


def _with_codes(table: Any) -> Any:
    from layers.displacement.units import two_letters

    return table.assign(iso_a2=[two_letters(code) for code in table["pcode"]])


def _first(names: Any, most: int = 5) -> str:
    told = [str(name) for name in names]
    return ", ".join(told[:most]) + (f" and {len(told) - most} more" if len(told) > most else "")
