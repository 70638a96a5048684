from collections.abc import Callable
from dataclasses import replace

import geopandas as gpd
import pytest
from shapely.geometry import box

from geo.advance.marks import mark_claims
from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.corrections import Correction, relocate
from layers.locate.locate import locate
from layers.tables.schemas import check
from reports.claim import Claim, Gloss
from tests.counting import count_calls

Make = Callable[..., Claim]


def where(gazetteer: Gazetteer, *claims: Claim) -> list[str | None]:
    return locate(claims, gazetteer=gazetteer)["katottg"].tolist()


def test_no_claims_give_an_empty_frame_with_all_columns(gazetteer: Gazetteer) -> None:
    frame = locate([], gazetteer=gazetteer)
    assert len(frame) == 0
    assert {"katottg", "why", "why_not", "edited", "open_end", "geometry"} <= set(frame.columns)
    check(frame, layer="claims")


def test_a_gloss_decides_between_places_of_one_name(gazetteer: Gazetteer, make_claim: Make) -> None:
    west = make_claim(place="Novoukrainka", gloss=Gloss("west of Kurakhove", "west", "Kurakhove"))
    south = make_claim(place="Novoukrainka", gloss=Gloss("south of Pokrovsk", "south", "Pokrovsk"), report_id="r2")
    assert where(gazetteer, west, south) == ["UA3", "UA4"]


