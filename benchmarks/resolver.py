"""How long the gazetteer takes to index and the resolver to place a report's claims, and how that grows.

Run alone: python benchmarks/resolver.py [REPORT...]; without a report the packaged example is read.
"""

import sys
import time
from pathlib import Path

from layers.gazetteer.gazetteer import Gazetteer
from layers.locate.locate import locate
from layers.sources.packaged import load_highways, load_oblasts, load_regions, load_settlements
from reports.claims.find import find_claims
from reports.text.read import read_reports

INFLECTED = ("Покровського", "Новопавлівкою", "Зеленого Гаю", "Великой Новоселкой", "Каменском")
EXAMPLE = Path(__file__).parent.parent / "examples" / "2025-06-12.txt"


def main(paths: list[str]) -> None:
    """Print seconds for loading, indexing, and the first and the best of five placings of each report."""
    start = time.perf_counter()
    tables = (load_settlements(), load_oblasts(), load_regions(), load_highways())
    loaded = time.perf_counter()
    gazetteer = Gazetteer(tables[0], oblasts=tables[1], regions=tables[2], highways=tables[3])
    gazetteer.find("Pokrovsk")
    indexed = time.perf_counter()
    print(f"{len(tables[0])} settlements: loaded in {loaded - start:.3f} s, indexed in {indexed - loaded:.3f} s")
    start = time.perf_counter()
    for name in INFLECTED:
        gazetteer.find(name)
    asked = time.perf_counter() - start
    share = asked / (indexed - loaded)
    print(f"{len(INFLECTED)} names in other cases, first asked: {asked:.3f} s, {share:.2f} of indexing")
    for path in paths or [str(EXAMPLE)]:
        text = Path(path).read_text(encoding="utf-8")
        claims = [claim for report in read_reports(text, name=Path(path).name) for claim in find_claims(report)]
        times = []
        for _ in range(5):
            start = time.perf_counter()
            frame = locate(claims, gazetteer=gazetteer)
            times.append(time.perf_counter() - start)
        placed = int(frame.geometry.notna().sum())
        print(f"{path}: {len(claims)} claims, {placed} placed, first {times[0]:.3f} s, best {min(times):.3f} s")
    for count in (625, 1250, 2500):
        same, apart = (_place_many(gazetteer, count, apart=apart) for apart in (False, True))
        print(f"{count} one-sentence paragraphs: {same:.2f} s of one place, {apart:.2f} s of different places")


def _place_many(gazetteer: Gazetteer, count: int, *, apart: bool = False) -> float:
    """Return the seconds to place as many one-sentence paragraphs, of one place or each of another."""
    names = gazetteer.table.loc[gazetteer.table["oblast"] == "Donetsk", "name_en"].tolist()
    sentences = (f"Russian forces advanced near {names[n % len(names)] if apart else 'Toretsk'}." for n in range(count))
    text = "June 12, 2025\n\n" + "\n\n".join(sentences)
    claims = [claim for report in read_reports(text, name="many") for claim in find_claims(report)]
    start = time.perf_counter()
    locate(claims, gazetteer=gazetteer)
    return time.perf_counter() - start


if __name__ == "__main__":
    main(sys.argv[1:])
