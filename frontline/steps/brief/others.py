"""What a brief says of other sources: thermal anomalies, where all is from."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from frontline.steps.brief.cells import tabulate

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section
    from maps.scene.scene import Scene


def tell_heat(opened: "Opened", paths: Sequence[Path], *, today: date) -> "Section | None":
    """Return thermal anomalies beside the strikes and gains told of, null without files of anomalies."""
    from frontline.steps.answers.heat import look_for_heat, summarise_heat
    from geo.advance.heat import USUAL_RULE
    from maps.brief.brief import Section

    if not paths:
        return None
    table = look_for_heat(opened, paths, rule=USUAL_RULE, points={}, today=today)
    table = table.assign(what=table["actor"] + " " + table["action"].str.replace("_", " "))
    names = {"published": "published", "what": "what", "place_name": "place", "heat": "thermal anomalies"}
    names |= {"anomalies": "count", "nearest_km": "km", "frp_mw": "MW", "confidence": "confidence", "why": "why"}
    words = table.assign(heat=table["heat"].str.replace("_", " "))
    lines = (
        summarise_heat(table),
        "A thermal anomaly is heat of any cause: it confirms no report, and its absence refutes none.",
        "Clouds are not visible in the data. Source: NASA FIRMS, from the maker's own copy.",
    )
    return Section("Thermal anomalies beside the reports", lines, (tabulate(words, names),))


def tell_sources(scene: "Scene", extra: Sequence[str] = ()) -> "Section":
    """Return who made what this brief shows, under which terms, and what it can't say."""
    from maps.brief.brief import Section
    from maps.style.wording import WORDING

    reports = [
        ", ".join(filter(None, (ref.title, ref.source, str(ref.published or "")))) or ref.report_id
        for ref in scene.reports
    ]
    credits_ = [f"{credit.name} ({credit.licence})" for credit in scene.credits]
    return Section(
        "Sources and limits",
        (*(f"Report: {line}" for line in reports), *credits_, WORDING["boundaries"].en, *extra),
    )
