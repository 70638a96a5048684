"""The command line: registers the commands and turns every error into one line and an exit code."""

import importlib
import os
import re
import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer

from frontline.commands.campaign import init, update
from frontline.commands.control import changes, follow, history, track
from frontline.commands.data import check, fetch, layers, sources
from frontline.commands.drawing import brief, demo, export
from frontline.commands.drawing import map as map_command
from frontline.commands.near import displacement, heat, join, objects, people, place, settlements
from frontline.commands.reading import claims, coverage, figures
from frontline.screen.notes import note
from frontline.screen.spoken import find_language, speak
from frontline.screen.spread import spread
from frontline.version import VERSION
from geo.errors import MendableError

_UNPAIRED = re.compile("[\ud800-\udfff]")
"""What Python puts for the bytes of a file's name that are no letters."""

MENDABLE = (MendableError, OSError)
_COMMANDS = (
    demo.demo,
    map_command.map_,
    claims.claims,
    coverage.coverage,
    figures.figures,
    history.history,
    changes.changes,
    follow.follow,
    track.track,
    init.init,
    update.update,
    place.place,
    join.join,
    settlements.settlements,
    people.people,
    objects.objects,
    brief.brief,
    heat.heat,
    displacement.displacement,
    export.export,
    check.check,
    fetch.fetch,
    layers.layers,
    sources.sources,
)

app = typer.Typer(
    name="frontline",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help=(
        "Read published war reports and map claimed versus geolocated advances in Ukraine.\n\n"
        "Every mark leads back to its sentence, evidence grade, claimant, date and uncertainty.\n\n"
        "Start with:  frontline demo"
    ),
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"frontline {VERSION}")
        raise typer.Exit


@app.callback()
def _root(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    return


_LINE = 60
"""Letters that the list of commands has for each on a screen of 80."""


def _in_short(explained: str | None) -> str:
    """Return the first line of a command's help, cut at a mark where it would be broken off in the list of commands."""
    line = (explained or "").strip().partition("\n")[0].rstrip(".")
    for mark in ":;":
        line = line.partition(mark)[0] if len(line) > _LINE else line
    while len(line) > _LINE and "," in line:
        line = line.rpartition(",")[0]
    return f"{line}."


for _command in _COMMANDS:
    app.command(_command.__name__.rstrip("_"), short_help=_in_short(_command.__doc__))(spread(_command))


def main(arguments: list[str] | None = None) -> None:
    """
    Run the command line and exit: 0 done, 2 the user can mend it (one line on stderr), 1 a bug (a traceback).

    An interrupted run exits with 130; a reader that closes the pipe early is no error.
    """
    sys.exit(run(sys.argv[1:] if arguments is None else arguments))


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    exceptions = importlib.import_module("typer.exceptions")
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # Windows consoles may default to a code page without Cyrillic
            reconfigure(encoding="utf-8", errors="replace")
    speak(find_language(arguments))
    try:
        _invoke(arguments)
    except exceptions.Exit as stop:
        return int(stop.exit_code)
    except (exceptions.Abort, KeyboardInterrupt):
        return _complain("stopped; nothing half-written was left", code=130)
    except exceptions.TyperException as error:
        text = error.format_message() if hasattr(error, "format_message") else str(error)
        return _complain(f"{text} See: frontline {_command_named(arguments)}--help")
    except BrokenPipeError:
        _silence_stdout()
    except UnicodeEncodeError as error:
        odd = next((word for word in arguments if _UNPAIRED.search(word)), None)
        if odd is None or not _UNPAIRED.search(error.object):
            raise
        return _complain(f"{odd}: is a name that is no UTF-8 text, which can't be opened; rename it")
    except MENDABLE as error:
        return _complain(_one_line(error))
    return 0


def _invoke(arguments: list[str]) -> None:
    # not the command's own main(): it turns a closed pipe into exit 1 and Ctrl-C into a silent exit
    command = _command_line()
    with command.make_context("frontline", list(arguments) or ["--help"]) as context:
        command.invoke(context)
    sys.stdout.flush()


@cache
def _command_line() -> Any:
    """Return every command with its options, made once however many commands a program runs."""
    return typer.main.get_command(app)


def _silence_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not meet the closed pipe again."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), sys.stdout.fileno())


def _command_named(arguments: list[str]) -> str:
    names = {command.__name__.rstrip("_") for command in _COMMANDS}
    return f"{arguments[0]} " if arguments and arguments[0] in names else ""


def _one_line(error: BaseException) -> str:
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return f"{where}{error.strerror}; check the path, its permissions and the free space"
    text = " ".join(str(error).split())
    return f"{type(error).__name__}: {text}; check the path" if isinstance(error, OSError) else text


def _complain(message: str, *, code: int = 2) -> int:
    note(f"frontline: {message}")
    return code
