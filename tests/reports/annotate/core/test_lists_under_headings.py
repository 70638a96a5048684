"""Lines of a list are what the heading above them says was done."""

import pytest

from reports.claims.find import find_claims
from reports.text.read import read_reports

R, U = "russian", "ukrainian"


def read(text: str, voice: str) -> list[tuple[str | None, str, str | None]]:
    found = [claim for report in read_reports(text, voice=voice) for claim in find_claims(report)]
    return [(claim.actor, claim.action, claim.place) for claim in found]


@pytest.mark.parametrize(
    ("voice", "text", "found"),
    [
        ("milblogger", "Освободили:\n✅ Лубны\n✅ Хорол", [(R, "seize", "Лубны"), (R, "seize", "Хорол")]),
        ("milblogger", "Освобождены:\n— Лубны\n— Хорол", [(R, "seize", "Лубны"), (R, "seize", "Хорол")]),
        ("milblogger", "Освобождены:\n\n✅ Лубны\n\n✅ Хорол", [(R, "seize", "Лубны"), (R, "seize", "Хорол")]),
        ("deepstate", "Ворог окупував:\n- Лубни\n- с. Лисівку", [(R, "seize", "Лубни"), (R, "seize", "Лисівку")]),
        ("deepstate", "Звільнено:\n🔹 Лубни\n🔹 Хорол", [(U, "seize", "Лубни"), (U, "seize", "Хорол")]),
        ("administration", "Обстріляно:\n— Лубни\n— Хорол", [(R, "strike", "Лубни"), (R, "strike", "Хорол")]),
        ("milblogger", "Враг хочет взять:\n- Лубны\n- Хорол", []),
        ("deepstate", "Ворог окупував:\n- Лубни\n- У Хоролі спокійно", [(R, "seize", "Лубни")]),
        ("deepstate", "Ворог окупував:\n- Лубни\n- Хорол поки наш\n- Ромни", [(R, "seize", "Лубни")]),
    ],
)  # fmt: skip
def test_items_take_the_verb_of_their_heading(
    voice: str, text: str, found: list[tuple[str | None, str, str | None]]
) -> None:
    assert read(text, voice) == found
