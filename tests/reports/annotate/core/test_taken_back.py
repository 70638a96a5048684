"""A place that is to be taken back is not taken: the verb repels attacks, takes back, and may fail or only be meant."""

import pytest

from reports.claims.find import find_claims
from reports.claims.policy import tells_of_ukrainian_forces
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.actor) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text", "actor"),
    [
        (UK, "ЗСУ не змогли відбити Лубни.", "ukrainian"),
        (UK, "Окупанти не зуміли відбити Лубни.", "russian"),
        (UK, "Ворогу не вдалося відбити Лубни.", "russian"),
        (RU, "ВСУ не сумели отбить Лубны.", "ukrainian"),
        (RU, "Отбить Лубны ВСУ не смогли.", "ukrainian"),
        (RU, "Противнику не удалось отбить Лубны.", "ukrainian"),
    ],
)
def test_who_could_not_take_a_place_back_attacked_in_vain(voice: str, text: str, actor: str) -> None:
    assert read(text, voice) == [("attack_unsuccessful", actor)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог хоче відбити Лубни."),
        (UK, "Росіяни мають відбити Лубни до осені."),
        (UK, "Окупанти прийшли, щоб відбити Лубни."),
        (UK, "Якби ЗСУ відбили Лубни, міст уцілів би."),
        (RU, "Противник собирается отбить Лубны."),
        (RU, "Враг обещает отбить Лубны."),
        (RU, "Если противник отбил Лубны, мост цел."),
    ],
)
def test_what_is_only_meant_is_no_gain(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        (UK, "Захисники відбили Лубни.", ("seize", "ukrainian")),
        (UK, "Нашим вдалося відбити Лубни.", ("seize", "ukrainian")),
        (UK, "Ворог намагається відбити Лубни.", ("attack", "russian")),
        (UK, "Окупанти відбивають Лубни.", ("attack", "russian")),
        (UK, "ЗСУ відбивають атаки біля Лубен.", ("attack_unsuccessful", "russian")),
        (UK, "ЗСУ не змогли відбити атаку біля Лубен.", ("attack", "russian")),
        (RU, "Наши отбили Лубны.", ("seize", "russian")),
        (RU, "Бойцы смогли отбить Лубны.", ("seize", "russian")),
        (RU, "Противник пытался отбить Лубны.", ("attack", "ukrainian")),
        (RU, "Наши отбивают атаки у Лубен.", ("attack_unsuccessful", "ukrainian")),
    ],
)
def test_what_is_done_tried_and_repelled_stays(voice: str, text: str, found: tuple[str, str]) -> None:
    assert read(text, voice) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "ЗСУ планують відбити Лубни.",
        "Наші хочуть відвоювати Лубни.",
        "ЗСУ мають відбити Лубни.",
        "Київ обіцяє повернути Лубни.",
        "ВСУ хотят отбить Лубны.",
        "Украинцы планируют отбить Лубны.",
        "ВСУ собираются вернуть Лубны.",
        "ВСУ должны отбить Лубны.",
        "Киев обещает отбить Лубны.",
    ],
)
def test_what_ukraine_means_to_take_back_is_kept_back(text: str) -> None:
    assert tells_of_ukrainian_forces(text)


@pytest.mark.parametrize(
    "text",
    ["ЗСУ не змогли відбити Лубни.", "Ворог хоче відбити Лубни.", "ВСУ отбили Лубны.", "Наши хотят взять Лубны."],
)
def test_what_is_done_or_meant_by_russia_is_told(text: str) -> None:
    assert not tells_of_ukrainian_forces(text)
