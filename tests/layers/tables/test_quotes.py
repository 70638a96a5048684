"""What of a report's sentences leaves the program."""

import pandas as pd
import pytest

from layers.tables.quotes import NOT_QUOTED, conceal

OPEN = "Russian forces advanced near Lubny."
SHARED = "Russian forces advanced near Lubny, but Ukrainian forces hold positions in Romny."
UNIT = "Footage shows drones striking the Ukrainian 1st Mechanized Brigade in Lubny."
SPEAKER = "The Ukrainian 1st Mechanized Brigade reported that Russian forces advanced near Lubny."


@pytest.mark.parametrize(
    ("sentence", "withheld", "shown"),
    [
        (OPEN, [None], [OPEN]),
        (SHARED, [None, "tells where Ukrainian forces are"], [NOT_QUOTED, NOT_QUOTED]),
        (UNIT, [None], [NOT_QUOTED]),
        (SPEAKER, [None], [SPEAKER]),
    ],
)
def test_a_sentence_that_tells_of_positions_is_not_quoted(
    sentence: str, withheld: list[str | None], shown: list[str]
) -> None:
    frame = pd.DataFrame({"sentence": sentence, "withheld": pd.Series(withheld, dtype=object)})
    assert conceal(frame)["sentence"].tolist() == shown


def test_no_rows_stay_no_rows() -> None:
    empty = pd.DataFrame({"sentence": pd.Series(dtype=object), "withheld": pd.Series(dtype=object)})
    assert conceal(empty).empty
