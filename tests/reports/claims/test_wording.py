"""How reports word evidence: each kind of phrase with sentences of our own about real places far from any front."""

from datetime import date

import pytest

from reports.claim import Claim
from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"
HEAD = "May 21, 2024\n\nInstitute for the Study of War\n\n"


def read(text: str) -> list[Claim]:
    """Return the claims of a paragraph of a report of 21 May 2024."""
    return [claim for report in read_reports(HEAD + text) for claim in find_claims(report)]


def short(text: str) -> list[tuple[str, str, str, str | None]]:
    return [(c.actor, c.action, c.evidence, c.place) for c in read(text)]


def only(text: str) -> Claim:
    (claim,) = read(text)
    return claim


GEOLOCATED = [
    ("Geolocated footage published on May 20 indicates that Russian forces recently advanced east of Bolhrad.[1]",
     [(R, "advance", "geolocated", "Bolhrad")]),
    ("Additional geolocated imagery posted on May 19 and 20 shows that Ukrainian forces seized Izmail.[1]",
     [(U, "seize", "geolocated", "Izmail")]),
    (("Geolocated footage published on May 20 shows Ukrainian forces striking two Russian trucks in western Lubny, indicating"
     " that Russian forces recently entered the town.[2]"), [(R, "advance", "geolocated", "Lubny")]),
    (("Geolocated footage published on May 20 shows Russian soldiers raising a flag in central Romny, indicating that Russian"
     " forces seized the settlement."), [(R, "seize", "geolocated", "Romny")]),
    (("Geolocated footage published on May 20 shows that Russian forces conducted a platoon-sized mechanized assault east of"
     " Lubny but did not make any confirmed advances.[3]"), [(R, "attack_unsuccessful", "geolocated", "Lubny")]),
    (("Geolocated footage published on May 20 indicates that Ukrainian forces advanced in Reni, confirming Russian milblogger"
     " claims on May 18 that Ukrainian forces seized Kiliya.[4]"),
     [(U, "advance", "geolocated", "Reni"), (U, "seize", "claimed", "Kiliya")]),
    ("Geolocated footage confirms that Ukrainian forces struck a command post in occupied Yevpatoria on May 19.[5]",
     [(U, "strike", "geolocated", "Yevpatoria")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GEOLOCATED)
def test_geolocated(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert short(text) == expected


def test_the_day_of_footage_is_a_source_date_and_no_event_date() -> None:
    claim = only(
        "Geolocated footage published on May 19 and 20 indicates that Russian forces advanced east of Bolhrad.[1]"
    )
    assert (claim.source_date, claim.event_date, claim.confirmed) == (date(2024, 5, 20), None, True)


ASSESSED = [
    ("Russian forces recently marginally advanced in the Lubny direction amid fog on May 20.", [(R, "advance", "assessed", "Lubny")]),
    ("ISW continues to assess that Ukrainian forces have liberated most of Romny.", [(U, "advance", "assessed", "Romny")]),
    ("Russian forces have likely seized Myrhorod as of May 20.", [(R, "seize", "assessed", "Myrhorod")]),
    ("Russian forces continued offensive operations in the Lubny direction on May 20 but did not advance.",
     [(R, "attack_unsuccessful", "assessed", "Lubny")]),
    ("Russian forces continued offensive operations in the Lubny direction on May 20 but did not make confirmed advances.[8]",
     [(R, "attack_unsuccessful", "reported", "Lubny")]),
    ("Ukrainian and Russian forces recently advanced near Khorol.",
     [(R, "advance", "assessed", "Khorol"), (U, "advance", "assessed", "Khorol")]),
    ("Russian forces recently advanced in Sumy Oblast and the Lubny, Romny, and Khorol directions.",
     [(R, "advance", "assessed", "Lubny"), (R, "advance", "assessed", "Romny"), (R, "advance", "assessed", "Khorol"),
      (R, "advance", "assessed", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASSESSED)
def test_assessed(text: str, expected: list[tuple[str, str, str, str | None]]) -> None:
    assert short(text) == expected


CLAIMED = [
    ("A Russian milblogger claimed that Russian forces seized Lubny.[1]", "claimed", "Russian milbloggers"),
    ("Russian mobloggers claimed that Russian forces seized Lubny.[1]", "claimed", "Russian milbloggers"),
    ("The Russian Ministry of Defense (MoD) claimed on May 20 that Russian forces seized Lubny.[1]", "claimed", "Russian MoD"),
    ("Russian sources reported that Russian forces seized Lubny.[1]", "claimed", "Russian sources"),
    ("The Ukrainian General Staff reported that Russian forces seized Lubny.[1]", "reported", "Ukrainian General Staff"),
    ("The spokesperson of a Ukrainian brigade operating in the Romny direction stated on May 20 that Russian forces seized Lubny.[1]",
     "reported", "Ukrainian military"),
    ("Poltava Oblast Military Administration Head Ivan Petrenko reported that Russian forces seized Lubny.[1]",
     "reported", "Ukrainian official"),
    ("Russian forces reportedly seized Lubny.[1]", "reported", "unspecified"),
    ("Ukrainian and Russian sources reported that Russian forces seized Lubny.[1]",
     "reported", "mixed Russian and Ukrainian sources"),
    ("Wagner Group financier Yevgeny Prigozhin claimed that Russian forces seized Lubny.[1]", "claimed", "Russian official"),
    ("Somebody named Bober added that Russian forces seized Lubny.[1]", "reported", "unspecified"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "evidence", "claimant"), CLAIMED)
def test_claimants(text: str, evidence: str, claimant: str) -> None:
    claim = only(text)
    assert (claim.actor, claim.action, claim.place) == (R, "seize", "Lubny")
    assert (claim.evidence, claim.claimant, claim.confirmed) == (evidence, claimant, False)


def test_a_chain_stays_under_its_claimant() -> None:
    text = (
        "Russian milbloggers claimed that Russian forces seized Lubny, advanced near Romny, and that Ukrainian forces"
        " counterattacked near Khorol and claimed that Russian forces entered Pyriatyn.[3]"
    )
    assert short(text) == [
        (R, "seize", "claimed", "Lubny"),
        (R, "advance", "claimed", "Romny"),
        (U, "attack", "claimed", "Khorol"),
        (R, "advance", "claimed", "Pyriatyn"),
    ]


def test_the_milblogger_also_claimed_points_back() -> None:
    first, second = read(
        "A milblogger claimed that Russian forces seized Lubny.[1] The milblogger also claimed that they advanced near Romny."
    )
    assert (first.claimant, second.claimant) == ("Russian milbloggers", "Russian milbloggers")


def test_credited_with() -> None:
    claim = only(
        "A milblogger credited elements of the Russian 7th Rifle Brigade (3rd Army) with the seizure of Lubny.[1]"
    )
    assert (claim.actor, claim.action, claim.evidence, claim.units) == (R, "seize", "claimed", ("7th Rifle Brigade",))
    assert short("Milbloggers credited elements of the Russian 7th Rifle Brigade with advancing near Lubny.[1]") == [
        (R, "advance", "claimed", "Lubny")
    ]


def test_these_claims_reach_back_to_the_last_evidence_and_no_further() -> None:
    text = (
        "Milbloggers claimed that Russian forces advanced in Reni.[1] Geolocated footage published on May 20 indicates that"
        " Russian forces advanced in Izmail.[2] A milblogger claimed that Russian forces entered Lubny.[3] Another milblogger"
        " claimed that Russian forces seized Romny.[4] ISW has not observed confirmation of these claims, however. A milblogger"
        " claimed that Russian forces attacked Khorol.[5]"
    )
    assert [(c.place, c.evidence, c.support) for c in read(text)] == [
        ("Reni", "claimed", None),
        ("Izmail", "geolocated", None),
        ("Lubny", "claimed", "unsupported"),
        ("Romny", "claimed", "unsupported"),
        ("Khorol", "claimed", None),
    ]


def test_this_claim_is_the_last_one() -> None:
    text = (
        "A milblogger claimed that Russian forces entered Lubny.[3] Another milblogger claimed that Russian forces seized Romny.[4]"
        " ISW cannot independently verify this claim."
    )
    assert [(c.place, c.support) for c in read(text)] == [("Lubny", None), ("Romny", "unsupported")]


@pytest.mark.parametrize(
    "text",
    [
        "A milblogger claimed that Russian forces seized Lubny, but other milbloggers refuted this claim.[1]",
        "A Russian milblogger denied claims that Russian troops seized Lubny.[1]",
        "Russian milbloggers widely refuted claims that Russian forces seized Lubny.[1]",
        "The Russian MoD falsely claimed that Russian forces seized Lubny.[1]",
    ],
)
def test_refuted_claims_are_denied(text: str) -> None:
    claim = only(text)
    assert (claim.evidence, claim.support, claim.confirmed) == ("denied", "contradicted", False)


def test_unsupported_is_never_denied() -> None:
    claim = only(
        "A milblogger claimed that Russian forces seized Lubny, though ISW has not yet collected footage of it.[1]"
    )
    assert (claim.evidence, claim.support) == ("claimed", "unsupported")


LABELS = [
    ("Assessed Russian advances: Geolocated footage published on May 20 indicates that Russian forces advanced in Lubny.[1]",
     [(R, "advance", "geolocated", "Lubny")]),
    (("Assessed Ukrainian advances: Geolocated footage published on May 20 shows Ukrainian forces operating in Lubny, indicating"
     " that Ukrainian forces liberated the settlement.[1]"), [(U, "seize", "geolocated", "Lubny")]),
    (("Assessed Russian infiltrations: Geolocated footage published on May 20 shows Russian soldiers raising a flag in Lubny in"
     " what ISW assesses was an infiltration mission.[1]"), [(R, "other", "geolocated", "Lubny")]),
    (("Assessed Russian infiltration: Geolocated footage published on May 20 shows Russian forces in Lubny in what ISW assesses"
     " was an infiltration that did not change the control of terrain.[1]"), [(R, "other", "geolocated", "Lubny")]),
    ("Unconfirmed claims: Milbloggers claimed that Russian forces advanced to Lubny.[1]", [(R, "advance", "claimed", "Lubny")]),
    (("Refinement of area under Russian claims: Geolocated footage published on May 20 shows Ukrainian forces operating in Lubny"
     " — an area where Russian sources had previously claimed that Russian troops held positions.[1]"),
     [(U, "other", "geolocated", "Lubny"), (R, "other", "denied", "Lubny")]),
    ("Order of Battle: Elements of the Russian 7th Rifle Brigade are reportedly operating near Lubny.[1]",
     [(R, "other", "reported", "Lubny")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_labels_of_newer_reports(text: str, expected: list[tuple[str, str, str, str]]) -> None:
    assert short(text) == expected


def test_unconfirmed_claims_are_unsupported() -> None:
    assert only(LABELS[4][0]).support == "unsupported"


def test_this_advance_inherits_the_footnotes_of_the_sentence_before() -> None:
    text = (
        "Geolocated footage published on May 20 indicates that Russian forces advanced east of Lubny.[7] This advance indicates"
        " that Russian forces likely seized Romny."
    )
    _, second = read(text)
    assert (second.evidence, second.footnotes, second.footnotes_inherited) == ("assessed", (), (7,))
    _, third = read(text.replace("This advance", "The footage also"))
    assert (third.evidence, third.footnotes_inherited) == ("geolocated", (7,))
