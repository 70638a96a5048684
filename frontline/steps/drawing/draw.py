"""From located claims to a page: gathers the base layers, reports, credits and what was not understood into a Scene."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from frontline.steps.drawing.displaced import Displaced
    from frontline.steps.reading.read_and_locate import Reading
    from maps.scene.scene import BaseLayers, Scene
    from maps.scene.story import Story

_CREDITED_ALWAYS = ("osm", "natural_earth", "katottg", "geonames", "isw_facts")
_OF_SCHEMATIC = "isw_facts"
"""Of the packaged roads alone: surveyed ones have a source of their own."""


def draw_scene(
    reading: "Reading",
    located: Any,
    *,
    control: Any | None = None,
    lang: str = "en",
    quotes: str = "short",
    tiles: str | None = None,
    settlements: Path | None = None,
    highways: Path | None = None,
    window: int = 7,
    again: int = 14,
    partial: bool = False,
    embed: bool = False,
    events: Sequence[Path] = (),
    publication: Sequence[str] = (),
    displaced: "Displaced | None" = None,
    story: "Story | None" = None,
    title: str | None = None,
) -> "Scene":
    """
    Build the scene of a reading's located claims with the packaged base layers and credits.

    `control` is a control frame or a History; beside reports of several days a History is drawn from its first day on
    only. One of several days brings a slider, graded changes and what became of the claims; reports grade a change
    within `window` days of it, a gain said again within `again` days has one mark, and `partial` control says nothing
    beyond its surroundings. `settlements` is a file of one's own that was used to
    place them, to be found on the page as a whole, and `highways` one of roads.
    `publication` are the decisions of the publication gate: then neither sentences that were not understood nor events
    are in the scene. `embed` is for a page within another: almost all map. `events` are files of others' events, drawn
    on top, `displaced` tables of displacement, drawn below control. `story` are steps over the map; StoryError where
    they do not fit it. `title` takes the place of the report's own.
    """
    from frontline.steps.control.history_of_page import (
        FEWEST_DAYS,
        add_fates,
        grade_changes,
        record_claimants,
        spans_days,
    )
    from frontline.steps.drawing.displaced import add_displaced
    from frontline.steps.drawing.events import add_events
    from frontline.steps.drawing.story import tell_story
    from frontline.steps.reading.base_layers import is_fetched
    from geo.advance.marks import mark_claims
    from geo.control.history import History
    from layers.sources.notices import name_publisher
    from maps.scene.scene import Credit, ReportRef, SceneOptions, build_scene

    changes, track = None, None
    if isinstance(control, History):
        if spans_days(control):
            located = add_fates(located, control, partial=partial)
            changes = grade_changes(located, control, window=window)
            track = record_claimants(located, control, again=again, partial=partial)
        elif len({report.published for report in reading.dated} - {None}) < FEWEST_DAYS:
            control = control.at(max(day for one in control.series for day in one.days))
    references = [
        ReportRef(
            report_id=report.report_id,
            title=report.title,
            source=name_publisher(report.source),
            published=report.published,
        )
        for report in reading.dated
    ]
    base = gather_base(settlements, highways)
    options = SceneOptions(
        lang=lang,  # type: ignore[arg-type]
        title=title,
        quotes=quotes,  # type: ignore[arg-type]
        tiles=tiles,
        credits=(*_credits(control, base), *(Credit(line, licence="publication gate") for line in publication)),
        unread=() if publication else _unread(reading),
        publication=tuple(publication),
        changes=changes,
        track=track,
        every_settlement=settlements is not None or is_fetched(base.settlements),
        embed=embed,
    )
    scene = build_scene(
        located,
        mark_claims(located, within_days=again),
        base=base,
        reports=references,
        control=control,
        options=options,
    )
    if displaced is not None:
        scene = add_displaced(scene, displaced)
    if events and not publication:
        scene = add_events(scene, events, reading, settlements=base.settlements)
    return scene if story is None else tell_story(scene, story)


def gather_base(settlements: Path | None = None, highways: Path | None = None) -> "BaseLayers":
    """Return the layers below everything, fetched or packaged, the user's own settlements and roads where given."""
    from frontline.steps.reading.base_layers import load_base, load_roads
    from frontline.steps.reading.read_and_locate import load_places
    from maps.scene.scene import BaseLayers

    return BaseLayers(
        oblasts=load_base("oblasts"),
        countries=load_base("countries"),
        regions=load_base("regions"),
        settlements=load_places(settlements),
        highways=load_roads(highways),
        rivers=load_base("rivers"),
        lakes=load_base("lakes"),
    )


def _credits(control: Any | None, base: "BaseLayers") -> tuple[Any, ...]:
    from frontline.steps.reading.base_layers import fetched_layers, is_fetched
    from layers.sources.catalogue import SOURCES, find_mapper
    from maps.scene.scene import Credit

    replaced = {_OF_SCHEMATIC} if is_fetched(base.highways) else set()
    used = [source for source in SOURCES if source.key in _CREDITED_ALWAYS and source.key not in replaced]
    names = _source_names(control)
    mappers = {name: find_mapper(name) for name in names}
    used += [source for source in SOURCES if source in mappers.values()]
    credits_ = [Credit(name=source.notice, licence=source.licence, url=source.url) for source in used]
    credits_ += [
        Credit(name=f"{name.capitalize()}: {origin}", licence=licence, url=url)
        for name, (origin, licence, url) in fetched_layers(base).items()
    ]
    others = [name for name, mapper in mappers.items() if mapper is None]
    credits_ += [Credit(name=f"Control polygons: {name}", licence="terms of that source") for name in others]
    return tuple(credits_)


def _source_names(control: Any | None) -> list[str]:
    """Return the sources of a control frame or history, sorted."""
    if control is None:
        return []
    if hasattr(control, "series"):
        return sorted({one.source for one in control.series})
    return sorted(set(control["source"]))


def _unread(reading: "Reading") -> tuple[tuple[str, str], ...]:
    """Return what was not understood, but for sentences that tell of Ukrainian forces."""
    from reports.claims.coverage import cover
    from reports.claims.policy import tells_of_ukrainian_forces

    return tuple(
        (row.sentence.sentence_id, row.sentence.text)
        for report in reading.dated
        for row in cover(report, [claim for claim in reading.claims if claim.report_id == report.report_id])
        if row.status == "not_understood" and not tells_of_ukrainian_forces(row.sentence.text)
    )
