"""Thermal anomalies beside claims on the command line."""

import pytest

from tests.frontline.commands.test_follow import SAID, rows

HEAD = "latitude,longitude,bright_ti4,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_ti5,frp,daynight\n"
MODIS = "latitude,longitude,brightness,scan,track,acq_date,acq_time,satellite,instrument,confidence,version,bright_t31,frp,daynight\n"


@pytest.fixture
def firms(tmp_path):
    path = tmp_path / "viirs.csv"
    path.write_text(
        HEAD + "47.995,36.940,330,0.4,0.4,2025-06-11,0045,N20,VIIRS,n,2.0NRT,290,3.5,N\n"
        "47.995,36.940,330,0.4,0.4,2025-06-11,0045,N20,VIIRS,n,2.0NRT,290,3.5,N\n",
        encoding="utf-8",
    )
    modis = tmp_path / "modis.csv"
    modis.write_text(MODIS + "47.996,36.941,320,1,1,2025-06-12,1030,Terra,MODIS,71,6.1NRT,290,9,D\n", "utf-8")
    return path, modis


def test_both_layouts_count_each_row_once(frontline, report, firms) -> None:
    words = [word for path in firms for word in ("--firms", path)]
    result = frontline("heat", report(SAID), *words, "--format", "csv")
    assert result.code == 0
    (row,) = rows(result.out)
    assert (row["heat"], row["anomalies"], row["frp_mw"], row["confidence"]) == ("consistent", "2", "9.0", "71 %")
    assert "1 strikes and gains: 1 thermal anomalies consistent with the report" in result.err
    shown = frontline("heat", report(SAID), *words)
    assert "heat of any cause" in shown.err
    assert "Clouds" in shown.err


@pytest.mark.parametrize(
    ("words", "told"),
    [(("--at", "x=1,2"), "no claim has that id"), (("--at", "x=high"), "give a claim and a place as CLAIM_ID=")],
)
def test_a_point_of_no_claim_is_refused(frontline, report, firms, words, told) -> None:
    result = frontline("heat", report(SAID), "--firms", firms[0], *words)
    assert result.code == 2
    assert told in result.err


def test_another_table_is_refused(frontline, report, tmp_path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("name,value\na,1\n", encoding="utf-8")
    result = frontline("heat", report(SAID), "--firms", other)
    assert (result.code, "is no table of NASA FIRMS" in result.err) == (2, True)
