"""The names of a table of settlements as indices: its own, in English and Ukrainian, and all others."""

import geopandas as gpd

from layers.gazetteer.index import NameIndex


def index_own_names(table: gpd.GeoDataFrame) -> NameIndex:
    """Return the index of the columns name_en and name_uk, the Ukrainian names after all English ones."""
    native = [(row, name) for row, name in enumerate(table["name_uk"].tolist()) if isinstance(name, str)]
    texts = [*table["name_en"].tolist(), *(name for _, name in native)]
    return NameIndex(texts, [*range(len(table)), *(row for row, _ in native)])


def index_others(table: gpd.GeoDataFrame) -> NameIndex:
    """Return the index of the lists in the column variants; a row without any has none."""
    texts: list[str] = []
    rows: list[int] = []
    for row, variants in enumerate(table["variants"]):
        if variants is not None and len(variants):
            texts.extend(variants)
            rows.extend([row] * len(variants))
    return NameIndex(texts, rows)
