"""frontline figures: tables, rows, checks and the plot, as a person runs it."""

import csv
import io
import json

import pytest

BODY = (
    "The Ukrainian General Staff reported that Russian forces suffered 36,500 casualties in 2023 (average of 90 casualties per day).[1] "
    "Norway sent 100 million euros (about $110 million).[2]\n"
)


def test_table_for_people(frontline, report) -> None:
    result = frontline("figures", report(BODY))
    assert result.code == 0, result.err
    for word in ("36,500", "casualties per day", "Ukrainian General Staff", "2023-01-01 to 2023-12-31"):
        assert word in result.out
    assert "4 figures" in result.err


def test_rows_for_programs(frontline, report) -> None:
    path = report(BODY)
    rows = [json.loads(line) for line in frontline("figures", path, "--format", "jsonl").out.splitlines()]
    assert [row["value"] for row in rows] == [36500, 90, 100_000_000, 110_000_000]
    text = path.read_text(encoding="utf-8")
    assert all(text[row["start"] : row["end"]] == row["value_text"] for row in rows)
    table = list(csv.DictReader(io.StringIO(frontline("figures", path, "--format", "csv").out)))
    assert [row["unit"] for row in table] == [row["unit"] for row in rows]
    assert table[0]["period_from"] == "2023-01-01"


def test_check_shows_both_sentences(frontline, report) -> None:
    body = BODY + "Officials said that Russian forces suffered 30,000 casualties in 2023.\n"
    rows = [
        json.loads(line) for line in frontline("figures", report(body), "--check", "--format", "jsonl").out.splitlines()
    ]
    wrong = next(row for row in rows if row["check"] == "average" and row["verdict"] == "differs")
    assert wrong["derived"] == 100
    other = next(row for row in rows if row["check"] == "two_totals")
    assert other["verdict"] == "two_sources"
    assert "36,500" in other["sentence_stated"]
    assert "30,000" in other["sentence_against"]
    table = frontline("figures", report(body), "--check")
    assert "differs" in table.out
    assert "two sources" in table.out


def test_quotes_can_be_left_out(frontline, report) -> None:
    result = frontline("figures", report(BODY), "--check", "--format", "jsonl", "--quotes", "none")
    assert all(json.loads(line)["sentence_stated"] == "" for line in result.out.splitlines())
    assert "Staff reported" not in frontline("figures", report(BODY), "--format", "csv", "--quotes", "none").out


@pytest.mark.parametrize(("suffix", "magic"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")])
def test_plot_is_the_same_twice(frontline, report, tmp_path, suffix, magic) -> None:
    plot = tmp_path / f"figures{suffix}"
    assert frontline("figures", report(BODY), "--plot", plot).code == 0
    data = plot.read_bytes()
    assert data.startswith(magic)
    refused = frontline("figures", report(BODY), "--plot", plot)
    assert refused.code == 2
    assert "--overwrite" in refused.err
    assert frontline("figures", report(BODY), "--plot", plot, "--overwrite").code == 0
    assert plot.read_bytes() == data


@pytest.mark.parametrize(
    "body",
    [
        "Russian forces launched 40 drones. Officials said that 12 drones struck the depot at a cost of $5 million and $6 million.\n",
        "Russian forces seized $_{x}$ \\frac more 40 square kilometers, the ^mayor_ said.\n",
    ],
)
def test_plot_without_checks_and_with_marks_of_mathematics(frontline, report, tmp_path, body) -> None:
    result = frontline("figures", report(body), "--plot", tmp_path / "a.svg")
    assert result.code == 0, result.err


def test_plot_refuses_what_it_cannot_draw(frontline, report, tmp_path) -> None:
    result = frontline("figures", report(BODY), "--plot", tmp_path / "a.docx")
    assert (result.code, result.out) == (2, "")
    assert ".png, .svg or .pdf" in result.err
    result = frontline("figures", report("Nothing was counted today.\n"), "--plot", tmp_path / "a.png")
    assert result.code == 2
    assert "no figure" in result.err
    assert not (tmp_path / "a.png").exists()


def test_a_text_without_figures_is_no_error(frontline, report) -> None:
    result = frontline("figures", report("Nothing was counted today.\n"), "--format", "csv")
    assert result.code == 0
    assert result.out.startswith("figure_id,report_id")
    assert len(result.out.splitlines()) == 1
    assert "no figure found" in result.err


def test_output_file(frontline, report, tmp_path) -> None:
    target = tmp_path / "figures.jsonl"
    result = frontline("figures", report(BODY), "--format", "jsonl", "-o", target)
    assert result.out.strip() == str(target)
    assert len(target.read_text(encoding="utf-8").splitlines()) == 4
