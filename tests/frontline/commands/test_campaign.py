"""A campaign from an empty folder to a map: what is new is read once, and what was known on a day comes back."""

import csv
import io
import json
import shutil
import sqlite3
import tarfile
from datetime import date, timedelta
from pathlib import Path

import pytest

from frontline.steps.opening.update import update_campaign
from layers.campaign.settings import read_settings
from layers.campaign.store import known_editions, list_runs
from tests.frontline.commands.test_follow import EAST, WEST, write_days

DAY = date(2025, 6, 12)
CONTROL = '\n[[control]]\npath = "maps"\n'


def write_report(folder: Path, number: int, body: str, *, name: str | None = None) -> Path:
    day = DAY + timedelta(number)
    path = folder / "reports" / (name or f"{day}.txt")
    path.write_text(f"Russian Offensive Campaign Assessment, June {day.day}, 2025\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def campaign(frontline, tmp_path) -> Path:
    folder = tmp_path / "summer"
    assert frontline("init", folder, "--title", "Summer").code == 0
    write_report(folder, 0, "The Russian MoD claimed that Russian forces seized Bahatyr.")
    write_report(folder, 1, "Russian forces recently advanced in Bahatyr.")
    return folder


def add_control(folder: Path) -> None:
    path = folder / "frontline.toml"
    path.write_text(path.read_text(encoding="utf-8") + CONTROL, encoding="utf-8")


def claims(frontline, *arguments: object) -> list[dict[str, str]]:
    result = frontline("claims", *arguments, "--format", "csv")
    assert result.code == 0, result.err
    return list(csv.DictReader(io.StringIO(result.out)))


@pytest.mark.usefixtures("near_base")
def test_a_campaigns_map_bears_its_title_and_a_public_one_names_no_unit(frontline, campaign, tmp_path) -> None:
    assert frontline("update", campaign).code == 0
    page = tmp_path / "map.html"
    assert frontline("map", campaign, "-o", page).code == 0
    assert "<h1>Summer</h1>" in page.read_text(encoding="utf-8")
    settings = campaign / "frontline.toml"
    named = settings.read_text(encoding="utf-8").replace("Summer", "Days of the 155th Marine Brigade")
    settings.write_text(named, encoding="utf-8")
    assert frontline("map", campaign, "--public", "-o", page, "--overwrite").code == 0
    assert "155th" not in page.read_text(encoding="utf-8")


def test_init_writes_settings_once(frontline, tmp_path) -> None:
    first = frontline("init", tmp_path / "c")
    assert (first.code, "frontline.toml" in first.out) == (0, True)
    again = frontline("init", tmp_path / "c")
    assert (again.code, "exists already and is kept" in again.err) == (2, True)
    assert 'title = "c"' in (tmp_path / "c" / "frontline.toml").read_text(encoding="utf-8")


def test_update_reads_what_is_new_and_nothing_else(frontline, campaign) -> None:
    first = frontline("update", campaign)
    assert (first.code, "2 reports added, 0 known" in first.err) == (0, True)
    assert "0 reports added, 2 known" in frontline("update", campaign).err
    write_report(campaign, 2, "Russian forces seized Oleksiivka.")
    assert "1 reports added, 2 known" in frontline("update", campaign).err
    assert len(list_runs(campaign / "campaign.gpkg")) == 2, "an update that finds nothing leaves no trace"


def test_the_claims_are_those_of_the_reports_read_directly(frontline, campaign) -> None:
    frontline("update", campaign)
    direct = claims(frontline, *sorted((campaign / "reports").iterdir()))
    assert claims(frontline, campaign) == direct
    assert len(direct) == 2


def test_every_command_takes_the_folder(frontline, campaign, tmp_path) -> None:
    write_days(campaign / "maps", EAST, EAST, WEST)
    add_control(campaign)
    assert "3 snapshots added" in frontline("update", campaign).err
    page = tmp_path / "map.html"
    assert "2 claims: 2 drawn" in frontline("map", campaign, "-o", page).err
    assert page.exists()
    assert "confirmed" in frontline("follow", campaign).out
    assert "Russian MoD" in frontline("track", campaign).out
    assert frontline("export", campaign, "-o", tmp_path / "marks.geojson").code == 0
    marks = json.loads((tmp_path / "marks.geojson").read_text(encoding="utf-8"))["features"]
    assert {mark["properties"]["place_name"] for mark in marks} == {"Bahatyr"}
    assert frontline("changes", campaign).out == frontline("changes", campaign / "campaign.gpkg").out != ""
    for options in ((), ("--overwrite",)):
        table = campaign / "changes.csv"
        assert frontline("changes", campaign, "--format", "csv", "-o", table, *options).code == 0
    assert "sentences" in frontline("coverage", campaign).err
    assert frontline("figures", campaign).code == 0


def test_outputs_in_the_folder_are_replaced_and_its_inputs_never(frontline, campaign) -> None:
    frontline("update", campaign)
    for command, name in (("map", "map.html"), ("claims", "claims.csv"), ("export", "marks.geojson")):
        for options in ((), ("--overwrite",)):
            result = frontline(command, campaign, "-o", campaign / name, *options)
            assert result.code == 0, result.err
        assert "is kept" in frontline(command, campaign, "-o", campaign / name).err
    for kept in ("reports/2025-06-12.txt", "frontline.toml"):
        result = frontline("figures", campaign, "--format", "csv", "-o", campaign / kept, "--overwrite")
        assert (result.code, "is an input" in result.err) == (2, True)
    result = frontline("export", campaign, "-o", campaign / "campaign.gpkg", "--overwrite")
    assert (result.code, "is an input" in result.err) == (2, True)


def test_what_was_known_on_a_day(frontline, campaign, tmp_path) -> None:
    write_days(campaign / "maps", EAST, EAST, WEST)
    add_control(campaign)
    frontline("update", campaign)
    assert len(claims(frontline, campaign, "--as-of", "2025-06-12")) == 1
    then = frontline("follow", campaign, "--as-of", "2025-06-13")
    assert ("pending" in then.out, "confirmed" in then.out) == (True, False)
    page = tmp_path / "then.html"
    assert "1 claim: 1 drawn" in frontline("map", campaign, "--as-of", "2025-06-12", "-o", page).err
    early = frontline("claims", campaign, "--as-of", "2025-06-11")
    assert (early.code, "no report was known on 2025-06-11" in early.err) == (2, True)


def test_reports_given_directly_are_not_known_before_they_appeared_either(frontline, campaign) -> None:
    reports = sorted((campaign / "reports").iterdir())
    assert len(claims(frontline, *reports, "--as-of", "2025-06-12")) == 1
    assert "none of these reports was published by then" in frontline("claims", *reports, "--as-of", "2025-06-01").err


def test_a_later_edition_is_known_from_the_day_it_was_read_and_ids_stay(frontline, campaign) -> None:
    settings = read_settings(campaign)
    update_campaign(settings, at="2025-06-20T00:00:00+00:00", today=date(2025, 6, 20))
    before = claims(frontline, campaign)
    write_report(campaign, 0, "The Russian MoD claimed that Russian forces seized Bahatyr and Oleksiivka.")
    done = update_campaign(settings, at="2025-06-25T00:00:00+00:00", today=date(2025, 6, 25))
    assert (done.added, done.changed, done.known) == (0, 1, 1)
    assert [row["place_name"] for row in claims(frontline, campaign, "--as-of", "2025-06-24")] == ["Bahatyr"] * 2
    now = claims(frontline, campaign)
    assert [row["place_name"] for row in now] == ["Bahatyr", "Oleksiivka", "Bahatyr"]
    assert {row["claim_id"] for row in before} & {row["claim_id"] for row in now} >= {before[1]["claim_id"]}


def test_a_report_that_left_its_file_is_withdrawn(campaign) -> None:
    settings = read_settings(campaign)
    update_campaign(settings, at="2025-06-20T00:00:00+00:00", today=date(2025, 6, 20))
    path = campaign / "reports" / "2025-06-12.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("June 12", "June 11"), encoding="utf-8")
    done = update_campaign(settings, at="2025-06-25T00:00:00+00:00", today=date(2025, 6, 25))
    assert (done.added, done.withdrawn) == (1, 1)
    assert [one.published.day for _, one in known_editions(settings.store).values()] == [11, 13]
    assert [one.published.day for _, one in known_editions(settings.store, as_of=date(2025, 6, 24)).values()] == [
        11,
        12,
        13,
    ]


def test_what_cannot_be_read_is_set_aside_and_the_rest_goes_on(frontline, campaign) -> None:
    (campaign / "reports" / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    (campaign / "reports" / "undated.txt").write_text("Russian forces seized Bahatyr.", encoding="utf-8")
    write_days(campaign / "maps", EAST)
    (campaign / "maps" / "own_20250613.geojson").write_text("{", encoding="utf-8")
    add_control(campaign)
    result = frontline("update", campaign)
    assert result.code == 2
    assert "2 reports added" in result.err
    assert "1 snapshots added" in result.err
    last = result.err.strip().splitlines()[-1]
    for name in ("reports/broken.pdf", "reports/undated.txt", "maps/own_20250613.geojson"):
        assert name in last
    assert len(claims(frontline, campaign)) == 2
    assert frontline("update", campaign).code == 2, "it is tried again"
    for path in (campaign / "reports" / "broken.pdf", campaign / "reports" / "undated.txt"):
        path.unlink()
    (campaign / "maps" / "own_20250613.geojson").unlink()
    assert frontline("update", campaign).code == 0


def test_an_input_beside_the_campaign_is_told_where_it_lies(frontline, campaign) -> None:
    beside = campaign.parent / "beside"
    beside.mkdir()
    (beside / "bad.geojson").write_text("{", encoding="utf-8")
    with (campaign / "frontline.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[[control]]\npath = "../beside"\n')
    told = frontline("update", campaign).err.splitlines()
    assert f"{beside}/bad.geojson: is no whole JSON: it breaks off at character 1; download it again" in told
    assert "../beside/bad.geojson" in told[-1]


def test_a_moved_campaign_and_renamed_reports_are_known_again(frontline, campaign, tmp_path) -> None:
    frontline("update", campaign)
    moved = campaign.rename(tmp_path / "elsewhere")
    assert "0 reports added, 2 known" in frontline("update", moved).err
    path = moved / "reports" / "2025-06-12.txt"
    path.rename(moved / "reports" / "first.txt")
    assert "0 reports added, 2 known" in frontline("update", moved).err
    (moved / "reports" / "2025-06-13.txt").unlink()
    assert "1 reports are no longer in their folders" in frontline("update", moved).err
    assert len(claims(frontline, moved)) == 2


def test_two_reports_of_one_day_are_two(frontline, campaign) -> None:
    frontline("update", campaign)
    write_report(campaign, 0, "Russian forces seized Oleksiivka.", name="evening.txt")
    assert "1 reports added, 2 known" in frontline("update", campaign).err
    assert len({row["report_id"] for row in claims(frontline, campaign)}) == 3


def test_a_persons_verdicts_hold_and_strangers_are_told(frontline, campaign) -> None:
    frontline("update", campaign)
    first = claims(frontline, campaign)[0]["claim_id"]
    (campaign / "frontline.toml").write_text(
        (campaign / "frontline.toml").read_text(encoding="utf-8").replace("# corrections", "corrections"),
        encoding="utf-8",
    )
    (campaign / "corrections.csv").write_text(
        f"claim_id,verdict,katottg,note,by\n{first},reject,,wrong,me\nnobody,reject,,wrong,me\n", encoding="utf-8"
    )
    result = frontline("claims", campaign)
    assert "no claim nobody in this campaign; 1 verdicts left out" in result.err
    assert "rejected by me" in result.out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--settlements", "UA.txt"), "--settlements: belongs to texts"),
        (("--published", "2025-06-12"), "--published: belongs to texts"),
        (("--voice", "isw"), "--voice: belongs to texts"),
    ],
)
def test_options_of_texts_stand_in_the_settings(frontline, campaign, arguments, words) -> None:
    result = frontline("claims", campaign, *arguments)
    assert (result.code, words in result.err) == (2, True)


def test_what_is_missing_is_said(frontline, campaign, tmp_path) -> None:
    assert "frontline update" in frontline("claims", campaign).err
    assert "is no campaign" in frontline("update", tmp_path).err
    frontline("update", campaign)
    assert "give its folder alone" in frontline("claims", campaign, campaign).err
    (campaign / "campaign.gpkg").write_bytes(b"no store")
    broken = frontline("update", campaign)
    assert (broken.code, "Traceback" in broken.err) == (2, False)


def test_rereading_changes_nothing_where_the_reader_is_the_same(frontline, campaign) -> None:
    frontline("update", campaign)
    result = frontline("update", campaign, "--reread")
    assert "0 reports added, 2 known" in result.err


def test_no_sentence_on_ukrainian_positions_enters_the_store(frontline, campaign) -> None:
    told = "Ukrainian forces hold positions in Lubny while Russian forces recently advanced in Siversk"
    write_report(campaign, 2, f"{told}.")
    assert frontline("update", campaign).code == 0
    assert len(claims(frontline, campaign)) > 2
    assert b"hold positions" not in (campaign / "campaign.gpkg").read_bytes()


def test_an_update_that_finds_nothing_new_tells_of_damaged_maps(frontline, campaign) -> None:
    write_days(campaign / "maps", EAST, EAST, WEST)
    add_control(campaign)
    assert frontline("update", campaign).code == 0
    assert frontline("update", campaign).code == 0
    with sqlite3.connect(campaign / "campaign.gpkg") as store:
        store.execute("UPDATE history_edges SET x0 = x0 + 0.01 WHERE edge = 2")
    store.close()
    result = frontline("update", campaign)
    assert (result.code, result.err.count("\n")) == (2, 1)
    assert "campaign.gpkg: is damaged (from 2025-06-1" in result.err


def test_a_known_archive_is_not_unpacked_again(frontline, campaign, monkeypatch) -> None:
    write_days(campaign / "maps", EAST, EAST, WEST)
    with tarfile.open(campaign / "days.tar.xz", "w:xz") as packed:
        packed.add(campaign / "maps", arcname="maps")
    shutil.rmtree(campaign / "maps")
    path = campaign / "frontline.toml"
    path.write_text(path.read_text(encoding="utf-8") + CONTROL.replace("maps", "days.tar.xz"), encoding="utf-8")
    assert "3 snapshots added" in frontline("update", campaign).err

    def unpack(path: Path) -> Path:
        raise AssertionError(path)

    monkeypatch.setattr("layers.control.files.copies.zip_of", unpack)
    result = frontline("update", campaign)
    assert (result.code, "0 snapshots added" in result.err) == (0, True), result.err


def test_one_fault_of_many_files_is_one_line(frontline, campaign) -> None:
    write_days(campaign / "maps", *[EAST] * 14)
    for path in (campaign / "maps").glob("*.geojson"):
        path.write_text(path.read_text(encoding="utf-8").replace("assessed", "claimed"), encoding="utf-8")
    write_days(campaign / "maps", EAST, first=date(2025, 6, 1))
    path = campaign / "frontline.toml"
    path.write_text(path.read_text(encoding="utf-8") + CONTROL + 'kind = "assessed_control"\n', encoding="utf-8")
    result = frontline("update", campaign)
    told = [line for line in result.err.splitlines() if "the kind given is assessed_control" in line]
    assert (result.code, len(told)) == (2, 1)
    assert "own_20250612.geojson: row 1 is claimed_control" in told[0]
    assert "the same of 13 more files, up to" in told[0]
    last = result.err.strip().splitlines()[-1]
    assert (last.count("own_"), "and 2 more; mend them" in last) == (12, True)
