"""The material of outputs: the scene and the pack of a reading, or its claims alone."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontline.outputs.plan import Material
from frontline.version import VERSION

if TYPE_CHECKING:
    from frontline.steps.reading.read_and_locate import Reading
    from layers.tables.pack import Pack, PackTable


def gather_material(
    reading: "Reading",
    located: Any,
    *,
    control: Any | None = None,
    lang: str = "en",
    quotes: str = "short",
    settlements: Path | None = None,
    command: str = "frontline.export",
    **drawing: Any,
) -> Material:
    """
    Return the scene and pack of a reading's located claims; withheld claims are in neither.

    `drawing` are further options of `draw_scene`.
    """
    from frontline.steps.drawing.draw import draw_scene, gather_base
    from maps.gis.pack_scene import pack_scene

    scene = draw_scene(reading, located, control=control, lang=lang, quotes=quotes, settlements=settlements, **drawing)
    base = gather_base(settlements, drawing.get("highways"))
    return Material(scene, pack_scene(scene, base=base, lineage=_lineage(command, base.settlements)), command)


def gather_claims(located: Any, *, quotes: str, withheld: bool = False, again: int = 14) -> "PackTable":
    """
    Return located claims as every file holds them, made without a scene.

    Sentences that policy keeps back give way to a note. Without `withheld` the withheld claims are left out; with it
    every claim is listed, the withheld ones without a place. A gain said again within `again` days has one mark.
    No claim gives a table without a row. Raises LayersError for an unknown mode of quotes.
    """
    from geo.advance.marks import drawn_marks, mark_claims
    from layers.tables.claims import CLAIMS, arrange_claims
    from layers.tables.pack import make_table
    from layers.tables.quotes import conceal, shorten_quotes

    told = conceal(located)
    kept = told[told["withheld"].isna()]
    marks = drawn_marks(mark_claims(located, within_days=again), claim_ids=kept["claim_id"])
    frame = arrange_claims(shorten_quotes(told if withheld else kept, mode=quotes), marks)
    return make_table(frame if withheld else frame.drop(columns="withheld", errors="ignore"), CLAIMS, shape="point")


def pack_claims(
    reading: "Reading", table: "PackTable", *, command: str, cited: bool, settlements: Path | None = None
) -> "Pack":
    """Return the claims table alone as a pack; `cited` for a format with room for footer, reports and lineage."""
    from layers.tables.pack import Pack

    if not cited:
        return Pack((table,), title=table.name, as_of=None, footer="")
    from frontline.steps.reading.read_and_locate import load_places
    from layers.sources.notices import name_publisher
    from maps.gis.notes import cite_report, note_claims, write_footer

    days = [day for day in table.frame["published"] if day is not None]
    days = days or [report.published for report in reading.dated if report.published is not None]
    as_of = max(days).isoformat() if days else None
    return Pack(
        (replace(table, note=note_claims()),),
        title=table.name,
        as_of=as_of,
        footer=write_footer(as_of, has_control=False),
        reports=tuple(
            cite_report(report.title, name_publisher(report.source), report.published) for report in reading.dated
        ),
        lineage=_lineage(command, load_places(settlements)),
    )


def _lineage(command: str, settlements: Any) -> str:
    """Return how an output was made, and with which settlements where they are a fetched copy's."""
    origin = settlements.attrs.get("origin")
    return f"Read and placed by Frontline Mapper {VERSION}: {command}" + (f"; settlements: {origin}" if origin else "")
