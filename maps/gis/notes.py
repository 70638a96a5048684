"""What every file says about itself: the footer, each report as its reader would cite it, licences, what a table is."""

from dataclasses import replace
from datetime import date
from typing import Final

from layers.tables.claims import CLAIMS
from layers.tables.pack import TableNote
from maps.style.wording import SECTIONS, WORDING

ODBL: Final = (
    "The layers oblasts, countries and regions contain information from OpenStreetMap, which is made available under "
    "the Open Database License 1.0 (https://opendatacommons.org/licenses/odbl/1-0/); any rights in individual contents "
    "are under the Database Contents License 1.0. Who publishes a changed version of them offers it under the ODbL."
)
OF_SOURCE: Final = "terms of the source named in each row; read from a copy of the maker's own"

ABOUT: Final = {
    "countries": "countries around Ukraine",
    "regions": "regions of Russia",
    "lakes": "reservoirs, lakes and lagoons, for orientation",
    "control": "polygons of a control source with the days they hold",
    "changes": "faces that changed hands on a source's map",
    "oblasts": "27 first-level units of Ukraine in its internationally recognised borders",
    "rivers": "larger rivers, for orientation, never evidence: off by 0.4 km, in places by 1.5, schematic ones by more",
    "highways": "roads by number; precision says how: surveyed, or schematic, straight between settlements",
    "settlements": "the gazetteer; no point where none is known",
    "displacement": "people who fled or came back, by oblast; null where unknown; one series and round, with its day",
    "refugee_flows": "schematic lines from the middle of Ukraine to countries people fled to: no routes, no origins",
    "events": "attacks, strikes and withdrawals that the reports tell of",
    "other_events": "points of others' event data, given by the maker of this pack; none is a claim of a report",
    "uncertainty": "outlines within which a mark's place lies",
    "mark_lines": "stretches that marks speak of",
    "marks": "one symbol for each place, actor and gain",
    "change_claims": "which claims speak for which change; no geometry",
    "claims": "every claim, placed or not, with its sentence and reasons",
}
"""One line about each table, in drawing order from bottom to top; their titles are words of the [table] section."""


def write_footer(as_of: str | None, *, has_control: bool, lang: str = "en") -> str:
    """Return what a file shows and does not show as of an ISO day; without one, of the days it gives."""
    words = {key: str(getattr(WORDING[key], lang)) for key in ("footer", "boundaries", "no_control")}
    shown = words["footer"].format(time=as_of or getattr(SECTIONS["brief"]["given_days"], lang))
    return " ".join((shown, words["boundaries"], *(() if has_control else (words["no_control"] + ".",))))


def cite_report(title: str, source: str, published: date | None, url: str | None = None) -> str:
    """Return a report in one line; a day that is missing is said to be, other missing parts are left out."""
    parts = (title, source, published.isoformat() if published else "date not stated", url)
    return ", ".join(str(part) for part in parts if part)


def note_claims() -> TableNote:
    """Return what the claims table is, with its titles in both languages."""
    title = SECTIONS["table"][CLAIMS.name]
    return replace(CLAIMS, title_en=title.en, title_uk=title.uk, about=ABOUT[CLAIMS.name])
