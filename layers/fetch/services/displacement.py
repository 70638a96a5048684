"""
Displacement figures: UNHCR's population statistics, IOM's DTM and HDX HAPI, page by page, as one table a source.

The shapes are told in `layers.displacement`; neither service's present form could be looked at when this was written,
so every field is demanded, pages must be those asked for, and no page may repeat another. Keys come from IOM_DTM_KEY
(sent as a header) and HDX_APP_IDENTIFIER (in the address, which is shown without it).
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import pandas as pd

from layers.displacement.answers.hapi import THEMES, read_hapi
from layers.displacement.answers.iom import read_iom
from layers.displacement.answers.unhcr import read_unhcr
from layers.fetch.network.request import FetchError
from layers.fetch.services.content import check_json, need, read_json
from layers.fetch.wish import Errand, Made

FIRST_YEAR: Final = 2022
PAGE: Final = 1_000
HAPI_PAGE: Final = 10_000
PAGES: Final = 100
"""More pages than any of these tables has: a service that never ends is left."""


def gather_unhcr(errand: Errand) -> Sequence[Path]:
    """Return all pages since 2022 as one file."""
    last = errand.now().year
    items: list[Any] = []
    pages: list[Path] = []
    for page in range(1, PAGES + 1):
        ask = f"coo=UKR&coa_all=true&yearFrom={FIRST_YEAR}&yearTo={last}&limit={PAGE}&page={page}"
        path = errand.get(f"{errand.way.address}?{ask}", f"unhcr.{page}.json", check=check_json)
        whole = need(read_json(path), ["page", "maxPages", "items"], what="UNHCR's answer")
        if whole["page"] != page:
            raise FetchError(f"page {whole['page']} came where page {page} was asked for")
        if not whole["items"]:
            raise FetchError(f"page {page} of {whole['maxPages']} came without rows; fetch again later")
        pages.append(path)
        items += whole["items"]
        if page >= int(whole["maxPages"]):
            break
    return [_put(errand, "unhcr.json", items, pages)]


def make_unhcr(paths: Sequence[Path], folder: Path) -> Made:
    """Return the figures; raises FetchError where there are none."""
    return _made(read_unhcr(json.loads(paths[0].read_text(encoding="utf-8"))), folder, fewest=5)


def gather_iom(errand: Errand) -> Sequence[Path]:
    """Return the rows of all rounds since 2022."""
    key = errand.key("IOM_DTM_KEY")
    ask = f"CountryName=Ukraine&FromReportingDate={FIRST_YEAR}-02-24&ToReportingDate={errand.now():%Y-%m-%d}"
    path = errand.get(
        f"{errand.way.address}?{ask}",
        "iom.page.json",
        headers={"Ocp-Apim-Subscription-Key": key},
        secrets=(key,),
        check=check_json,
    )
    whole = read_json(path)
    rows = whole if isinstance(whole, list) else need(whole, ["result"], what="IOM's answer")["result"]
    return [_put(errand, "iom_dtm.json", rows, [path])]


def make_iom(paths: Sequence[Path], folder: Path) -> Made:
    """Return the figures, its series apart; raises FetchError where there are none."""
    return _made(read_iom(json.loads(paths[0].read_text(encoding="utf-8"))), folder, fewest=3)


def gather_hapi(errand: Errand) -> Sequence[Path]:
    """Return a file for each theme, its pages put together."""
    key = errand.key("HDX_APP_IDENTIFIER")
    return [_gather_theme(errand, theme, key) for theme in THEMES]


def make_hapi(paths: Sequence[Path], folder: Path) -> Made:
    """Return the figures of all themes in one table, their series apart."""
    tables = [read_hapi(path.name.split(".")[1], json.loads(path.read_text(encoding="utf-8"))) for path in paths]
    return _made(pd.concat(tables, ignore_index=True), folder, fewest=3)


def _gather_theme(errand: Errand, theme: str, key: str) -> Path:
    place = THEMES[theme][0]
    rows: list[Any] = []
    pages: list[Path] = []
    for page in range(PAGES):
        ask = f"location_code=UKR&output_format=json&limit={HAPI_PAGE}&offset={page * HAPI_PAGE}&app_identifier={key}"
        address = f"{errand.way.address}/{place}?{ask}"
        path = errand.get(address, f"hapi.{theme}.{page}.json", secrets=(key,), check=check_json)
        data = need(read_json(path), ["data"], what=f"HAPI's answer of {theme}")["data"]
        pages.append(path)
        rows += data
        if len(data) < HAPI_PAGE:
            break
    if not rows:
        raise FetchError(f"the answer of {theme} came without rows; fetch again later")
    return _put(errand, f"hapi.{theme}.json", rows, pages)


def _put(errand: Errand, name: str, rows: Any, pages: Sequence[Path]) -> Path:
    if not isinstance(rows, list):
        raise FetchError(
            "the answer holds no list of rows; the service changed its form, and this version can't read it"
        )
    data = json.dumps(rows, ensure_ascii=False).encode("utf-8")
    return errand.put(name, data, address=errand.way.address, parts=pages)


def _made(table: pd.DataFrame, folder: Path, *, fewest: int) -> Made:
    """Write the table and tell its series; raises FetchError where it has hardly a figure."""
    known = table[table["value"].notna()]
    if len(known) < fewest:
        raise FetchError(f"it has {len(known)} figures, fewer than {fewest} rows of any such table")
    target = folder / "displacement.parquet"
    table.to_parquet(target)
    series = sorted(set(table["series"]))
    told = ", ".join(series[:6]) + (f" and {len(series) - 6} more" if len(series) > 6 else "")
    return Made(
        {"displacement": target}, (f"{len(known):,} figures of {len(series)} series never to be added: {told}",)
    )
