"""What a brief says of areas that claimants state, beside what the maps show."""

from pathlib import Path
from typing import TYPE_CHECKING

from frontline.errors import FrontlineError
from frontline.screen.table import is_given
from frontline.steps.brief.cells import tabulate, tell
from frontline.steps.reading.words import name_oblasts, name_word, say

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from maps.brief.brief import Section


def tell_stated(opened: "Opened", areas: Path | None, *, lang: str) -> "Section | None":
    """Return areas as stated beside the change of every map, null without a table; raises as `compare_with`."""
    from frontline.steps.answers.stated import compare_with
    from maps.brief.brief import Section

    if areas is None:
        return None
    if opened.history is None:
        raise FrontlineError(f"--areas {areas}: needs maps to be compared with; add --control PATH or a campaign")
    found = compare_with(areas, opened.history, settlements=opened.settlements, partial=opened.partial)
    names = name_oblasts(lang)
    rows = found.compared
    rows = rows.assign(
        claimant=[name_word("claimant", one, lang) for one in rows["claimant"]],
        side=[name_word("actor", one, lang) for one in rows["side"]],
        oblast=[names.get(one, one) if is_given(one) else tell("ukraine", lang) for one in rows["oblast"]],
    )
    heads = {"claimant": tell("claimant", lang), "side": tell("gained_by", lang), "oblast": say("oblast", lang)}
    heads |= {"from_date": tell("from", lang), "to_date": tell("to", lang), "km2": tell("stated_km2", lang)}
    heads |= {"control_source": tell("source", lang), "net_km2": tell("net_km2", lang)}
    heads |= {"difference_km2": tell("difference_km2", lang)}
    listed = tabulate(rows, heads, unknown={"net_km2": say("unknown", lang)}, lang=lang)
    return Section(tell("stated", lang), (tell("stated_note", lang),), (listed,), frames=(("stated_areas", rows),))
