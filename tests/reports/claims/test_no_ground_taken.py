"""What only looks like ground that was taken: conditions, fictions, prisoners, demining, drones, capitals that speak."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UNSEEN = ("claimed", "unspecified", "unsupported")


def gains(sentence: str, voice: str = "isw") -> set[tuple[str, str | None]]:
    (report,) = read_reports(sentence, voice=voice)
    return {
        (claim.actor, claim.place)
        for claim in find_claims(report)
        if claim.action in {"seize", "advance", "reach", "withdraw"} and claim.modality is None
    }


@pytest.mark.parametrize(
    "sentence",
    [
        "If the milbloggers' reports are true, Russian forces have seized Komar.",
        "Should the report prove correct, Ukrainian forces have entered Tetkino.",
        "Assuming the footage is genuine, Russian forces have reached Zelene.",
        "A video game clip purporting to show Ukraine seizing Belgorod was shared a million times.",
        "An AI-generated clip purporting to show Russian troops capturing Pokrovsk was viewed widely.",
        "Ukrainian forces liberated the prisoners that Russian forces had captured near Robotyne.",
        "Russian forces freed the soldiers whom Ukrainian forces had seized in Sudzha.",
        "Geolocated footage indicates that Russian forces withdrew from positions that they had seized in Vovchansk.",
        "Geolocated footage shows Ukrainian soldiers who abandoned positions that they had captured in Terny.",
        "Ukrainian troops cleared Kupyansk of mines.",
        "Ukraine cleared Snihurivka of unexploded ordnance.",
        "Ukraine lost power in Izmail after Russian drones reached the city.",
        "The flood reached Kherson after Russian troops blew up the dam.",
        "Якби росіяни захопили Покровськ, вони б пішли на Павлоград.",
        "Коли б росіяни взяли Лиман, було б гірше.",
        "Росіяни захопили б Лиман, якби не 3-тя бригада.",
        "Окупанти втратили контроль над двома танками біля Лимана.",
        "Окупанти втратили контроль над ситуацією в Бердянську.",
        "Росіяни взяли Лиман хіба що на папері.",
        "Ворог увійшов у Часів Яр лише у звітах Герасимова.",
        "Российские войска взяли бы Лиман, если бы не бригада.",
        "Российские войска взяли Лиман только на бумаге.",
    ],
)
def test_no_ground_is_taken(sentence: str) -> None:
    assert not gains(sentence)
    assert not gains(sentence, "news")


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Россия заявила о взятии Покровска, Киев это отрицает.", {("russian", "Покровска")}),
        ("Росія заявила про взяття Лимана, Київ заперечує.", {("russian", "Лимана")}),
        ("Российские войска заняли Лиман, Торское.", {("russian", "Лиман"), ("russian", "Торское")}),
        ("Окупанти втратили контроль над Лиманом.", {("ukrainian", "Лиманом")}),
        ("Russian forces cleared Komar of Ukrainian forces.", {("russian", "Komar")}),
        ("Even if Ukrainian forces hold Komar, Russian forces have advanced in Bahatyr.", {("russian", "Bahatyr")}),
        ("Russian forces entered Komar after Russian missiles reached Bahatyr.", {("russian", "Komar")}),
        ("Ukrainian drone operators reached Komar.", {("ukrainian", "Komar")}),
    ],
)
def test_what_stands_beside_it_stays(sentence: str, right: set[tuple[str, str | None]]) -> None:
    assert gains(sentence) == right


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("Russian forces seized Torske, the milblogger speculated.", ("claimed", "Russian milbloggers", None)),
        (
            "Russian forces entered Torske, a Ukrainian open-source analyst suggested.",
            ("reported", "Ukrainian sources", None),
        ),
        ("Russian forces seized Torske, footage of unknown provenance suggests.", UNSEEN),
        ("Russian forces attacked near Torske, undated images suggested.", UNSEEN),
        ("Russian forces seized Torske, according to footage ISW could not geolocate.", UNSEEN),
        (
            "Ukrainian forces advanced 2 kilometers west of Torske, according to a video that ISW could not verify.",
            UNSEEN,
        ),
        ("According to a post that ISW could not verify, Russian forces attacked near Torske.", UNSEEN),
        (
            "Russian forces seized Torske, according to a Russian milblogger whom ISW cannot confirm.",
            ("claimed", "Russian milbloggers", "unsupported"),
        ),
        ("Russian forces seized Torske, newly geolocated footage shows.", ("geolocated", "ISW", None)),
    ],
)
def test_a_guess_and_footage_that_nobody_could_verify_is_not_the_publishers_word(
    sentence: str, right: tuple[str, str, str | None]
) -> None:
    (report,) = read_reports(sentence, voice="isw")
    (claim,) = find_claims(report)
    assert (claim.place, claim.evidence, claim.claimant, claim.support) == ("Torske", *right)
    assert claim.confirmed == (claim.evidence == "geolocated")


def test_footage_rules_its_own_statement_alone() -> None:
    (report,) = read_reports(
        "Russian forces seized Komar; Russian forces seized Torske, imagery indicates.", voice="isw"
    )
    assert [(claim.place, claim.evidence) for claim in find_claims(report)] == [
        ("Komar", "assessed"),
        ("Torske", "claimed"),
    ]


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        (
            "Russian forces seized Komar, and the defenders fell back to the tree line east of Vilne.",
            {("russian", "Komar"), ("ukrainian", "Vilne")},
        ),
        ("Russian forces advanced to Novopil, two kilometers from the depot at Temyrivka.", {("russian", "Novopil")}),
        ("President Zelensky entered Izium.", set()),
        ("Ukrainian forces withdrew their artillery from Pokrovsk.", set()),
        ("One year after Russian forces captured Avdiivka, the town is empty.", set()),
    ],
)
def test_whose_and_where(sentence: str, right: set[tuple[str, str | None]]) -> None:
    assert gains(sentence) == right
