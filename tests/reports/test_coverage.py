"""Every sentence is accounted for."""

import pytest

from reports.claims.coverage import cover
from reports.claims.find import find_claims
from reports.text.read import read_reports

TEXT = """May 21, 2024

Institute for the Study of War

Russian forces advanced near Lubny.[1] ISW has not observed confirmation of these claims. Russian forces will likely attack toward
Romny. Casualties rose to 12,500 in May. The minister met his wife. Russian forces are poking holes into the fighting north of Lubny.
"""


def test_each_sentence_has_a_fate_and_its_words() -> None:
    (report,) = read_reports(TEXT)
    rows = cover(report, find_claims(report))
    fates = {row.sentence.text.split(".")[0].replace("\n", " "): row for row in rows}
    assert fates["Russian forces advanced near Lubny"].status == "found"
    assert fates["Russian forces advanced near Lubny"].claims == 1
    assert fates["ISW has not observed confirmation of these claims"].status == "outside"
    assert fates["Russian forces will likely attack toward Romny"].status == "not_understood"
    assert (fates["Casualties rose to 12,500 in May"].status, fates["Casualties rose to 12,500 in May"].words) == (
        "figures",
        ("12,500",),
    )
    assert fates["The minister met his wife"].status == "outside"


def test_frontline_wording_without_a_claim_is_named_with_its_words() -> None:
    (report,) = read_reports("Ukrainian troops were seen gaining momentum in assaults north of Lubny.")
    (row,) = cover(report, [])
    assert row.status == "not_understood"
    assert row.words == ("assaults", "Ukrainian troops", "north of L")


def test_a_document_about_something_else_has_no_claims_and_nothing_misunderstood() -> None:
    text = "Millions of people flee persecution. Many cross borders. Cities such as Lubny host 40 percent of them, and costs advance."
    (report,) = read_reports(text)
    claims = find_claims(report)
    assert claims == []
    assert {row.status for row in cover(report, claims)} == {"outside", "figures"}


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces somehow crossed into the suburbs of Lubny.",
        "Ukrainian forces lost the battle of Lubny.",
        "Sabotage units of Ukrainian forces ran an operation across Lubny.",
        "Russian troops have made their presence known around the liberation monument of Lubny.",
    ],
)
def test_what_looks_like_the_front_is_never_outside(text: str) -> None:
    (report,) = read_reports(text)
    (row,) = cover(report, [])
    assert row.status == "not_understood"


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces did not advance in Lubny.",
        "It is unclear whether Russian forces seized Lubny.",
        "Russian forces may advance toward Lubny in the coming weeks.",
        "ISW has not observed evidence that Russian forces entered Lubny.",
        "Russian forces advanced " + "north of " * 3_000 + "Lubny.",
        "Russian forces seized " + ", ".join(f"Lubny{k}" for k in range(2_000)) + ".",
    ],
)
def test_words_of_the_front_are_never_outside(text: str) -> None:
    (report,) = read_reports("May 21, 2024\n\n" + text)
    claims = find_claims(report)
    assert claims == []
    assert cover(report, claims)[-1].status == "not_understood"


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces advanced in northern \x1b[31mLubny\x1b[0m\x07.",
        "Russian forces advanced in \u202enorthern\u202c \u2066Lu\u200bbny\u2069.",
        "\ufeffRussian\u00a0forces advanced\nin northern\tLubny.\u200f",
    ],
)
def test_characters_that_show_nothing_are_passed_over(text: str) -> None:
    whole = "May 21, 2024\n\nInstitute for the Study of War\n\n" + text + "\u202c Soup is good."
    (report,) = read_reports(whole)
    (claim,) = find_claims(report)
    assert (claim.place, claim.part, claim.action) == ("Lubny", "northern", "advance")
    assert whole[claim.start : claim.end] == claim.sentence
    assert all(whole[s.start : s.end] == s.text for s in report.sentences)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The enemy advanced near Lubny.", "The enemy"),
        ("Footage shows Ukrainian troops in Lubny.", "Ukrainian troops"),
        ("Three villages near Lubny have been lost to Russian units.", "Russian units"),
        ("Lubny remains contested, Russian units say nothing.", "contested"),
        ("The invaders are everywhere.", "The invaders"),
        ("Ukrainian forces may be preparing something.", "Ukrainian forces"),
    ],
)
def test_a_deed_a_side_or_a_word_of_control_is_never_outside(text: str, word: str) -> None:
    (report,) = read_reports(text)
    (row,) = cover(report, [])
    assert row.status == "not_understood"
    assert word in " ".join(row.words) or row.words[0] in text


def test_countries_and_trade_of_a_report_of_war_stay_outside() -> None:
    text = "Russian forces advanced near Lubny.\n\nRussia and Ukraine exchanged letters. The minister met his wife."
    (report,) = read_reports(text)
    assert [row.status for row in cover(report, find_claims(report))] == ["found", "outside", "outside"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Вораг заняў вёску каля Лубен. Баі цягнуцца ў горадзе.", "Belarusian"),
        (
            "Les forces russes ont avancé dans la ville et les combats ne sont pas finis sur les hauteurs. " * 3,
            "French",
        ),
    ],
)
def test_a_language_without_words_is_named_and_never_outside(text: str, language: str) -> None:
    (report,) = read_reports(text)
    assert {(row.status, row.words) for row in cover(report, find_claims(report))} == {("not_understood", (language,))}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Російські війська просунулися поблизу Лубнів. Бої тривають у місті.", ["found", "not_understood"]),
        ("Подразделения продвинулись у Лубен. Бои продолжаются, выбитый противник отошёл.", ["not_understood"] * 2),
    ],
)
def test_sentences_of_the_front_are_never_outside_in_any_language(text: str, wanted: list[str]) -> None:
    (report,) = read_reports(text)
    assert [row.status for row in cover(report, find_claims(report))] == wanted
