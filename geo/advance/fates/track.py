"""The track record: how often, and how soon, what a claimant says is shown on a source's map."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

import numpy as np
import pandas as pd
from scipy import stats

from geo.errors import GeoError
from geo.plane.edges import Bools, Floats, Ints

GROUPS: Final = ("claimant", "evidence", "action", "oblast", "month", "source")
WITHIN_DAYS: Final = (7, 30, 60, 90)
FEWEST: Final = 5
"""No share is told of fewer episodes: four of four prove nothing."""

LOST_WITHIN: Final = timedelta(days=90)
RESAMPLES: Final = 2000
SEED: Final = 24022022
LEVEL: Final = 0.95
ALL: Final = "all"


class TrackError(GeoError):
    """A track record can't be made as asked for."""


def sum_cases(
    cases: pd.DataFrame,
    *,
    by: str | None = None,
    within: Sequence[int] = WITHIN_DAYS,
    resamples: int = RESAMPLES,
    seed: int = SEED,
) -> pd.DataFrame:
    """
    Return the track record of cases (see `follow_episodes`): a row for all of a source, then one for each group.

    Counts: `episodes`, of them `not_locatable`, `not_covered` and `already_held`; the rest is `followed`, of which so
    many are `confirmed` and `open` (not so far). `lost_90` of the confirmed were lost again within 90 days; `denied` of
    all episodes were denied by a report. `median_lag_days` is that of the confirmed. For each horizon T of `within`:
    `seen_T`, those said at least T days before the source ends, and `confirmed_T` of them by then; and of all followed
    `share_T` with `low_T` and `high_T`, the share shown within T days and its 95 % interval.

    A source that ends does not refute a claim, so the share is that of Kaplan and Meier (1958, J. Am. Stat. Assoc.
    53:457) as SciPy estimates it from right-censored data; a confirmation counts on the first map that shows it. Claims
    of a day hang together, so the interval is the percentile bootstrap that draws whole days (Efron 1981, J. Am. Stat.
    Assoc. 76:312; Davison and Hinkley 1997, ch. 3.8). Shares and medians of fewer than five episodes, and of horizons
    for which fewer than five were watched, are null. Equal cases give equal rows. Raises TrackError for another
    grouping or horizons that are no rising days from 1 on.
    """
    if by is not None and by not in GROUPS:
        raise TrackError(f"a track record can't be grouped by {by!r}: use one of {', '.join(GROUPS)}")
    if not within or list(within) != sorted(set(within)) or within[0] < 1:
        raise TrackError(f"horizons {', '.join(map(str, within))}: give rising numbers of days, such as 7,30,60,90")
    rows = []
    for source, own in cases.groupby("control_source", sort=True):
        groups = [(ALL, own)]
        if by is not None:
            named = own.assign(**{by: own[by].fillna("unknown")})
            parts = [(str(name), part) for name, part in named.groupby(by, sort=True)]
            groups += parts if by == "month" else sorted(parts, key=lambda part: (-len(part[1]), part[0]))
        for name, part in groups:
            counts = _count(part)
            shares = _estimate(part[part["status"] == "followed"], within, resamples, seed)
            rows.append({"control_source": source, "group": name, **counts, **shares})
    return pd.DataFrame(rows, columns=list_columns(within))


def list_columns(within: Sequence[int] = WITHIN_DAYS) -> list[str]:
    """Return the columns of a track record for some horizons."""
    counts = ["episodes", "not_locatable", "not_covered", "already_held", "followed", "confirmed", "open", "lost_90"]
    shares = [f"{name}_{days}" for days in within for name in ("confirmed", "seen", "share", "low", "high")]
    return ["control_source", "group", *counts, "denied", "median_lag_days", *shares]


def _count(part: pd.DataFrame) -> dict[str, Any]:
    status = part["status"]
    came = part[part["confirmed"]]
    lost = [
        lost is not None and lost - held <= LOST_WITHIN
        for held, lost in zip(came["held_on"], came["lost_on"], strict=True)
    ]
    followed = int((status == "followed").sum())
    return {
        "episodes": len(part),
        **{word: int((status == word).sum()) for word in ("not_locatable", "not_covered", "already_held")},
        "followed": followed,
        "confirmed": len(came),
        "open": followed - len(came),
        "lost_90": sum(lost),
        "denied": int(part["denied"].sum()),
        "median_lag_days": float(came["days"].median()) if len(came) >= FEWEST else None,
    }


