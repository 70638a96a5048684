"""frontline init: the folder of a new campaign."""

from pathlib import Path
from typing import Annotated

import typer


def init(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder; made where it is missing.")],
    title: Annotated[
        str | None, typer.Option("--title", metavar="TEXT", help="Title of its map; the folder's name unless given.")
    ] = None,
) -> None:
    """
    Make a campaign: a folder with frontline.toml, which says where its reports and control maps are.

    For example:

      frontline init summer

      frontline init summer --title "Summer 2022"
    """
    from frontline.errors import FrontlineError
    from frontline.screen.notes import note
    from layers.campaign.settings import NAME, is_campaign, sample_settings
    from layers.disk.files import make_folder, write_text
    from layers.disk.paths import lead
    from layers.disk.workshops import sweep

    if is_campaign(folder):
        sweep(folder / NAME)
        raise FrontlineError(
            f"{folder / NAME}: exists already and is kept; edit it, then run: frontline update {folder}"
        )
    make_folder(folder)
    make_folder(folder / "reports")
    path = write_text(folder / NAME, sample_settings(title or lead(folder).name))
    note(f"put reports into {folder / 'reports'}, edit {path.name}, then run: frontline update {folder}")
    typer.echo(path)
