"""The whole brief from what was opened and the tables that are given."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontline.steps.brief import claims, displaced, ground, others, people, stated
from frontline.steps.brief.cells import tell
from frontline.steps.brief.glance import glance
from frontline.steps.reading.words import say_of

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from layers.public.rule import PublicRule
    from layers.sources.catalogue import Source
    from maps.brief.brief import Brief, Section
    from maps.scene.scene import Scene
    from maps.still.figure import Form


CLAIMS_TABLE: Final = "claims"
"""The part on claims and their table in the file of tables, which is that of every export."""

MOST_REPORTS: Final = 4
"""So many reports are named in the head."""


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of others that a brief is given: people, displacement with its rounds, anomalies, stated areas."""

    totals: Path | None = None
    raster: Path | None = None
    areas: Path | None = None
    displacement: Sequence[Path] = ()
    rounds: tuple[int, ...] = ()
    firms: Sequence[Path] = ()
    until: date | None = None

    @property
    def inputs(self) -> tuple[Path | None, ...]:
        """Every path that is read."""
        return (self.totals, self.raster, self.areas, *self.displacement, *self.firms)


def make_brief(
    opened: "Opened",
    tables: Tables,
    *,
    form: "Form",
    today: date,
    quotes: str = "short",
    rule: "PublicRule | None" = None,
) -> "Brief":
    """
    Return the brief: numbers first, map, claims, changes, areas, fates, record, figures, people, displacement, heat.

    A part without data is left out and named among the limits. Pictures are of a form, png or pdf. With a rule counts
    of people below its fewest are not told, and distances from the front are in bands.
    """
    from frontline.steps.drawing.draw import draw_scene
    from maps.brief.brief import Brief
    from maps.gis.notes import write_footer
    from maps.style.dates import write_day

    scene = draw_scene(opened.reading, opened.located, **opened.drawing(), quotes=quotes)
    lang = opened.lang
    newest = max(day for day in opened.located["published"] if day is not None)
    fewest = rule.fewest if rule is not None else 0
    front = people.find_front_of(opened, day=newest)
    parts = {
        "map": ground.draw_map(scene, form=form, lang=lang),
        "claims": claims.tell_claims(opened, lang=lang),
        "no_changes": ground.tell_changes(opened, day=newest, form=form, lang=lang),
        "no_stated": stated.tell_stated(opened, tables.areas, lang=lang),
        "no_fates": claims.tell_fates(opened, lang=lang),
        "no_record": claims.tell_record(opened, lang=lang),
        "no_figures": claims.tell_figures(opened, lang=lang),
        "no_people": people.tell_people(
            front, totals=tables.totals, raster=tables.raster, today=today, fewest=fewest, lang=lang
        ),
        "no_near": people.tell_near(front, rule=rule, lang=lang),
        "no_displacement": displaced.tell_displacement(
            tables.displacement,
            rounds=tables.rounds,
            today=today,
            form=form,
            fewest=fewest,
            lang=lang,
            until=tables.until,
        ),
        "no_heat": others.tell_heat(opened, tables.firms, today=today, lang=lang),
    }
    missing = [tell(key, lang) for key, part in parts.items() if part is None]
    limits = [tell("missing", lang, parts=", ".join(missing))] if missing else []
    first = glance(parts, opened.located, lang=lang)
    sections = [first, *(_name_tables(key, part, lang) for key, part in parts.items() if part is not None)]
    sections.append(others.tell_sources(scene, limits, used=_sources_of(parts), lang=lang))
    as_of = write_day(scene.as_of, lang) if scene.as_of else None
    footer = write_footer(as_of, has_control=scene.has_control, lang=lang)
    lines = (_tell_days(scene, lang), *_cite(scene, lang))
    return Brief(scene.title, lines, ground.number_sections(sections), footer, lang)


def _sources_of(parts: "dict[str, Section | None]") -> "list[Source]":
    """Return the sources of the tables that parts were made of: displacement and thermal anomalies."""
    from layers.displacement.origins import list_origins
    from layers.sources.catalogue import find_source

    frames = {name: frame for part in parts.values() if part is not None for name, frame in part.frames}
    moved = frames.get("displacement_figures")
    heat = [find_source("firms")] if "thermal_anomalies" in frames else []
    return [*([] if moved is None else list_origins(moved["source"])), *heat]


def _name_tables(key: str, part: "Section", lang: str) -> "Section":
    """Return a part with a line on the tables that its numbers are from."""
    names = [name for name, _ in part.frames] + ([CLAIMS_TABLE] if key == CLAIMS_TABLE else [])
    if not names:
        return part
    return replace(part, lines=(*part.lines, tell("in_tables", lang, names=", ".join(names))))


def _tell_days(scene: "Scene", lang: str) -> str:
    from maps.style.dates import write_day

    as_of = write_day(scene.as_of, lang) if scene.as_of else tell("given_days", lang)
    told = [say_of("page", "as_of", lang, date=as_of)]
    if scene.window is not None:
        first, last = scene.window
        key = "window_day" if first == last else "window"
        days = {"from": write_day(first, lang)} | ({} if first == last else {"to": write_day(last, lang)})
        told.insert(0, say_of("page", key, lang, **days))
    return "".join(f"{one}. " for one in told).rstrip()


def _cite(scene: "Scene", lang: str) -> tuple[str, ...]:
    """Return each report's title and publisher, less what the heading says already."""
    if len(scene.reports) > MOST_REPORTS:
        return (tell("reports_at_end", lang, count=len(scene.reports)),)
    cited = [
        [part for part in (ref.title, ref.source) if part and part.casefold() not in scene.title.casefold()]
        for ref in scene.reports
    ]
    return tuple(dict.fromkeys(", ".join(parts) for parts in cited if parts))
