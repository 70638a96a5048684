"""frontline demo: the packaged example from text to map."""

from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options


def demo(
    output: Annotated[Path, typer.Option("-o", metavar="DIR", help="Folder for the map and the tables.")] = Path(
        "frontline-demo"
    ),
    lang: options.Lang = None,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Draw the packaged example: a map, and its claims and marks as tables beside it.

    For example:

      frontline demo

      frontline demo -o my-folder --overwrite
    """
    from frontline.outputs.gather import gather_material
    from frontline.outputs.plan import Target
    from frontline.outputs.target import write_target
    from frontline.screen.notes import note
    from frontline.steps.answers.tell import tell_standings
    from frontline.steps.reading import read_and_locate
    from frontline.steps.reading.example import example_path
    from layers.disk.files import check_target, make_folder
    from layers.disk.paths import lead

    names = ("map.html", "claims.csv", "claims.geojson", "marks.geojson")
    make_folder(output)
    for name in names:
        check_target(output / name, overwrite=overwrite)
    reading = read_and_locate.read([str(example_path())])
    located = read_and_locate.locate_claims(reading)
    material = gather_material(reading, located, lang=lang.value if lang else "en", command="frontline demo")
    for name in names:
        write_target(Target(output / name, Path(name).suffix), material, overwrite=overwrite)
    tell_standings(located)
    note(f"tables beside the map: {', '.join(names[1:])}")
    typer.echo(lead(output / names[0]))
