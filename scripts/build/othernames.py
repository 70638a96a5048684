"""
Build layers/data/othernames.csv: old and Russian names of settlements that the packaged gazetteer lacks.

Run `python scripts/build/othernames.py TABLE` with a GeoNames table of Ukraine (CC BY 4.0; columns kat_code, name_uk,
alternatenames), then settlements.py. Kept are names in Cyrillic letters, of rows with an official code, under
whose key the settlement is not found yet. Names before the renamings of 2016 and 2024 are among them.
"""

import argparse
import csv
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pandas as pd
from packages import DATA, ROOT

sys.path.insert(0, str(ROOT))
from layers.sources.packaged import load_settlements
from reports.lexicon.name_keys import name_key

SOURCE: Final = "GeoNames"
CYRILLIC: Final = re.compile(r"[А-ЯІЇЄҐЁ][А-Яа-яІіЇїЄєҐґЁёЫыЭэЪъ’'ʼ -]{2,39}")
UNIT: Final = re.compile(r"\b(?:район|рада|сільрада|совет|сельсовет|область|хутор|селище|село)\b", re.IGNORECASE)
"""Words of what is not the name of a settlement."""


def list_names(table: pd.DataFrame, known: dict[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield code and name of each name in Cyrillic letters that is new to its settlement; `known` grows with them."""
    columns = (table[name].fillna("").astype(str) for name in ("kat_code", "name_uk", "alternatenames"))
    for code, own, others in zip(*columns, strict=True):
        for name in (text.strip() for text in (own, *others.split(","))):
            key = name_key(name)
            if code in known and key and key not in known[code] and CYRILLIC.fullmatch(name) and not UNIT.search(name):
                known[code].add(key)
                yield code, name


def main() -> None:
    """Write the file and say how many names it holds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("table", type=Path, help="a GeoNames table of Ukraine as Parquet")
    settlements = load_settlements()
    path = DATA / "othernames.csv"
    before = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:] if path.exists() else []
    by_hand = [(code, name, source) for code, name, source in before if source != SOURCE]
    added = {(code, name) for code, name, _ in before}
    known: dict[str, set[str]] = {}
    for code, name_en, name_uk, variants in zip(
        *(settlements[name] for name in ("katottg", "name_en", "name_uk", "variants")), strict=True
    ):
        others = [name for name in variants if (code, name) not in added]  # not what an earlier run of this added
        known[code] = {name_key(name) for name in (name_en, name_uk, *others)}
    for code, name, _ in by_hand:
        known[code].add(name_key(name))
    found = list_names(pd.read_parquet(parser.parse_args().table), known)
    rows = sorted([*by_hand, *((code, name, SOURCE) for code, name in found)])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("katottg", "name", "source"))
        writer.writerows(rows)
    print(f"{len(rows)} names of {len({code for code, *_ in rows})} settlements")


if __name__ == "__main__":
    main()
