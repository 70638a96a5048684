"""What only looks like ground that was taken: conditions, fictions, prisoners, demining, drones, capitals that speak."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports


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
    "sentence",
    [
        "Russian forces seized Torske, the milblogger speculated.",
        "Russian forces entered Torske, a Ukrainian open-source analyst suggested.",
        "Russian forces seized Torske, footage of unknown provenance suggests.",
        "Russian forces seized Torske, according to footage ISW could not geolocate.",
        "Ukrainian forces advanced 2 kilometers west of Kurakhove, according to a video that ISW could not verify.",
    ],
)
def test_a_guess_and_footage_that_nobody_could_verify_is_not_the_publishers_word(sentence: str) -> None:
    (report,) = read_reports(sentence, voice="isw")
    assert all(c.evidence in {"claimed", "reported", "denied"} and not c.confirmed for c in find_claims(report))


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