def test_why_tells_what_decided_and_the_runner_up(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Novoukrainka", gloss=Gloss("west of Kurakhove", "west", "Kurakhove"))
    why = locate([claim], gazetteer=gazetteer).loc[0, "why"]
    assert "31 km west of Kurakhove" in why
    assert "next best Novoukrainka, Testove Raion, Donetsk Oblast" in why


def test_a_hub_with_a_bearing_decides_like_a_gloss(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Novoukrainka", relation="near", hub="south of Pokrovsk")
    assert where(gazetteer, claim) == ["UA4"]


def test_the_road_decides(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Novoukrainka", gloss=Gloss("on the T-0428 highway", road="T-0428 highway"))
    bare = make_claim(place="Novoukrainka", report_id="r2")
    assert where(gazetteer, claim, bare) == ["UA3", None]


def test_neighbours_in_the_sentence_decide(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place="Novoukrainka"), make_claim(place="Bahatyr")]
    assert where(gazetteer, *claims) == ["UA3", "UA6"]


def test_the_oblast_named_helps(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place="Lyman", oblasts=("Kharkiv",)), make_claim(place="Vovchansk")]
    assert where(gazetteer, *claims) == ["UA8", "UA10"]


def test_homonyms_within_one_report_stay_two_places(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(place="Lyman", relation="direction", sentence_id="1.1"),
        make_claim(place="Lyman", relation="near", hub="northeast of Kharkiv City", sentence_id="2.1"),
        make_claim(place="Vovchansk", relation="near", hub="northeast of Kharkiv City", sentence_id="2.1"),
    ]
    assert where(gazetteer, *claims) == ["UA7", "UA8", "UA10"]


def test_ties_abstain_and_name_both(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place="Novoukrainka"), make_claim(place="Zelene")]
    row = locate(claims[:1], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["why_not"].startswith("Novoukrainka may be Novoukrainka")
    assert "the text does not tell which" in row["why_not"]


def test_a_gloss_that_no_place_fits_abstains(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Bahatyr", gloss=Gloss("east of Pokrovsk", "east", "Pokrovsk"))
    row = locate([claim], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["why_not"].startswith("no Bahatyr is known east of Pokrovsk")


def test_a_stated_distance_that_no_place_fits_abstains(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Bahatyr", gloss=Gloss("5km west of Kurakhove", "west", "Kurakhove", 5.0))
    assert locate([claim], gazetteer=gazetteer).loc[0, "geometry"] is None
    fits = make_claim(place="Bahatyr", gloss=Gloss("25km west of Kurakhove", "west", "Kurakhove", 25.0), report_id="r2")
    assert where(gazetteer, fits) == ["UA6"]


def test_an_unknown_name_is_said_to_be_unknown(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(place="Atlantis")], gazetteer=gazetteer).iloc[0]
    assert row["why_not"] == "no place called Atlantis in the gazetteer"


def test_a_slip_needs_a_neighbour_or_a_gloss(gazetteer: Gazetteer, make_claim: Make) -> None:
    alone = make_claim(place="Vodvyzhenka")
    glossed = make_claim(place="Vodvyzhenka", gloss=Gloss("east of Pokrovsk", "east", "Pokrovsk"), report_id="r2")
    assert where(gazetteer, alone, glossed) == [None, "UA12"]


def test_a_small_place_far_from_everything_named_abstains(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place="Makhnovka"), make_claim(place="Bahatyr")]
    row = locate(claims, gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert "from all places named with it" in row["why_not"]


def test_places_in_russia_are_known_by_region_only(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(place=None, oblasts=("Kursk",), sentence_id="4.1"),
        make_claim(place="Makhnovka", relation="near", hub="south of Sudzha", sentence_id="4.2"),
        make_claim(place="Zubovo", sentence="They struck Zubovo, Moscow Oblast.", sentence_id="5.1"),
    ]
    frame = locate(claims, gazetteer=gazetteer)
    assert frame["precision"].tolist() == [6, 6, 6]
    assert frame["place_name"].tolist() == ["Kursk Oblast", "Makhnovka, Kursk Oblast", "Zubovo, Moscow Oblast"]
    assert frame["katottg"].isna().all()


def test_a_town_of_ukraine_is_not_moved_to_the_region_named_beside_it(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place=None, oblasts=("Kursk",)), make_claim(place="Pokrovsk", relation="direction")]
    assert where(gazetteer, *claims) == [None, "UA1"]


def test_the_dnipro_direction_is_the_river_front(gazetteer: Gazetteer, make_claim: Make) -> None:
    frame = locate(
        [make_claim(place="Dnipro", relation="direction"), make_claim(place="Dnipro City", relation="in")],
        gazetteer=gazetteer,
    )
    assert frame["oblast"].tolist() == ["Kherson", "Dnipropetrovsk"]
    assert frame["precision"].tolist() == [6, 1]


def test_withheld_claims_get_no_geometry(gazetteer: Gazetteer, make_claim: Make) -> None:
    row = locate([make_claim(place="Bahatyr", withheld="names a Ukrainian unit")], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["why_not"] == "withheld from the map: names a Ukrainian unit"


def test_every_claim_has_a_geometry_or_a_reason(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(place=place, relation=relation, bearing=bearing, bearing_of=place if bearing else None)
        for place in ("Bahatyr", "Novoukrainka", "Atlantis", "Zelene", None)
        for relation in (None, "in", "near", "direction", "toward", "from", "fields", "outskirts", "along", "line")
        for bearing in (None, "north", "west and northwest")
    ]
    frame = locate(claims, gazetteer=gazetteer)
    assert (frame.geometry.notna() != frame["why_not"].notna()).all()
    check(frame, layer="claims")
    check(mark_claims(frame), layer="marks")


def test_the_front_decides_between_equals(gazetteer: Gazetteer, make_claim: Make) -> None:
    edge = gpd.GeoDataFrame(
        {"source": ["s"], "kind": ["assessed_control"], "date": [make_claim().published]},
        geometry=[box(36.87, 47, 37.0, 48.06)],
        crs=4326,
    )
    claim = make_claim(place="Novoukrainka", oblasts=("Donetsk",))
    assert locate([claim], gazetteer=gazetteer).loc[0, "katottg"] is None
    assert locate([claim], gazetteer=gazetteer, control=edge).loc[0, "katottg"] == "UA3"


def test_a_persons_verdict_wins_and_is_shown(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(claim_id="a", place="Novoukrainka"), make_claim(claim_id="b", place="Bahatyr")]
    located = locate(claims, gazetteer=gazetteer)
    verdicts = [Correction("a", "fix", "UA4", "", "A. Reader"), Correction("b", "reject", "", "hearsay", "A. Reader")]
    fixed = relocate(located, verdicts, gazetteer=gazetteer)
    assert fixed["katottg"].tolist() == ["UA4", None]
    assert fixed["edited"].tolist() == ["place set by A. Reader", "rejected by A. Reader: hearsay"]
    assert fixed.geometry.iloc[1] is None
    assert located["edited"].isna().all()
    assert len(mark_claims(fixed)) == 1


def test_the_same_claims_give_the_same_frame(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [make_claim(place=name) for name in ("Novoukrainka", "Bahatyr", "Lyman", "Pokrovsk")]
    assert locate(claims, gazetteer=gazetteer).equals(locate(claims, gazetteer=gazetteer))


def test_a_withheld_claim_gets_no_place_by_a_correction(gazetteer: Gazetteer, make_claim: Make) -> None:
    located = locate(
        [make_claim(claim_id="a", place="Bahatyr", withheld="names a Ukrainian unit")], gazetteer=gazetteer
    )
    row = relocate(located, [Correction("a", "fix", "UA4", "", "A. Reader")], gazetteer=gazetteer).iloc[0]
    assert row["geometry"] is None
    assert row["katottg"] is None
    assert row["why_not"] == "withheld from the map: names a Ukrainian unit"
    assert row["edited"] == "place set by A. Reader (withheld all the same)"


@pytest.mark.parametrize(
    "words",
    [
        "near occupied Novoukrainka.",
        "near Novoukrainka (roughly 60 kilometers from the frontline).",
        "near occupied Novoukrainka (about 60 km behind the front line).",
    ],
)
def test_neighbours_do_not_decide_about_the_deep_rear(gazetteer: Gazetteer, make_claim: Make, words: str) -> None:
    sentence = f"They struck a depot near Bahatyr and a bridge {words}"
    deep = [make_claim(place=name, relation="near", sentence=sentence) for name in ("Bahatyr", "Novoukrainka")]
    assert where(gazetteer, *deep) == ["UA6", None]
    plain = [replace(claim, sentence="They attacked near Bahatyr and near Novoukrainka.") for claim in deep]
    assert where(gazetteer, *plain) == ["UA6", "UA3"]


def test_a_stated_distance_from_the_front_decides_where_control_is_given(
    gazetteer: Gazetteer, make_claim: Make
) -> None:
    edge = gpd.GeoDataFrame(
        {"source": ["s"], "kind": ["assessed_control"], "date": [make_claim().published]},
        geometry=[box(38.1, 47, 39.0, 50.4)],
        crs=4326,
    )
    for km, code in ((20, "UA7"), (85, "UA8")):
        sentence = f"They struck a depot near occupied Lyman (roughly {km} kilometers from the frontline)."
        claim = make_claim(place="Lyman", relation="near", sentence=sentence)
        assert locate([claim], gazetteer=gazetteer, control=edge).loc[0, "katottg"] == code


def test_a_region_of_russia_in_the_paragraph_moves_no_place_of_ukraine(gazetteer: Gazetteer, make_claim: Make) -> None:
    beside = [make_claim(oblasts=("Kursk",)), make_claim(place="Pokrovsk", sentence_id="1.2")]
    tie = make_claim(place="Novoukrainka", sentence_id="1.3", section="")
    frame = locate([*beside, tie, make_claim(place="Bahatyr", sentence_id="1.4")], gazetteer=gazetteer)
    assert frame["katottg"].tolist()[3] == "UA6"
    assert "Kursk Oblast" not in frame["place_name"].tolist()[1:]
    alone = locate([make_claim(oblasts=("Kursk",)), make_claim(place="Bahatyr")], gazetteer=gazetteer)
    assert alone.loc[1, "geometry"] is None
    assert alone.loc[1, "why_not"] == "Bahatyr may be in Ukraine or in Kursk Oblast, which its paragraph names"


def test_the_name_of_a_city_is_never_taken_for_its_oblast(gazetteer: Gazetteer, make_claim: Make) -> None:
    for changes in ({"relation": "near"}, {"relation": "in"}, {"bearing": "north", "bearing_of": "Sumy"}):
        row = locate([make_claim(place="Sumy", **changes)], gazetteer=gazetteer).iloc[0]
        assert row["geometry"] is None
        assert row["why_not"].startswith("no place called Sumy in the gazetteer")


def test_a_reason_tells_where_the_text_says_otherwise(gazetteer: Gazetteer, make_claim: Make) -> None:
    claim = make_claim(place="Novoukrainka", gloss=Gloss("southwest of Kurakhove", "southwest", "Kurakhove"))
    assert "31 km west of Kurakhove (the text says southwest)" in locate([claim], gazetteer=gazetteer).loc[0, "why"]


def test_no_distance_is_measured_from_a_stand_in(gazetteer: Gazetteer, make_claim: Make) -> None:
    claims = [
        make_claim(place="Zelene", gloss=Gloss("south of Pokrovsk", "south", "Pokrovsk")),
        make_claim(place="Bahatyr"),
    ]
    frame = locate(claims, gazetteer=gazetteer)
    assert "the text puts it south of Pokrovsk" in frame.loc[0, "why"]
    assert "named with Zelene" in frame.loc[1, "why"] or "Zelene" not in frame.loc[1, "why"]
    assert "km south of Pokrovsk" not in frame.loc[0, "why"]


@pytest.mark.parametrize("kind", ["one name", "pairs", "one sentence"])
def test_work_grows_with_the_number_of_mentions(gazetteer: Gazetteer, make_claim: Make, kind: str) -> None:
    names = ("Novoukrainka", "Bahatyr", "Lyman", "Pokrovsk", "Udachne")

    plain = make_claim()

    def claims(count: int) -> list[Claim]:
        if kind == "one sentence":
            return [replace(plain, place=names[n % 5], hub=f"south of {names[n % 3]}") for n in range(2 * count)]
        others = names[:1] if kind == "one name" else names
        return [
            replace(plain, place=place, sentence_id=f"{n}.1", hub=f"{wind} of Pokrovsk" if kind == "pairs" else None)
            for n in range(count)
            for place, wind in (("Kurakhove", "south"), (others[n % len(others)], ("east", "west", "south")[n % 3]))
        ]

    locate(claims(50), gazetteer=gazetteer)
    few, many = (count_calls(lambda n=n: locate(claims(n), gazetteer=gazetteer)) for n in (200, 800))
    assert many < 5 * few  # four times as many; the square would take sixteen
