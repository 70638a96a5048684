"""frontline update: what is new in a campaign's folders is read into its store."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Final

import typer

from frontline.screen import options

MOST_NAMED: Final = 12
"""Inputs set aside that the last line names; more are counted."""


def update(
    folder: Annotated[Path, typer.Argument(metavar="[DIR]", help="The campaign; the current folder unless given.")] = (
        Path()
    ),
    reread: Annotated[
        bool, typer.Option("--reread", help="Read all reports anew, to profit from a better reader or gazetteer.")
    ] = False,
    verbose: options.Verbose = False,
) -> None:
    """
    Read what is new in a campaign: the reports and control maps that came or changed since the last time.

    What can't be read is set aside with one line each; the rest goes on, and the exit code is 2 at the end.

    For example:

      frontline update summer

      frontline update summer --reread
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from frontline.steps.opening.update import update_campaign
    from layers.campaign.settings import read_settings

    settings = read_settings(folder)
    now = datetime.now(UTC)
    done = update_campaign(
        settings, at=now.isoformat(timespec="seconds"), today=now.date(), again=reread, verbose=verbose
    )
    note(str(done))
    typer.echo(settings.store)
    if done.aside:
        names = ", ".join(list(done.aside)[:MOST_NAMED])
        if len(done.aside) > MOST_NAMED:
            names += f" and {len(done.aside) - MOST_NAMED:,} more"
        raise FrontlineError(f"{len(done.aside)} inputs were set aside: {names}; mend them and run this again")
