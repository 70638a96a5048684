"""What the page says of a mark on a day, held against what the advance logic makes of the claims of these days alone."""

import json
import random
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from geopandas import GeoDataFrame

from geo.advance.marks import mark_claims
from maps.page.describe import describe_scene
from maps.page.parts.changes import grade_by_day
from maps.page.parts.claims import describe_claims, describe_marks
from maps.page.plain import write_plain
from maps.scene.scene import Scene
from tests.maps.conftest import VILLAGES, claims_frame, village

FIRST = date(2025, 1, 1)
READ = """
import { readFileSync } from "node:fs";
const { gatherSpells, emptySight, lookAt, sumUp } = await import(process.argv[1] + "/data/spells.js");
const { dayNumber } = await import(process.argv[1] + "/lib/days.js");
const { claims, marks, days } = JSON.parse(readFileSync(0, "utf8"));
const rowOf = new Map(claims.map((claim, row) => [claim.id, row]));
const spells = gatherSpells(claims, marks.map((mark) => mark.claimIds.map((id) => rowOf.get(id))), (iso) => dayNumber(iso, "2025-01-01"));
const sight = emptySight(spells);
console.log(JSON.stringify(days.map(([from, to]) => {
  lookAt(spells, sight, from, to);
  return marks.map((none, mark) => sumUp(spells, sight.low[mark], sight.high[mark]))
    .filter(({ evidence }) => evidence).map(({ evidence, support, rows }) => [rows.map((row) => claims[row].id).sort(), evidence, support]);
})));
"""


def made_up_year() -> GeoDataFrame:
    """Return 260 invented claims of a year at seven villages by both sides, doubts and denials among them."""
    draw = random.Random(16)  # noqa: S311 - a seeded invention
    rows = []
    for number in range(260):
        evidence = draw.choice(["geolocated", "assessed", "reported", "claimed", "claimed", "denied"])
        rows.append(
            {
                "claim_id": f"c{number:03d}",
                "report_id": f"digest-{number}",  # a report each: what one sentence takes back makes no mark
                "published": FIRST + timedelta(draw.randrange(365)),
                "actor": draw.choice(["russian", "russian", "ukrainian"]),
                "action": draw.choice(["advance", "seize"]),
                "evidence": evidence,
                "confirmed": evidence in {"geolocated", "assessed"} and draw.random() < 0.7,
                "support": draw.choice([None, None, "unsupported", "corroborated"]),
                **village(draw.choice(list(VILLAGES))),
            }
        )
    return claims_frame(rows)


def test_each_day_shows_what_its_own_claims_make(root: Path, node: str, make_scene: Callable[..., Scene]) -> None:
    claims = made_up_year()
    scene = make_scene([dict(row) for row in claims.to_dict("records")])
    marks, _ = describe_marks(scene)
    told, _ = describe_claims(scene, marks)
    windows = [(day - length + 1, day) for length in (7, 45) for day in range(0, 365, 6)]
    ran = subprocess.run(
        [node, "--input-type=module", "-e", READ, (root / "maps/page/assets").as_uri()],
        input=json.dumps({"claims": told, "marks": marks, "days": windows}), capture_output=True, text=True, check=True,
    )  # fmt: skip
    for (start, end), shown in zip(windows, json.loads(ran.stdout), strict=True):
        days = [(day - FIRST).days for day in claims["published"]]
        own = mark_claims(claims[[start <= day <= end for day in days]])
        wanted = [[sorted(row.claim_ids), row.evidence, row.support] for row in own.itertuples()]
        assert sorted(shown, key=str) == sorted(wanted, key=str), (start, end)


def two_days() -> list[dict[str, Any]]:
    """Return a village assessed as taken on one day, and only claimed again three days later."""
    usual = {**village("Pokrovsk"), "action": "seize"}
    later = {"evidence": "claimed", "confirmed": False, "claimant": "Russian MoD"}
    return [
        {**usual, "published": date(2025, 6, 11), "evidence": "assessed"},
        {**usual, "published": date(2025, 6, 14), **later},
    ]


def test_two_days_of_reports_bring_days_and_one_brings_none(make_scene: Callable[..., Scene]) -> None:
    data = describe_scene(make_scene(two_days()))
    time = data["time"]
    assert (time["first"], time["count"], time["day"], time["series"]) == ("2025-06-11", 4, 3, [])
    assert time["reports"] == [0, 1, 2]
    assert {layer["key"]: layer["count"] for layer in data["layers"] if layer["kind"] == "mark"} == {
        "mark_claimed": 0,
        "mark_assessed": 1,
    }
    assert describe_scene(make_scene([{}]))["time"] is None


def test_without_scripts_a_grade_keeps_its_day(make_scene: Callable[..., Scene]) -> None:
    text = write_plain(make_scene(two_days()))
    assert "Russian seizure, Pokrovsk, assessed on 11 June 2025, last said on 14 June 2025" in text
    assert "assessed, Pokrovsk, 2025-06-14" not in text


@pytest.mark.parametrize(
    ("denied_on", "steps"),
    [
        (None, [("06-11", None, None), ("06-13", "claimed", None), ("06-15", "geolocated", "corroborated")]),
        (12, [("06-11", None, None), ("06-13", "claimed", "contradicted"), ("06-15", "geolocated", "contradicted")]),
    ],
)
def test_a_face_is_graded_by_what_was_published_by_the_day(denied_on: int | None, steps: list[Any]) -> None:
    rows = [
        {"published": date(2025, 6, 13), "evidence": "claimed", "confirmed": False},
        {"published": date(2025, 6, 15), "support": "corroborated"},
        {"published": date(2025, 6, denied_on or 1), "evidence": "denied"},
    ]
    claims = claims_frame(rows).to_dict("records")
    face = {"to": "2025-06-11", "side": "russian", "support": "contradicted" if denied_on else "corroborated"}
    found = grade_by_day(face, claims[:2], claims[2:])
    styles = ["unexplained_change", "claimed_change", "russian_change"]
    assert found == [
        [f"2025-{day}", grade, word, style] for (day, grade, word), style in zip(steps, styles, strict=True)
    ]
