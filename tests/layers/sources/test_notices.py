"""Sources and the notes about packaged layers."""

import re
from pathlib import Path

import pytest

from layers.sources.catalogue import SOURCES, find_source
from layers.sources.notices import describe_layers, list_notices
from layers.sources.packaged import PACKAGED, load_layer


def test_keys_are_unique_and_every_field_is_said() -> None:
    assert len({source.key for source in SOURCES}) == len(SOURCES)
    for source in SOURCES:
        assert source.name
        assert source.licence
        assert source.notice
        assert source.url.startswith("https://")
        assert (source.date is not None) == bool(source.layers)


@pytest.mark.parametrize("key", ["isw", "deepstate", "nzz_liveuamap"])
def test_geometry_that_is_not_ours_is_not_packaged(key: str) -> None:
    source = find_source(key)
    assert not source.layers
    assert "not shipped" in source.licence


@pytest.mark.parametrize("layer", ["oblasts", "countries", "regions"])
def test_what_holds_the_oblasts_carries_their_notice(layer: str) -> None:
    notices = list_notices([layer])
    assert any("© OpenStreetMap contributors" in text and "ODbL 1.0" in text for text in notices)
    assert {note.licence for note in describe_layers() if note.name == layer} == {"ODbL 1.0"}


def test_notices_come_once_and_in_order() -> None:
    notices = list_notices(["countries", "oblasts", "settlements"])
    assert len(set(notices)) == len(notices) == 4
    assert list_notices([]) == ()


def test_unknown_source_is_refused() -> None:
    with pytest.raises(KeyError, match=r"'wikimapia' is no source; there are osm, natural_earth"):
        find_source("wikimapia")


def test_notes_tell_what_the_layers_hold() -> None:
    notes = describe_layers()
    assert tuple(note.name for note in notes) == PACKAGED
    for note in notes:
        frame = load_layer(note.name)
        assert note.columns == tuple(frame.columns)
        assert note.rows == len(frame) > 0
        assert note.sources
        assert note.date == ("2026-11-29" if note.name in {"raions", "rivers", "lakes"} else "2026-11-23")


def test_documents_beside_the_data_name_every_file(root: Path) -> None:
    folder = root / "layers" / "data"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    licences = (folder / "LICENCES.md").read_text(encoding="utf-8")
    for path in folder.iterdir():
        if path.suffix != ".md":
            assert path.name in readme
            assert path.name in licences
    for words in ("ODbL 1.0", "© OpenStreetMap contributors", "UKR-ADM1-14850775", "CC BY 4.0", "LGPL-3.0-or-later"):
        assert words in licences


def licences_in_readme(root: Path) -> dict[str, str]:
    """Read the table of packaged layers in the README: layer to licence."""
    text = (root / "README.md").read_text(encoding="utf-8")
    table = text.split("| packaged layer | licence |", 1)[1].split("\n\n", 1)[0]
    rows = [[cell.strip() for cell in line.split("|")[1:3]] for line in table.splitlines()[2:]]
    return {name.split(" ")[0]: licence for names, licence in rows for name in names.split(", ")}


def licences_beside_the_data(root: Path) -> dict[str, str]:
    """Read the headings of LICENCES.md: layer to licence."""
    text = (root / "layers" / "data" / "LICENCES.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (.*\.parquet.*) - (.+)$", text, re.MULTILINE)
    return {name: licence for files, licence in headings for name in re.findall(r"(\w+)\.parquet", files)}


def test_the_readme_the_licences_and_the_layers_agree(root: Path) -> None:
    notes = {note.name: note.licence for note in describe_layers()}
    assert licences_in_readme(root) == notes
    assert licences_beside_the_data(root) == notes
    known = {source.key: source.licence for source in SOURCES}
    for note in describe_layers():  # a layer's licence is that of one of its sources
        assert note.licence in {known[key] for key in note.sources}
    assert set(notes) == {name for source in SOURCES for name in source.layers} == set(PACKAGED)
