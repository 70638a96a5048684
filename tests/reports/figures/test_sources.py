"""Who says a figure: verbs that put a number, clauses that are no speaker, and the passive that names nobody."""

import pytest

from reports.figures.find import find_figures
from reports.text.read import read_reports

HEAD = "March 9, 2024\n\nHarbour Digest\n\n"


def speakers(body: str) -> list[str]:
    (report,) = read_reports(HEAD + body + "\n")
    return [figure.speaker for figure in find_figures(report)]


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("The Ukrainian General Staff puts Russian losses at over 900,000 people.", "Ukrainian General Staff"),
        ("The harbour council estimates the cost at 40 million euros.", "harbour council"),
        ("The Daily Post put the number of casualties at about two thousand.", "Daily Post"),
        ("The council counted 310 casualties in 2023.", "council"),
        ("The Daily Post reported that the council puts Russian casualties at half a million.", "council"),
        ("Russian forces put 40 tanks at three depots.", "Harbour Digest"),
        ("Norway added 2 billion euros to the three billion euros pledged before.", "Harbour Digest"),
        (
            "Ukrainian crews struck a depot in Mill Town, and the port authority claimed to have downed 40 drones.",
            "port authority",
        ),
        (
            "Ukrainian crews advanced near Mill Town, and the port authority claimed to have downed 40 drones.",
            "port authority",
        ),
        ("Ukrainian crews struck a depot and officials claimed to have downed 40 drones.", "unspecified"),
        ("Officials in Mill Town, Old Mill, and New Mill said that 40 drones were lost.", "Officials in Mill Town, Old Mill, and New Mill"),
        ("Crews of the newly formed 44th Brigade said that they downed 40 drones.", "Crews of the newly formed 44th Brigade"),
        ("Russian losses are estimated at 90,000 soldiers killed.", "unspecified"),
        ("Russian losses, estimated at 90,000 soldiers killed, are rising.", "unspecified"),
        ("Russian losses are put at 90,000.", "unspecified"),
        ("The Daily Post reported that Russian losses are estimated at 90,000.", "Daily Post"),
        ("Russian losses are estimated by the harbour council at 90,000 soldiers killed.", "harbour council"),
        ("It was reported that 14 soldiers were killed.", "unspecified"),
    ],
)  # fmt: skip
def test_who_says_a_number(body: str, speaker: str) -> None:
    assert set(speakers(body)) == {speaker}


def test_a_count_that_its_belongs_to_is_the_last_speakers() -> None:
    body = "The Ukrainian General Staff puts Russian losses at 900,000 people. Its yearly count is 85,000 casualties."
    assert speakers(body) == ["Ukrainian General Staff"] * 2
    assert speakers("The rain fell. Its yearly count is 85,000 casualties.") == ["Harbour Digest"]


def test_a_second_speaker_has_his_own_number() -> None:
    body = "The Russian MoD claimed to have shot down 112 drones, while the Ukrainian Air Force reported 90 drones."
    assert speakers(body) == ["Russian MoD", "Ukrainian Air Force"]
    body = "The Russian MoD claimed to have shot down 112 drones, and the crews that night reported 90 drones."
    assert speakers(body) == ["Russian MoD", "Russian MoD"]
    body = "Mayor Olha Petrenko claimed crews had seized 12 drones and said that 30 soldiers were killed."
    assert speakers(body) == ["Mayor Olha Petrenko"] * 2
    assert speakers("Kyiv says it downed 40 drones.") == ["Kyiv"]
    assert speakers("Western officials estimate that Russia lost 900 tanks.") == ["Western officials"]


def test_what_stands_before_a_claim_is_the_reports_own() -> None:
    assert speakers("Crews downed 40 drones and officials claimed 12 missiles.") == ["Harbour Digest", "unspecified"]
