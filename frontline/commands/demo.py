"""frontline demo: the packaged example from text to map."""

from pathlib import Path
from typing import Annotated

import typer

from frontline import options


def demo(
    output: Annotated[Path, typer.Option("-o", metavar="DIR", help="Folder for the map and the tables.")] = Path(
        "frontline-demo"
    ),
    lang: Annotated[options.Language, typer.Option(help="Language of the page when it opens.")] = options.Language.en,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Draw the packaged example: the map, its claims and marks, and the layers under it.

    For example:

      frontline demo

      frontline demo -o my-folder --overwrite
    """
    from frontline import pipeline
    from frontline.console import note, tell_standings
    from frontline.drawing import draw_page
    from frontline.example import example_path
    from geo.advance import mark_claims
    from layers.files import check_target, make_folder, write_text
    from layers.tabletext import to_csv, to_geojson

    names = ("map.html", "claims.csv", "claims.geojson", "marks.geojson")
    make_folder(output)
    for name in names:
        check_target(output / name, overwrite=overwrite)
    reading = pipeline.read([str(example_path())])
    located = pipeline.locate_claims(reading)
    page = draw_page(reading, located, lang=lang.value, quotes="short")
    texts = (page, to_csv(located), to_geojson(located), to_geojson(mark_claims(located)))
    for name, text in zip(names, texts, strict=True):
        write_text(output / name, text, overwrite=overwrite)
    tell_standings(located)
    note(f"tables beside the map: {', '.join(names[1:])}")
    typer.echo((output / names[0]).resolve())
