"""The notebook API: the same path as the command line, with frames in hand."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from frontline.steps.reading import read_and_locate
from frontline.steps.reading.read_and_locate import Reading


def layers(name: str) -> Any:
    """
    Return a layer (EPSG:4326): oblasts, settlements, highways, countries, regions, raions, rivers or lakes.

    A fetched copy takes the place of the packaged layer; `attrs["origin"]` then says which.
    Raises FrontlineError for another name.
    """
    from frontline.errors import FrontlineError
    from frontline.steps.reading.base_layers import load_base
    from layers.sources.packaged import PACKAGED

    if name not in PACKAGED:
        raise FrontlineError(f"layer {name!r}: is unknown; use one of {', '.join(sorted(PACKAGED))}")
    return load_base(name)


def read_report(*paths: str | Path, published: str | None = None, voice: str | None = None) -> Reading:
    """
    Read reports and find their claims: `.reports` and `.claims`, both without coordinates.

    `voice` says who publishes them ("isw", "general_staff" and so on) where neither title nor manner does.
    """
    return read_and_locate.read([str(path) for path in paths], published=published, voice=voice)


def locate(reading: Reading, **options: Any) -> Any:
    """Return the claims frame (EPSG:4326): a geometry for each claim, or `why_not`."""
    return read_and_locate.locate_claims(reading, **options)


def mark(located: Any) -> Any:
    """Return the marks frame (EPSG:4326): one row for each place x actor x gain."""
    from geo.advance.marks import mark_claims

    return mark_claims(located)


def map(  # noqa: A001 - the notebook's name for it: fl.map
    reading: Reading,
    located: Any = None,
    *,
    control: Sequence[str | Path] = (),
    settlements: str | Path | None = None,
    highways: str | Path | None = None,
    events: Sequence[str | Path] = (),
    displacement: Sequence[str | Path] = (),
    rounds: Sequence[int] = (),
    output: str | Path | None = None,
    lang: str = "en",
    quotes: str = "short",
    overwrite: bool = False,
) -> Any:
    """
    Draw a reading as the interactive page, which a notebook shows where it stands.

    The result has `.save(path)`, `.text` and `.add_layer(frame, name, columns=[...])` for a table of one's own.

    `located` is a claims frame as `locate` gives it, null to place the claims here. `control` are files, folders or
    stores of one's own, `settlements` and `highways` files in place of the packaged layers (give `locate` the same
    ones), `events` files of others' events, `displacement` tables of people who fled or came back, of the newest round
    unless `rounds` are given. With `output` the page is also written. Raises FrontlineError where there
    is nothing to draw, and the errors of the readers of these files.
    """
    from frontline.notebook import Map
    from frontline.steps.drawing.draw import draw_scene

    read_and_locate.require_claims(reading, paths=[report.name for report in reading.reports])
    own = _own_files(settlements, highways)
    history, located = _with_control(reading, located, control, own)
    own |= {"events": [Path(path) for path in events], "displaced": _displaced(displacement, rounds)}
    page = Map(draw_scene(reading, located, control=history, lang=lang, quotes=quotes, **own))
    if output is not None:
        page.save(output, overwrite=overwrite)
    return page


def export(
    reading: Reading,
    *outputs: str | Path,
    located: Any = None,
    control: Sequence[str | Path] = (),
    settlements: str | Path | None = None,
    highways: str | Path | None = None,
    events: Sequence[str | Path] = (),
    displacement: Sequence[str | Path] = (),
    rounds: Sequence[int] = (),
    layer: str | None = None,
    area: str = "1",
    lang: str = "en",
    quotes: str = "short",
    overwrite: bool = False,
) -> list[Path]:
    """
    Write a reading for other programs, the format by suffix, a folder for the whole pack; return the paths.

    "postgresql://USER@HOST/DATABASE" takes the whole pack too and has no path.

    `settlements`, `highways`, `events`, `displacement` and `rounds` are as for `map`; others' events and people who
    fled are tables of their own.
    `layer` is the layer of a single-layer file whose name is not a layer's. `area` is the area of action a still map
    shows: "1" is the weightiest, "all" shows all in one picture, "each" writes a picture for each. Withheld claims are
    in no output.
    Raises FrontlineError for an unknown suffix and LayersError where an output can't be written.
    """
    from frontline.outputs.gather import gather_material
    from frontline.outputs.pictures import PICTURES, plan_pictures, read_area
    from frontline.outputs.plan import Target, plan_outputs
    from frontline.outputs.target import write_target

    targets = plan_outputs(outputs, overwrite=overwrite)
    read_and_locate.require_claims(reading, paths=[report.name for report in reading.reports])
    own = _own_files(settlements, highways)
    history, located = _with_control(reading, located, control, own)
    asked: dict[str, Any] = {"lang": lang, "quotes": quotes, "events": [Path(path) for path in events], **own}
    asked["displaced"] = _displaced(displacement, rounds)
    material = gather_material(reading, located, control=history, command="frontline.export", **asked)
    written = []
    for target in targets:
        if target.suffix not in PICTURES:
            path = write_target(target, material, layer=layer, overwrite=overwrite)
            written += [] if target.database else [path]
            continue
        count = len(material.scene.views)
        for path, picture in plan_pictures(target.path, area=read_area(area), sheet="print", areas=count):
            written.append(write_target(Target(path, target.suffix), material, picture=picture, overwrite=overwrite))
    return written


def track_record(
    reading: Reading,
    located: Any = None,
    *,
    control: Sequence[str | Path] = (),
    by: str | None = "claimant",
    within: Sequence[int] = (7, 30, 60, 90),
    again: int = 14,
) -> Any:
    """
    Return how often and how soon what the reports claim is shown on control maps: a row for all, then one a group.

    `by` is claimant, evidence, action, oblast, month, source or null; `within` are horizons in days; one gain said
    again within `again` days is one episode. Without `control` a claim counts as confirmed once a report assesses or
    geolocates it. Columns and method are those of `geo.advance.fates.track.sum_cases`. Raises FrontlineError where
    there is nothing to follow and TrackError for another grouping.
    """
    from frontline.steps.answers.track import build_track

    history, located = _with_control(reading, located, control)
    return build_track(located, history, by=by, within=within, again=again).record


def _own_files(settlements: str | Path | None, highways: str | Path | None) -> dict[str, Any]:
    """Return the layers of the user's own as the steps take them."""
    given = {"settlements": settlements, "highways": highways}
    return {name: None if path is None else Path(path) for name, path in given.items()}


def _displaced(tables: Sequence[str | Path], rounds: Sequence[int]) -> Any:
    """Return tables of displacement as a scene takes them, null without any; FrontlineError for rounds alone."""
    from datetime import UTC, datetime

    from frontline.errors import FrontlineError
    from frontline.steps.drawing.displaced import Displaced

    if rounds and not tables:
        raise FrontlineError(
            f"rounds {', '.join(str(one) for one in rounds)}: are of displacement tables; give displacement="
        )
    paths = tuple(Path(path) for path in tables)
    return Displaced(paths, tuple(rounds), datetime.now(UTC).date()) if paths else None


def _with_control(
    reading: Reading, located: Any, control: Sequence[str | Path], own: Mapping[str, Any] | None = None
) -> tuple[Any, Any]:
    """Return the history of control files (null without any) and the located claims, placed on layers of one's own."""
    from frontline.steps.control.controls import open_controls
    from frontline.steps.control.history_of_page import snapshots_near

    opened = open_controls([Path(path) for path in control])
    history = opened if opened.series else None
    if located is None:
        located = read_and_locate.locate_claims(reading, control=snapshots_near(history, reading), **(own or {}))
    return history, located
