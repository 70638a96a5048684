"""Score the resolver on place names of real reports that were labelled by hand with the settlement meant."""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geo.measure.flat import flat_km  # noqa: E402
from layers.control.read import read_control  # noqa: E402
from layers.gazetteer.gazetteer import Gazetteer  # noqa: E402
from layers.gazetteer.own.settlements import read_settlements  # noqa: E402
from layers.locate.locate import resolve_names  # noqa: E402
from layers.locate.resolution import Resolution  # noqa: E402
from layers.sources.packaged import load_highways, load_oblasts, load_regions, load_settlements  # noqa: E402
from reports.claim import Claim  # noqa: E402
from reports.claims.find import find_claims  # noqa: E402
from reports.text.read import read_reports  # noqa: E402

Label = dict[str, Any]
DATA = ROOT / "tests" / "data" / "mentions"
SETS = ("fitted.jsonl", "held_out.jsonl", "third.jsonl")
TABLE = "data/gazetteer/geonames_ua_places.parquet"


@cache
def open_gazetteer(shared: Path, *, full: bool) -> Gazetteer:
    """Return the packaged gazetteer, or the GeoNames table of the reference folder in its place."""
    table = read_settlements(shared / TABLE) if full else load_settlements()
    return Gazetteer(table, oblasts=load_oblasts(), regions=load_regions(), highways=load_highways())


@cache
def read_claims(shared: Path, name: str) -> tuple[str, list[Claim]]:
    """Return the text of a report and its claims."""
    text = (shared / "data/reports" / f"{name}.txt").read_text(encoding="utf-8")
    return text, [claim for report in read_reports(text, name=name) for claim in find_claims(report)]


def read_labels(path: Path) -> dict[str, list[Label]]:
    """Return the labels of a file by report."""
    labels: dict[str, list[Label]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        labels.setdefault(label["report"], []).append(label)
    return labels


def grade(
    shared: Path, path: Path, places: Gazetteer, *, control: Path | None = None
) -> Iterator[tuple[str, Label, str, Resolution | None]]:
    """
    Yield the grade of each label with the label, the name and the answer.

    Grades: right, wrong, abstained, not read (no claim holds the name) and no settlement (the name is none). An answer
    is right at the labelled code or within 3 km of its point, more for an approximate centre; any answer to a tie that
    the text does not decide is wrong.
    """
    for report, labels in read_labels(path).items():
        text, claims = read_claims(shared, report)
        resolved = _resolve(shared, report, places, control)
        for label in labels:
            start, end = int(label["start"]), int(label["end"])
            answers = [
                name
                for claim, by_role in zip(claims, resolved, strict=True)
                if claim.start <= start < claim.end
                for role, name in by_role.items()
                if role in {"place", "of"} and name.name == text[start:end]
            ]
            answer = answers[0] if answers else None
            yield _grade(answer, label, places), label, text[start:end], answer


@cache
def _resolve(shared: Path, report: str, places: Gazetteer, control: Path | None) -> list[dict[str, Resolution]]:
    """Return what each name of a report's claims was found to be: sets of labels share their reports."""
    snapshot = None if control is None else read_control(control, day=None, kind=None)
    return resolve_names(read_claims(shared, report)[1], gazetteer=places, control=snapshot)


def _grade(answer: Resolution | None, label: Label, places: Gazetteer) -> str:
    if answer is None:
        return "not read"
    if label["note"] == "no settlement":
        return "no settlement"
    if answer.place is None and answer.area is None:
        return "abstained"
    return "right" if _is_right(answer, label, places) else "wrong"


def _is_right(answer: Resolution, label: Label, places: Gazetteer) -> bool:
    if answer.area is not None:
        return bool(answer.area.name == label["area"])
    if answer.place is None:
        return False
    if answer.place.katottg == label["place"]:
        return True
    if label["lon"] is None or answer.place.point is None:
        return False
    at = (float(label["lon"]), float(label["lat"]))
    away = float(flat_km(answer.place.point.x, answer.place.point.y, at))
    return away < 3 + float(places.slack_km[answer.place.row])


def _say(grade: str, label: Label, name: str, answer: Resolution | None) -> str:
    want = label["place"] or label["area"] or label["note"]
    got = None if answer is None else answer.why or answer.why_not
    return f"  {grade}: {label['report']} at {label['start']}, {name}: labelled {want}, answered: {got}"


def main() -> None:
    """Print how many answers are right and how many names stay open, for each set of labels and both gazetteers."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path, help="the folder of reference material, with data/reports in it")
    parser.add_argument("--control", type=Path, help="a control layer to resolve with")
    parser.add_argument("--show", action="store_true", help="print each name that is not right")
    options = parser.parse_args()
    for name in SETS:
        for full in (True, False):
            places = open_gazetteer(options.shared, full=full)
            count: Counter[str] = Counter()
            for found in grade(options.shared, DATA / name, places, control=options.control):
                count[found[0]] += 1
                if options.show and found[0] not in {"right", "no settlement"}:
                    print(_say(*found))
            answered = count["right"] + count["wrong"]
            asked = answered + count["abstained"]
            right, open_share = count["right"] / answered, count["abstained"] / asked
            print(
                f"{name}, {'GeoNames table' if full else 'packaged'}: {right:.1%} of {answered} right, "
                f"{open_share:.1%} of {asked} abstained, {count['not read']} not read"
            )


if __name__ == "__main__":
    main()
