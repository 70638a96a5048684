"""What the reader saw in a sentence can be looked at, whatever the sentence is."""

from hypothesis import given
from hypothesis import strategies as st

from reports.claims.explain import explain_reading
from reports.claims.find import find_claims
from reports.text.read import read_reports

HEAD = "Russian Offensive Campaign Assessment, May 21, 2024\n\n"


def explain(text: str) -> list[str]:
    return [line for report in read_reports(HEAD + text) for line in explain_reading(report)]


def test_spans_clauses_and_stance_are_shown() -> None:
    lines = "\n".join(
        explain(
            "A milblogger denied that Russian forces left Lubny on May 20 but conceded that Ukrainian troops entered Romny."
        )
    )
    assert "voice isw: own statements are assessed, ISW" in lines
    for words in (
        "side russian: Russian forces", "deed withdraw: left", "place in: Lubny", "date 2024-05-20: May 20",
        "[main: A milblogger denied]", "[content under 0: that Russian forces left Lubny on May 20]",
        "[main, same subject: but conceded]", "denied by Russian milbloggers from “Russian forces left Lubny”",
        "claim    russian withdraw Lubny: denied, contradicted, unspecified, denied by Russian milbloggers",
    ):  # fmt: skip
        assert words in lines, words


def test_a_sentence_of_something_else_has_no_spans_and_one_without_end_is_not_read() -> None:
    assert explain("Soup is good for you.")[-3:] == [
        "  spans    none",
        "  clauses  [main: Soup is good for you]",
        "  stance   the text's own word",
    ]
    assert "not read" in explain("Russian forces advanced " + "north of " * 1_000 + "Lubny.")[-1]


@given(st.text(max_size=200))
def test_any_text_is_explained_with_all_its_claims(text: str) -> None:
    reports = read_reports(HEAD + text)
    shown = [line for report in reports for line in explain_reading(report) if line.startswith("  claim ")]
    assert len(shown) == sum(len(find_claims(report)) for report in reports)


def test_sentences_of_the_core_show_who_what_and_whose_word() -> None:
    text = "Міноборони РФ заявило, що російські війська взяли Лубни, але це неправда."
    (report,) = read_reports(text, voice="deepstate")
    lines = list(explain_reading(report))
    spans, clauses, stance = (
        next(line for line in lines if line.startswith(f"  {name} ")) for name in ("spans", "clauses", "stance")
    )
    assert "side russian: російські війська" in spans
    assert "deed seize: взяли · place object: Лубни" in spans
    assert clauses.count("[") > 1
    assert "claimed by Russian MoD" in stance
