"""frontline export: files for QGIS, ArcGIS, Google Earth, notebooks, spreadsheets, the web and print."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from frontline.outputs.plan import SUFFIXES
from frontline.screen import options
from frontline.steps.opening.given import PageGiven

if TYPE_CHECKING:
    from frontline.outputs.pictures import Picture
    from frontline.outputs.plan import Material, Target


class SheetSize(StrEnum):
    """Size of a still map."""

    print = "print"
    wide = "wide"
    square = "square"
    portrait = "portrait"


class Every(StrEnum):
    """What each map of a grid shows."""

    month = "month"


def export(
    report: options.Reports,
    output: Annotated[
        list[str],
        typer.Option(
            "-o",
            metavar="OUT",
            help="File to write, its format by suffix; a folder for the whole pack; or a PostGIS database, "
            "postgresql://USER@HOST/DATABASE, with ?schema=NAME for a schema of its own; repeatable. Formats: "
            f"{' '.join(SUFFIXES)}",
        ),
    ],
    layer: Annotated[
        str | None,
        typer.Option(
            "--layer",
            metavar="NAME",
            help="Layer of a single-layer file (such as .csv), where its name is not a layer's.",
        ),
    ] = None,
    size: Annotated[SheetSize, typer.Option(help="Size of a still map: A4 or for screens.")] = SheetSize.print,
    area: Annotated[
        str | None,
        typer.Option(
            metavar="N|all|each",
            help="Area of action a still map shows: 1, the weightiest, unless given; all areas in one picture; or each "
            "in a picture of its own (map-1.png, map-2.png).",
        ),
    ] = None,
    every: Annotated[
        Every | None,
        typer.Option(help="Small multiples: a still map becomes a grid with one map a month, its new marks only."),
    ] = None,
    lake: Annotated[
        bool,
        typer.Option(
            "--lake", help="A folder becomes a GeoParquet dataset, a table a folder, parted by year and month."
        ),
    ] = False,
    events: options.Events = None,
    story: options.StoryFile = None,
    *,
    given: PageGiven,
    overwrite: options.Overwrite = False,
) -> None:
    """
    Write claims, marks and base layers for other programs: styled, dated, labelled and cited.

    For example:

      frontline export report.txt -o june.gpkg -o june.qgz

      frontline export report.txt --control my_polygons/ -o pack/

      frontline export report.txt -o claims.csv -o marks.geojson -o map.png --size square

      frontline export campaign/ --every month -o grid.png

      frontline export campaign/ --lake -o lake/

      frontline export campaign/ -o postgresql://me@localhost/maps

      frontline export report.txt --story story.toml -o step.png --size wide
    """
    from frontline.errors import FrontlineError
    from frontline.outputs.gather import gather_material
    from frontline.outputs.pictures import PICTURES, read_area
    from frontline.outputs.plan import ONE_LAYER, choose_layer, plan_outputs
    from frontline.outputs.target import write_target
    from frontline.screen.notes import note
    from frontline.screen.progress import show_progress, show_waiting
    from frontline.steps.answers.tell import tell_drawn
    from frontline.steps.drawing.displaced import ask_displaced
    from frontline.steps.drawing.story import load_story
    from frontline.steps.opening.open import open_reports
    from frontline.steps.opening.public import ask_rule, public_quotes, publish

    read_area(area)
    if story is not None and (every is not None or area is not None):
        raise FrontlineError("--story: its steps say what a picture shows; leave out --every and --area")
    told = load_story(story)
    rule = ask_rule(given.public, given.delay)
    targets = plan_outputs(output, overwrite=overwrite, inputs=(*given.inputs(report), *(events or ()), story))
    for target in targets:
        if every is not None and target.suffix not in PICTURES:
            raise FrontlineError(
                f"--every month: {target.path.name} is no still map; give a name that ends in .png, .svg or .pdf"
            )
    if lake and any(target.suffix for target in targets):
        raise FrontlineError("--lake: writes a folder; give -o a folder alone, such as lake/")
    opened = publish(open_reports(report, given), rule)
    with show_waiting("preparing the map"):
        material = gather_material(
            opened.reading,
            opened.located,
            **opened.drawing(),
            quotes=public_quotes(given.quotes.value, rule),
            events=events or (),
            displaced=ask_displaced(given, fewest=rule.fewest if rule else 0),
            story=told,
            command=_command(
                report,
                {
                    "--control": given.control,
                    "--events": events,
                    "--displacement": given.displacement,
                    "--story": [story] if story else None,
                },
                output,
                opened.lang,
                given.quotes.value,
            )
            + (" --public" if given.public else "")
            + (" --lake" if lake else ""),
        )
    jobs = _split_pictures(targets, material, area=area, size=size.value, overwrite=overwrite, lake=lake)
    if every is not None:
        jobs = [(target, None if picture is None else replace(picture, monthly=True)) for target, picture in jobs]
    _tell_control([_still_map(target) for target, picture in jobs if picture or not (target.suffix or lake)], material)
    for target, picture in jobs:
        if target.suffix in ONE_LAYER and layer is None:
            name = choose_layer(target.path, material, layer=None)
            if name != target.path.name.split(".", maxsplit=1)[0]:
                note(f"{target.path.name}: holds the layer {name}; add --layer for another")
        what = f"writing {target.database.name if target.database else target.path.name}"
        if target.suffix:
            with show_waiting(what):
                write_target(target, material, layer=layer, picture=picture, overwrite=overwrite)
        else:
            with show_progress(what, verbose=given.verbose) as progress:
                write_target(target, material, overwrite=overwrite, progress=progress, lake=lake)
        typer.echo(target.shown)
        if picture is not None and not picture.monthly:
            _tell_hidden(target.path.name, material, picture)
    tell_drawn(opened)


def _split_pictures(
    targets: Sequence["Target"], material: "Material", *, area: str | None, size: str, overwrite: bool, lake: bool
) -> "list[tuple[Target, Picture | None]]":
    """Return each output with how it is cut, a still map of several areas as several; say what one area leaves out."""
    from frontline.outputs.pictures import PICTURES, plan_pictures, plan_steps, read_area, tell_areas
    from frontline.outputs.plan import Target
    from frontline.screen.notes import note
    from layers.disk.files import check_target

    places = [None if view.place is None else view.place[0] for view in material.scene.views]
    jobs: list[tuple[Target, Picture | None]] = []
    for target in targets:
        if target.suffix not in PICTURES:
            jobs.append((target, None))
            if not target.suffix and len(places) > 1 and not lake:
                note(f"{target.path.name}: map.png shows area 1 of {len(places)}, map-all.png all of them")
            continue
        if material.scene.story is not None:
            for path, picture in plan_steps(target.path, sheet=size, steps=len(material.scene.story.steps)):
                check_target(path, overwrite=overwrite)
                jobs.append((Target(path, target.suffix), picture))
            continue
        for path, picture in plan_pictures(target.path, area=read_area(area), sheet=size, areas=len(places)):
            check_target(path, overwrite=overwrite)
            jobs.append((Target(path, target.suffix), picture))
            told = tell_areas(path.name, places, area=picture.area or 0)
            if told is not None and area is None:
                note(told)
    return jobs


def _still_map(target: "Target") -> str:
    """Return the name of a still map, or of those within a folder."""
    return target.path.name if target.suffix else f"{target.path.name}/map*"


def _tell_hidden(name: str, material: "Material", picture: "Picture") -> None:
    """Say which figures of people a still map does not show, for they lie outside its frame."""
    from frontline.screen.notes import note
    from maps.still.figure import find_hidden

    sheet: Any = picture.sheet
    for told in find_hidden(material.scene, sheet=sheet, area=picture.area, step=picture.step):
        note(f"{name}: nothing of {told} lies within its frame; the page (.html) shows it")


def _tell_control(names: Sequence[str], material: "Material") -> None:
    """Say of still maps which control source they draw where several are given."""
    from frontline.outputs.pictures import tell_control
    from frontline.screen.notes import note
    from maps.scene.control import main_source

    history = material.scene.history
    if not names or history is None:
        return
    told = tell_control(", ".join(names), [one.source for one in history.series], drawn=main_source(history))
    if told is not None:
        note(told)


def _command(
    report: list[str], given: Mapping[str, Sequence[Path] | None], output: Sequence[str], lang: str, quotes: str
) -> str:
    """Return the command by file names: whole paths and addresses of a maker's belong in no published file."""
    from layers.postgis.address import is_address

    words = ["frontline export", *(Path(name).name if name != "-" else "-" for name in report)]
    for option, paths in given.items():
        for path in paths or ():
            words += [option, path.name]
    for one in output:
        words += ["-o", "postgresql://" if is_address(one) else Path(one).name]
    words += [] if lang == "en" else ["--lang", lang]
    words += [] if quotes == "short" else ["--quotes", quotes]
    return " ".join(words)
