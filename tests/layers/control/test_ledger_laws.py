"""A law of the ledger: what was known of a claim on any day is what a plain replay of the days says."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from geo.control.history import History
from layers.control.ledger import as_known_on, read_ledger, record
from layers.control.store import save_history
from tests.examples import examples

START = date(2025, 6, 1)
VERDICTS = st.sampled_from([None, "rejected by me", "place set by me", "rejected by you: no such place"])
DAYS = st.lists(st.tuples(st.integers(0, 9), st.dictionaries(st.sampled_from("abc"), VERDICTS, min_size=1)), max_size=6)


@examples(12)
@given(DAYS)
def test_verdicts_are_known_from_their_day_on(drawn: list[tuple[int, dict[str, str | None]]]) -> None:
    days = sorted(drawn, key=lambda one: one[0])
    with TemporaryDirectory() as folder:
        store = save_history(History(()), Path(folder) / "s.gpkg")
        rows = 0
        for after, verdicts in days:
            entries = [(claim, "claim", {"edited": edited}) for claim, edited in verdicts.items()]
            rows += record(store, entries, recorded_on=START + timedelta(after))
            assert record(store, entries, recorded_on=START + timedelta(after)) == 0
        ledger = read_ledger(store)
    assert len(ledger) == rows
    for after in range(10):
        known: dict[str, str | None] = {}
        for day, verdicts in days:
            known |= verdicts if day <= after else {}
        told = as_known_on(ledger, START + timedelta(after))
        assert {row["claim_id"]: row["value"]["edited"] for row in told.to_dict("records")} == known
