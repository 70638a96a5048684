"""docs/cli.md names every option of every command and none that is not there; helps say what and how."""

import re
from pathlib import Path

import pytest
import typer

from frontline.app import app
from geo.vocabulary import VOICES
from tests.conftest import load_script

COMMANDS = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
SHARED = "Options that several commands share"


def options_of(command: str) -> set[str]:
    """Return the options a command takes, by their longest name."""
    params = [param for param in COMMANDS[command].params if param.param_type_name == "option"]
    return {max(param.opts, key=len) for param in params}


@pytest.fixture(scope="module")
def sections(root) -> dict[str, str]:
    text = (root / "docs" / "cli.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return {heading.strip(): body for heading, body in zip(parts[1::2], parts[2::2], strict=True)}


def told_options(section: str) -> set[str]:
    """Return the options that a section's table rows and its line of shared ones name."""
    rows = [line.split("|")[1].strip() for line in section.splitlines() if line.startswith("| `-")]
    shared = re.findall(r"^Shared: (.+)$", section, re.MULTILINE)
    return {name for text in (*rows, *shared) for name in re.findall(r"(?<![\w-])(--?[a-z][a-z-]*)", text)}


def test_there_is_a_section_a_command_and_none_besides(sections) -> None:
    told = {heading.removeprefix("frontline ") for heading in sections if heading.startswith("frontline ")}
    assert told == set(COMMANDS)
    assert len(COMMANDS) == 24


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_option_stands_in_its_commands_section(sections, command) -> None:
    section = sections[f"frontline {command}"]
    assert told_options(section) == options_of(command)
    assert f"    frontline {command}" in section


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_shared_options_are_explained_once(sections, command) -> None:
    explained = told_options(sections[SHARED])
    line = re.search(r"^Shared: (.+)$", sections[f"frontline {command}"], re.MULTILINE)
    named = set(re.findall(r"--?[a-z-]+", line[1])) if line else set()
    assert named <= explained


def test_no_shared_option_is_of_one_command_alone(sections) -> None:
    lines = [
        re.findall(r"--?[a-z-]+", line)
        for body in sections.values()
        for line in re.findall(r"^Shared: (.+)$", body, re.MULTILINE)
    ]
    assert lines
    shared = told_options(sections[SHARED])
    assert shared
    for option in shared:
        assert sum(option in line for line in lines) > 1, option


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_help_explains_every_option_and_ends_with_examples(command) -> None:
    for param in COMMANDS[command].params:
        assert getattr(param, "help", None), (command, param.name)
    text = COMMANDS[command].help or ""
    examples = re.findall(rf"^\s*frontline {command}\b.*$", text.split("For example:")[1], re.MULTILINE)
    assert examples
    for example in examples:
        assert set(re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", example)) <= options_of(command)


def test_examples_in_the_docs_use_options_that_exist(sections, root) -> None:
    texts = [(root / "README.md").read_text(encoding="utf-8"), (root / "docs" / "gis.md").read_text(encoding="utf-8")]
    lines = [line for text in (*texts, *sections.values()) for line in text.splitlines() if line.startswith("    ")]
    calls = [(m[1], line) for line in lines if (m := re.search(r"\bfrontline (\w+)\b", line)) and m[1] in COMMANDS]
    assert len(calls) > 20
    for command, line in calls:
        words = line.split("#")[0]
        assert set(re.findall(r"(?<=\s)(--?[a-z][a-z-]*)", words)) <= options_of(command), line


def test_every_promise_names_tests_that_exist(root) -> None:
    text = (root / "docs" / "reliability.md").read_text(encoding="utf-8")
    rows = [
        line for line in text.split("## By script")[0].splitlines() if line.startswith("| ") and "held by" not in line
    ]
    held = [re.findall(r"`(tests/[\w/.]+)::([^`]+)`", row) for row in rows]
    assert len(rows) > 20
    assert [row for row, tests in zip(rows, held, strict=True) if not tests] == []
    for path, name in (pair for tests in held for pair in tests):
        mark = f'test("{name}"' if path.endswith(".js") else f"\ndef {name}("
        assert mark in (root / path).read_text(encoding="utf-8"), f"{path} has no test {name}"


def anchors(path: Path) -> set[str]:
    """Return what a link to a part of a Markdown file may name, as GitHub makes it of headings."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.casefold()).strip().replace(" ", "-") for heading in headings}


def test_links_and_paths_in_the_docs_lead_somewhere(root) -> None:
    told = [*root.glob("*.md"), *(root / "docs").glob("*.md"), *(root / "layers" / "data").glob("*.md")]
    assert len(told) > 10
    for path in told:
        text = path.read_text(encoding="utf-8")
        for target, part in re.findall(r"\]\((?!https?:)([^)#\s]*)#?([^)\s]*)\)", text):
            file = path.parent / target if target else path
            assert file.exists(), f"{path.name}: {target}"
            assert not part or part in anchors(file), f"{path.name}: {target}#{part}"


def test_every_voice_that_can_be_given_is_explained(sections) -> None:
    given = set(VOICES) - {"unknown"}
    assert set(re.findall(r"^\| `(\w+)` \|", sections["Voices"], re.MULTILINE)) == given
    (row,) = [line for line in sections[SHARED].splitlines() if line.startswith("| `--voice")]
    assert set(re.findall(r"`(\w+)`", row)) == given


def test_the_page_of_columns_is_that_of_the_tables(root) -> None:
    told = (root / "docs" / "columns.md").read_text(encoding="utf-8")
    assert told == load_script("build/columns").write_page(), "run: python scripts/build/columns.py"
