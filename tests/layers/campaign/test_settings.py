"""The settings of a campaign: a person's file, with every fault named at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from layers.campaign.settings import (
    NAME,
    ControlSource,
    ReportSource,
    SettingsError,
    is_campaign,
    read_settings,
    sample_settings,
)


def write(folder, text: str):
    (folder / NAME).write_text(text, encoding="utf-8")
    return folder


def test_a_new_campaign_reads_back(tmp_path) -> None:
    assert not is_campaign(tmp_path)
    write(tmp_path, sample_settings("June"))
    assert is_campaign(tmp_path)
    settings = read_settings(tmp_path)
    assert (settings.title, settings.language, settings.window_days, settings.again_days) == ("June", "en", 7, 14)
    assert settings.reports == (ReportSource(tmp_path / "reports"),)
    assert (settings.control, settings.settlements, settings.corrections) == ((), None, None)
    assert settings.store == tmp_path / "campaign.gpkg"


def test_what_the_sample_comments_out_is_valid(tmp_path) -> None:
    lines = sample_settings("June").splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith("# settlements"))
    words = ("settlements", "corrections", "voice", "[[control]]", "path", "source", "kind", "partial", "grid_m")
    opened = [
        line.removeprefix("# ") if line.startswith(tuple(f"# {word}" for word in words)) else line for line in lines
    ]
    settings = read_settings(write(tmp_path, "\n".join([*lines[:start], *opened[start:]])))
    assert settings.control == (ControlSource(tmp_path / "control", "ISW", "assessed_control", False, 0.1),)
    assert settings.settlements == tmp_path / "UA.txt"
    assert settings.reports[0].voice == "isw"


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30))
def test_any_title_comes_back(tmp_path_factory, title: str) -> None:
    folder = tmp_path_factory.mktemp("c")
    if title.strip():
        assert read_settings(write(folder, sample_settings(title))).title == title


def test_every_fault_is_named_in_one_line(tmp_path) -> None:
    text = 'window_days = -1\nlanguage = "de"\ntitel = "x"\n[[reports]]\nvoice = "me"\n[[control]]\npath = "a"\nkind = "x"\n'
    with pytest.raises(SettingsError) as caught:
        read_settings(write(tmp_path, text))
    message = str(caught.value)
    for words in (
        "titel is unknown",
        "language must be one of en, uk",
        "window_days must be a number of days",
        "[[reports]] 1: path is missing",
        "[[reports]] 1: voice must be one of",
        "[[control]] 1: kind must be one of",
    ):
        assert words in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("title = ", "is no TOML"),
        (f"title = {'[' * 5000}{']' * 5000}", "is nested deeper than any such file is"),
        ('title = "x"', "no [[reports]] block"),
        ('reports = "here"', "must be blocks headed [[reports]]"),
        ('[[reports]]\npath = "r"\n[[control]]\npath = "c"\npartial = 1', "partial must be true or false"),
        ('[[reports]]\npath = "r"\n[[control]]\npath = "c"\ngrid_m = true', "grid_m must be a number of metres"),
        ('[[reports]]\npath = ""', "path must be text in quotes"),
    ],
)
def test_faults(tmp_path, text: str, words: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(write(tmp_path, text))
    assert words in str(caught.value)


def test_a_folder_without_settings_is_no_campaign(tmp_path) -> None:
    with pytest.raises(SettingsError, match="frontline init"):
        read_settings(tmp_path)


def test_a_source_beside_the_campaign_is_named_without_a_way_back(tmp_path) -> None:
    folder = tmp_path / "camp"
    folder.mkdir()
    text = '[[reports]]\npath = "../texts"\n[[control]]\npath = "../../maps/june"\n[[control]]\npath = "/maps"\n'
    settings = read_settings(write(folder, text))
    assert settings.reports[0].path == tmp_path / "texts"
    assert settings.control[0].path == tmp_path.parent / "maps" / "june"
    assert settings.beside == (tmp_path / "texts", tmp_path.parent / "maps" / "june")
