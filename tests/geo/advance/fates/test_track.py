"""The track record: counts, shares of right-censored lags, and intervals that hold the truth as often as they say."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from geo.advance.episodes import find_episodes
from geo.advance.fates.cases import CASE_COLUMNS, follow_episodes
from geo.advance.fates.track import TrackError, list_columns, share_confirmed, sum_cases
from tests.examples import examples
from tests.geo.advance.simulation import SPEAKERS, simulate

START, END = date(2025, 6, 1), date(2025, 9, 9)  # 100 days


def case(day: int = 0, lag: int | None = None, **changed: Any) -> dict[str, Any]:
    said = START + timedelta(day)
    held = None if lag is None else said + timedelta(lag)
    return {
        "episode_id": f"{day}-{lag}", "control_source": "own", "claimant": "Russian MoD", "evidence": "claimed",
        "actor": "russian", "action": "seize", "oblast": "Donetsk", "month": f"{said:%Y-%m}", "source": "isw",
        "said_on": said, "status": "followed", "confirmed": lag is not None, "days": (END - said).days if lag is None
        else lag, "not_held_on": None, "held_on": held, "lost_on": None, "known_until": END, "denied": False,
    } | changed  # fmt: skip


def cases(*rows: dict[str, Any]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=list(CASE_COLUMNS))


def off(status: str) -> dict[str, Any]:
    return case(status=status, days=None)


def test_counts_add_up() -> None:
    rows = [case(0, 3), case(1, 9), case(2), off("already_held"), off("not_covered"), off("not_locatable")]
    rows.append(case(3, 5, denied=True, lost_on=START + timedelta(60)))
    rows.append(case(3, 5, lost_on=START + timedelta(99)))
    record = sum_cases(cases(*rows))
    assert list(record.columns) == list_columns()
    (row,) = record.to_dict("records")
    assert row["episodes"] == row["not_locatable"] + row["not_covered"] + row["already_held"] + row["followed"] == 8
    assert row["followed"] == row["confirmed"] + row["open"] == 5
    assert (row["lost_90"], row["denied"]) == (1, 1)
    assert (row["confirmed_7"], row["seen_7"], row["confirmed_30"], row["seen_90"]) == (3, 5, 4, 5)
    assert row["share_7"] == pytest.approx(0.6)
    assert row["share_30"] == row["share_90"] == pytest.approx(0.8)


def test_no_share_of_fewer_than_five() -> None:
    four = sum_cases(cases(*(case(day, 3) for day in range(4)))).to_dict("records")[0]
    five = sum_cases(cases(*(case(day, 3) for day in range(5)))).to_dict("records")[0]
    assert four["share_30"] is None
    assert pd.isna(four["median_lag_days"])
    assert (five["share_30"], five["high_30"], five["median_lag_days"]) == (1.0, 1.0, 3.0)
    assert 0 < five["low_30"] < 1, "five of five days do not prove certainty"
    assert sum_cases(cases(*(case(day, 3) for day in range(5))), within=(101,))["share_101"].isna().all()


def test_a_source_that_ends_refutes_nothing() -> None:
    # half of ten came true on day 10; five more were said only 5 days before the end
    watched = [case(day, 10) for day in range(5)] + [case(day) for day in range(5)]
    late = [case(95) for _ in range(5)]
    row = sum_cases(cases(*watched, *late), within=(30,)).to_dict("records")[0]
    assert row["share_30"] == pytest.approx(0.5)
    assert (row["confirmed_30"], row["seen_30"], row["followed"]) == (5, 10, 15)


def test_groups_and_sources_stand_apart() -> None:
    rows = [case(day, 3) for day in range(6)] + [case(day, claimant="ISW", oblast=None) for day in range(7)]
    other = [one | {"control_source": "other"} for one in rows[:6]]
    record = sum_cases(cases(*rows, *other), by="claimant")
    assert record[["control_source", "group", "episodes"]].to_numpy().tolist() == [
        ["other", "all", 6], ["other", "Russian MoD", 6], ["own", "all", 13], ["own", "ISW", 7],
        ["own", "Russian MoD", 6],
    ]  # fmt: skip
    assert record.set_index(["control_source", "group"])["share_30"].to_dict()[("own", "ISW")] == 0
    assert sum_cases(cases(*rows), by="oblast")["group"].tolist() == ["all", "unknown", "Donetsk"]
    months = sum_cases(cases(case(40), *rows), by="month")["group"].tolist()
    assert months == ["all", "2025-06", "2025-07"]


@pytest.mark.parametrize("within", [(), (0,), (30, 7), (7, 7)])
def test_horizons_and_groupings_that_make_no_sense(within: tuple[int, ...]) -> None:
    with pytest.raises(TrackError):
        sum_cases(cases(case()), within=within)
    with pytest.raises(TrackError, match="claimant"):
        sum_cases(cases(case()), by="moon")


def test_no_cases_give_no_rows_and_all_columns() -> None:
    assert list(sum_cases(cases()).columns) == list_columns()
    assert sum_cases(cases()).empty


LAGS = st.lists(st.tuples(st.integers(0, 40), st.one_of(st.none(), st.integers(1, 59))), min_size=5, max_size=40)


@examples(40)
@given(LAGS)
def test_laws(drawn: list[tuple[int, int | None]]) -> None:
    table = cases(*(case(day, lag) for day, lag in drawn))
    row = sum_cases(table, within=(5, 20, 50), resamples=200).to_dict("records")[0]
    shares = [row[f"share_{days}"] for days in (5, 20, 50)]
    assert shares == sorted(shares)
    for days in (5, 20, 50):
        assert 0 <= row[f"low_{days}"] <= row[f"high_{days}"] <= 1
        assert row[f"confirmed_{days}"] <= row[f"seen_{days}"] <= row["followed"]
        # everybody was watched for 59 days: the share is the plain one
        assert row[f"share_{days}"] == pytest.approx(row[f"confirmed_{days}"] / row["followed"])
    again = sum_cases(table.iloc[::-1], within=(5, 20, 50), resamples=200).to_dict("records")[0]
    assert {name: again[name] for name in row if name.startswith("share")} == {
        name: row[name] for name in row if name.startswith("share")
    }


def test_the_share_is_scipys_and_the_resampled_one_agrees_with_it() -> None:
    random = np.random.default_rng(1)
    days, came = random.integers(1, 60, 80), random.random(80) < 0.6
    survival = stats.ecdf(stats.CensoredData.right_censored(days, ~came)).sf
    assert share_confirmed(days, came, [7, 30]) == pytest.approx(1 - survival.evaluate([7, 30]))
    # every case on a day of its own: the bootstrap spreads about as Greenwood's formula says
    rows = [
        case(number, int(lag) if event else None, days=int(lag), known_until=date(2026, 6, 1))
        for number, (lag, event) in enumerate(zip(days, came, strict=True))
    ]
    row = sum_cases(cases(*rows), within=(30,)).to_dict("records")[0]
    greenwood = survival.confidence_interval(0.95, method="linear")
    low, high = (1 - side.evaluate([30])[0] for side in (greenwood.high, greenwood.low))
    assert (row["low_30"], row["high_30"]) == (pytest.approx(low, abs=0.03), pytest.approx(high, abs=0.03))


def test_claims_of_one_day_hang_together() -> None:
    alone = [case(day, 5 if day % 2 else None) for day in range(40)]
    together = [case(day // 10, 5 if day // 10 % 2 else None) for day in range(40)]
    wide, narrow = (sum_cases(cases(*rows), within=(30,)).to_dict("records")[0] for rows in (together, alone))
    assert wide["share_30"] == narrow["share_30"] == 0.5
    assert wide["high_30"] - wide["low_30"] > 2 * (narrow["high_30"] - narrow["low_30"])


@pytest.mark.slow
def test_the_truth_lies_in_the_interval_as_often_as_it_says() -> None:
    within, hits, told = (7, 30, 60, 90), [], []
    for seed in range(60):
        claims, history = simulate(seed)
        record = sum_cases(
            follow_episodes(find_episodes(claims), history), by="claimant", within=within, resamples=1000
        )
        for speaker in SPEAKERS:
            row = record[record["group"] == speaker.name].to_dict("records")[0]
            truth = [speaker.share_within(days) for days in within]
            hits += [row[f"low_{days}"] <= one <= row[f"high_{days}"] for days, one in zip(within, truth, strict=True)]
            told += [row[f"share_{days}"] - one for days, one in zip(within, truth, strict=True)]
    assert 0.93 <= np.mean(hits) <= 0.97
    assert abs(np.mean(told)) < 0.01
