"""How many people live in an area: a range from what is known of each settlement and of the unit it belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from geo.errors import GeoError
from geo.people.membership import Membership
from geo.plane.edges import Bools, Floats, Ints


class Count(NamedTuple):
    """
    People of an area: `low` surely, `best` by the points, `high` at most; null where it can't be told.

    `settlements` lie in it by their point, `possible` may lie in it; `unknown` of those have no population of their
    own, `without_total` of them not even a total of their unit.
    """

    low: int
    best: int | None
    high: int | None
    settlements: int
    possible: int
    unknown: int
    without_total: int


@dataclass(frozen=True)
class Population:
    """
    People of each settlement: `known` (nan: unknown), and what is left of its unit's total once those are taken off.

    `share` is each settlement's equal part of the rest, nan where its population is unknown and its unit has no total;
    `unit` numbers the units (-1: no total) and `rest` says how many people each has left.
    """

    known: Floats
    share: Floats
    unit: Ints
    rest: Floats

    def count(self, members: Membership) -> Count:
        """Return the people of an area; nobody gives noughts."""
        unknown = np.isnan(self.known)
        without = unknown & np.isnan(self.share)
        low = np.nansum(self.known[members.surely])
        best = np.nansum(self.known[members.likely]) + np.nansum(self.share[members.likely])
        units = np.unique(self.unit[members.possibly & (unknown | (self.share > 0))])
        high = np.nansum(self.known[members.possibly]) + self.rest[units[units >= 0]].sum()
        return Count(
            round(low),
            None if (without & members.likely).any() else round(best),
            None if (without & members.possibly).any() else round(high),
            int(members.likely.sum()),
            int(members.possibly.sum()),
            int((unknown & members.possibly).sum()),
            int((without & members.possibly).sum()),
        )


def share_out(known: Floats, codes: Sequence[str], totals: Mapping[str, float]) -> Population:
    """
    Return the people of settlements; those of unknown population get equal shares of the rest of their unit's total.

    `codes` are the settlements' official codes; a unit is named by the first characters of its settlements' codes, and
    the smallest unit that has a total counts, less the totals of those within it. Where every settlement's population
    is known, the rest goes by them.
    Populations that add up to more than the total leave no rest. Raises GeoError where the totals of units within
    another exceed its own by more than their rounding: both can't be right.
    """
    names = list(totals)
    number = {name: place for place, name in enumerate(names)}
    lengths = sorted({len(name) for name in names}, reverse=True)
    unit = np.array([_unit_of(code, number, lengths) for code in codes], int)
    rest, share = np.zeros(len(names)), np.full(len(known), np.nan)
    share[~np.isnan(known)] = 0.0
    left = _less_units_within(totals, number, lengths)
    for place, name in enumerate(names):
        own: Bools = unit == place
        rest[place] = max(0.0, left[name] - float(np.nansum(known[own])))
        open_ones = own & np.isnan(known)
        if open_ones.any():
            share[open_ones] = rest[place] / open_ones.sum()
        elif own.any() and np.nansum(known[own]) > 0:
            share[own] = rest[place] * known[own] / known[own].sum()
    return Population(known, share, unit, rest)


def _less_units_within(
    totals: Mapping[str, float], number: Mapping[str, int], lengths: Sequence[int]
) -> dict[str, float]:
    """Return what the total of each unit leaves beside those of the units within it."""
    names, left = list(totals), dict(totals)
    within = dict.fromkeys(names, 0)
    for name in names:  # a table may have an oblast and some of its hromadas: their people are among the oblast's
        above = _unit_of(name[:-1], number, lengths)
        if above >= 0:
            left[names[above]] -= totals[name]
            within[names[above]] += 1
    for name, rest in left.items():
        if rest < -within[name]:
            told = f"add up to {totals[name] - rest:,.0f}, more than its own {totals[name]:,.0f}"
            raise GeoError(
                f"the totals of the {within[name]} unit(s) within {name} {told}; give totals of one source and year"
            )
    return left


def _unit_of(code: str, number: Mapping[str, int], lengths: Sequence[int]) -> int:
    return next((number[code[:length]] for length in lengths if code[:length] in number), -1)
