"""The publication gate: whatever a ledger holds, nothing young, named, fine or withheld gets through."""

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import Phase, given
from hypothesis import strategies as st
from shapely.geometry import LineString, Point, box

from geo.measure.ellipsoid import MeasureError
from layers.control.labels.names import family_sources
from layers.public.cells import LEFT_OUT, coarsen, strip_person, strip_text
from layers.public.gate import gate_claims, suppress
from layers.public.rule import PublicRule, may_be_shared
from layers.tables.text import rows
from reports.claims.any_unit import names_any_unit
from tests.examples import examples

NOW = datetime(2025, 6, 20, 9, 30, tzinfo=UTC)
RULE = PublicRule(NOW)
HOME = Point(37.123456, 48.123456)
UNITS = (
    "the 2nd Motorized Rifle Brigade",
    "Ukrainian 99th Mechanized Brigade",
    "бійці 99-ї окремої бригади",
    "99 ОМБр",
    "подразделения 99 полка",
    "the Storm Detachment",
    "members of the Somali Battalion",
)
TEXTS = ("sentence", "section", "place", "gloss", "hub", "towards", "origin", "why", "claimant", "bearing_of", "part")
LISTS = ("units", "roads", "oblasts", "line", "border")


def claim(**changed: Any) -> dict[str, Any]:
    row: dict[str, Any] = dict.fromkeys(TEXTS) | dict.fromkeys(LISTS, ())
    row |= {"claim_id": "a", "published": date(2025, 6, 1), "withheld": None, "edited": None, "why_not": None}
    row |= {
        "sentence": "Russian forces advanced near Lubny.",
        "katottg": "UA1",
        "uncertainty_km": 1.0,
        "geometry": HOME,
    }
    row |= {"place_name": "Lubny", "place_name_uk": "Лубни", "oblast": "Poltava", "precision": 1}
    row |= {"relation": "near", "bearing": None, "distance_km": None}
    return row | changed


def ledger(*claims: dict[str, Any]) -> gpd.GeoDataFrame:
    frame = pd.DataFrame(list(claims) or [claim()]).astype(
        {"uncertainty_km": float, "precision": "Int64", "distance_km": float}
    )
    frame = frame if claims else frame.iloc[:0]
    return gpd.GeoDataFrame(frame, geometry="geometry", crs=4326)


shapes = st.one_of(
    st.none(),
    st.just(HOME),
    st.builds(Point, st.floats(36, 38), st.floats(47, 49)),
    st.builds(lambda x, y, w: box(x, y, x + w, y + w), st.floats(36, 38), st.floats(47, 49), st.floats(0.001, 0.5)),
    st.builds(lambda x, y: LineString([(x, y), (x + 0.3, y + 0.1)]), st.floats(36, 38), st.floats(47, 49)),
)
words = st.sampled_from((*UNITS, "Lyman", "", None))
claims = st.builds(
    lambda day, held, texts, listed, shape, key, number: claim(
        claim_id=f"id{number}",
        published=day,
        withheld=held,
        geometry=shape,
        katottg=key,
        edited="fix by Olena Reader: by phone",
        **texts,
        **{name: tuple(filter(None, listed)) for name in LISTS},
    ),
    st.one_of(st.none(), st.dates(date(2025, 6, 10), date(2025, 6, 20))),
    st.sampled_from([None, None, "policy"]),
    st.fixed_dictionaries(dict.fromkeys(TEXTS, words)),
    st.lists(words, max_size=3),
    shapes,
    st.sampled_from(["UA1", None]),
    st.integers(0, 99),
)


@examples(60, phases=(Phase.explicit, Phase.generate))
@given(st.lists(claims, max_size=5))
def test_no_leak_from_random_ledgers(found) -> None:
    frame = ledger(*[one | {"sentence": one["sentence"] or "Russian forces advanced."} for one in found])
    kept, decisions = gate_claims(frame, RULE, points={"UA1": HOME})
    assert len(decisions) == 4
    text = json.dumps(list(rows(kept)), ensure_ascii=False)
    assert not any(unit in text for unit in UNITS)
    assert not names_any_unit(text.replace(LEFT_OUT, "").replace("(up to", ""))
    assert "Olena" not in text
    assert "phone" not in text
    assert kept["withheld"].isna().all()
    for day in kept["published"]:
        end = datetime.combine(day + timedelta(1), datetime.min.time(), UTC)
        assert NOW - end >= timedelta(hours=72)
    for shape in kept.geometry:
        if shape is not None and not shape.equals_exact(HOME, 1e-9):
            steps = shapely.get_coordinates(shape) / RULE.grid_deg
            assert np.abs(steps - np.round(steps)).max() < 1e-6
    allowed = [
        one for one in found if one["withheld"] is None and one["published"] and one["published"] <= RULE.last_day
    ]
    assert len(kept) == len(allowed)


