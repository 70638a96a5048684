"""frontline map: the interactive page of one or more reports."""

from pathlib import Path
from typing import Annotated

import typer

from frontline.screen import options
from frontline.steps.opening.given import PageGiven


def map_(
    report: options.Reports,
    output: Annotated[
        Path | None,
        typer.Option("-o", metavar="MAP.html", help="The page to write; by default the report's name with .html here."),
    ] = None,
    tiles: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Background tiles by their xyzservices name, such as OpenTopoMap; they load only when the reader "
            "switches them on. tile.openstreetmap.org refuses pages opened from disk.",
        ),
    ] = None,
    embed: Annotated[
        bool,
        typer.Option(
            "--embed",
            help="For a page within another: almost all map, the claims open beside it. #e=1 at the end of any page's "
            "address does the same, #e=0 undoes it.",
        ),
    ] = False,
    events: options.Events = None,
    story: options.StoryFile = None,
    *,
    given: PageGiven,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Draw a report as one interactive page that needs no network.

    Control of several days (a folder or a store) gives the page a slider over every day of it.

    For example:

      frontline map report.txt

      frontline map report.txt -o june.html --control my_polygons.geojson --date 2025-06-12 --kind assessed_control

      frontline map report.txt --control control.gpkg --control more_days/

      frontline map report.txt --story story.toml
    """
    from frontline.errors import FrontlineError
    from frontline.screen.progress import show_waiting
    from frontline.steps.answers.tell import tell_drawn
    from frontline.steps.drawing.displaced import ask_displaced
    from frontline.steps.drawing.draw import draw_scene
    from frontline.steps.drawing.story import load_story
    from frontline.steps.opening.open import open_reports
    from frontline.steps.opening.public import ask_rule, public_quotes, publish
    from frontline.steps.people.near_of_page import add_near
    from layers.disk.files import check_target, write_text
    from layers.disk.paths import lead
    from maps.page.page import render_page

    rule = ask_rule(given.public, given.delay)
    first = "report" if report[0] == "-" else lead(report[0]).stem
    target = output or Path(f"{first}.html")
    check_target(target, overwrite=overwrite, inputs=(*given.inputs(report), *(events or ()), story))
    if target.suffix.lower() not in {".html", ".htm"}:
        from frontline.outputs.plan import SUFFIXES

        other = not target.suffix or target.name.lower().endswith(SUFFIXES)
        hint = f"; for a picture, a layer or a folder use frontline export -o {target}" if other else ""
        raise FrontlineError(f"-o {target}: a page ends in .html{hint}")
    told = load_story(story)
    opened = publish(open_reports(report, given), rule)
    with show_waiting("drawing the map"):
        scene = draw_scene(
            opened.reading,
            opened.located,
            **opened.drawing(),
            quotes=public_quotes(given.quotes.value, rule),
            tiles=tiles,
            embed=embed,
            events=events or (),
            displaced=ask_displaced(given, fewest=rule.fewest if rule else 0),
            story=told,
        )
        page = render_page(add_near(scene, opened, rule))
    write_text(target, page, overwrite=overwrite)
    tell_drawn(opened)
    typer.echo(target)
