"""What a brief says of other sources: thermal anomalies, where all is from."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.steps.brief.cells import tabulate, tell
from frontline.steps.brief.claims import tell_where
from frontline.steps.reading.deeds import tell_deed
from frontline.steps.reading.words import name_oblasts, name_word

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from layers.sources.catalogue import Source
    from maps.brief.brief import Section
    from maps.scene.scene import Scene


def tell_heat(opened: "Opened", paths: Sequence[Path], *, today: date, lang: str) -> "Section | None":
    """Return thermal anomalies beside the strikes and gains told of, null without files of anomalies."""
    from frontline.steps.answers.heat import look_for_heat, summarise_heat
    from geo.advance.heat import USUAL_RULE
    from maps.brief.brief import Section

    if not paths:
        return None
    table = look_for_heat(opened, paths, rule=USUAL_RULE, points={}, today=today)
    names = {"published": "published", "what": "what", "place_name": "place", "heat": "anomalies"}
    if table["anomalies"].notna().any():
        names |= {"anomalies": "count", "nearest_km": "km", "frp_mw": "mw", "confidence": "confidence"}
    names |= {"why": "why"}
    names_of = name_oblasts(lang)
    where = {row["claim_id"]: tell_where(row, names_of, lang) for row in opened.located.to_dict("records")}
    words = table.assign(
        what=[tell_deed(row, lang) for row in table.to_dict("records")],
        place_name=[where[claim] for claim in table["claim_id"]],
        heat=[name_word("heat", heat, lang) for heat in table["heat"]],
        confidence=[name_word("heat", one, lang) if isinstance(one, str) else one for one in table["confidence"]],
    )
    lines = (summarise_heat(table, lang), tell("heat_note", lang), tell("heat_clouds", lang))
    listed = tabulate(words, {name: tell(key, lang) for name, key in names.items()}, lang=lang)
    return Section(tell("heat", lang), lines, (listed,), frames=(("thermal_anomalies", table),))


def tell_sources(scene: "Scene", extra: Sequence[str] = (), *, used: "Sequence[Source]" = (), lang: str) -> "Section":
    """Return who made what this brief shows, under which terms, and what it can't say; `used` are of tables given."""
    from maps.brief.brief import Section
    from maps.style.dates import write_day
    from maps.style.notices import translate

    days = [write_day(ref.published, lang) if ref.published else "" for ref in scene.reports]
    reports = [
        ", ".join(filter(None, (ref.title, ref.source, day))) or ref.report_id
        for ref, day in zip(scene.reports, days, strict=True)
    ]
    credits_ = []
    cited = [(one.name, one.licence) for one in scene.credits] + [(one.notice, one.licence) for one in used]
    for told in dict.fromkeys(cited):
        name, licence = (getattr(translate(text), lang) for text in told)
        credits_.append(f"{name} ({licence})")
    named = [tell("report", lang, line=line) for line in reports]
    return Section(tell("sources", lang), (*named, *credits_, *extra))