def test_the_last_day_counts_from_its_end() -> None:
    assert RULE.last_day == date(2025, 6, 16)  # ended 17 June 0:00, 81.5 hours ago; 17 June ended 57.5 hours ago
    kept, decisions = gate_claims(ledger(claim(published=date(2025, 6, 17)), claim()), RULE, points={})
    assert len(kept) == 1
    assert "1 left out" in decisions[0]


def test_places_stay_at_their_settlement_or_lie_on_the_grid_with_what_it_adds() -> None:
    fine = Point(37.123456, 48.987654)
    kept, decisions = gate_claims(ledger(claim(), claim(geometry=fine)), RULE, points={"UA1": HOME})
    assert kept.geometry.iloc[0].equals(HOME)
    assert kept.geometry.iloc[1].coords[0] == pytest.approx((37.12, 48.98))
    assert kept["uncertainty_km"].tolist() == pytest.approx([1.0, 1.0 + RULE.grid_km])
    assert "1 at their settlement, 1 with corners at settlements or on a grid of 0.02 degrees" in decisions[3]
    kept, _ = gate_claims(ledger(claim(geometry=box(37.121, 48.121, 37.122, 48.122))), RULE, points={})
    assert kept.geometry.iloc[0].coords[0] == pytest.approx((37.12, 48.12))  # smaller than the grid: a point on it
    road = LineString([HOME, (37.3, 48.111)])
    kept, _ = gate_claims(ledger(claim(geometry=road)), RULE, points={"UA1": HOME})
    assert [*kept.geometry.iloc[0].coords] == [pytest.approx(HOME.coords[0]), pytest.approx((37.3, 48.12))]
    assert coarsen(None, grid_deg=0.02) is None


def test_a_sentence_with_a_unit_gives_way_and_names_of_the_gazetteer_stay() -> None:
    row = claim(sentence=f"Elements of {UNITS[0]} advanced.", place_name_uk="Полкове", units=("2nd Brigade",))
    kept, _ = gate_claims(ledger(row), RULE, points={})
    assert kept["sentence"].tolist() == [LEFT_OUT]
    assert kept["units"].tolist() == [()]
    assert kept["place_name_uk"].tolist() == ["Полкове"]
    assert strip_text("Lyman") == "Lyman"
    assert strip_person(None) is None


@pytest.mark.parametrize("text", UNITS)
def test_units_are_known_in_every_language(text) -> None:
    assert names_any_unit(text)


@pytest.mark.parametrize("text", ["Russian forces advanced near Lyman.", "Ворог просунувся поблизу Торецька.", ""])
def test_what_names_no_unit(text) -> None:
    assert not names_any_unit(text)


def test_small_counts_are_null_and_noughts_stay() -> None:
    frame = pd.DataFrame({"people": pd.array([0, 3, 10, None], dtype="Int64")})
    found, few = suppress(frame, ["people"], fewest=10)
    assert few == 1
    assert found["people"].tolist() == [0, pd.NA, 10, pd.NA]


def test_whose_polygons_may_be_passed_on() -> None:
    theirs = (
        "ISW",
        "DeepState",
        "NZZ/Liveuamap",
        "isw",
        "ISW_2025",
        "deepstatemap",
        "Deep State UA",
        "Institute for the Study of War",
    )
    assert [name for name in theirs if may_be_shared(name)] == []
    assert [name for name in ("my own", "Brisway survey", "crisis wall") if not may_be_shared(name)] == []


def test_every_source_that_a_file_name_tells_is_known_as_somebody_elses() -> None:
    assert [name for name in family_sources() if may_be_shared(name)] == []


def test_another_reference_system_is_refused() -> None:
    with pytest.raises(MeasureError, match="use to_crs"):
        gate_claims(ledger(claim()).to_crs(3857), RULE, points={})
