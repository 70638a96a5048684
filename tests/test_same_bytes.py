"""The same outputs on machines that differ in hash seed, time zone, locale, folder, user, order of files and cores."""

import pytest

from scripts.reliability import same_bytes


@pytest.mark.slow
def test_tables_and_histories_are_the_same_on_every_machine() -> None:
    found = same_bytes.compare(["history"])
    assert found == {"history: store.gpkg": True}


def test_a_difference_is_seen(monkeypatch) -> None:
    def differ(machine, _base, _calls):
        return {"a.csv": machine.seed, "b.csv": "same", f"{machine.user}.csv": "alone"}

    monkeypatch.setattr(same_bytes, "run_on", differ)
    assert same_bytes.compare(["claims"]) == {
        "claims: a.csv": False,
        "claims: b.csv": True,
        "claims: one.csv": False,
        "claims: other.csv": False,
    }
