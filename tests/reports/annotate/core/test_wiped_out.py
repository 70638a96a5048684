"""Who came somewhere and was killed there gained nothing; who lost less stays where he is."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

UK, RU = "general_staff", "russian_mod"


def read(text: str, voice: str) -> list[tuple[str, str | None]]:
    return [(claim.action, claim.actor) for report in read_reports(text, voice=voice) for claim in find_claims(report)]


@pytest.mark.parametrize(
    ("voice", "text"),
    [
        (UK, "Ворог зайшов у Лубни, але його знищили."),
        (UK, "Окупанти зайшли у Лубни, проте були знищені."),
        (UK, "Росіяни увійшли в Лубни, де їх ліквідували."),
        (UK, "Ворог увійшов у Лубни, але втратив усю групу."),
        (UK, "Ворог увійшов у Лубни, але його знищили дрони біля Лисівки."),
        (UK, "Ворог увійшов у Лубни, але був знищений біля Лисівки."),
        (RU, "ВСУ вошли в Лубны, но их уничтожили дроны у Лысовки."),
        (RU, "ВСУ зашли в Лубны, но были уничтожены."),
        (RU, "Противник вошёл в Лубны, где его уничтожили."),
        (RU, "ВСУ вошли в Лубны, но потеряли всю группу."),
    ],
)
def test_who_was_killed_where_he_came_gained_nothing(voice: str, text: str) -> None:
    assert read(text, voice) == []


@pytest.mark.parametrize(
    ("voice", "text", "actor"),
    [
        (UK, "Ворог увійшов у Лубни, але втратив два танки.", "russian"),
        (UK, "Ворог увійшов у Лубни, де знищив міст.", "russian"),
        (UK, "Ворог увійшов у Лубни, але втратив два танки біля Лисівки.", "russian"),
        (UK, "Ворог увійшов у Лубни, але був знищений міст біля Лисівки.", "russian"),
        (RU, "ВСУ вошли в Лубны, но был уничтожен мост.", "ukrainian"),
        (RU, "Наши вошли в Лубны и уничтожили танк.", "russian"),
    ],
)
def test_who_lost_less_is_still_there(voice: str, text: str, actor: str) -> None:
    assert ("advance", actor) in read(text, voice)
