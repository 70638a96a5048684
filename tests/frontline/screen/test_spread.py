"""A record of options: each field written once is an option of every command that takes the record."""

from dataclasses import dataclass
from datetime import date
from inspect import signature
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner

from frontline.app import run
from frontline.screen.spread import spread
from frontline.steps.opening.given import Given, PageGiven


@dataclass(frozen=True)
class Asked:
    name: Annotated[str, typer.Option("--name", help="A name.")] = "none"
    often: Annotated[int, typer.Option("--often", help="How often.")] = 1
    inner: bool = False


def greet(who: str, *, asked: Asked, loud: Annotated[bool, typer.Option("--loud")] = False) -> None:
    """Greet somebody."""
    typer.echo(f"{who} {asked.name} {asked.often} {asked.inner} {loud}")


def call(*words: str) -> str:
    app = typer.Typer()
    app.command()(spread(greet))
    return CliRunner().invoke(app, words).output


def test_a_record_reaches_the_command_whole() -> None:
    assert call("Ann", "--often", "3", "--loud") == "Ann none 3 False True\n"
    assert call("Ann") == "Ann none 1 False False\n"


def test_a_field_without_an_option_is_none() -> None:
    assert list(signature(spread(greet)).parameters) == ["who", "name", "often", "loud"]
    assert "--inner" not in call("--help")
    assert call("--help").index("--often") < call("--help").index("--loud")


def test_a_command_without_a_record_stays_as_it_is() -> None:
    assert spread(call) is call


def test_what_only_pages_ask_is_no_option_of_the_others() -> None:
    def takes(*, given: Given) -> None: ...
    def draws(*, given: PageGiven) -> None: ...

    more = set(signature(spread(draws)).parameters) - set(signature(spread(takes)).parameters)
    assert more == {"lang", "window", "quotes", "public", "delay", "displacement", "round"}


def test_a_day_is_read_before_anything_is_opened(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["claims", "missing.txt", "--as-of", "20250612"]) == 2
    told = capsys.readouterr().err
    assert told == "frontline: --as-of 20250612: is no day; write it as YYYY-MM-DD, such as 2025-06-12\n"
    assert set(Given(as_of=date(2025, 6, 12)).inputs(["-"])) == {"-", None}
