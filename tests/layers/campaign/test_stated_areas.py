"""The table of stated areas: what is read, and a line for every row that can't be."""

from datetime import date
from pathlib import Path

import pytest

from geo.advance.fates.stated_areas import STATED_COLUMNS
from layers.campaign.stated_areas import read_stated
from layers.tables.read import TableError

HEAD = "claimant,side,from_date,to_date,oblast,km2,settlements,note\n"
GOOD = "General,russian,2025-03-01,2025-08-31"


def write(folder: Path, *rows: str, head: str = HEAD) -> Path:
    path = folder / "claims.csv"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def test_rows_are_read_with_oblasts_by_any_of_their_names(tmp_path) -> None:
    found = read_stated(
        write(tmp_path, f"{GOOD},,3500.5,149,", f"{GOOD},Sumy Oblast,210,,why", f"{GOOD},Донецька область,,12,")
    )
    assert tuple(found.columns) == STATED_COLUMNS
    whole, sumy, donetsk = found.to_dict("records")
    assert (whole["from_date"], whole["to_date"]) == (date(2025, 3, 1), date(2025, 8, 31))
    assert (whole["km2"], whole["settlements"], whole["oblast"]) == (3500.5, 149, None)
    assert (sumy["oblast"], sumy["km2"], sumy["settlements"], sumy["note"]) == ("Sumy", 210, None, "why")
    assert (donetsk["oblast"], donetsk["km2"], donetsk["settlements"]) == ("Donetsk", None, 12)


def test_oblast_note_and_one_of_the_numbers_may_be_missing(tmp_path) -> None:
    path = write(tmp_path, f"{GOOD},12", head="claimant,side,from_date,to_date,settlements\n")
    assert read_stated(path).iloc[0]["settlements"] == 12


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (",russian,2025-03-01,2025-08-31,,1,,", "row 1: claimant is empty"),
        ("G,moscow,2025-03-01,2025-08-31,,1,,", "side is 'moscow', say who gained the ground: russian or ukrainian"),
        ("G,russian,01.03.2025,2025-08-31,,1,,", "from_date is '01.03.2025', must be a day as 2025-09-25"),
        ("G,russian,2025-03-01,2025-02-30,,1,,", "to_date is '2025-02-30'"),
        ("G,russian,2025-03-01,2025-02-01,,1,,", "the period ends on 2025-02-01, before it begins"),
        (f"{GOOD},Kursk,1,,", "oblast is 'Kursk', none of Cherkasy"),
        (f'{GOOD},,"4,714",,', "km2 is '4,714', must be a number from 0 to 650,000"),
        (f"{GOOD},,-5,,", "km2 is '-5'"),
        (f"{GOOD},,inf,,", "km2 is 'inf'"),
        (f"{GOOD},,650001,,", "km2 is '650001'"),
        (f"{GOOD},,,2.5,", "settlements is '2.5', must be a whole number"),
        (f"{GOOD},,,,", "states neither km2 nor settlements"),
        (f"{GOOD},,1,,,", "has 9 cells, the header 8"),
    ],
)
def test_a_bad_row_is_named(tmp_path, row: str, why: str) -> None:
    with pytest.raises(TableError) as told:
        read_stated(write(tmp_path, row))
    assert why in str(told.value)
    assert "\n" not in str(told.value)


def test_all_bad_rows_are_named_at_once_and_twins_too(tmp_path) -> None:
    rows = [f"{GOOD},,1,,", f"{GOOD},,2,,", f"{GOOD},Sumi,,,"]
    with pytest.raises(TableError, match=r"row 2 \(General\): states the same.* as row 1.*row 3 \(General\): oblast"):
        read_stated(write(tmp_path, *rows))


def test_a_file_of_another_kind_is_told_its_header(tmp_path) -> None:
    with pytest.raises(TableError, match="lacks the columns claimant, side, from_date, to_date, km2 or settlements"):
        read_stated(write(tmp_path, "1;2", head="who;what\n"))
    with pytest.raises(TableError, match="holds no rows"):
        read_stated(write(tmp_path))