def _estimate(followed: pd.DataFrame, within: Sequence[int], resamples: int, seed: int) -> dict[str, Any]:
    """Return for each horizon the counts, the share and its interval."""
    days: Ints = followed["days"].to_numpy(np.int64)
    came: Bools = followed["confirmed"].to_numpy(bool)
    watched = np.array(
        [(end - said).days for end, said in zip(followed["known_until"], followed["said_on"], strict=True)], np.int64
    )
    told: dict[str, Any] = {}
    enough = len(days) >= FEWEST
    shares = share_confirmed(days, came, within) if enough else None
    _, day_of = np.unique(followed["said_on"].to_numpy(), return_inverse=True) if enough else (None, np.zeros(0, int))
    drawn = _resample(days, came, day_of, within, resamples, seed) if enough else None
    for number, horizon in enumerate(within):
        seen = watched >= horizon
        told |= {
            f"confirmed_{horizon}": int((seen & came & (days <= horizon)).sum()),
            f"seen_{horizon}": int(seen.sum()),
        }
        names = [f"{name}_{horizon}" for name in ("share", "low", "high")]
        if shares is None or drawn is None or seen.sum() < FEWEST:
            told |= dict.fromkeys(names)
            continue
        low, high = _interval(drawn[:, number], float(shares[number]), clusters=int(day_of.max()) + 1)
        told |= dict(zip(names, (float(shares[number]), low, high), strict=True))
    return told


def share_confirmed(days: Ints, came: Bools, within: Sequence[int]) -> Floats:
    """
    Return the share confirmed within each number of days: one minus the Kaplan-Meier estimate of SciPy.

    `days` are those to the confirmation where `came`, else to the end of what is known; at least one is needed.

    >>> share_confirmed(np.array([2, 5, 9, 9]), np.array([True, False, True, False]), [2, 9]).tolist()
    [0.25, 0.625]
    """
    data = stats.CensoredData(uncensored=days[came], right=days[~came])
    return np.asarray(stats.ecdf(data).cdf.evaluate(list(within)), float)


def _resample(days: Ints, came: Bools, day_of: Ints, within: Sequence[int], resamples: int, seed: int) -> Floats:
    """Return the shares of many samples of whole days drawn with replacement, a row a sample."""
    clusters = int(day_of.max()) + 1
    generator = np.random.default_rng(seed)
    weights = generator.multinomial(clusters, np.full(clusters, 1 / clusters), size=resamples)
    times = np.unique(days[came & (days <= within[-1])])
    if not len(times):
        return np.zeros((resamples, len(within)))
    dies, risks = np.zeros((clusters, len(times))), np.zeros((clusters, len(times)))
    np.add.at(dies, day_of, (days[:, None] == times) & came[:, None])
    np.add.at(risks, day_of, days[:, None] >= times)
    dead, alive = weights @ dies, weights @ risks
    with np.errstate(invalid="ignore"):
        left = np.cumprod(np.where(alive > 0, 1 - dead / alive, 1.0), axis=1)
    at = np.searchsorted(times, list(within), side="right")
    return 1 - np.column_stack([np.ones(resamples), left])[:, at]


def _interval(drawn: Floats, share: float, *, clusters: int) -> tuple[float, float]:
    """
    Return the interval of a share from its resampled values.

    Where every sample is alike (all or none confirmed) they tell nothing of the spread, and the interval is that of
    Clopper and Pearson (1934, Biometrika 26:404) for as many trials as there were days.
    """
    if np.ptp(drawn) == 0 and share in {0.0, 1.0}:
        exact = stats.binomtest(round(share * clusters), clusters).proportion_ci(LEVEL, method="exact")
        return float(exact.low), float(exact.high)
    low, high = np.quantile(drawn, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)
