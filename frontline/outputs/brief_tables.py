"""The tables behind a brief's numbers as one GeoPackage: each number of the brief is a cell of it, or a sum of such."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from frontline.errors import FrontlineError
from frontline.version import VERSION

if TYPE_CHECKING:
    from frontline.steps.opening.given import Opened
    from layers.tables.pack import PackTable
    from maps.brief.brief import Brief

TABLES: Final = {
    "changes_by_oblast": ("Changes by oblast", "Зміни за областями", "km2 that each source's map gained and lost"),
    "changes_by_day": ("Changes by day", "Зміни за днями", "km2 that each source's map gained and lost, day by day"),
    "stated_areas": ("Stated areas", "Заявлені площі", "areas as claimants state them beside each source's change"),
    "fates": ("What became of claims", "Що сталося з повідомленнями", "what became of each claim on each source's map"),
    "track_record": ("Track record", "Як справджувалося сказане", "gains by claimant, and how many came true"),
    "figures": ("Figures of reports", "Числа звітів", "quantities that the reports state, repeats left out"),
    "figure_checks": ("Checks of figures", "Перевірки чисел", "figures set against each other"),
    "people_near_front": (
        "People near the front",
        "Населення біля фронту",
        "people by area, side and oblast as low, best and high; null where it can't be told; distances are nested",
    ),
    "near_settlements": (
        "Settlements near the front",
        "Населені пункти біля фронту",
        "settlements within 25 km of the front, with side, since when, claims and what became of the last",
    ),
    "displacement_figures": (
        "Displacement figures",
        "Дані про переміщення",
        "a row for each unit or country, series, round and day; null where unknown; never to be added across them",
    ),
    "refugee_figures": (
        "Refugees by country",
        "Біженці за країнами",
        "a row for each country, series and day; null where unknown; never to be added across them",
    ),
    "displacement_shares": (
        "Shares of displaced people",
        "Частки переміщених",
        "a row for each unit, kind and round; null where the table names no share; nobody can be counted by them",
    ),
    "thermal_anomalies": (
        "Thermal anomalies",
        "Теплові аномалії",
        "thermal anomalies beside each strike and gain told of; heat of any cause, which confirms no report",
    ),
}
"""Titles in both languages, and what each table holds."""


def check_tables_target(path: Path | None, *, overwrite: bool, inputs: Any = ()) -> None:
    """Refuse a file of tables that is no GeoPackage, or a place that can't be written, before any work."""
    from layers.disk.files import check_target

    if path is None:
        return
    if path.suffix.lower() != ".gpkg":
        raise FrontlineError(f"--tables {path}: is written as a GeoPackage; give a name that ends in .gpkg")
    check_target(path, overwrite=overwrite, inputs=inputs)


def write_brief_tables(
    brief: "Brief", opened: "Opened", path: Path, *, quotes: str, command: str, overwrite: bool = False
) -> Path:
    """Write the claims and every table of a brief's parts, and return the path; raises FileError where it can't."""
    from frontline.outputs.gather import gather_claims
    from layers.export.gpkg import write_geopackage
    from layers.tables.pack import Pack

    claims = gather_claims(opened.located, quotes=quotes, again=opened.again)
    parts = [_pack(name, frame) for section in brief.sections for name, frame in section.frames]
    days = [day for day in opened.located["published"] if day is not None]
    pack = Pack(
        (claims, *parts),
        title=brief.title,
        as_of=max(days).isoformat() if days else None,
        footer=brief.footer,
        notices=(*brief.sections[-1].lines, *opened.publication),
        lineage=f"Made by Frontline Mapper {VERSION}: {command}",
        language=brief.lang,
        publication=opened.publication,
    )
    return write_geopackage(pack, path, styles={}, metadata={}, overwrite=overwrite)


def _pack(name: str, frame: Any) -> "PackTable":
    import geopandas as gpd

    from layers.tables.pack import TableNote, make_table

    title_en, title_uk, about = TABLES[name]
    if not isinstance(frame, gpd.GeoDataFrame):
        frame = gpd.GeoDataFrame(frame.reset_index(drop=True), geometry=[None] * len(frame), crs=4326)
    note = TableNote(name, title_en, title_uk, about, "under the terms of the sources that its rows and the brief name")
    return make_table(frame, note, shape="point")
