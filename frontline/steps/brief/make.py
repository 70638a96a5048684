"""The whole brief from what was opened and the tables that are given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.steps.brief import claims, displaced, ground, others

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Brief
    from maps.still.figure import Form


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables of others that a brief is given: totals of people, displacement with its rounds, anomalies."""

    totals: Path | None = None
    displacement: Sequence[Path] = ()
    rounds: tuple[int, ...] = ()
    firms: Sequence[Path] = ()
    until: date | None = None

    @property
    def inputs(self) -> tuple[Path | None, ...]:
        """Every path that is read."""
        return (self.totals, *self.displacement, *self.firms)


def make_brief(
    opened: "Opened", tables: Tables, *, form: "Form", today: date, quotes: str = "short", fewest: int = 0
) -> "Brief":
    """
    Return the brief: map, claims, changes, fates, record, figures, people, displacement, heat, sources.

    A part without data is left out and named among the limits. Pictures are of a form, png or pdf. Counts of
    people below `fewest` are not told.
    """
    from frontline.steps.drawing.draw import draw_scene
    from maps.brief.brief import Brief
    from maps.gis.notes import write_footer

    scene = draw_scene(opened.reading, opened.located, **opened.drawing(), quotes=quotes)
    lang = opened.lang
    newest = max(day for day in opened.located["published"] if day is not None)
    parts = {
        "map": ground.draw_map(scene, form=form),
        "claims": claims.tell_claims(opened),
        "changes by oblast": ground.tell_changes(opened, day=newest, form=form),
        "what became of claims": claims.tell_fates(opened),
        "track record": claims.tell_record(opened),
        "figures": claims.tell_figures(opened),
        "people near the front": ground.tell_people(
            opened, day=newest, totals=tables.totals, today=today, fewest=fewest, lang=lang
        ),
        "displacement": displaced.tell_displacement(
            tables.displacement,
            rounds=tables.rounds,
            today=today,
            form=form,
            fewest=fewest,
            lang=lang,
            until=tables.until,
        ),
        "thermal anomalies": others.tell_heat(opened, tables.firms, today=today),
    }
    missing = [name for name, part in parts.items() if part is None]
    limits = [f"No data given, or none for these days: {', '.join(missing)}"] if missing else []
    sections = [part for part in parts.values() if part is not None]
    sections.append(others.tell_sources(scene, limits))
    days = "" if scene.window is None else f"Publications of {' to '.join(dict.fromkeys(scene.window))}. "
    lines = (f"{days}Data as of {scene.as_of or 'the dates given'}.", *_citations(scene))
    footer = write_footer(scene.as_of, has_control=scene.has_control)
    return Brief(scene.title, lines, ground.number_sections(sections), footer)


def _citations(scene: "object") -> tuple[str, ...]:
    titles = [", ".join(filter(None, (ref.title, ref.source))) for ref in scene.reports]  # type: ignore[attr-defined]
    if len(titles) > 4:
        return (f"{len(titles)} reports; they are named at the end.",)
    return tuple(filter(None, titles))
