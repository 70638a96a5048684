"""What a campaign's store keeps, and what it knows on a day."""

import sqlite3
from dataclasses import replace
from datetime import date
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
from shapely.geometry import box

from geo.control.history import History, build_history
from layers.campaign.rows import read_claims, read_rows, write_rows
from layers.campaign.store import (
    FORMAT,
    Edition,
    Run,
    add_run,
    claims_of,
    known_editions,
    known_files,
    list_runs,
    load_claims,
)
from layers.control.store import StoreError, load_history, save_history
from layers.locate.claims_frame import claims_frame
from reports.claims.find import find_claims
from reports.text.read import read_reports

FIRST, LATER = date(2025, 6, 12), date(2025, 7, 1)
TEXT = (
    "Russian Offensive Campaign Assessment, June 12, 2025\n\nGeolocated footage published on June 11 indicates that "
    "Russian forces recently advanced northwest of Novoukrainka (northwest of Kurakhove) along the T-0428 highway [1]. "
    "Russian milbloggers claimed that elements of the 5th Brigade seized Bahatyr.\n"
)


@pytest.fixture
def store(tmp_path) -> Path:
    return save_history(History(()), tmp_path / "campaign.gpkg")


def run(*files: tuple[str, str, str]) -> Run:
    return Run("2025-07-01T00:00:00+00:00", "0.1.0", "told", files)


def edition(**changed: object) -> Edition:
    plain = Edition("reports/a.txt", "isw-2025-06-12-1", FIRST, FIRST, "A title", "isw", "isw", "a.txt", 3)
    return replace(plain, **changed)


def test_claims_come_back_as_they_were() -> None:
    (report,) = read_reports(TEXT, name="a.txt")
    claims = find_claims(report)
    rows = [{"geometry": box(36, 48, 37, 49).centroid, "precision": 1, "uncertainty_km": 0.1 + 0.2, "open_end": True}]
    located = claims_frame(
        [
            {**{name: getattr(claim, name) for name in claim.__slots__}, "gloss": claim.gloss and claim.gloss.text}
            | (rows[0] if number == 0 else {})
            for number, claim in enumerate(claims)
        ]
    )
    back = read_rows(write_rows(located))
    assert len(claims) > 1
    assert list(back.columns) == list(located.columns)
    assert back.dtypes.to_dict() == located.dtypes.to_dict()
    for name in back.columns:
        for one, other in zip(back[name], located[name], strict=True):
            assert (pd.isna(one) is True and pd.isna(other) is True) or (one == other and type(one) is type(other)), (
                name
            )
    again = read_claims(back)
    assert [replace(one, gloss=None) for one in again] == [replace(one, gloss=None) for one in claims]
    assert read_rows([]).empty
    assert read_claims(read_rows([])) == ()


def test_a_report_is_known_from_its_publication_and_an_edition_from_its_day(store) -> None:
    assert known_editions(store) == {}
    assert known_files(store) == {}
    add_run(store, run(("report", "reports/a.txt", "aa")), [edition(claims=(("c1", "{}"),))])
    add_run(store, run(("report", "reports/a.txt", "bb")), [edition(known_from=LATER, title="Mended")])
    assert known_files(store) == {("report", "reports/a.txt"): "bb"}
    day = {name: known_editions(store, as_of=name) for name in (date(2025, 6, 11), FIRST, date(2025, 6, 30), LATER)}
    titles = [[one.title for _, one in known.values()] for known in day.values()]
    assert titles == [[], ["A title"], ["A title"], ["Mended"]]
    (number, _) = day[FIRST]["isw-2025-06-12-1"]
    assert claims_of(store, number) == (("c1", "{}"),)
    assert list_runs(store)["told"].tolist() == ["told", "told"]


def test_a_withdrawn_report_ends_and_stays_known_before(store) -> None:
    add_run(store, run(), [edition()])
    add_run(store, run(), [edition(known_from=LATER, withdrawn=True)])
    assert known_editions(store) == {}
    assert list(known_editions(store, as_of=FIRST)) == ["isw-2025-06-12-1"]


def test_reports_come_in_order_of_publication_with_their_claims(store) -> None:
    texts = write_rows(claims_frame([{"claim_id": name, "start": 0, "end": 1} for name in ("late", "early")]))
    late = edition(report_id="b", published=LATER, claims=(("late", texts[0]),))
    add_run(store, run(), [late, edition(report_id="a", claims=(("early", texts[1]),))])
    numbers = [number for number, _ in known_editions(store).values()]
    assert load_claims(store, numbers)["claim_id"].tolist() == ["early", "late"]
    assert load_claims(store, numbers[1:])["claim_id"].tolist() == ["late"]


def test_a_new_history_keeps_the_reports_and_the_reports_keep_the_history(store) -> None:
    add_run(store, run(("report", "a", "x")), [edition(claims=(("c", "{}"),))])
    table = {"source": "own", "kind": "assessed_control", "date": [FIRST]}
    save_history(build_history(gpd.GeoDataFrame(table, geometry=[box(37, 48, 38, 49)], crs=4326)), store)
    add_run(store, run(("report", "b", "y")))
    assert list(known_editions(store)) == ["isw-2025-06-12-1"]
    assert known_files(store) == {("report", "a"): "x", ("report", "b"): "y"}
    assert load_history(store).series[0].days == (FIRST,)
    with sqlite3.connect(store) as raw:
        listed = {name for (name,) in raw.execute("SELECT table_name FROM gpkg_contents")}
    assert {"campaign_runs", "campaign_reports", "campaign_claims", "campaign_files", "ledger"} <= listed


def test_a_run_is_added_whole_or_not_at_all(store) -> None:
    broken = edition(claims=(("c", None),))  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        add_run(store, run(("report", "a", "x")), [edition(), broken])
    assert known_editions(store) == {}
    assert known_files(store) == {}


def test_a_store_of_a_newer_version_is_left_alone(store) -> None:
    add_run(store, run(), [edition()])
    with sqlite3.connect(store) as raw:
        raw.execute("UPDATE campaign_runs SET format = ?, version = '9.0'", (FORMAT + 1,))
    raw.close()
    for call in (lambda: known_editions(store), lambda: known_files(store), lambda: add_run(store, run())):
        with pytest.raises(StoreError, match=r"newer version \(9\.0\)"):
            call()
